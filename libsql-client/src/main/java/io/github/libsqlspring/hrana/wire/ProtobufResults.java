package io.github.libsqlspring.hrana.wire;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.Column;
import io.github.libsqlspring.StatementDescription;
import io.github.libsqlspring.StatementResult;
import io.github.libsqlspring.StepResult;

/**
 * Reads what requests give from Protobuf: the results of statements, batches and
 * descriptions. Every method reads the message that is the current field; the public
 * schema lacks the numbers from 5 on of a statement's result.
 */
final class ProtobufResults {

	private final ProtobufInput input;

	private final ProtobufStructures structures;

	ProtobufResults(ProtobufInput input, ProtobufStructures structures) {
		this.input = input;
		this.structures = structures;
	}

	StreamResult readExecuted() {
		StatementResult result = null;
		int outer = this.input.enter();
		while (this.input.nextField()) {
			if (this.input.field() == 1) {
				result = readStatementResult();
			}
			else {
				this.input.skip();
			}
		}
		this.input.leave(outer);
		return new StreamResult.Executed(this.input.required(result, "a result"));
	}

	StreamResult readBatchRan() {
		StreamResult result = null;
		int outer = this.input.enter();
		while (this.input.nextField()) {
			if (this.input.field() == 1) {
				result = readBatchResult();
			}
			else {
				this.input.skip();
			}
		}
		this.input.leave(outer);
		return this.input.required(result, "a result");
	}

	StreamResult readDescribed() {
		StreamResult result = null;
		int outer = this.input.enter();
		while (this.input.nextField()) {
			if (this.input.field() == 1) {
				result = readDescription();
			}
			else {
				this.input.skip();
			}
		}
		this.input.leave(outer);
		return this.input.required(result, "a result");
	}

	StreamResult readAutocommit() {
		boolean autocommit = false;
		int outer = this.input.enter();
		while (this.input.nextField()) {
			if (this.input.field() == 1) {
				autocommit = this.input.bool();
			}
			else {
				this.input.skip();
			}
		}
		this.input.leave(outer);
		return new StreamResult.Autocommit(autocommit);
	}

	private StatementResult readStatementResult() {
		ResultBuilder result = new ResultBuilder();
		int outer = this.input.enter();
		while (this.input.nextField()) {
			switch (this.input.field()) {
				case 1 -> result.addColumn(this.structures.readColumn());
				case 2 -> result.addRow(this.structures.readRow());
				case 3 -> result.affectedRowCount(this.input.unsigned());
				case 4 -> result.rowid(this.input.signed());
				case 5 -> result.replicationIndex(this.input.unsigned());
				case 6 -> result.rowsRead(this.input.unsigned());
				case 7 -> result.rowsWritten(this.input.unsigned());
				case 8 -> result.milliseconds(this.input.real());
				default -> this.input.skip();
			}
		}
		this.input.leave(outer);
		return result.build();
	}

	private StreamResult readBatchResult() {
		StepMap steps = new StepMap();
		int outer = this.input.enter();
		while (this.input.nextField()) {
			switch (this.input.field()) {
				case 1, 2 -> readStep(steps, this.input.field() == 1);
				default -> this.input.skip();
			}
		}
		this.input.leave(outer);
		return new StreamResult.BatchRan(steps.toList(), null);
	}

	private void readStep(StepMap steps, boolean success) {
		int index = 0;
		StepResult result = null;
		int outer = this.input.enter();
		while (this.input.nextField()) {
			switch (this.input.field()) {
				case 1 -> index = this.input.index();
				case 2 -> result = success ? new StepResult.Success(readStatementResult())
						: new StepResult.Failure(this.structures.readError());
				default -> this.input.skip();
			}
		}
		this.input.leave(outer);
		if (!steps.put(index, this.input.required(result, "the result of a step"))) {
			throw this.input.malformed("another index of a step");
		}
	}

	private StreamResult readDescription() {
		List<@Nullable String> parameters = new ArrayList<>();
		List<Column> columns = new ArrayList<>();
		boolean explain = false;
		boolean readOnly = false;
		int outer = this.input.enter();
		while (this.input.nextField()) {
			switch (this.input.field()) {
				case 1 -> parameters.add(this.structures.readParameter());
				case 2 -> columns.add(this.structures.readColumn());
				case 3 -> explain = this.input.bool();
				case 4 -> readOnly = this.input.bool();
				default -> this.input.skip();
			}
		}
		this.input.leave(outer);
		return new StreamResult.Described(new StatementDescription(parameters, columns, explain, readOnly));
	}

}
