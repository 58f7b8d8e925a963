package io.github.libsqlspring.hrana;

/**
 * The server has turned out to have no guard, and the call was not sent: it has to go
 * through a {@link GuardlessStream}.
 */
final class NoGuard extends RuntimeException {

	private static final long serialVersionUID = 1L;

	NoGuard() {
		super("Not sent", null, false, false);
	}

}
