package io.github.libsqlspring.boot.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.sql.DataSource;

import brave.Span;
import brave.Tracing;
import brave.handler.MutableSpan;
import brave.handler.SpanHandler;
import brave.propagation.ThreadLocalCurrentTraceContext;
import brave.propagation.TraceContext;
import brave.sampler.Sampler;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.micrometer.tracing.brave.bridge.BraveCurrentTraceContext;
import io.micrometer.tracing.brave.bridge.BravePropagator;
import io.micrometer.tracing.brave.bridge.BraveTracer;
import io.micrometer.tracing.brave.bridge.W3CPropagation;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.handler.PropagatingSenderTracingObservationHandler;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.boot.webclient.autoconfigure.WebClientObservationAutoConfiguration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.github.libsqlspring.CallOptions;
import io.github.libsqlspring.Row;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.client.LibsqlClient;
import io.github.libsqlspring.client.ReactiveLibsqlClient;
import io.github.libsqlspring.test.SqldServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Traces from a caller to a real server: the caller's span, that of the call below it,
 * and that of the HTTP request below that, whose id reaches the server.
 */
class TracingTests {

	private static SqldServer server;

	private static TracedServer front;

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final List<MutableSpan> spans = new CopyOnWriteArrayList<>();

	private final Tracing tracing = Tracing.newBuilder()
		.currentTraceContext(ThreadLocalCurrentTraceContext.create())
		.propagationFactory(new W3CPropagation())
		.traceId128Bit(true)
		.sampler(Sampler.ALWAYS_SAMPLE)
		.addSpanHandler(new SpanHandler() {

			@Override
			public boolean end(TraceContext context, MutableSpan span, Cause cause) {
				return TracingTests.this.spans.add(span);
			}

		})
		.build();

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(LibsqlAutoConfiguration.class, LibsqlDataSourceAutoConfiguration.class,
				LibsqlReactiveAutoConfiguration.class, LibsqlObservationAutoConfiguration.class,
				ObservationAutoConfiguration.class, WebClientAutoConfiguration.class,
				WebClientObservationAutoConfiguration.class, ReactiveHttpClientAutoConfiguration.class))
		.withBean(ObservationHandler.class, this::handler)
		.withPropertyValues("libsql.url=http://127.0.0.1:" + front.port());

	@BeforeAll
	static void start() {
		server = SqldServer.start();
		front = new TracedServer(server.url());
	}

	@AfterAll
	static void stop() {
		front.close();
		server.close();
	}

	@AfterEach
	void close() {
		this.threads.shutdownNow();
		this.tracing.close();
	}

	private ObservationHandler<?> handler() {
		BraveTracer tracer = new BraveTracer(this.tracing.tracer(),
				new BraveCurrentTraceContext(this.tracing.currentTraceContext()));
		return new ObservationHandler.FirstMatchingCompositeObservationHandler(
				new PropagatingSenderTracingObservationHandler<>(tracer, new BravePropagator(this.tracing)),
				new DefaultTracingObservationHandler(tracer));
	}

	// After a first call, which asks what the server speaks.
	private void inParent(AssertableApplicationContext context, Runnable work) {
		context.getBean(LibsqlClient.class).execute("SELECT 1");
		this.spans.clear();
		front.takeTraceParents();
		Observation.createNotStarted("parent", context.getBean(ObservationRegistry.class)).observe(work);
	}

	private List<MutableSpan> below(MutableSpan parent) {
		return this.spans.stream().filter((span) -> parent.id().equals(span.parentId())).toList();
	}

	private MutableSpan parent() {
		return this.spans.stream().filter((span) -> "parent".equals(span.name())).findFirst().orElseThrow();
	}

	/**
	 * Each call below the parent has one request, and the server has seen them.
	 * @param calls the names of the calls, without their target
	 */
	private void assertTraced(String... calls) {
		List<MutableSpan> database = below(parent());
		assertThat(database).extracting(MutableSpan::name)
			.containsExactly(
					Stream.of(calls).map((call) -> call + " 127.0.0.1:" + front.port()).toArray(String[]::new));
		assertThat(database).allSatisfy((span) -> {
			assertThat(span.kind()).isEqualTo(Span.Kind.CLIENT);
			assertThat(span.tag("db.system.name")).isEqualTo("sqlite");
			assertThat(span.remotePort()).isEqualTo(front.port());
		});
		// Streams that nobody needs any more are closed by requests of their own.
		assertThat(front.takeTraceParents()).filteredOn((header) -> header.contains(parent().traceId()))
			.isNotEmpty()
			.containsExactlyElementsOf(
					database.stream().flatMap((span) -> below(span).stream()).map(TracingTests::traceParent).toList());
	}

	private static String traceParent(MutableSpan request) {
		return "00-" + request.traceId() + "-" + request.id() + "-01";
	}

	@Test
	void aBlockingCallIsTracedToTheServer() {
		this.runner.run((context) -> {
			inParent(context, () -> context.getBean(LibsqlClient.class).execute("SELECT 42"));
			assertTraced("SELECT");
			assertThat(below(below(parent()).get(0))).hasSize(1);
		});
	}

	@Test
	void aCallThatIsMadeAgainIsOneSpanWithSeveralRequests() {
		this.runner.withPropertyValues("libsql.retry.initial-backoff=1ms").run((context) -> {
			inParent(context, () -> {
				front.cut(1);
				context.getBean(LibsqlClient.class).execute("SELECT 42");
			});
			assertThat(below(below(parent()).get(0))).hasSize(2);
			assertTraced("SELECT");
		});
	}

	@Test
	void aReactiveCallIsTracedFromItsContext() {
		this.runner.run((context) -> {
			inParent(context, () -> {
			});
			this.spans.clear();
			Observation parent = Observation.start("parent", context.getBean(ObservationRegistry.class));
			context.getBean(ReactiveLibsqlClient.class)
				.execute("SELECT 42")
				.thenMany(context.getBean(ReactiveLibsqlClient.class)
					.stream(Statement.of("VALUES (1), (2)"), CallOptions.DEFAULT))
				.contextWrite((reactor) -> reactor.put(ObservationThreadLocalAccessor.KEY, parent))
				.blockLast(Duration.ofSeconds(20));
			parent.stop();
			assertTraced("SELECT", "VALUES");
		});
	}

	@Test
	void transactionAndStreamAreTraced() {
		this.runner.run((context) -> {
			LibsqlClient client = context.getBean(LibsqlClient.class);
			client.executeScript("CREATE TABLE IF NOT EXISTS traced (a)");
			inParent(context, () -> {
				client.inTransaction((tx) -> tx.execute("INSERT INTO traced VALUES (1)"));
				try (Stream<Row> rows = client.stream(Statement.of("SELECT 1"), CallOptions.DEFAULT)) {
					assertThat(rows).hasSize(1);
				}
			});
			assertTraced("INSERT", "COMMIT", "SELECT");
		});
	}

	@Test
	void theDriverIsTraced() {
		this.runner.run((context) -> {
			DataSource dataSource = context.getBean(DataSource.class);
			JdbcTemplate template = new JdbcTemplate(dataSource);
			template.execute("CREATE TABLE IF NOT EXISTS traced (a)");
			inParent(context, () -> {
				template.queryForList("SELECT 1");
				new TransactionTemplate(new DataSourceTransactionManager(dataSource))
					.executeWithoutResult((status) -> template.update("DELETE FROM traced"));
			});
			assertTraced("SELECT", "DELETE", "COMMIT");
		});
	}

	@Test
	void callsOnManyThreadsEachHaveTheirOwnParent() {
		this.runner.run((context) -> {
			LibsqlClient client = context.getBean(LibsqlClient.class);
			ObservationRegistry registry = context.getBean(ObservationRegistry.class);
			inParent(context, () -> {
			});
			this.spans.clear();
			IntStream.range(0, 40)
				.mapToObj((number) -> CompletableFuture
					.runAsync(() -> Observation.createNotStarted("parent" + number, registry)
						.observe(() -> client.execute("SELECT " + number)), this.threads))
				.toList()
				.forEach(CompletableFuture::join);

			List<String> expected = this.spans.stream()
				.filter((span) -> span.name() != null && span.name().startsWith("parent"))
				.map((parent) -> below(below(parent).get(0)).get(0))
				.map(TracingTests::traceParent)
				.toList();
			assertThat(expected).hasSize(40).doesNotHaveDuplicates();
			assertThat(front.takeTraceParents()).containsAll(expected);
		});
	}

	@Test
	void onAWebSocketThereIsTheSpanOfTheCallAlone() {
		this.runner.withPropertyValues("libsql.url=ws://127.0.0.1:" + server.port()).run((context) -> {
			inParent(context, () -> context.getBean(LibsqlClient.class).execute("SELECT 42"));
			assertThat(below(parent())).singleElement()
				.satisfies((span) -> assertThat(span.name()).isEqualTo("SELECT 127.0.0.1:" + server.port()))
				.satisfies((span) -> assertThat(below(span)).isEmpty());
		});
	}

}
