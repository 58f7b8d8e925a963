package io.github.libsqlspring.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlTokenProvider;
import io.github.libsqlspring.LibsqlTransportException;

/**
 * A token in a file that somebody else renews, for example a mounted secret. The file is
 * read at most once a second, and when the server has refused its token. Thread-safe.
 */
public final class TokenFile implements LibsqlTokenProvider {

	// The time of the last change is no help: mounted secrets are swapped by links, and
	// some file systems count it in whole seconds. The file is small.
	private static final long READ_INTERVAL = Duration.ofSeconds(1).toNanos();

	private final Path file;

	private final LongSupplier nanoTime;

	private volatile @Nullable Reading last;

	/**
	 * Names the file; reads nothing yet.
	 * @param file the file with the token and nothing else but white space
	 */
	public TokenFile(Path file) {
		this(file, System::nanoTime);
	}

	TokenFile(Path file, LongSupplier nanoTime) {
		this.file = Objects.requireNonNull(file, "file");
		this.nanoTime = nanoTime;
	}

	/**
	 * Gives the token.
	 * @return what is in the file, or was when it could last be read
	 * @throws LibsqlTransportException if it never could be read, or was empty
	 */
	@Override
	public String getToken() {
		Reading reading = this.last;
		long now = this.nanoTime.getAsLong();
		if (reading != null && now - reading.time() < READ_INTERVAL) {
			return reading.token();
		}
		try {
			return remember(read(), now);
		}
		catch (LibsqlTransportException ex) {
			if (reading == null) {
				throw ex;
			}
			// It may be in the middle of a change.
			return remember(reading.token(), now);
		}
	}

	/**
	 * Reads the file now.
	 * @param refused what the server has refused
	 * @return what is in the file
	 * @throws LibsqlTransportException if it cannot be read, or is empty
	 */
	@Override
	public String replaceToken(@Nullable String refused) {
		return remember(read(), this.nanoTime.getAsLong());
	}

	private String remember(String token, long now) {
		this.last = new Reading(token, now);
		return token;
	}

	private String read() {
		String token;
		try {
			token = Files.readString(this.file).strip();
		}
		catch (NoSuchFileException ex) {
			throw unusable("does not exist", ex);
		}
		catch (IOException ex) {
			throw unusable("cannot be read", ex);
		}
		if (token.isEmpty()) {
			throw unusable("is empty", null);
		}
		return token;
	}

	private LibsqlTransportException unusable(String why, @Nullable IOException cause) {
		return new LibsqlTransportException(ErrorKind.AUTHENTICATION, "There is no auth token to be had: the file "
				+ this.file + " (libsql.auth-token-file) " + why + "; nothing was executed", false, null, cause);
	}

	@Override
	public String toString() {
		return "TokenFile[" + this.file + "]";
	}

	/**
	 * What was read, and when.
	 *
	 * @param token the token
	 * @param time nanoseconds
	 */
	private record Reading(String token, long time) {

		@Override
		public String toString() {
			return "Reading";
		}

	}

}
