package io.github.libsqlspring.boot.autoconfigure;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * What is logged under the name of a class while this is open. Whoever captures the
 * output instead depends on which test made the logging system's console first.
 */
final class LogRecords implements AutoCloseable {

	private final List<String> messages = new CopyOnWriteArrayList<>();

	// Held, because the logging system alone would let it go.
	private final Logger logger;

	private final Level level;

	private final Handler handler = new Handler() {

		@Override
		public void publish(LogRecord record) {
			LogRecords.this.messages.add(record.getMessage());
		}

		@Override
		public void flush() {
		}

		@Override
		public void close() {
		}

	};

	private LogRecords(Logger logger) {
		this.logger = logger;
		this.level = logger.getLevel();
		logger.setLevel(Level.INFO);
		logger.addHandler(this.handler);
	}

	static LogRecords of(Class<?> type) {
		return new LogRecords(Logger.getLogger(type.getName()));
	}

	List<String> messages() {
		return this.messages;
	}

	@Override
	public void close() {
		this.logger.removeHandler(this.handler);
		this.logger.setLevel(this.level);
	}

}
