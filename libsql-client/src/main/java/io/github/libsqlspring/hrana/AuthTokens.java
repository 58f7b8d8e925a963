package io.github.libsqlspring.hrana;

import java.util.concurrent.Callable;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.LibsqlTokenProvider;
import io.github.libsqlspring.LibsqlTransportException;

/**
 * Where the token of each request comes from. Thread-safe.
 */
final class AuthTokens {

	static final AuthTokens NONE = fixed(null);

	private final LibsqlTokenProvider provider;

	private final boolean mayBlock;

	private AuthTokens(LibsqlTokenProvider provider, boolean mayBlock) {
		this.provider = provider;
		this.mayBlock = mayBlock;
	}

	/**
	 * The same token always.
	 * @param token the token, {@code null} or blank for none
	 * @return where it comes from
	 * @throws IllegalArgumentException if it cannot be a token
	 */
	static AuthTokens fixed(@Nullable String token) {
		String checked = check(token);
		return new AuthTokens(() -> checked, false);
	}

	/**
	 * Tokens that are at hand.
	 * @param supplier gives them without blocking
	 * @return where they come from
	 */
	static AuthTokens atHand(Supplier<? extends @Nullable String> supplier) {
		return new AuthTokens(supplier::get, false);
	}

	/**
	 * Tokens that have to be waited for, perhaps. A thread that may block waits for them,
	 * so that neither event loops nor callers with a time limit do.
	 * @param provider gives them
	 * @return where they come from
	 */
	static AuthTokens of(LibsqlTokenProvider provider) {
		return new AuthTokens(provider, true);
	}

	boolean mayBlock() {
		return this.mayBlock;
	}

	/**
	 * The token to use now.
	 * @return the token, at once on the subscriber's thread if it is at hand. Fails if
	 * there is none to be had
	 */
	Mono<Token> current() {
		return ask(this.provider::getToken);
	}

	/**
	 * The token to use after a refusal.
	 * @param refused the token that the server does not accept
	 * @return another one, or the same
	 */
	Mono<Token> replace(Token refused) {
		return ask(() -> this.provider.replaceToken(refused.value()));
	}

	private Mono<Token> ask(Callable<@Nullable String> question) {
		Mono<Token> answer = Mono.fromCallable(() -> new Token(checked(question)));
		return this.mayBlock ? answer.subscribeOn(Schedulers.boundedElastic()) : answer;
	}

	private static @Nullable String checked(Callable<@Nullable String> question) {
		try {
			return check(question.call());
		}
		catch (LibsqlException ex) {
			throw ex;
		}
		catch (Exception ex) {
			// Without the message of the provider's exception, which is not ours to show.
			throw new LibsqlTransportException(ErrorKind.AUTHENTICATION,
					"There is no auth token to be had: its supplier has failed; nothing was executed", false, null, ex);
		}
	}

	private static @Nullable String check(@Nullable String token) {
		if (token == null || token.isBlank()) {
			return null;
		}
		String stripped = token.strip();
		if (!stripped.chars().allMatch((c) -> c > ' ' && c < 127)) {
			throw new IllegalArgumentException("The auth token holds a space, a line break or another character that "
					+ "no token has; check how it was copied");
		}
		return stripped;
	}

	/**
	 * A token, or none.
	 *
	 * @param value the token, {@code null} for none
	 */
	record Token(@Nullable String value) {

		@Override
		public String toString() {
			return "Token";
		}

	}

}
