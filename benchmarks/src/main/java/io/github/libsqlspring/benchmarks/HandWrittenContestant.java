package io.github.libsqlspring.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a good engineer writes in an afternoon with the HTTP client of the JDK: one
 * request per call, which opens a stream and closes it again.
 */
final class HandWrittenContestant implements Client {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	// HTTP/1.1: the server accepts an upgrade to h2c and then never answers.
	private final HttpClient http = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(LIMIT)
		.build();

	private final HttpRequest.Builder request;

	HandWrittenContestant(String url) {
		this.request = HttpRequest.newBuilder(URI.create(url + "/v3/pipeline"))
			.header("Content-Type", "application/json")
			.timeout(LIMIT);
	}

	@Override
	public String readName(long id) {
		List<@Nullable Object[]> rows = send(HandWrittenRequest.execute(Dataset.READ_NAME, id)).rows();
		if (rows.size() != 1 || !(rows.get(0)[0] instanceof String name)) {
			throw new IllegalStateException("Expected one name");
		}
		return name;
	}

	@Override
	public long insert(String name) {
		return send(HandWrittenRequest.execute(Dataset.INSERT, name)).affectedRowCount();
	}

	@Override
	public long insertAll(List<String> names) {
		return send(HandWrittenRequest.transaction(Dataset.INSERT, names)).affectedRowCount();
	}

	@Override
	@SuppressWarnings("NullAway") // a NULL in the wrong place would be a broken
									// measurement
	public long readWide() {
		long sum = 0;
		for (@Nullable
		Object[] row : send(HandWrittenRequest.execute(Dataset.READ_WIDE, null)).rows()) {
			sum += Dataset.weight((Long) row[0], (String) row[1], (Double) row[2], row[3] == null, (byte[]) row[4]);
		}
		return sum;
	}

	private HandWrittenReply send(byte[] body) {
		HttpRequest post = this.request.copy().POST(BodyPublishers.ofByteArray(body)).build();
		try {
			HttpResponse<byte[]> response = this.http.send(post, BodyHandlers.ofByteArray());
			if (response.statusCode() != 200) {
				throw new IllegalStateException("Status " + response.statusCode());
			}
			return HandWrittenReply.read(response.body());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted", ex);
		}
	}

	@Override
	public void close() {
		// The client of the JDK 17 ends when nobody refers to it any more.
	}

}
