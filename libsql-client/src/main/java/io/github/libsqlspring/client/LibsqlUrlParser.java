package io.github.libsqlspring.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.LibsqlUrlException;

/**
 * The grammar of {@link LibsqlUrl}. Messages repeat no more of a URL than scheme, host
 * and path.
 */
final class LibsqlUrlParser {

	private static final String MEMORY = ":memory:";

	// Shorter than any token.
	private static final int MAX_NAME_LENGTH = 24;

	// What the decoder puts in the place of bytes that are no UTF-8: two names would be
	// one.
	private static final char REPLACEMENT = '\ufffd';

	// At least two letters: C:\data.db is a path, not a scheme.
	private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):(.*)", Pattern.DOTALL);

	private LibsqlUrlParser() {
	}

	static LibsqlUrl parse(String url) {
		String text = url.strip();
		if (text.isEmpty()) {
			throw new LibsqlUrlException(LibsqlUrlException.URL_UNDEFINED,
					"The database URL is empty; write for example file:data.db or libsql://database.example.com");
		}
		if (text.equals(MEMORY)) {
			return new LibsqlUrl.Memory();
		}
		if (text.indexOf('#') >= 0) {
			throw invalid("A database URL cannot have a fragment; write # in a name as %23");
		}
		Matcher matcher = SCHEME.matcher(text);
		if (!matcher.matches()) {
			throw invalid("The database URL has no scheme; for a file write file:" + pathToShow(text)
					+ ", for a server libsql://host");
		}
		String scheme = matcher.group(1).toLowerCase(Locale.ROOT);
		return switch (scheme) {
			case "file" -> parseFile(matcher.group(2));
			case "libsql", "http", "https", "ws", "wss" -> parseRemote(scheme, matcher.group(2));
			case "jdbc" -> throw new LibsqlUrlException(LibsqlUrlException.URL_SCHEME_NOT_SUPPORTED,
					"The scheme 'jdbc:' is not supported here; leave jdbc:libsql: out, which only a URL for JDBC begins "
							+ "with, and write for example file:data.db or libsql://database.example.com");
			default -> throw new LibsqlUrlException(LibsqlUrlException.URL_SCHEME_NOT_SUPPORTED,
					"The scheme " + ((scheme.length() <= MAX_NAME_LENGTH) ? "'" + scheme + ":' " : "")
							+ "is not supported; use file:, libsql:, http:, https:, ws:, wss: or :memory:");
		};
	}

	private static LibsqlUrl parseFile(String rest) {
		String path = beforeQuery(rest);
		if (path.length() < rest.length()) {
			String name = rest.substring(path.length() + 1).split("[=&]", 2)[0];
			throw new LibsqlUrlException(LibsqlUrlException.URL_PARAM_NOT_SUPPORTED,
					"The URL of a file takes no parameter, but has " + nameToShow(name)
							+ "; use libsql.local settings or properties of the JDBC driver, and write ? in a file name as %3F");
		}
		if (path.equals(MEMORY)) {
			return new LibsqlUrl.Memory();
		}
		if (path.startsWith("//")) {
			path = withoutAuthority(path);
		}
		if (path.isEmpty()) {
			throw invalid("The URL names no file; write for example file:data.db");
		}
		try {
			return new LibsqlUrl.File(Path.of(decodePath(path)).toAbsolutePath().normalize());
		}
		catch (InvalidPathException ex) {
			throw invalid("'" + path + "' is not a file name on this system");
		}
	}

	private static String withoutAuthority(String path) {
		int slash = path.indexOf('/', 2);
		String authority = (slash >= 0) ? path.substring(2, slash) : path.substring(2);
		if (!authority.isEmpty() && !authority.equalsIgnoreCase("localhost")) {
			throw invalid("The URL of a file cannot name a host; write file:" + authority
					+ ((slash >= 0) ? path.substring(slash) : "")
					+ " for a relative file, file:/… for an absolute one");
		}
		return (slash >= 0) ? path.substring(slash) : "";
	}

	private static String decodePath(String path) {
		// URLDecoder is made for forms, where + is a space; in a path it is itself.
		return decode(path.replace("+", "%2B"));
	}

	private static String decode(String text) {
		String decoded;
		try {
			decoded = URLDecoder.decode(text, StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			throw invalid("A % in the database URL must be followed by two hexadecimal digits; write % as %25");
		}
		if (decoded.indexOf(REPLACEMENT) >= 0) {
			throw invalid("What is written with % in the database URL is not UTF-8");
		}
		return decoded;
	}

	private static LibsqlUrl parseRemote(String scheme, String rest) {
		String address = beforeQuery(rest);
		Parameters parameters = Parameters
			.parse((address.length() < rest.length()) ? rest.substring(address.length() + 1) : "");
		URI uri = parseAddress(scheme, address);
		boolean secure = isSecure(scheme, parameters.tls(), uri.getPort());
		String path = uri.getRawPath().replaceAll("/+$", "");
		return new LibsqlUrl.Remote(URI.create((secure ? "https" : "http") + "://" + uri.getRawAuthority() + path),
				scheme.startsWith("ws"), parameters.authToken());
	}

	private static URI parseAddress(String scheme, String address) {
		URI uri;
		try {
			uri = new URI(scheme + ":" + address);
		}
		catch (URISyntaxException ex) {
			// Without the cause, whose message repeats its input.
			throw invalid(
					"The URL of a server is malformed; write " + scheme + "://host or " + scheme + "://host:port");
		}
		if (uri.getRawUserInfo() != null || (uri.getRawAuthority() != null && uri.getRawAuthority().contains("@"))) {
			throw invalid("A database URL cannot carry user or password; use an auth token");
		}
		if (uri.getHost() == null) {
			String authority = uri.getRawAuthority();
			if (authority != null && authority.indexOf('_') >= 0) {
				// Containers may have such names, but neither java.net.URI nor
				// reactor-netty takes them for hosts.
				throw invalid("The host in '" + authority + "' has an underscore, which the name of a host cannot "
						+ "have; give the server another name, for example a network alias with a hyphen");
			}
			throw invalid("The URL names no valid host; write " + scheme + "://host or " + scheme + "://host:port");
		}
		if (uri.getPort() > 65535) {
			throw invalid("The port " + uri.getPort() + " is out of range");
		}
		return uri;
	}

	private static boolean isSecure(String scheme, @Nullable String tls, int port) {
		boolean byDefault = !scheme.equals("http") && !scheme.equals("ws");
		if (tls == null) {
			return byDefault;
		}
		boolean wanted = switch (tls) {
			case "0" -> false;
			case "1" -> true;
			default -> throw invalid("The parameter tls must be 0 or 1"
					+ ((tls.length() <= MAX_NAME_LENGTH) ? ", not '" + tls + "'" : ""));
		};
		if (!scheme.equals("libsql") && wanted != byDefault) {
			throw invalid("The scheme " + scheme + ": contradicts tls=" + tls + "; "
					+ (wanted ? "for TLS use https:, wss: or libsql:" : "without TLS use http: or ws:"));
		}
		if (!wanted && scheme.equals("libsql") && port < 0) {
			throw invalid("A libsql: URL with tls=0 must name the port, for example libsql://localhost:8081?tls=0");
		}
		return wanted;
	}

	// What has no scheme may be a token in the place of the URL.
	private static String pathToShow(String text) {
		String path = beforeQuery(text);
		return (path.startsWith("eyJ") || path.length() > 100) ? "data.db" : path;
	}

	// What stands in the place of a name may be a token without its name.
	private static String nameToShow(String name) {
		return (name.length() <= MAX_NAME_LENGTH) ? "'" + name + "'" : "a parameter of unknown name";
	}

	private static String beforeQuery(String text) {
		int query = text.indexOf('?');
		return (query >= 0) ? text.substring(0, query) : text;
	}

	private static LibsqlUrlException invalid(String message) {
		return new LibsqlUrlException(LibsqlUrlException.URL_INVALID, message);
	}

	private record Parameters(@Nullable String authToken, @Nullable String tls) {

		static Parameters parse(String query) {
			String authToken = null;
			String tls = null;
			for (String parameter : query.split("&")) {
				if (parameter.isEmpty()) {
					continue;
				}
				String[] parts = parameter.split("=", 2);
				String value = (parts.length > 1) ? decode(parts[1]) : "";
				switch (decode(parts[0])) {
					case "authToken" -> authToken = value;
					case "tls" -> tls = value;
					default -> throw new LibsqlUrlException(LibsqlUrlException.URL_PARAM_NOT_SUPPORTED, "The URL has "
							+ nameToShow(parts[0]) + ", which is not supported; only authToken and tls are");
				}
			}
			return new Parameters(authToken, tls);
		}

		@Override
		public String toString() {
			return "Parameters";
		}

	}

}
