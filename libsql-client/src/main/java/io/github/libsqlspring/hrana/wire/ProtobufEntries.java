package io.github.libsqlspring.hrana.wire;

import java.util.ArrayList;
import java.util.List;

import io.github.libsqlspring.Column;
import io.github.libsqlspring.LibsqlError;

/**
 * Reads the entries of a cursor from Protobuf (Hrana 3, "Cursor entries"), and the head
 * that precedes them over HTTP.
 */
final class ProtobufEntries {

	private final ProtobufInput input;

	private final ProtobufStructures structures;

	ProtobufEntries(ProtobufInput input, ProtobufStructures structures) {
		this.input = input;
		this.structures = structures;
	}

	static CursorEntry readHead(ProtobufInput input) {
		String baton = null;
		String baseUrl = null;
		while (input.nextField()) {
			switch (input.field()) {
				case 1 -> baton = input.text();
				case 2 -> baseUrl = input.text();
				default -> input.skip();
			}
		}
		return new CursorEntry.Head(baton, baseUrl);
	}

	CursorEntry readField() {
		int outer = this.input.enter();
		CursorEntry entry = readMessage();
		this.input.leave(outer);
		return entry;
	}

	CursorEntry readMessage() {
		// A server writes nothing at all for the replication index of an empty log.
		CursorEntry entry = this.input.isAtEnd() ? new CursorEntry.ReplicationIndex(null) : null;
		while (this.input.nextField()) {
			switch (this.input.field()) {
				case 1 -> entry = readStepBegin();
				case 2 -> entry = readStepEnd();
				case 3 -> entry = readStepError();
				case 4 -> entry = new CursorEntry.RowEntry(this.structures.readRow());
				case 5 -> entry = new CursorEntry.Failed(this.structures.readError());
				case 6 -> entry = readReplicationIndex();
				default -> this.input.skip();
			}
		}
		// Not passed over: an unknown entry might carry rows.
		return this.input.required(entry, "a known type of entry");
	}

	private CursorEntry readStepBegin() {
		int step = 0;
		List<Column> columns = new ArrayList<>();
		int outer = this.input.enter();
		while (this.input.nextField()) {
			switch (this.input.field()) {
				case 1 -> step = this.input.index();
				case 2 -> columns.add(this.structures.readColumn());
				default -> this.input.skip();
			}
		}
		this.input.leave(outer);
		return new CursorEntry.StepBegin(step, columns);
	}

	private CursorEntry readStepEnd() {
		long affectedRowCount = 0;
		Long rowid = null;
		int outer = this.input.enter();
		while (this.input.nextField()) {
			switch (this.input.field()) {
				case 1 -> affectedRowCount = this.input.unsigned();
				case 2 -> rowid = this.input.signed();
				default -> this.input.skip();
			}
		}
		this.input.leave(outer);
		return new CursorEntry.StepEnd(affectedRowCount, ResultBuilder.insertedRowid(affectedRowCount, rowid));
	}

	private CursorEntry readStepError() {
		int step = 0;
		LibsqlError error = null;
		int outer = this.input.enter();
		while (this.input.nextField()) {
			switch (this.input.field()) {
				case 1 -> step = this.input.index();
				case 2 -> error = this.structures.readError();
				default -> this.input.skip();
			}
		}
		this.input.leave(outer);
		return new CursorEntry.StepError(step, this.input.required(error, "an error"));
	}

	private CursorEntry readReplicationIndex() {
		Long index = null;
		int outer = this.input.enter();
		while (this.input.nextField()) {
			if (this.input.field() == 1) {
				index = this.input.unsigned();
			}
			else {
				this.input.skip();
			}
		}
		this.input.leave(outer);
		return new CursorEntry.ReplicationIndex(index);
	}

}
