package io.github.libsqlspring.boot.autoconfigure;

import java.io.FileNotFoundException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.util.ResourceUtils;
import org.springframework.util.StringUtils;

import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.LibsqlTokenProvider;
import io.github.libsqlspring.client.LibsqlClient;
import io.github.libsqlspring.client.TokenFile;

/**
 * Where the token for a server comes from. One that comes along with where the server is
 * wins: in the URL, or in connection details that somebody else than the properties has
 * given. Then a provider of the application, then the properties.
 */
final class TokenSettings {

	private TokenSettings() {
	}

	static void apply(LibsqlClient.Builder builder, DatabaseSetup setup, LibsqlConnectionDetails details,
			TextProperties texts) {
		boolean written = details instanceof PropertiesLibsqlConnectionDetails;
		if (!written && StringUtils.hasText(details.getAuthToken())) {
			return;
		}
		TokenFile file = written ? file(setup, texts) : null;
		LibsqlTokenProvider provider = provider(setup);
		if (provider != null) {
			builder.tokenProvider(provider);
		}
		else if (file != null) {
			builder.tokenProvider(file);
		}
	}

	// A token is for the server of one database, and not to be shown to others.
	private static @Nullable LibsqlTokenProvider provider(DatabaseSetup setup) {
		List<LibsqlTokenProvider> providers = Qualified.own(setup.context(), LibsqlTokenProvider.class, setup.name())
			.toList();
		if (providers.size() > 1) {
			// The primary one, or a failure that Spring Boot explains.
			return setup.context().getBean(LibsqlTokenProvider.class);
		}
		return providers.isEmpty() ? null : providers.get(0);
	}

	private static @Nullable TokenFile file(DatabaseSetup setup, TextProperties texts) {
		String property = setup.property("auth-token-file");
		String path = texts.check(property, setup.properties().authTokenFile());
		if (path == null) {
			return null;
		}
		if (StringUtils.hasText(setup.properties().authToken())) {
			throw UnusablePropertyException.both(setup.property("auth-token"), property);
		}
		try {
			TokenFile file = new TokenFile(path(path));
			file.getToken();
			return file;
		}
		catch (InvalidPathException | LibsqlException | FileNotFoundException ex) {
			throw UnusablePropertyException.tokenFile(property, path);
		}
	}

	// Many properties of Spring Boot take files as URLs.
	private static Path path(String text) throws FileNotFoundException {
		return text.startsWith(ResourceUtils.FILE_URL_PREFIX) ? ResourceUtils.getFile(text).toPath() : Path.of(text);
	}

}
