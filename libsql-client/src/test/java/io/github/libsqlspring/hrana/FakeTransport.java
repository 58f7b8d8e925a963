package io.github.libsqlspring.hrana;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.github.libsqlspring.hrana.wire.CursorEntry;
import io.github.libsqlspring.hrana.wire.CursorRequest;
import io.github.libsqlspring.hrana.wire.StreamRequest;
import io.github.libsqlspring.hrana.wire.StreamResult;

/**
 * A way to a server that is not there: its streams are open from the start and count.
 */
final class FakeTransport implements Transport {

	private final Duration maxIdleTime;

	private final AtomicInteger live = new AtomicInteger();

	private final AtomicInteger mostLive = new AtomicInteger();

	private final List<FakeStream> opened = new CopyOnWriteArrayList<>();

	FakeTransport() {
		this(Duration.ofMinutes(1));
	}

	FakeTransport(Duration maxIdleTime) {
		this.maxIdleTime = maxIdleTime;
	}

	@Override
	public HranaStream openStream() {
		FakeStream stream = new FakeStream();
		this.opened.add(stream);
		this.mostLive.accumulateAndGet(this.live.incrementAndGet(), Math::max);
		return stream;
	}

	/**
	 * How many streams were opened, those that are closed included.
	 */
	int opened() {
		return this.opened.size();
	}

	/**
	 * How many streams are open now.
	 */
	int live() {
		return this.live.get();
	}

	int mostLive() {
		return this.mostLive.get();
	}

	@Override
	public Duration maxIdleTime() {
		return this.maxIdleTime;
	}

	@Override
	public URI baseUri() {
		return URI.create("http://fake");
	}

	@Override
	public String name() {
		return "fake";
	}

	@Override
	public @Nullable HranaProtocol spoken() {
		return null;
	}

	@Override
	public void close() {
	}

	/**
	 * Does nothing, and notices if two use it at once.
	 */
	final class FakeStream implements HranaStream {

		private final AtomicInteger users = new AtomicInteger();

		private volatile boolean open = true;

		private void use() {
			if (this.users.incrementAndGet() != 1 || !this.open) {
				throw new IllegalStateException("Used by two, or after its end");
			}
			Thread.yield();
			this.users.decrementAndGet();
		}

		@Override
		public Mono<List<StreamResult>> send(List<StreamRequest> requests, Duration limit) {
			return Mono.fromSupplier(() -> {
				use();
				return requests.stream().<StreamResult>map((request) -> new StreamResult.Autocommit(true)).toList();
			});
		}

		@Override
		public Flux<CursorEntry> cursor(CursorRequest cursor, Duration limit) {
			return Flux.error(new UnsupportedOperationException());
		}

		@Override
		public Mono<Void> close() {
			return Mono.fromRunnable(() -> {
				if (this.open) {
					this.open = false;
					FakeTransport.this.live.decrementAndGet();
				}
			});
		}

		@Override
		public boolean isOpen() {
			return this.open;
		}

	}

}
