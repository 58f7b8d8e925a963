package io.github.libsqlspring.hrana.wire;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.LibsqlError;
import io.github.libsqlspring.LibsqlProtocolException;

/**
 * Reads what a server sends over HTTP as Protobuf (Hrana 3, "Protobuf schema", package
 * {@code hrana.http}). Unknown fields are skipped; anything else that is not as specified
 * fails with a {@link LibsqlProtocolException}.
 */
final class ProtobufReader {

	private final ProtobufInput input;

	private final ProtobufStructures structures;

	private final ProtobufResults results;

	private ProtobufReader(ProtobufInput input) {
		this.input = input;
		this.structures = new ProtobufStructures(input);
		this.results = new ProtobufResults(input, this.structures);
	}

	static PipelineResponse readPipeline(byte[] bytes) {
		return ProtobufInput.read(bytes, (input) -> new ProtobufReader(input).readPipelineResponse());
	}

	static @Nullable LibsqlError readError(byte[] bytes) {
		try {
			return ProtobufInput.read(bytes, ProtobufReader::readWholeError);
		}
		catch (LibsqlProtocolException ex) {
			return null;
		}
	}

	// Strict about what it does not know: a body of another kind might look like fields.
	private static LibsqlError readWholeError(ProtobufInput input) {
		String message = null;
		String code = "UNKNOWN";
		while (input.nextField()) {
			switch (input.field()) {
				case 1 -> message = input.text();
				case 2 -> code = input.text();
				default -> throw input.malformed("an error");
			}
		}
		return new LibsqlError(code, input.required(message, "a message"));
	}

	private PipelineResponse readPipelineResponse() {
		String baton = null;
		String baseUrl = null;
		List<StreamResult> list = new ArrayList<>();
		while (this.input.nextField()) {
			switch (this.input.field()) {
				case 1 -> baton = this.input.text();
				case 2 -> baseUrl = this.input.text();
				case 3 -> list.add(readStreamResult());
				default -> this.input.skip();
			}
		}
		return new PipelineResponse(baton, baseUrl, list);
	}

	private StreamResult readStreamResult() {
		StreamResult result = null;
		int outer = this.input.enter();
		while (this.input.nextField()) {
			switch (this.input.field()) {
				case 1 -> result = readResponse();
				case 2 -> result = new StreamResult.Failed(this.structures.readError());
				default -> this.input.skip();
			}
		}
		this.input.leave(outer);
		return this.input.required(result, "response or error");
	}

	private StreamResult readResponse() {
		StreamResult result = null;
		int outer = this.input.enter();
		while (this.input.nextField()) {
			result = switch (this.input.field()) {
				case 1 -> done("close");
				case 2 -> this.results.readExecuted();
				case 3 -> this.results.readBatchRan();
				case 4 -> done("sequence");
				case 5 -> this.results.readDescribed();
				case 6 -> done("store_sql");
				case 7 -> done("close_sql");
				case 8 -> this.results.readAutocommit();
				default -> {
					this.input.skip();
					yield result;
				}
			};
		}
		this.input.leave(outer);
		return this.input.required(result, "a known type of response");
	}

	private StreamResult done(String type) {
		this.input.skip();
		return new StreamResult.Done(type);
	}

}
