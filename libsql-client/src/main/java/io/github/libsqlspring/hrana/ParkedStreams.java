package io.github.libsqlspring.hrana;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

import org.jspecify.annotations.Nullable;

/**
 * The streams of conversations that do nothing at the moment: theirs, unless they stay so
 * for long while others wait. Not thread-safe.
 */
final class ParkedStreams {

	// The one used longest ago is the first.
	private final Map<PooledStream, UnusedStream> streams = new LinkedHashMap<>();

	void add(UnusedStream stream) {
		this.streams.put(stream.stream(), stream);
	}

	boolean remove(PooledStream stream) {
		return this.streams.remove(stream) != null;
	}

	/**
	 * Takes the one used longest ago, if that is long enough.
	 * @param now the time, as {@link System#nanoTime()}
	 * @return the stream, or {@code null} if there is none
	 */
	@Nullable PooledStream pollOver(long now) {
		Iterator<UnusedStream> all = this.streams.values().iterator();
		UnusedStream first = all.hasNext() ? all.next() : null;
		if (first == null || !first.isOver(now)) {
			return null;
		}
		all.remove();
		return first.stream();
	}

	/**
	 * When the first of them is over.
	 * @return the time, as {@link System#nanoTime()}, empty if there is none
	 */
	OptionalLong firstEnd() {
		Iterator<UnusedStream> all = this.streams.values().iterator();
		return all.hasNext() ? OptionalLong.of(all.next().end()) : OptionalLong.empty();
	}

}
