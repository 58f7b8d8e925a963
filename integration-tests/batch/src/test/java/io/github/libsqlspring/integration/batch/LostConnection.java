package io.github.libsqlspring.integration.batch;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

import org.springframework.batch.core.step.Step;
import org.springframework.batch.infrastructure.item.ItemWriter;

import io.github.libsqlspring.integration.support.TestDatabase;

/**
 * A step during whose fifth chunk the connections to the server are cut, once.
 */
final class LostConnection {

	// A request that is sent before the client has seen the end of its connection has an
	// outcome that nobody knows, and the chunk fails on every path.
	private static final Duration NOTICED = Duration.ofMillis(300);

	private LostConnection() {
	}

	static Step step(String name, Jobs jobs, TestDatabase database) {
		return jobs.chunks(name, 10).reader(jobs.pages(10)).writer(writer(jobs, database)).build();
	}

	@SuppressWarnings("removal")
	static Step olderStep(String name, Jobs jobs, TestDatabase database) {
		return jobs.olderChunks(name, 10).reader(jobs.pages(10)).writer(writer(jobs, database)).build();
	}

	private static ItemWriter<Line> writer(Jobs jobs, TestDatabase database) {
		AtomicBoolean cut = new AtomicBoolean();
		return (lines) -> {
			jobs.writer().write(lines);
			if (lines.getItems().get(0).id() == 41 && cut.compareAndSet(false, true)) {
				database.cutConnections();
				LockSupport.parkNanos(NOTICED.toNanos());
			}
		};
	}

}
