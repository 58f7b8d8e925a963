package io.github.libsqlspring.sqlite;

import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.libsqlspring.Session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SqliteOptionsTests {

	@TempDir
	private Path folder;

	@Test
	void defaultsReachTheConnection() {
		assertThat(settings(SqliteOptions.defaults())).isEqualTo("wal 5000 1 1");
	}

	@Test
	void everyOptionReachesTheConnection() {
		SqliteOptions options = new SqliteOptions(Duration.ofMillis(17), JournalMode.TRUNCATE, Synchronous.EXTRA,
				false);

		assertThat(settings(options)).isEqualTo("truncate 17 3 0");
	}

	@Test
	void theJournalModeOfAFileMayBeKept() {
		assertThat(settings(SqliteOptions.defaults().withJournalMode(JournalMode.KEEP))).isEqualTo("delete 5000 1 1");
		assertThat(settings(SqliteOptions.defaults())).startsWith("wal ");
		assertThat(settings(SqliteOptions.defaults().withJournalMode(JournalMode.KEEP))).isEqualTo("wal 5000 1 1");
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "KEEP")
	void everyJournalModeIsKnownToSqlite(JournalMode mode) {
		SqliteOptions options = new SqliteOptions(Duration.ZERO, mode, Synchronous.OFF, true);

		assertThat(settings(options)).isEqualToIgnoringCase(mode + " 0 0 1");
	}

	@Test
	void memoryHasNoWriteAheadLog() {
		try (SqliteDatabase database = SqliteDatabase.openMemory(SqliteOptions.defaults());
				Session session = database.openSession()) {
			assertThat(Sessions.value(session, "PRAGMA journal_mode")).isNotEqualTo("wal");
			assertThat(Sessions.value(session, "PRAGMA busy_timeout")).isEqualTo(5000L);
			assertThat(Sessions.value(session, "PRAGMA foreign_keys")).isEqualTo(1L);
		}
	}

	@Test
	void aBusyTimeoutThatSqliteCannotHoldIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> withBusyTimeout(Duration.ofMillis(-1)))
			.withMessageContaining("busy timeout");
		assertThatIllegalArgumentException().isThrownBy(() -> withBusyTimeout(Duration.ofMillis(1L << 31)));
	}

	private static SqliteOptions withBusyTimeout(Duration timeout) {
		return new SqliteOptions(timeout, JournalMode.WAL, Synchronous.NORMAL, true);
	}

	private String settings(SqliteOptions options) {
		try (SqliteDatabase database = SqliteDatabase.openFile(this.folder.resolve("test.db"), options);
				Session session = database.openSession()) {
			return Sessions.value(session, "PRAGMA journal_mode") + " " + Sessions.value(session, "PRAGMA busy_timeout")
					+ " " + Sessions.value(session, "PRAGMA synchronous") + " "
					+ Sessions.value(session, "PRAGMA foreign_keys");
		}
	}

}
