package io.github.libsqlspring.observation;

import java.util.Objects;

import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.SenderContext;

import io.github.libsqlspring.CallDescription;

/**
 * What is known of an observed call. It carries nothing over to the server: the HTTP
 * request below it does, by an observation of its own.
 */
public final class LibsqlObservationContext extends SenderContext<CallDescription> {

	private final CallDescription call;

	private volatile long rowCount;

	/**
	 * Creates the context of a call that begins.
	 * @param call what is called
	 */
	public LibsqlObservationContext(CallDescription call) {
		super((carrier, key, value) -> {
		}, Kind.CLIENT);
		this.call = Objects.requireNonNull(call, "call");
		setCarrier(call);
		ServerAddress server = ServerAddress.of(call.target());
		if (server.isKnown()) {
			setRemoteServiceName((call.databaseName() != null) ? call.databaseName() : server.host());
			setRemoteServiceAddress(server.toUrl());
		}
	}

	/**
	 * What is called.
	 * @return the call, without the values that are bound to its statements
	 */
	public CallDescription getCall() {
		return this.call;
	}

	/**
	 * How many rows came, or were changed by a statement without rows.
	 * @return the number, 0 before the call has ended
	 */
	public long getRowCount() {
		return this.rowCount;
	}

	void setRowCount(long rowCount) {
		this.rowCount = rowCount;
	}

}
