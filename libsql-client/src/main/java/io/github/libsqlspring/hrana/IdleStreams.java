package io.github.libsqlspring.hrana;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * The streams that anybody may use, a bounded number of them. Not thread-safe.
 */
final class IdleStreams {

	private final int max;

	// The one used last is the first.
	private final Deque<UnusedStream> streams = new ArrayDeque<>();

	IdleStreams(int max) {
		this.max = max;
	}

	boolean isFull() {
		return this.streams.size() >= this.max;
	}

	int size() {
		return this.streams.size();
	}

	int size(Transport transport) {
		return (int) this.streams.stream().filter((candidate) -> candidate.transport() == transport).count();
	}

	void add(UnusedStream stream) {
		this.streams.addFirst(stream);
	}

	/**
	 * Takes the one of a transport that was used last and is still there.
	 * @param transport the transport
	 * @return the stream, or {@code null} if there is none
	 */
	@Nullable PooledStream poll(Transport transport) {
		long now = System.nanoTime();
		for (Iterator<UnusedStream> all = this.streams.iterator(); all.hasNext();) {
			UnusedStream candidate = all.next();
			if (candidate.transport() == transport && !candidate.isOver(now) && candidate.stream().isOpen()) {
				all.remove();
				return candidate.stream();
			}
		}
		return null;
	}

	/**
	 * Takes the one used longest ago, of any transport.
	 * @return the stream, or {@code null} if there is none
	 */
	@Nullable PooledStream pollLast() {
		UnusedStream last = this.streams.pollLast();
		return (last != null) ? last.stream() : null;
	}

	List<UnusedStream> removeIf(Predicate<UnusedStream> condition) {
		List<UnusedStream> removed = new ArrayList<>();
		this.streams.removeIf((candidate) -> condition.test(candidate) && removed.add(candidate));
		return removed;
	}

	/**
	 * When the first of them is over.
	 * @return the time, as {@link System#nanoTime()}, empty if there is none
	 */
	OptionalLong firstEnd() {
		return this.streams.stream().mapToLong(UnusedStream::end).reduce((a, b) -> (a - b < 0) ? a : b);
	}

}
