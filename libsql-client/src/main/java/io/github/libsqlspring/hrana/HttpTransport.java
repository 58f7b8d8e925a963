package io.github.libsqlspring.hrana;

import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

import io.github.libsqlspring.LibsqlException;

/**
 * Carries bytes to a libSQL server and back by HTTP requests: WebClient on reactor-netty.
 * Thread-safe.
 */
final class HttpTransport implements Transport {

	// A server ends a stream ten seconds after its last request.
	private static final Duration MAX_IDLE_TIME = Duration.ofSeconds(5);

	private static final int UNAUTHORIZED = 401;

	private final HranaOptions options;

	private final ConnectionProvider connections;

	private final WebClient client;

	private volatile @Nullable HranaProtocol spoken;

	private final Mono<HranaProtocol> negotiation;

	private final Map<HranaProtocol, Endpoints> endpoints = new EnumMap<>(HranaProtocol.class);

	HttpTransport(HranaOptions options) {
		this.options = options;
		this.connections = HttpConnections.acquire(options.baseUri());
		for (HranaProtocol protocol : HranaProtocol.values()) {
			this.endpoints.put(protocol, Endpoints.of(options.baseUri(), protocol));
		}
		this.client = releaseIfItFails(this::webClient);
		this.negotiation = negotiate(options.protocols()).doOnNext((protocol) -> this.spoken = protocol)
			// Once for all who wait for it; a failure is not kept.
			.cacheInvalidateIf((protocol) -> false);
	}

	// What the user changes about the client may fail.
	private WebClient releaseIfItFails(Supplier<WebClient> maker) {
		try {
			return maker.get();
		}
		catch (RuntimeException | Error ex) {
			close();
			throw ex;
		}
	}

	private WebClient webClient() {
		return this.options.webClientBuilder()
			.clone()
			.clientConnector(new ReactorClientHttpConnector(
					ServerConnections.configure(HttpClient.create(this.connections), this.options)))
			.codecs((codecs) -> codecs.defaultCodecs().maxInMemorySize(this.options.maxResultSize()))
			.defaultHeaders((headers) -> this.options.headers().forEach(headers::set))
			.filter(new ClosedConnections())
			.build();
	}

	/**
	 * The protocol that both sides speak, found out with the first request.
	 * @return the protocol
	 */
	Mono<HranaProtocol> protocol() {
		HranaProtocol known = this.spoken;
		return (known != null) ? Mono.just(known) : this.negotiation;
	}

	// Hrana 3, "Version and encoding negotiation" over HTTP: a GET of the version tells.
	// The last one is not asked for: if the server does not know it either, its answer to
	// a request says so.
	private Mono<HranaProtocol> negotiate(List<HranaProtocol> protocols) {
		HranaProtocol first = protocols.get(0);
		if (protocols.size() == 1) {
			return Mono.just(first);
		}
		return isSpoken(first)
			.flatMap((spoken) -> spoken ? Mono.just(first) : negotiate(protocols.subList(1, protocols.size())));
	}

	private Mono<Boolean> isSpoken(HranaProtocol protocol) {
		return authorized((token) -> authorize(this.client.get().uri(endpoints(protocol, null).version()), token)
			.exchangeToMono(HttpTransport::toReply)).map((reply) -> {
				boolean unknown = reply.status() == 404 || reply.status() == 405 || reply.status() == 400;
				if (reply.status() != 200 && !unknown) {
					throw HttpErrors.toException(reply, protocol.codec());
				}
				return !unknown;
			});
	}

	/**
	 * Where to send requests.
	 * @param protocol what is spoken
	 * @param baseUrl the server that has the stream, or {@code null} for the configured
	 * one
	 * @return the endpoints
	 */
	Endpoints endpoints(HranaProtocol protocol, @Nullable URI baseUrl) {
		return (baseUrl != null) ? Endpoints.of(baseUrl, protocol)
				: Objects.requireNonNull(this.endpoints.get(protocol));
	}

	/**
	 * Sends a request and reads the whole reply.
	 * @param protocol what is spoken
	 * @param uri the endpoint
	 * @param body the encoded request
	 * @return the reply of any status
	 */
	Mono<HttpReply> post(HranaProtocol protocol, URI uri, byte[] body) {
		return authorized((token) -> request(protocol, uri, body, token).exchangeToMono(HttpTransport::toReply));
	}

	/**
	 * Sends a request and reads the reply as it comes.
	 * @param protocol what is spoken
	 * @param uri the endpoint
	 * @param body the encoded request
	 * @return the bytes, which the subscriber releases. Fails if the status is not 200
	 */
	Flux<DataBuffer> stream(HranaProtocol protocol, URI uri, byte[] body) {
		AuthTokens tokens = this.options.authTokens();
		return tokens.current()
			.flatMapMany((token) -> stream(protocol, uri, body, token)
				.onErrorResume(HttpTransport::isUnauthorized, (failure) -> tokens.replace(token)
					.flatMapMany(
							(next) -> next.equals(token) ? Flux.error(failure) : stream(protocol, uri, body, next))));
	}

	private Flux<DataBuffer> stream(HranaProtocol protocol, URI uri, byte[] body, AuthTokens.Token token) {
		return request(protocol, uri, body, token).exchangeToFlux((response) -> {
			if (response.statusCode().value() == 200) {
				return response.bodyToFlux(DataBuffer.class);
			}
			return toReply(response)
				.flatMapMany((reply) -> Flux.error(HttpErrors.toException(reply, protocol.codec())));
		});
	}

	private static boolean isUnauthorized(Throwable failure) {
		return failure instanceof LibsqlException refused && refused.httpStatus().orElse(0) == UNAUTHORIZED;
	}

	// A token that is no longer accepted is refused before anything is executed.
	private Mono<HttpReply> authorized(Function<AuthTokens.Token, Mono<HttpReply>> request) {
		AuthTokens tokens = this.options.authTokens();
		return tokens.current()
			.flatMap((token) -> request.apply(token)
				.flatMap((reply) -> (reply.status() != UNAUTHORIZED) ? Mono.just(reply) : tokens.replace(token)
					.flatMap((next) -> next.equals(token) ? Mono.just(reply) : request.apply(next))));
	}

	private WebClient.RequestHeadersSpec<?> request(HranaProtocol protocol, URI uri, byte[] body,
			AuthTokens.Token token) {
		return authorize(this.client.post()
			.uri(uri)
			.header(HttpHeaders.CONTENT_TYPE, protocol.codec().mediaType())
			.bodyValue(body), token);
	}

	private static WebClient.RequestHeadersSpec<?> authorize(WebClient.RequestHeadersSpec<?> request,
			AuthTokens.Token token) {
		String value = token.value();
		return (value != null) ? request.headers((headers) -> headers.setBearerAuth(value)) : request;
	}

	private static Mono<HttpReply> toReply(ClientResponse response) {
		return response.bodyToMono(byte[].class)
			.defaultIfEmpty(new byte[0])
			.map((body) -> new HttpReply(response.statusCode().value(), body,
					response.headers().asHttpHeaders().getFirst(HttpHeaders.LOCATION)));
	}

	@Override
	public HranaStream openStream() {
		return new HttpStream(this);
	}

	@Override
	public Duration maxIdleTime() {
		return MAX_IDLE_TIME;
	}

	@Override
	public URI baseUri() {
		return this.options.baseUri();
	}

	@Override
	public String name() {
		return "http";
	}

	@Override
	public @Nullable HranaProtocol spoken() {
		return this.spoken;
	}

	HranaOptions options() {
		return this.options;
	}

	@Override
	public void close() {
		HttpConnections.release(this.options.baseUri());
	}

}
