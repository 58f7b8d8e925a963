package io.github.libsqlspring.boot.autoconfigure;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;
import org.springframework.core.NativeDetector;
import org.springframework.util.ClassUtils;

import io.github.libsqlspring.client.LibsqlUrl;

/**
 * A library that one kind of database needs, and that somebody may have excluded from the
 * starter for the sake of the other kind.
 */
enum RequiredLibrary {

	SQLITE("org.xerial:sqlite-jdbc", "org.sqlite.SQLiteConnection", true),

	WEB_CLIENT("org.springframework:spring-webflux", "org.springframework.web.reactive.function.client.WebClient",
			false),

	REACTOR_NETTY("io.projectreactor.netty:reactor-netty-http", "reactor.netty.http.client.HttpClient", false);

	private final String dependency;

	private final String className;

	private final boolean local;

	RequiredLibrary(String dependency, String className, boolean local) {
		this.dependency = dependency;
		this.className = className;
		this.local = local;
	}

	/**
	 * Looks for what the URL needs.
	 * @param url the URL
	 * @param classLoader where to look
	 * @throws MissingLibraryException if one is not there
	 */
	static void check(LibsqlUrl url, @Nullable ClassLoader classLoader) {
		if (NativeDetector.inNativeImage()) {
			// A class is not to be found by name there, and none can be missing.
			return;
		}
		for (RequiredLibrary library : values()) {
			if (library.local == url.isLocal() && !ClassUtils.isPresent(library.className, classLoader)) {
				throw new MissingLibraryException(library.dependency, library.local ? "An embedded" : "A remote");
			}
		}
	}

	/**
	 * Whether there is all that a server needs.
	 * @param classLoader where to look
	 * @return whether a database can be on a server
	 */
	static boolean allowServers(@Nullable ClassLoader classLoader) {
		return NativeDetector.inNativeImage() || Arrays.stream(values())
			.allMatch((library) -> library.local || ClassUtils.isPresent(library.className, classLoader));
	}

}
