package io.github.libsqlspring.hrana;

import io.github.libsqlspring.hrana.wire.Codec;
import io.github.libsqlspring.hrana.wire.JsonCodec;
import io.github.libsqlspring.hrana.wire.ProtobufCodec;

/**
 * A version of the Hrana protocol in one of its encodings.
 */
public enum HranaProtocol {

	/** Version 3, Protobuf: a third of the bytes of JSON, and it can carry infinities. */
	V3_PROTOBUF("/v3-protobuf", "hrana3-protobuf"),

	/** Version 3, JSON. */
	V3_JSON("/v3", "hrana3"),

	/**
	 * Version 2, JSON. It cannot guard a statement against a lost transaction; therefore
	 * statements go one by one, and any error ends a transaction.
	 */
	V2_JSON("/v2", "hrana2");

	private final String path;

	private final String subprotocol;

	HranaProtocol(String path, String subprotocol) {
		this.path = path;
		this.subprotocol = subprotocol;
	}

	String path() {
		return this.path;
	}

	String subprotocol() {
		return this.subprotocol;
	}

	Codec codec() {
		return (this == V3_PROTOBUF) ? ProtobufCodec.INSTANCE : JsonCodec.INSTANCE;
	}

	boolean hasGuard() {
		return this != V2_JSON;
	}

}
