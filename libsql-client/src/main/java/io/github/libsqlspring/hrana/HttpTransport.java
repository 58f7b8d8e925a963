package io.github.libsqlspring.hrana;

import java.net.URI;
import java.time.Duration;

import io.netty.channel.ChannelOption;
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

	// In each of two pools: together the 128 streams that a server has for all its
	// clients.
	private static final int MAX_CONNECTIONS = 64;

	// Below the idle limits of usual proxies, so that a kept connection is rarely stale.
	private static final Duration MAX_IDLE_TIME = Duration.ofSeconds(30);

	private final HranaOptions options;

	private final ConnectionProvider opening;

	// A stream that goes on may hold the write lock for which all others wait: apart from
	// them, so that its COMMIT finds a connection.
	private final ConnectionProvider continuing;

	private final WebClient openingClient;

	private final WebClient continuingClient;

	HttpTransport(HranaOptions options) {
		this.options = options;
		this.opening = pool("libsql");
		this.continuing = pool("libsql-streams");
		this.openingClient = webClient(this.opening);
		this.continuingClient = webClient(this.continuing);
	}

	private ConnectionProvider pool(String name) {
		return ConnectionProvider.builder(name)
			.maxConnections(MAX_CONNECTIONS)
			.pendingAcquireMaxCount(-1)
			// A little earlier than the call itself, whose outcome would be unknown.
			.pendingAcquireTimeout(this.options.responseTimeout().multipliedBy(9).dividedBy(10))
			.maxIdleTime(MAX_IDLE_TIME)
			.build();
	}

	private WebClient webClient(ConnectionProvider connections) {
		DefaultUriBuilderFactory uris = new DefaultUriBuilderFactory(this.options.baseUri().toString());
		// The base URL is encoded already.
		uris.setEncodingMode(DefaultUriBuilderFactory.EncodingMode.NONE);
		return this.options.webClientBuilder()
			.clone()
			.uriBuilderFactory(uris)
			.clientConnector(new ReactorClientHttpConnector(httpClient(connections)))
			.codecs((codecs) -> codecs.defaultCodecs().maxInMemorySize(MAX_REPLY_BYTES))
			.build();
	}

	private HttpClient httpClient(ConnectionProvider connections) {
		return HttpClient.create(connections)
			// No upgrade to h2c: libSQL servers accept it and then never answer.
			.protocol(HttpProtocol.HTTP11)
			.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, toMillis(this.options.connectTimeout()))
			// A repeated request could execute a write twice.
			.disableRetry(true);
	}

	private static int toMillis(Duration duration) {
		return (int) Math.min(duration.toMillis(), Integer.MAX_VALUE);
	}

	/**
	 * Sends a pipeline.
	 * @param state the stream that it opens or continues
	 * @param body the encoded request
	 * @return the reply of any status
	 */
	Mono<HttpReply> post(StreamState state, byte[] body) {
		URI baseUrl = state.baseUrl();
		WebClient.RequestBodyUriSpec post = (state.isOpen() ? this.continuingClient : this.openingClient).post();
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
			// Not reactor-netty's own timeout, which logs a stack trace for each.
			.timeout(this.options.responseTimeout());
	}

	private static Mono<HttpReply> toReply(ClientResponse response) {
		return response.bodyToMono(byte[].class)
			.defaultIfEmpty(new byte[0])
			.map((body) -> new HttpReply(response.statusCode().value(), body));
	}

	URI baseUri() {
		return this.options.baseUri();
	}

	Duration responseTimeout() {
		return this.options.responseTimeout();
	}

	void close() {
		this.opening.dispose();
		this.continuing.dispose();
	}

}
