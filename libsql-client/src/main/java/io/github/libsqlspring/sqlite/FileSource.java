package io.github.libsqlspring.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.LibsqlError;
import io.github.libsqlspring.LibsqlResponseException;
import io.github.libsqlspring.concurrent.DatabaseCounters;

/**
 * Opens connections to a file, which is created with its folder if it is not there.
 */
final class FileSource implements ConnectionSource {

	private static final LibsqlError CANNOT_OPEN = new LibsqlError("SQLITE_CANTOPEN", "The file cannot be opened");

	private final Path file;

	private final SqliteOptions options;

	private final DatabaseCounters counters;

	private volatile @Nullable WriteQueue queue;

	// The first connection sets up a new file, the others need not compete with it.
	private final ReentrantLock opening = new ReentrantLock();

	FileSource(Path file, SqliteOptions options, DatabaseCounters counters) {
		this.file = file.toAbsolutePath().normalize();
		this.options = options;
		this.counters = counters;
	}

	Path file() {
		return this.file;
	}

	@Override
	public LocalConnection open() {
		boolean alone = tryLock();
		try {
			Path folder = this.file.getParent();
			if (folder != null) {
				Files.createDirectories(folder);
			}
			if (Files.isDirectory(this.file)) {
				throw cannotOpen(CANNOT_OPEN, "it is a directory", null);
			}
			// As a URI, every character of a file name stands for itself: sqlite-jdbc
			// would read what follows a '?' as settings.
			WriteQueue writers = WriteQueue.ofFile(realPath(folder));
			this.queue = writers;
			return LocalConnection.open(this.file.toUri().toString(), this.options, journalMode(), writers,
					this.counters);
		}
		catch (IOException ex) {
			throw cannotOpen(CANNOT_OPEN, "its folder cannot be created: " + ex, ex);
		}
		catch (SQLException ex) {
			LibsqlError error = SqliteErrors.translate(ex);
			throw cannotOpen(error, error.message(), ex);
		}
		finally {
			if (alone) {
				this.opening.unlock();
			}
		}
	}

	// What may not be written SQLite opens for reading, and then cannot change its mode.
	private @Nullable JournalMode journalMode() {
		JournalMode mode = this.options.journalMode();
		boolean readOnly = Files.exists(this.file) && !Files.isWritable(this.file);
		return (readOnly || mode == JournalMode.KEEP) ? null : mode;
	}

	// However it is reached, a file has one queue of writers.
	private Path realPath(@Nullable Path folder) throws IOException {
		if (folder == null || Files.exists(this.file)) {
			return this.file.toRealPath();
		}
		return folder.toRealPath().resolve(this.file.getFileName());
	}

	// Not longer than for a lock of the database itself: behind each other, callers would
	// wait for the sum.
	private boolean tryLock() {
		try {
			return this.opening.tryLock(this.options.busyTimeout().toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	@Override
	public int waiting() {
		WriteQueue writers = this.queue;
		return (writers != null) ? writers.length() : 0;
	}

	@Override
	public void close() {
		// The file stays.
	}

	private LibsqlResponseException cannotOpen(LibsqlError error, String reason, @Nullable Exception cause) {
		return new LibsqlResponseException(new LibsqlError(error.code(),
				"The database " + this.file + " cannot be opened: " + reason, null, error.extendedCode()), null, cause);
	}

}
