package io.github.libsqlspring.hrana;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;

import io.netty.buffer.ByteBufUtil;
import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.hrana.wire.SqlIds;

/**
 * The texts that are stored on the server for one connection (Hrana 3, "Store an SQL text
 * on the server"): those used before, the longest unused ones making room for others. An
 * id is never used again. Not thread-safe.
 */
final class StoredSql implements SqlIds {

	/** Servers keep 150 for each connection. */
	static final int MAX_STORED = 100;

	/**
	 * What is shorter is sent: the server parses a text each time, stored or not, so that
	 * nothing but its bytes is saved.
	 */
	static final int MIN_LENGTH = 256;

	/** Servers take no longer ones. */
	static final int MAX_BYTES = 5000;

	private static final int MAX_REMEMBERED = 500;

	private final Map<String, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

	private final Map<String, Boolean> usedOnce = new LinkedHashMap<>() {

		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
			return size() > MAX_REMEMBERED;
		}

	};

	private int lastId;

	private int flush;

	/**
	 * Starts the next flush. No text that is used in it loses its place to another one of
	 * it.
	 */
	void nextFlush() {
		this.flush++;
	}

	/**
	 * Takes note that a text is used, and stores it the second time.
	 * @param sql the text
	 * @param store sends what stores a text under an id, before it is used
	 * @param close sends what makes the server forget an id
	 */
	void use(String sql, BiConsumer<Integer, String> store, IntConsumer close) {
		if (sql.length() < MIN_LENGTH) {
			return;
		}
		Entry known = this.entries.get(sql);
		if (known != null) {
			known.lastFlush = this.flush;
		}
		else if (this.usedOnce.remove(sql) == null) {
			if (fits(sql)) {
				this.usedOnce.put(sql, Boolean.TRUE);
			}
		}
		else if (makeRoom(close)) {
			int id = ++this.lastId;
			this.entries.put(sql, new Entry(id, this.flush));
			store.accept(id, sql);
		}
	}

	private static boolean fits(String sql) {
		return sql.length() <= MAX_BYTES / 3 || (sql.length() <= MAX_BYTES && ByteBufUtil.utf8Bytes(sql) <= MAX_BYTES);
	}

	private boolean makeRoom(IntConsumer close) {
		if (this.entries.size() < MAX_STORED) {
			return true;
		}
		Map.Entry<String, Entry> eldest = this.entries.entrySet().iterator().next();
		if (eldest.getValue().lastFlush == this.flush) {
			return false;
		}
		this.entries.remove(eldest.getKey());
		close.accept(eldest.getValue().id);
		return true;
	}

	@Override
	public @Nullable Integer idOf(String sql) {
		if (sql.length() < MIN_LENGTH) {
			return null;
		}
		Entry known = this.entries.get(sql);
		return (known != null) ? known.id : null;
	}

	private static final class Entry {

		private final int id;

		private int lastFlush;

		Entry(int id, int flush) {
			this.id = id;
			this.lastFlush = flush;
		}

	}

}
