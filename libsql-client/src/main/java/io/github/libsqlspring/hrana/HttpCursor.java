package io.github.libsqlspring.hrana;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.github.libsqlspring.hrana.wire.CursorDecoder;
import io.github.libsqlspring.hrana.wire.CursorEntry;

/**
 * The entries of a cursor, decoded as the bytes of the reply are asked for. The time
 * limit counts while the server is waited for, not while nobody asks.
 */
final class HttpCursor {

	private final Flux<DataBuffer> body;

	private final CursorDecoder decoder;

	HttpCursor(Flux<DataBuffer> body, CursorDecoder decoder) {
		this.body = body;
		this.decoder = decoder;
	}

	Flux<CursorEntry> entries(Duration limit) {
		return Flux.deferContextual(
				(context) -> Flux.using(() -> new PulledFlux<>(this.body.map(this::decode).contextWrite(context)),
						(chunks) -> pull(chunks, limit).concatMapIterable((chunk) -> chunk, 1), PulledFlux::cancel));
	}

	private Flux<List<CursorEntry>> pull(PulledFlux<List<CursorEntry>> chunks, Duration limit) {
		// By a future, which takes a chunk when it arrives: the time does not run on
		// until
		// somebody asks for it.
		return Mono.fromFuture(() -> chunks.next().timeout(limit).toFuture())
			.repeat(() -> !chunks.isDone())
			.concatWith(Mono.fromSupplier(this.decoder::end));
	}

	private List<CursorEntry> decode(DataBuffer buffer) {
		try (DataBuffer.ByteBufferIterator parts = buffer.readableByteBuffers()) {
			List<CursorEntry> entries = new ArrayList<>();
			while (parts.hasNext()) {
				entries.addAll(this.decoder.decode(parts.next()));
			}
			return entries;
		}
		finally {
			DataBufferUtils.release(buffer);
		}
	}

}
