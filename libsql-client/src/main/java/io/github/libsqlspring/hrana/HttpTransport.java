package io.github.libsqlspring.hrana;

import java.net.URI;
import java.time.Duration;

import io.netty.channel.ChannelOption;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.util.DefaultUriBuilderFactory;
import reactor.core.publisher.Mono;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/**
 * Carries bytes to a libSQL server and back, by WebClient on reactor-netty. Thread-safe.
 */
final class HttpTransport {

	/**
	 * The largest reply that is read. A server's own limit is 10 MB of values for each
	 * batch; WebClient's is 256 KiB if nothing is said.
	 */
	static final int MAX_REPLY_BYTES = 64 * 1024 * 1024;

	private static final String PIPELINE = "/v3/pipeline";

	// Half of the 128 streams that a server has for all its clients.
	private static final int MAX_CONNECTIONS = 64;

	// Below the idle limits of usual proxies, so that a kept connection is rarely stale.
	private static final Duration MAX_IDLE_TIME = Duration.ofSeconds(30);

	private final HranaOptions options;

	private final ConnectionProvider connections;

	private final WebClient webClient;

	HttpTransport(HranaOptions options) {
		this.options = options;
		this.connections = ConnectionProvider.builder("libsql")
			.maxConnections(MAX_CONNECTIONS)
			.pendingAcquireMaxCount(-1)
			.pendingAcquireTimeout(options.responseTimeout())
			.maxIdleTime(MAX_IDLE_TIME)
			.build();
		DefaultUriBuilderFactory uris = new DefaultUriBuilderFactory(options.baseUri().toString());
		// The base URL is encoded already.
		uris.setEncodingMode(DefaultUriBuilderFactory.EncodingMode.NONE);
		this.webClient = options.webClientBuilder()
			.clone()
			.uriBuilderFactory(uris)
			.clientConnector(new ReactorClientHttpConnector(httpClient()))
			.codecs((codecs) -> codecs.defaultCodecs().maxInMemorySize(MAX_REPLY_BYTES))
			.build();
	}

	private HttpClient httpClient() {
		return HttpClient.create(this.connections)
			// No upgrade to h2c: libSQL servers accept it and then never answer.
			.protocol(HttpProtocol.HTTP11)
			.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, toMillis(this.options.connectTimeout()))
			.responseTimeout(this.options.responseTimeout())
			// A repeated request could execute a write twice.
			.disableRetry(true);
	}

	private static int toMillis(Duration duration) {
		return (int) Math.min(duration.toMillis(), Integer.MAX_VALUE);
	}

	/**
	 * Sends a pipeline.
	 * @param baseUrl where to, or {@code null} for the configured server
	 * @param body the encoded request
	 * @return the reply of any status
	 */
	Mono<HttpReply> post(@Nullable URI baseUrl, byte[] body) {
		WebClient.RequestBodyUriSpec post = this.webClient.post();
		WebClient.RequestBodySpec request = (baseUrl != null) ? post.uri(URI.create(baseUrl + PIPELINE))
				: post.uri(PIPELINE);
		String token = this.options.authToken();
		if (token != null) {
			request.headers((headers) -> headers.setBearerAuth(token));
		}
		return request.contentType(MediaType.APPLICATION_JSON)
			.accept(MediaType.APPLICATION_JSON)
			.bodyValue(body)
			.exchangeToMono(HttpTransport::toReply)
			.timeout(this.options.roundTripTimeout());
	}

	private static Mono<HttpReply> toReply(ClientResponse response) {
		return response.bodyToMono(byte[].class)
			.defaultIfEmpty(new byte[0])
			.map((body) -> new HttpReply(response.statusCode().value(), body));
	}

	URI baseUri() {
		return this.options.baseUri();
	}

	Duration roundTripTimeout() {
		return this.options.roundTripTimeout();
	}

	void close() {
		this.connections.dispose();
	}

}
