package io.github.libsqlspring.hrana.wire;

import org.jspecify.annotations.Nullable;

/**
 * Which SQL texts are stored on the server.
 */
@FunctionalInterface
public interface SqlIds {

	/** No text is stored. */
	SqlIds NONE = (sql) -> null;

	/**
	 * The id of a text.
	 * @param sql the text
	 * @return its id, or {@code null} if it has to be sent
	 */
	@Nullable Integer idOf(String sql);

}
