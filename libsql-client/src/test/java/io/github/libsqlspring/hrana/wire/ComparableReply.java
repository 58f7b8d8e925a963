package io.github.libsqlspring.hrana.wire;

import java.util.HexFormat;
import java.util.List;

/**
 * Makes replies comparable, since results and rows have no {@code equals}: they are
 * written as Protobuf, which keeps every bit.
 */
final class ComparableReply {

	private ComparableReply() {
	}

	static Object of(Object reply) {
		if (reply instanceof PipelineResponse response) {
			return List.of(String.valueOf(response.baton()), String.valueOf(response.baseUrl()),
					response.results().stream().map(ComparableReply::of).toList());
		}
		if (reply instanceof ServerMessage.Response response) {
			return List.of(response.requestId(), of(response.result()));
		}
		if (reply instanceof StreamResult.Executed || reply instanceof StreamResult.BatchRan) {
			byte[] bytes = new ProtobufReplyWriter()
				.pipeline(new PipelineResponse(null, null, List.of((StreamResult) reply)));
			return HexFormat.of().formatHex(bytes);
		}
		return reply;
	}

}
