package io.github.libsqlspring;

import org.jspecify.annotations.Nullable;

/**
 * Gives the token for a server, where it changes while the application runs. It is asked
 * before every request, so one that fetches the token from elsewhere has to remember it
 * for a while. It may block, as it is never called on an event loop; the time it takes
 * counts as time of the call. Has to be safe for use by many threads.
 */
@FunctionalInterface
public interface LibsqlTokenProvider {

	/**
	 * Gives the token to use now.
	 * @return the token; {@code null} or blank for none
	 */
	@Nullable String getToken();

	/**
	 * Gives the token to use instead of one that the server has just refused, which has
	 * executed nothing then. Asked once for each request; with another token the request
	 * is sent again, with the same one it fails. Whoever remembers tokens forgets this
	 * one here.
	 * @param refused the token that was refused, {@code null} if there was none
	 * @return the token; {@code null} or blank for none
	 */
	default @Nullable String replaceToken(@Nullable String refused) {
		return getToken();
	}

}
