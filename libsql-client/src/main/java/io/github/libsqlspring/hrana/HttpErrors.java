package io.github.libsqlspring.hrana;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

import io.github.libsqlspring.LibsqlError;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.LibsqlProtocolException;
import io.github.libsqlspring.LibsqlResponseException;
import io.github.libsqlspring.hrana.wire.Codec;

/**
 * Reads a reply whose status is not 200. Servers use four forms for its body: JSON with
 * {@code message} and {@code code}, JSON with {@code error}, plain text, and whatever a
 * proxy in between has to say.
 */
final class HttpErrors {

	private static final JsonFactory FACTORY = new JsonFactory();

	private static final Pattern BATON = Pattern.compile("baton", Pattern.CASE_INSENSITIVE);

	private HttpErrors() {
	}

	static LibsqlException toException(HttpReply reply, Codec codec) {
		int status = reply.status();
		LibsqlError encoded = (status == 400) ? codec.readError(reply.body()) : null;
		if (encoded != null && !encoded.code().equals("UNKNOWN")) {
			return new LibsqlResponseException(new LibsqlError(encoded.code(), encoded.message(), status), null);
		}
		String text = reply.text().strip();
		JsonError json = JsonError.read(text);
		if (json != null) {
			String code = (json.code() != null) ? json.code() : "HTTP_" + status;
			return new LibsqlResponseException(new LibsqlError(code, json.message() + hint(status), status), null);
		}
		if (status == 400 && isSentence(text)) {
			Matcher baton = BATON.matcher(text);
			LibsqlError error = baton.find()
					? new LibsqlError("STREAM_EXPIRED", "The server no longer knows the stream: " + text, status)
					: new LibsqlError("HTTP_400", text, status);
			return new LibsqlResponseException(error, null);
		}
		if (status == 401 || status == 403 || status == 429) {
			// A 503 without an error in JSON is not the server's: a proxy may have lost
			// the
			// answer.
			return new LibsqlResponseException(
					new LibsqlError("HTTP_" + status, "The server refused the request" + hint(status), status), null);
		}
		if (status >= 300 && status < 400) {
			String target = RedirectTarget.of(reply.location());
			return new LibsqlProtocolException("The server answered with HTTP status " + status
					+ ((target != null) ? ", a redirect to " + target : "")
					+ " (redirects are not followed, since the auth token is not for others; put the final URL into "
					+ "libsql.url)", status, null);
		}
		return new LibsqlProtocolException(
				"The server answered with HTTP status " + status + hint(status) + (isSentence(text) ? ": " + text : ""),
				status, null);
	}

	// What can go into a message: short and no markup.
	private static boolean isSentence(String text) {
		return !text.isEmpty() && text.length() <= 300 && !text.startsWith("<");
	}

	private static String hint(int status) {
		return switch (status) {
			case 401 -> " (check the auth token, libsql.auth-token or libsql.databases.<name>.auth-token)";
			case 403 -> " (the auth token does not allow it)";
			case 404 -> " (check host, path and database name of libsql.url; the server must speak Hrana 3 or 2)";
			case 429 -> " (too many streams or requests are open on the server)";
			default -> "";
		};
	}

	private record JsonError(String message, @Nullable String code) {

		static @Nullable JsonError read(String text) {
			if (!text.startsWith("{")) {
				return null;
			}
			String message = null;
			String code = null;
			try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), text)) {
				json.nextToken();
				while (json.nextToken() == JsonToken.PROPERTY_NAME) {
					String name = json.currentName();
					String value = json.nextToken().isScalarValue() ? json.getString() : null;
					json.skipChildren();
					switch (name) {
						case "error", "message" -> message = value;
						case "code" -> code = value;
						default -> {
						}
					}
				}
			}
			catch (JacksonException ex) {
				return null;
			}
			return (message != null) ? new JsonError(message, code) : null;
		}

	}

}
