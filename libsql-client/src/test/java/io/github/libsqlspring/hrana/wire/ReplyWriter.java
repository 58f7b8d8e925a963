package io.github.libsqlspring.hrana.wire;

import java.util.List;

/**
 * The side of the server, for tests: writes what the codec reads.
 */
interface ReplyWriter {

	Codec codec();

	byte[] pipeline(PipelineResponse response);

	byte[] cursor(List<CursorEntry> entries);

}
