package io.github.libsqlspring.hrana.wire;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

import io.github.libsqlspring.Column;
import io.github.libsqlspring.LibsqlError;
import io.github.libsqlspring.Row;
import io.github.libsqlspring.ServerStatistics;
import io.github.libsqlspring.StatementDescription;
import io.github.libsqlspring.StatementResult;
import io.github.libsqlspring.StepResult;
import io.github.libsqlspring.Value;

/**
 * Makes up values and replies, the same ones for the same seed, and the awkward ones
 * often.
 */
final class ReplyGenerator {

	static final List<Value> AWKWARD = List.of(Value.NULL, new Value.IntegerValue(0), new Value.IntegerValue(-1),
			new Value.IntegerValue(Long.MIN_VALUE), new Value.IntegerValue(Long.MAX_VALUE),
			new Value.IntegerValue((1L << 53) + 1), new Value.FloatValue(0.0), new Value.FloatValue(-0.0),
			new Value.FloatValue(Double.MIN_VALUE), new Value.FloatValue(-Double.MAX_VALUE), new Value.FloatValue(0.1),
			new Value.FloatValue(Double.MIN_NORMAL), new Value.FloatValue(1e16), new Value.FloatValue(123456789.125),
			new Value.TextValue(""), new Value.TextValue("\u0000"), new Value.TextValue("a\u0000b"),
			new Value.TextValue("\ufeffbom"), new Value.TextValue("\ud83d\ude80"), new Value.TextValue("\ufffd\uffff"),
			new Value.TextValue("\udbff\udfff\u007f\u0080\u07ff\u0800"), new Value.TextValue("\"\\/\b\f\n\r\t\u001f"),
			new Value.TextValue("ä".repeat(5000)), new Value.BlobValue(new byte[0]), new Value.BlobValue(new byte[1]),
			new Value.BlobValue(new byte[] { -1, -2 }), new Value.BlobValue(new byte[] { -5, -16, 63, 127, 0 }),
			new Value.BlobValue(new byte[3000]));

	private final Random random;

	ReplyGenerator(long seed) {
		this.random = new Random(seed);
	}

	Value value() {
		return switch (this.random.nextInt(8)) {
			case 0 -> new Value.IntegerValue(this.random.nextLong());
			case 1 -> new Value.FloatValue(real());
			case 2 -> new Value.TextValue(text());
			case 3 -> new Value.BlobValue(blob());
			default -> AWKWARD.get(this.random.nextInt(AWKWARD.size()));
		};
	}

	private double real() {
		double number = Double.longBitsToDouble(this.random.nextLong());
		return Double.isFinite(number) ? number : 1;
	}

	private String text() {
		StringBuilder text = new StringBuilder();
		for (int i = this.random.nextInt(20); i > 0; i--) {
			int codePoint = this.random.nextInt(1 << this.random.nextInt(21));
			text.appendCodePoint((codePoint >= 0xD800 && codePoint < 0xE000) ? 'x' : codePoint);
		}
		return text.toString();
	}

	private byte[] blob() {
		byte[] blob = new byte[this.random.nextInt(40)];
		this.random.nextBytes(blob);
		return blob;
	}

	private <T> List<T> list(int size, Supplier<T> element) {
		List<T> list = new ArrayList<>();
		for (int i = 0; i < size; i++) {
			list.add(element.get());
		}
		return list;
	}

	private <T> T orNull(Supplier<T> supplier) {
		return this.random.nextBoolean() ? supplier.get() : null;
	}

	PipelineResponse pipeline() {
		return new PipelineResponse(orNull(this::text), orNull(this::text),
				list(this.random.nextInt(4), this::streamResult));
	}

	private StreamResult streamResult() {
		return switch (this.random.nextInt(6)) {
			case 0 -> new StreamResult.Executed(statement());
			case 1 -> new StreamResult.BatchRan(steps(), null);
			case 2 -> new StreamResult.Described(
					new StatementDescription(list(this.random.nextInt(3), () -> orNull(() -> ":" + text())), columns(),
							this.random.nextBoolean(), this.random.nextBoolean()));
			case 3 -> new StreamResult.Autocommit(this.random.nextBoolean());
			case 4 -> new StreamResult.Failed(error());
			default -> new StreamResult.Done("close");
		};
	}

	private List<StepResult> steps() {
		List<StepResult> steps = list(this.random.nextInt(5),
				() -> this.random.nextBoolean() ? StepResult.SKIPPED : new StepResult.Failure(error()));
		// Protobuf does not say how many were skipped at the end.
		steps.add(new StepResult.Success(statement()));
		return steps;
	}

	private StatementResult statement() {
		List<Column> columns = columns();
		long affected = this.random.nextInt(2);
		return new StatementResult(columns,
				list(columns.isEmpty() ? 0 : this.random.nextInt(9), () -> new Row(columns, row(columns.size()))),
				affected, (affected > 0) ? orNull(this.random::nextLong) : null,
				new ServerStatistics(this.random.nextInt(300), this.random.nextInt(300),
						Duration.ofNanos(this.random.nextInt(1_000_000_000))))
			.withReplicationIndex(orNull(() -> this.random.nextLong() >>> 1));
	}

	private List<Column> columns() {
		return list(this.random.nextInt(12), () -> new Column(text(), orNull(this::text)));
	}

	private List<Value> row(int size) {
		return list(size, this::value);
	}

	private LibsqlError error() {
		return new LibsqlError(text(), text());
	}

	List<CursorEntry> cursor() {
		List<CursorEntry> entries = new ArrayList<>();
		entries.add(new CursorEntry.Head(orNull(this::text), orNull(this::text)));
		entries.addAll(list(this.random.nextInt(10), this::entry));
		return entries;
	}

	private CursorEntry entry() {
		return switch (this.random.nextInt(6)) {
			case 0 -> new CursorEntry.StepBegin(this.random.nextInt(1000), columns());
			case 1 -> new CursorEntry.StepEnd(1, orNull(this.random::nextLong));
			case 2 -> new CursorEntry.StepError(this.random.nextInt(1000), error());
			case 3 -> new CursorEntry.Failed(error());
			case 4 -> new CursorEntry.ReplicationIndex(orNull(() -> this.random.nextLong() >>> 1));
			default -> new CursorEntry.RowEntry(row(this.random.nextInt(12)));
		};
	}

}
