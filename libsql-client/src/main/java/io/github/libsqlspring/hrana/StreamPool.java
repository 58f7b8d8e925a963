package io.github.libsqlspring.hrana;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import io.github.libsqlspring.DatabaseStatistics;
import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlTransportException;

/**
 * The streams of one server that are open: no more than it can bear, and a few of them
 * unused for a moment, because opening one costs the server as much as a query. Shared by
 * all databases of the server, since its limit is for all of them. Thread-safe; its lock
 * is held for a few instructions only.
 */
final class StreamPool {

	/**
	 * A server has 128 connections for all its databases and clients, unless it is
	 * configured otherwise.
	 */
	static final int MAX_STREAMS = 100;

	/** How many of them may be unused. */
	static final int MAX_IDLE = 32;

	private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);

	private final int maxStreams;

	private final ReentrantLock lock = new ReentrantLock();

	private final IdleStreams idle;

	private final Deque<StreamWaiter> waiters = new ArrayDeque<>();

	// Each has a place; what is ended twice frees one only.
	private final Map<PooledStream, Transport> open = new HashMap<>();

	private final ParkedStreams parked = new ParkedStreams();

	// When the next sweep is due, as System.nanoTime().
	private @Nullable Long nextSweep;

	StreamPool(int maxStreams, int maxIdle) {
		this.maxStreams = maxStreams;
		this.idle = new IdleStreams(maxIdle);
	}

	/**
	 * Takes a stream that is kept, or a new one. Waits for one if as many are open as
	 * there may be; first come, first served.
	 * @param transport the way on which the stream has to be
	 * @param limit how long to wait
	 * @return the stream, which goes back by {@link #giveBack}, {@link #end} or
	 * {@link #discard}. Fails with kind CAPACITY if none was free in time
	 */
	Mono<PooledStream> take(Transport transport, Duration limit) {
		return Mono.defer(() -> {
			StreamWaiter waiter = new StreamWaiter(transport);
			PooledStream stream = takeOrEnqueue(waiter);
			return (stream != null) ? arrive(transport, stream) : waitFor(waiter, limit);
		});
	}

	// Whoever is cancelled before it arrives does not know of it.
	private Mono<PooledStream> arrive(Transport transport, PooledStream stream) {
		return Mono.<PooledStream>create((sink) -> sink.success(stream))
			.doOnDiscard(PooledStream.class, (unused) -> giveBack(transport, unused));
	}

	private Mono<PooledStream> waitFor(StreamWaiter waiter, Duration limit) {
		return waiter.ready()
			.timeout(limit)
			.onErrorMap(TimeoutException.class, (ex) -> noneFree(limit, ex))
			// Not before the race with the time limit is decided.
			.mapNotNull((ready) -> waiter.end())
			.doFinally((signal) -> {
				PooledStream unused = forget(waiter);
				if (unused != null) {
					giveBack(waiter.transport(), unused);
				}
			});
	}

	private LibsqlTransportException noneFree(Duration limit, TimeoutException cause) {
		return new LibsqlTransportException(ErrorKind.CAPACITY,
				"All " + this.maxStreams + " streams to the server were in use for " + limit.toMillis()
						+ " ms; nothing was executed. Is a transaction or a stream of rows left open?",
				false, null, cause);
	}

	// What was handed over, but never arrived because nobody waited any more.
	private @Nullable PooledStream forget(StreamWaiter waiter) {
		this.lock.lock();
		try {
			this.waiters.remove(waiter);
			return waiter.end();
		}
		finally {
			this.lock.unlock();
		}
	}

	private @Nullable PooledStream takeOrEnqueue(StreamWaiter waiter) {
		PooledStream evicted = null;
		this.lock.lock();
		try {
			PooledStream stream = this.waiters.isEmpty() ? this.idle.poll(waiter.transport()) : null;
			if (stream != null) {
				return stream;
			}
			if (!this.waiters.isEmpty() || this.open.size() >= this.maxStreams) {
				evicted = this.waiters.isEmpty() ? pollAny() : null;
				if (evicted == null) {
					this.waiters.add(waiter);
					sweepParked();
					return null;
				}
			}
			return open(waiter.transport());
		}
		finally {
			this.lock.unlock();
			if (evicted != null) {
				closeQuietly(evicted).subscribe();
			}
		}
	}

	private PooledStream open(Transport transport) {
		PooledStream stream = new PooledStream(transport.openStream());
		this.open.put(stream, transport);
		return stream;
	}

	// An unused stream of another database, or one that nobody has used for long.
	private @Nullable PooledStream pollAny() {
		PooledStream idleLongest = this.idle.pollLast();
		PooledStream evicted = (idleLongest != null) ? idleLongest : this.parked.pollOver(System.nanoTime());
		if (evicted != null) {
			this.open.remove(evicted);
		}
		return evicted;
	}

	private void sweepParked() {
		if (!this.waiters.isEmpty()) {
			this.parked.firstEnd().ifPresent(this::sweepAt);
		}
	}

	/**
	 * Says that a stream is not used at the moment, though nobody else may use it. If it
	 * stays so for longer than a server remembers it, others may have its place.
	 * @param transport the way on which it is
	 * @param stream the stream
	 */
	void park(Transport transport, PooledStream stream) {
		this.lock.lock();
		try {
			if (this.open.containsKey(stream)) {
				this.parked.add(UnusedStream.now(transport, stream));
				sweepParked();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Takes a stream again that was {@link #park parked}.
	 * @param stream the stream
	 * @return {@code false} if others have its place now: it is closed
	 */
	boolean unpark(PooledStream stream) {
		this.lock.lock();
		try {
			return this.parked.remove(stream);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Whether a stream that is given back would be kept, as far as one can say now.
	 * @return {@code false} to close it with its last request
	 */
	boolean keeps() {
		this.lock.lock();
		try {
			return !this.idle.isFull();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Gives back a stream that others can use: outside a transaction, or in one that was
	 * {@link PooledStream#leaveTransaction() left}, its settings as they were.
	 * @param transport the way on which it is
	 * @param stream the stream
	 */
	void giveBack(Transport transport, PooledStream stream) {
		if (!stream.isOpen()) {
			freePlace(stream);
			return;
		}
		if (!handOverOrKeep(transport, stream)) {
			discard(stream);
		}
	}

	private boolean handOverOrKeep(Transport transport, PooledStream stream) {
		this.lock.lock();
		try {
			this.parked.remove(stream);
			if (!this.open.containsKey(stream)) {
				// Others have its place already.
				return true;
			}
			StreamWaiter waiter = this.waiters.peek();
			while (waiter != null && waiter.transport() == transport) {
				this.waiters.remove();
				if (waiter.handOver(stream)) {
					return true;
				}
				waiter = this.waiters.peek();
			}
			if (waiter != null || this.idle.isFull()) {
				return false;
			}
			UnusedStream kept = UnusedStream.now(transport, stream);
			this.idle.add(kept);
			sweepAt(kept.end());
			return true;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Closes a stream, and then frees its place.
	 * @param stream the stream, in any state
	 * @return completes when it is closed, as far as known, after a bounded time; what
	 * cannot be closed, the server closes by itself
	 */
	Mono<Void> end(PooledStream stream) {
		return closeQuietly(stream).doFinally((signal) -> freePlace(stream));
	}

	/**
	 * Closes a stream without anybody waiting for it.
	 * @param stream the stream, in any state
	 */
	void discard(PooledStream stream) {
		end(stream).subscribe();
	}

	private static Mono<Void> closeQuietly(PooledStream stream) {
		return Mono.defer(stream::close).timeout(CLOSE_LIMIT).onErrorComplete();
	}

	private void freePlace(PooledStream stream) {
		this.lock.lock();
		try {
			this.parked.remove(stream);
			if (this.open.remove(stream) != null) {
				serveNext();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	private void serveNext() {
		for (StreamWaiter waiter = this.waiters.poll(); waiter != null; waiter = this.waiters.poll()) {
			PooledStream next = open(waiter.transport());
			if (waiter.handOver(next)) {
				return;
			}
			this.open.remove(next);
		}
	}

	/**
	 * Closes all unused streams at once, because the server has no place, or no longer
	 * knows them.
	 */
	void giveUpIdle() {
		removeIdle(null).forEach(this::discard);
	}

	/**
	 * Closes the unused streams of a database that is being closed.
	 * @param transport its way to the server
	 * @return completes when they are closed, as far as known
	 */
	Mono<Void> endIdle(Transport transport) {
		return Flux.fromIterable(removeIdle(transport)).flatMap(this::end).then();
	}

	private List<PooledStream> removeIdle(@Nullable Transport transport) {
		this.lock.lock();
		try {
			return this.idle.removeIf((candidate) -> transport == null || candidate.transport() == transport)
				.stream()
				.map(UnusedStream::stream)
				.toList();
		}
		finally {
			this.lock.unlock();
		}
	}

	private void sweepAt(long due) {
		Long next = this.nextSweep;
		if (next == null || due - next < 0) {
			this.nextSweep = due;
			Schedulers.parallel().schedule(() -> sweep(due), due - System.nanoTime(), TimeUnit.NANOSECONDS);
		}
	}

	private @Nullable PooledStream pollForWaiter(long now) {
		return this.waiters.isEmpty() ? null : this.parked.pollOver(now);
	}

	private void sweep(long due) {
		List<UnusedStream> over = new ArrayList<>();
		List<PooledStream> evicted = new ArrayList<>();
		long now = System.nanoTime();
		this.lock.lock();
		try {
			if (this.nextSweep == null || this.nextSweep != due) {
				// An earlier one has come in between.
				return;
			}
			over.addAll(this.idle.removeIf((candidate) -> candidate.isOver(now)));
			this.nextSweep = null;
			for (PooledStream place = pollForWaiter(now); place != null; place = pollForWaiter(now)) {
				evicted.add(place);
				this.open.remove(place);
				serveNext();
			}
			sweepParked();
			this.idle.firstEnd().ifPresent(this::sweepAt);
		}
		finally {
			this.lock.unlock();
		}
		over.forEach(this::retire);
		evicted.forEach((stream) -> closeQuietly(stream).subscribe());
	}

	// One that waited for its next user in a transaction of the last is of use yet.
	private void retire(UnusedStream unused) {
		PooledStream stream = unused.stream();
		if (stream.isInLeftTransaction()) {
			stream.endLeftTransaction(CLOSE_LIMIT)
				.doOnSuccess((done) -> giveBack(unused.transport(), stream))
				.onErrorResume((failure) -> end(stream))
				.subscribe();
		}
		else {
			discard(stream);
		}
	}

	/**
	 * The streams of one database among them.
	 * @param transport its way to the server
	 * @return how many there are now
	 */
	DatabaseStatistics.Streams statistics(Transport transport) {
		this.lock.lock();
		try {
			int waiting = (int) this.waiters.stream().filter((waiter) -> waiter.transport() == transport).count();
			int ofTransport = (int) this.open.values().stream().filter(transport::equals).count();
			return new DatabaseStatistics.Streams(ofTransport, this.idle.size(transport), waiting);
		}
		finally {
			this.lock.unlock();
		}
	}

	int openStreams() {
		this.lock.lock();
		try {
			return this.open.size();
		}
		finally {
			this.lock.unlock();
		}
	}

	int idleStreams() {
		this.lock.lock();
		try {
			return this.idle.size();
		}
		finally {
			this.lock.unlock();
		}
	}

}
