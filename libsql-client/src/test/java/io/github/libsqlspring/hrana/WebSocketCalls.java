package io.github.libsqlspring.hrana;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import reactor.core.publisher.Mono;

import io.github.libsqlspring.Batch;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.Row;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.StepResult;
import io.github.libsqlspring.Value;
import io.github.libsqlspring.hrana.wire.CursorRequest;
import io.github.libsqlspring.hrana.wire.StreamRequest;
import io.github.libsqlspring.hrana.wire.StreamResult;

import static org.assertj.core.api.Assertions.fail;

/**
 * Calls on streams, as the tests of the WebSocket transport make them.
 */
abstract class WebSocketCalls {

	static final Duration LIMIT = Duration.ofSeconds(30);

	/** Never ends, and holds the write lock. */
	static final String ENDLESS_WRITE = "INSERT INTO t WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) "
			+ "SELECT x FROM c WHERE x < 0";

	/** Never ends, and gives no row. */
	static final String ENDLESS_READ = "WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) "
			+ "SELECT x FROM c WHERE x < 0";

	static HranaOptions.Builder options(String url) {
		return HranaOptions.builder(URI.create(url));
	}

	static WebSocketTransport transport(String url) {
		return new WebSocketTransport(options(url).build());
	}

	static List<StreamRequest> requests(String... sql) {
		List<StreamRequest> requests = Arrays.stream(sql).map(WebSocketCalls::request).toList();
		return requests;
	}

	static StreamRequest request(String sql) {
		return new StreamRequest.RunBatch(batch(sql), null);
	}

	static Batch batch(String sql) {
		return new Batch(List.of(new Batch.Step(null, Statement.of(sql))));
	}

	static CursorRequest cursor(String sql) {
		return new CursorRequest(null, batch(sql), null);
	}

	static Mono<List<StreamResult>> send(HranaStream stream, String... sql) {
		return stream.send(requests(sql), LIMIT);
	}

	static <T> T await(Mono<T> call) {
		try {
			return call.toFuture().get(LIMIT.toSeconds() * 2, TimeUnit.SECONDS);
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof RuntimeException failure) {
				throw failure;
			}
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException | TimeoutException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static LibsqlException failure(Mono<?> call) {
		try {
			await(call);
			return fail("The call has not failed");
		}
		catch (LibsqlException ex) {
			return ex;
		}
	}

	static void execute(HranaStream stream, String... sql) {
		await(send(stream, sql)).forEach(WebSocketCalls::rows);
	}

	static List<Row> rows(StreamResult result) {
		StepResult step = ((StreamResult.BatchRan) result).steps().get(0);
		return ((StepResult.Success) step).result().rows();
	}

	static Value value(HranaStream stream, String sql) {
		return rows(await(send(stream, sql)).get(0)).get(0).values().get(0);
	}

	static long number(HranaStream stream, String sql) {
		return ((Value.IntegerValue) value(stream, sql)).value();
	}

}
