package io.github.libsqlspring.hrana.wire;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.LibsqlProtocolException;

/**
 * Reads what a server sends on a WebSocket as Protobuf (Hrana 3, "Protobuf schema",
 * package {@code hrana.ws}). Unknown fields are skipped; anything else that is not as
 * specified fails with a {@link LibsqlProtocolException}.
 */
final class ProtobufMessageReader {

	private final ProtobufInput input;

	private final ProtobufStructures structures;

	private final ProtobufResults results;

	private final ProtobufEntries entries;

	private ProtobufMessageReader(ProtobufInput input) {
		this.input = input;
		this.structures = new ProtobufStructures(input);
		this.results = new ProtobufResults(input, this.structures);
		this.entries = new ProtobufEntries(input, this.structures);
	}

	static ServerMessage readMessage(byte[] bytes) {
		return ProtobufInput.read(bytes, (input) -> new ProtobufMessageReader(input).readServerMessage());
	}

	private ServerMessage readServerMessage() {
		ServerMessage message = null;
		while (this.input.nextField()) {
			switch (this.input.field()) {
				case 1 -> {
					this.input.skip();
					message = new ServerMessage.HelloOk();
				}
				case 2 -> message = new ServerMessage.HelloError(this.structures.readErrorWithin(1));
				case 3, 4 -> message = readResponse(this.input.field() == 3);
				default -> this.input.skip();
			}
		}
		return this.input.required(message, "a known type of message");
	}

	private ServerMessage readResponse(boolean ok) {
		int requestId = 0;
		StreamResult result = null;
		Fetch fetch = null;
		int outer = this.input.enter();
		while (this.input.nextField()) {
			int field = this.input.field();
			if (field == 1) {
				requestId = this.input.int32();
			}
			else if (!ok) {
				result = (field == 2) ? new StreamResult.Failed(this.structures.readError()) : skipped(result);
			}
			else if (field == 8) {
				fetch = readFetch();
			}
			else {
				result = readResult(field, result);
			}
		}
		this.input.leave(outer);
		return (fetch != null) ? new ServerMessage.Fetched(requestId, fetch.entries(), fetch.done())
				: new ServerMessage.Response(requestId, this.input.required(result, "a known type of response"));
	}

	private @Nullable StreamResult readResult(int field, @Nullable StreamResult before) {
		return switch (field) {
			case 2 -> done("open_stream");
			case 3 -> done("close_stream");
			case 4 -> this.results.readExecuted();
			case 5 -> this.results.readBatchRan();
			case 6 -> done("open_cursor");
			case 7 -> done("close_cursor");
			case 9 -> done("sequence");
			case 10 -> this.results.readDescribed();
			case 11 -> done("store_sql");
			case 12 -> done("close_sql");
			case 13 -> this.results.readAutocommit();
			default -> skipped(before);
		};
	}

	private Fetch readFetch() {
		List<CursorEntry> list = new ArrayList<>();
		boolean done = false;
		int outer = this.input.enter();
		while (this.input.nextField()) {
			switch (this.input.field()) {
				case 1 -> list.add(this.entries.readField());
				case 2 -> done = this.input.bool();
				default -> this.input.skip();
			}
		}
		this.input.leave(outer);
		return new Fetch(list, done);
	}

	private @Nullable StreamResult skipped(@Nullable StreamResult before) {
		this.input.skip();
		return before;
	}

	private StreamResult done(String type) {
		this.input.skip();
		return new StreamResult.Done(type);
	}

	private record Fetch(List<CursorEntry> entries, boolean done) {
	}

}
