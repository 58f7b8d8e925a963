package io.github.libsqlspring.hrana;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import io.netty.channel.EventLoop;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.github.libsqlspring.RetryPolicy;

/**
 * The way to the server: the connection in use, and the calls that wait for one. At most
 * one attempt to connect is under way, for all of them; after one that failed there is a
 * pause, and a call that comes in it waits for the next attempt. All state belongs to the
 * event loop.
 */
// Tasks of the event loop.
@SuppressWarnings("FutureReturnValueIgnored")
final class WebSocketLink {

	private static final System.Logger LOGGER = System.getLogger(WebSocketLink.class.getName());

	private static final RetryPolicy PAUSES = new RetryPolicy(Integer.MAX_VALUE, Duration.ofMillis(50),
			Duration.ofSeconds(2));

	private final HranaOptions options;

	private final EventLoop loop;

	private final WebSocketHandshake handshake;

	private final WebSocketFailures failures;

	private final Deque<WebSocketCall> waiting = new ArrayDeque<>();

	private final Set<WebSocketConnection> connections = new HashSet<>();

	private final AtomicLong questions = new AtomicLong();

	private long answered;

	private AuthTokens.Token token = new AuthTokens.Token(null);

	private AuthTokens.@Nullable Token refused;

	private @Nullable WebSocketConnection current;

	private boolean connecting;

	private int failedAttempts;

	private long notBefore = System.nanoTime();

	private boolean closed;

	// Of the last connection; the only state that others may read.
	private volatile @Nullable HranaProtocol spoken;

	WebSocketLink(HranaOptions options, EventLoop loop, WebSocketHandshake handshake) {
		this.options = options;
		this.loop = loop;
		this.handshake = handshake;
		this.failures = new WebSocketFailures(options.baseUri(), options.maxResultSize());
	}

	@Nullable HranaProtocol spoken() {
		return this.spoken;
	}

	WebSocketFailures failures() {
		return this.failures;
	}

	/**
	 * Runs something on the event loop, at once if it is the current thread.
	 * @param work what to run
	 */
	void run(Runnable work) {
		if (this.loop.inEventLoop()) {
			work.run();
		}
		else {
			this.loop.execute(work);
		}
	}

	ScheduledFuture<?> schedule(Runnable work, long delay, TimeUnit unit) {
		return this.loop.schedule(work, delay, unit);
	}

	/**
	 * Carries out a call. May be called on any thread.
	 * @param call a new call
	 */
	void submit(WebSocketCall call) {
		if (this.options.authTokens().mayBlock()) {
			run(call::startTimer);
		}
		// The caller's code, thus on the caller's thread unless it may block.
		ask(this.options.authTokens().current(), () -> {
			call.startTimer();
			start(call);
		}, call::fail);
	}

	/**
	 * Carries out a call whose hello was refused, on a new connection, if there is
	 * another token.
	 * @param call the call
	 * @param refused the token of the hello
	 * @param otherwise what to do if there is none
	 */
	void submitAgain(WebSocketCall call, @Nullable String refused, Runnable otherwise) {
		AuthTokens.Token token = new AuthTokens.Token(refused);
		this.refused = token;
		ask(this.options.authTokens().replace(token), () -> {
			if (token.equals(this.token)) {
				otherwise.run();
			}
			else {
				// The new token is worth an attempt at once.
				this.notBefore = System.nanoTime();
				start(call);
			}
		}, call::fail);
	}

	// Tokens that are asked for at the same time may come in another order. The one that
	// was asked for last counts for all, else a connection would be told of an old one.
	// One
	// that was refused meanwhile does not come back.
	private void ask(Mono<AuthTokens.Token> question, Runnable then, Consumer<Throwable> otherwise) {
		long number = this.questions.incrementAndGet();
		question.subscribe((answer) -> run(() -> {
			boolean stale = answer.equals(this.refused) && !this.token.equals(this.refused);
			if (number > this.answered && !stale) {
				this.answered = number;
				this.token = answer;
			}
			then.run();
		}), (failure) -> run(() -> otherwise.accept(failure)));
	}

	private void start(WebSocketCall call) {
		if (call.hasEnded()) {
			return;
		}
		if (this.closed) {
			call.fail(this.failures.closed());
			return;
		}
		WebSocketConnection bound = call.stream().connection();
		if (call.stream().isOver() || (bound != null && !bound.isAlive())) {
			call.fail(this.failures.streamGone());
		}
		else if (bound != null) {
			// A connection that is told of a token that is refused ends, and the
			// transaction
			// with it, for which the server has accepted another one.
			bound.start(call, call.stream().isInTransaction() ? bound.token() : this.token.value());
		}
		else if (this.current != null && this.current.isUsable()) {
			this.current.start(call, this.token.value());
		}
		else {
			this.waiting.add(call);
			connect();
		}
	}

	private void connect() {
		if (this.connecting) {
			return;
		}
		this.connecting = true;
		long pause = this.notBefore - System.nanoTime();
		if (pause > 0) {
			this.loop.schedule(this::attempt, pause, TimeUnit.NANOSECONDS);
		}
		else {
			attempt();
		}
	}

	private void attempt() {
		if (this.waiting.isEmpty()) {
			this.connecting = false;
			return;
		}
		this.handshake.connect((established, failure) -> {
			this.connecting = false;
			if (established != null) {
				connected(established);
			}
			else {
				notConnected(Objects.requireNonNull(failure));
			}
		});
	}

	private void connected(WebSocketHandshake.Established established) {
		WebSocketConnection connection = new WebSocketConnection(this, established.protocol());
		connection.install(established.channel(), this.options.maxResultSize());
		if (this.closed) {
			connection.close();
			return;
		}
		LOGGER.log(System.Logger.Level.DEBUG,
				() -> "Connected to " + this.options.baseUri() + " by " + established.protocol().subprotocol());
		this.spoken = established.protocol();
		this.connections.add(connection);
		this.current = connection;
		takeWaiting().forEach(this::start);
	}

	private void notConnected(Throwable failure) {
		attemptFailed();
		takeWaiting().forEach((call) -> call.fail(this.failures.notConnected(failure)));
	}

	private void attemptFailed() {
		this.failedAttempts++;
		this.notBefore = System.nanoTime() + Backoff.before(PAUSES, this.failedAttempts + 1).toNanos();
	}

	private List<WebSocketCall> takeWaiting() {
		List<WebSocketCall> all = new ArrayList<>(this.waiting);
		this.waiting.clear();
		return all;
	}

	void forget(WebSocketCall call) {
		this.waiting.remove(call);
	}

	/**
	 * The server has accepted a hello on a connection.
	 */
	void accepted() {
		this.failedAttempts = 0;
	}

	/**
	 * A connection gets no new streams any more.
	 * @param connection the connection
	 */
	void retired(WebSocketConnection connection) {
		if (this.current == connection) {
			this.current = null;
		}
	}

	/**
	 * A connection has ended.
	 * @param connection the connection
	 * @param accepted whether the server had accepted a hello on it
	 */
	void ended(WebSocketConnection connection, boolean accepted) {
		retired(connection);
		this.connections.remove(connection);
		if (!accepted) {
			attemptFailed();
		}
	}

	/**
	 * Ends everything. May be called on any thread.
	 */
	void close() {
		run(() -> {
			this.closed = true;
			takeWaiting().forEach((call) -> call.fail(this.failures.closed()));
			List.copyOf(this.connections).forEach(WebSocketConnection::close);
		});
	}

}
