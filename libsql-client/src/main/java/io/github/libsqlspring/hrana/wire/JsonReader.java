package io.github.libsqlspring.hrana.wire;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.LibsqlError;
import io.github.libsqlspring.LibsqlProtocolException;

/**
 * Reads what a server sends as JSON: the answer to a pipeline and the messages of a
 * WebSocket. Unknown fields are skipped; anything else that is not as specified fails
 * with a {@link LibsqlProtocolException}.
 */
final class JsonReader {

	private final JsonInput json;

	private final JsonStructures structures;

	private JsonReader(JsonInput json) {
		this.json = json;
		this.structures = new JsonStructures(json);
	}

	static PipelineResponse readPipeline(byte[] bytes) {
		return JsonInput.read(bytes, (json) -> new JsonReader(json).readPipelineResponse());
	}

	static ServerMessage readMessage(byte[] bytes) {
		return JsonInput.read(bytes, (json) -> new JsonReader(json).readServerMessage());
	}

	static @Nullable LibsqlError readError(byte[] bytes) {
		try {
			return JsonInput.read(bytes, (json) -> new JsonStructures(json).readErrorWithMessage());
		}
		catch (LibsqlProtocolException ex) {
			return null;
		}
	}

	private PipelineResponse readPipelineResponse() {
		String baton = null;
		String baseUrl = null;
		List<StreamResult> results = null;
		this.json.startObject();
		while (this.json.nextField()) {
			switch (this.json.fieldName()) {
				case "baton" -> baton = this.json.nextNullableString();
				case "base_url" -> baseUrl = this.json.nextNullableString();
				case "results" -> results = this.json.nextList(this::readStreamResult);
				default -> this.json.skipField();
			}
		}
		return new PipelineResponse(baton, baseUrl, this.json.required(results, "results"));
	}

	private StreamResult readStreamResult() {
		StreamResult result = null;
		LibsqlError error = null;
		this.json.startObject();
		while (this.json.nextField()) {
			switch (this.json.fieldName()) {
				case "response" -> result = this.json.nextNullable(() -> readResponse().toResult());
				case "error" -> error = this.json.nextNullable(this.structures::readError);
				default -> this.json.skipField();
			}
		}
		return (error != null) ? new StreamResult.Failed(error) : this.json.required(result, "response or error");
	}

	private JsonResponse readResponse() {
		return JsonResponse.read(this.json, this.structures);
	}

	private ServerMessage readServerMessage() {
		String type = null;
		Integer requestId = null;
		JsonResponse response = null;
		LibsqlError error = null;
		this.json.startObject();
		while (this.json.nextField()) {
			switch (this.json.fieldName()) {
				case "type" -> type = this.json.nextString();
				case "request_id" -> requestId = this.json.nextInt();
				case "response" -> response = this.json.nextNullable(this::readResponse);
				case "error" -> error = this.json.nextNullable(this.structures::readError);
				default -> this.json.skipField();
			}
		}
		return switch (this.json.required(type, "the type of a message")) {
			case "hello_ok" -> new ServerMessage.HelloOk();
			case "hello_error" -> new ServerMessage.HelloError(this.json.required(error, "an error"));
			case "response_ok" ->
				toMessage(this.json.required(requestId, "request_id"), this.json.required(response, "a response"));
			case "response_error" -> new ServerMessage.Response(this.json.required(requestId, "request_id"),
					new StreamResult.Failed(this.json.required(error, "an error")));
			default -> throw this.json.malformed("a known type of message");
		};
	}

	private static ServerMessage toMessage(int requestId, JsonResponse response) {
		return response.isFetch() ? response.toFetched(requestId)
				: new ServerMessage.Response(requestId, response.toResult());
	}

}
