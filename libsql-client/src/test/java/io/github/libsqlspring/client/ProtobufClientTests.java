package io.github.libsqlspring.client;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.libsqlspring.hrana.HranaProtocol;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The contracts on a libSQL server, by Hrana 3 as Protobuf over HTTP.
 */
class ProtobufClientTests extends RemoteContractTests {

	@Override
	void configure(LibsqlClient.Builder builder) {
		builder.protocols(List.of(HranaProtocol.V3_PROTOBUF));
	}

	@Test
	void aStoredInfinityReadsAsItself() {
		assertThat(row("SELECT 9e999, -9e999")).containsExactly(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
	}

}
