package io.github.libsqlspring.observation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.libsqlspring.Statement;
import io.github.libsqlspring.client.LibsqlClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

class SlowStatementLogTests {

	private static final String SECRET = "s3cr3t-value";

	private final Logger logger = Logger.getLogger(SlowStatementLog.LOGGER);

	private final RecordedLog log = new RecordedLog();

	@BeforeEach
	void listen() {
		this.logger.addHandler(this.log);
		this.logger.setUseParentHandlers(false);
	}

	@AfterEach
	void forget() {
		this.logger.setUseParentHandlers(true);
		this.logger.removeHandler(this.log);
	}

	private static LibsqlClient client(Duration threshold) {
		return LibsqlClient.builder().url(":memory:").observeCalls(new SlowStatementLog(threshold)).build();
	}

	@Test
	void whatIsSlowIsWrittenInOneLineWithoutValues() {
		try (LibsqlClient client = client(Duration.ZERO)) {
			client.execute("SELECT ?,\n\t2", SECRET);
		}
		assertThat(this.log.records).singleElement().satisfies((written) -> {
			assertThat(written.getLevel()).isEqualTo(Level.WARNING);
			assertThat(written.getMessage()).matches("Slow call: \\d+ ms, 1 row, :memory:; SQL \\[SELECT \\?, 2]");
		});
	}

	@Test
	void whatFailsIsWrittenWithItsCode() {
		try (LibsqlClient client = client(Duration.ZERO)) {
			catchThrowable(() -> client.execute("SELECT ? FROM nowhere", SECRET));
		}
		assertThat(this.log.records).singleElement()
			.satisfies((written) -> assertThat(written.getMessage())
				.matches("Slow call: \\d+ ms, failed with SQLITE_\\w+, :memory:; SQL \\[SELECT \\? FROM nowhere]"));
	}

	@Test
	void aBatchIsOneLine() {
		try (LibsqlClient client = client(Duration.ZERO)) {
			client.batch(List.of(Statement.of("SELECT 1"), Statement.of("SELECT 2")));
		}
		assertThat(this.log.records).singleElement()
			.satisfies((written) -> assertThat(written.getMessage())
				.endsWith("2 rows of 2 statements, :memory:; SQL [SELECT 1; SELECT 2]"));
	}

	@Test
	void aLongTextIsCut() {
		try (LibsqlClient client = client(Duration.ZERO)) {
			client.execute("SELECT '" + "x".repeat(10_000) + "'");
		}
		assertThat(this.log.records).singleElement()
			.satisfies((written) -> assertThat(written.getMessage()).hasSizeLessThan(600).endsWith("…]"));
	}

	@Test
	void whatIsFastIsNotWritten() {
		try (LibsqlClient client = client(Duration.ofHours(1))) {
			client.execute("SELECT 1");
		}
		assertThat(this.log.records).isEmpty();
	}

	@Test
	void itIsWrittenBesideAnObservation() {
		RecordedObservations observed = new RecordedObservations();
		try (LibsqlClient client = LibsqlClient.builder()
			.url(":memory:")
			.observeCalls(new SlowStatementLog(Duration.ZERO))
			.observeCalls(new LibsqlObservations(observed.registry()))
			.build()) {
			client.execute("SELECT 1");
		}
		assertThat(this.log.records).hasSize(1);
		assertThat(observed.operations()).containsExactly("SELECT");
	}

	@Test
	void aTimeBelowZeroIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> new SlowStatementLog(Duration.ofMillis(-1)));
	}

	private static final class RecordedLog extends Handler {

		private final List<LogRecord> records = new ArrayList<>();

		@Override
		public void publish(LogRecord written) {
			this.records.add(written);
		}

		@Override
		public void flush() {
		}

		@Override
		public void close() {
		}

	}

}
