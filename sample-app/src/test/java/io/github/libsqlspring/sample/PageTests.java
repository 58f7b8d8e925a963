package io.github.libsqlspring.sample;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

import io.github.libsqlspring.DatabaseTarget;

import static org.assertj.core.api.Assertions.assertThat;

class PageTests {

	private static final Pattern REFERENCE = Pattern.compile("(?:src|href|action)=\"([^\"]*)\"|url\\(([^)]*)\\)");

	private static RunningSample sample;

	@BeforeAll
	static void start() {
		sample = RunningSample.start(Map.of("LIBSQL_URL", ":memory:"));
	}

	@AfterAll
	static void stop() {
		sample.close();
	}

	@Test
	void isServedAtTheRoot() {
		sample.http()
			.get()
			.uri("/")
			.accept(MediaType.TEXT_HTML)
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.contentTypeCompatibleWith(MediaType.TEXT_HTML);
		assertThat(get("/")).contains("<html lang=\"en\">", "Content-Security-Policy", "default-src 'self'");
	}

	@Test
	void refersToItsOwnResourcesOnly() {
		Set<String> references = new TreeSet<>();
		Matcher matcher = REFERENCE.matcher(get("/") + get("/style.css"));
		while (matcher.find()) {
			references.add((matcher.group(1) != null) ? matcher.group(1) : matcher.group(2));
		}

		assertThat(references).containsExactly("/app.js", "/icon.svg", "/style.css");
		assertThat(references).allSatisfy((reference) -> assertThat(get(reference)).isNotBlank());
	}

	@Test
	void offersBothRestPaths() {
		assertThat(get("/")).contains("value=\"" + NotesClient.CLIENT_PATH + "\"",
				"value=\"" + NotesClient.JDBC_PATH + "\"");
	}

	@Test
	void putsTextIntoThePageAsTextOnly() {
		assertThat(get("/app.js")).contains("textContent")
			.doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write");
	}

	@Test
	void isOnADatabaseInMemoryHere() {
		assertThat(sample.database().mode()).isEqualTo(DatabaseTarget.Mode.MEMORY);
		assertThat(sample.database().location()).isEqualTo(":memory:");
	}

	@Test
	void isNotServedForUnknownPaths() {
		sample.http()
			.get()
			.uri("/nothing-here")
			.accept(MediaType.TEXT_HTML, MediaType.ALL)
			.exchange()
			.expectStatus()
			.isEqualTo(HttpStatus.NOT_FOUND)
			.expectHeader()
			.contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON);
	}

	private static String get(String path) {
		String body = sample.http()
			.get()
			.uri(path)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody();
		return Objects.requireNonNull(body);
	}

}
