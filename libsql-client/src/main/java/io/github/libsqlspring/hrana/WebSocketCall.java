package io.github.libsqlspring.hrana;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import io.netty.channel.ChannelFuture;
import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.LibsqlException;

/**
 * One call on a stream, from its subscription to its end: it may wait for a connection,
 * then it is in flight on it. Everything but {@link #breakOffLater()} happens on the
 * event loop.
 */
abstract class WebSocketCall implements RequestOwner {

	private final WebSocketLink link;

	private final WebSocketStream stream;

	private final boolean guardless;

	private final Duration limit;

	private @Nullable ScheduledFuture<?> timer;

	private @Nullable WebSocketConnection connection;

	private @Nullable ChannelFuture firstWrite;

	private int hello;

	private boolean moved;

	private boolean ended;

	/**
	 * Prepares a call.
	 * @param link the way to the server
	 * @param stream the stream
	 * @param guardless whether the call is fit for a server that has no guard
	 * @param limit how long it may wait
	 */
	WebSocketCall(WebSocketLink link, WebSocketStream stream, boolean guardless, Duration limit) {
		this.link = link;
		this.stream = stream;
		this.guardless = guardless;
		this.limit = limit;
	}

	final WebSocketStream stream() {
		return this.stream;
	}

	final WebSocketLink link() {
		return this.link;
	}

	final boolean hasEnded() {
		return this.ended;
	}

	/**
	 * Writes what the call consists of. Either all of it or nothing.
	 * @param target where to
	 * @return the first write
	 */
	abstract ChannelFuture write(WebSocketConnection target);

	abstract void signal(Throwable failure);

	/**
	 * Starts to count the time.
	 */
	final void startTimer() {
		if (this.timer == null && !this.ended) {
			this.timer = this.link.schedule(this::timeIsUp, this.limit.toNanos(), TimeUnit.NANOSECONDS);
		}
	}

	final void stopTimer() {
		if (this.timer != null) {
			this.timer.cancel(false);
			this.timer = null;
		}
	}

	/**
	 * Sends the call.
	 * @param target the connection of its stream
	 */
	final void sendOn(WebSocketConnection target) {
		if (!this.guardless && !target.protocol().hasGuard()) {
			end();
			signal(new NoGuard());
			return;
		}
		this.connection = target;
		this.hello = target.hellos();
		this.stream.bind(target);
		target.callStarted();
		try {
			this.firstWrite = write(target);
		}
		catch (RuntimeException ex) {
			fail(ex);
		}
	}

	/**
	 * The call is over for the server; what has come of it may still be on its way to the
	 * subscriber.
	 */
	final void end() {
		if (!this.ended) {
			this.ended = true;
			stopTimer();
			if (this.connection != null) {
				this.connection.callEnded();
			}
		}
	}

	final void fail(Throwable failure) {
		if (!this.ended) {
			this.stream.failed();
			end();
			signal(failure);
		}
	}

	@Override
	public final void unanswered(ConnectionEnd reason) {
		if (this.ended) {
			return;
		}
		boolean written = this.firstWrite != null && (!this.firstWrite.isDone() || this.firstWrite.isSuccess());
		LibsqlException failure = reason.toException(this.link.failures(), this.hello, written,
				!this.stream.isOpening());
		WebSocketConnection refusing = this.connection;
		if (reason.isRefusal(this.hello) && !this.moved && this.stream.isOpening() && refusing != null) {
			this.moved = true;
			this.connection = null;
			this.stream.unbind();
			this.link.submitAgain(this, refusing.token(), () -> fail(failure));
			return;
		}
		fail(failure);
	}

	private void timeIsUp() {
		fail((this.connection != null) ? this.link.failures().notAnsweredInTime()
				: this.link.failures().notConnectedInTime());
		breakOff();
	}

	/**
	 * Breaks the call off without a signal. May be called on any thread.
	 */
	final void breakOffLater() {
		this.link.run(this::breakOffSilently);
	}

	final void breakOffSilently() {
		if (!this.ended) {
			this.stream.failed();
			end();
			breakOff();
		}
	}

	private void breakOff() {
		if (this.connection != null) {
			this.connection.retire();
		}
		else {
			this.link.forget(this);
		}
	}

}
