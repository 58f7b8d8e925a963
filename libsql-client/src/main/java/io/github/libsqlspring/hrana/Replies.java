package io.github.libsqlspring.hrana;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlClosedException;
import io.github.libsqlspring.LibsqlProtocolException;
import io.github.libsqlspring.LibsqlResponseException;
import io.github.libsqlspring.StepResult;
import io.github.libsqlspring.hrana.wire.StreamResult;

/**
 * What a reply that can be read means, and what is wrong with it.
 */
final class Replies {

	private Replies() {
	}

	static LibsqlProtocolException unexpected(String request, StreamResult result) {
		return new LibsqlProtocolException(
				"The server answered a request of type " + request + " with a result of type " + result.type(), null,
				null);
	}

	/**
	 * What became of each step, those included that were skipped at the end.
	 * @param ran the answer
	 * @param count how many steps were sent
	 * @return one result per step
	 */
	static List<StepResult> steps(StreamResult.BatchRan ran, int count) {
		int answered = ran.steps().size();
		if (answered > count) {
			throw new LibsqlProtocolException("The server answered " + count + " steps with " + answered + " results",
					null, null);
		}
		List<StepResult> steps = new ArrayList<>(count);
		for (StepResult step : ran.steps()) {
			steps.add((step instanceof StepResult.Success success && ran.replicationIndex() != null)
					? new StepResult.Success(success.result().withReplicationIndex(ran.replicationIndex())) : step);
		}
		steps.addAll(Collections.nCopies(count - answered, StepResult.SKIPPED));
		return steps;
	}

	/**
	 * Whether a server no longer knows the stream of a request, which it has not
	 * executed.
	 * @param failure the failure of the request
	 * @return whether the stream has expired, or its baton is not valid
	 */
	static boolean isStreamGone(Throwable failure) {
		return failure instanceof LibsqlResponseException response && response.code().equals("STREAM_EXPIRED");
	}

	static LibsqlClosedException closed() {
		return new LibsqlClosedException(ErrorKind.CLOSED, LibsqlClosedException.CLIENT_CLOSED, "The session is closed",
				null);
	}

	static IllegalStateException cursorOpen() {
		return new IllegalStateException(
				"A stream of rows is open here and has to be closed first; this call was not carried out");
	}

}
