package io.github.libsqlspring.boot.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class ConfigurationMetadataTests {

	private static Map<String, Object> metadata;

	@BeforeAll
	static void read() throws IOException {
		// The class path has the files of other modules too.
		String name = "META-INF/spring-configuration-metadata.json";
		URL ours = Collections.list(ConfigurationMetadataTests.class.getClassLoader().getResources(name))
			.stream()
			.filter((url) -> url.getPath().contains("libsql-spring-boot-autoconfigure"))
			.findFirst()
			.orElseThrow();
		try (InputStream in = ours.openStream()) {
			metadata = new JsonMapper().readValue(in, new TypeReference<>() {
			});
		}
	}

	@SuppressWarnings("unchecked")
	private static List<Map<String, Object>> list(String key) {
		return (List<Map<String, Object>>) metadata.get(key);
	}

	@Test
	void holdsEveryProperty() {
		assertThat(list("properties")).extracting((property) -> property.get("name"))
			.filteredOn((name) -> !name.toString().startsWith("libsql.datasource.hikari."))
			.containsExactlyInAnyOrder("libsql.url", "libsql.auth-token", "libsql.connect-timeout",
					"libsql.response-timeout", "libsql.datasource.enabled", "libsql.local.busy-timeout",
					"libsql.local.journal-mode", "libsql.local.synchronous", "libsql.local.foreign-keys",
					"libsql.transport", "libsql.namespace", "libsql.headers", "libsql.remote-encryption-key",
					"libsql.statement-timeout", "libsql.max-result-size", "libsql.retry.enabled",
					"libsql.retry.max-attempts", "libsql.retry.initial-backoff", "libsql.retry.max-backoff",
					"libsql.jdbc.date-format");
	}

	@Test
	void knowsThePropertiesOfThePool() {
		assertThat(list("properties")).extracting((property) -> property.get("name"))
			.contains("libsql.datasource.hikari.maximum-pool-size", "libsql.datasource.hikari.connection-timeout");
	}

	@Test
	void knowsWhatWeSetInThePool() {
		assertThat(list("properties"))
			.filteredOn((property) -> property.get("name").equals("libsql.datasource.hikari.maximum-pool-size"))
			.singleElement()
			.extracting((property) -> property.get("defaultValue"))
			.isEqualTo(8);
	}

	@Test
	void describesEveryPropertyOfItsOwnInOneSentenceOrMore() {
		assertThat(list("properties"))
			.filteredOn((property) -> !property.get("name").toString().startsWith("libsql.datasource.hikari."))
			.allSatisfy((property) -> assertThat(property.get("description")).as("%s", property.get("name"))
				.asString()
				.matches("(?s)(?!The |A |An )[A-Z].*\\."));
	}

	@Test
	void saysWhatEachTransportIsFor() {
		assertThat(list("hints")).filteredOn((hint) -> "libsql.transport".equals(hint.get("name")))
			.singleElement()
			.extracting((hint) -> hint.get("values").toString())
			.asString()
			.contains("value=auto", "value=http", "value=websocket");
	}

	@Test
	void saysWhatEachFormOfDatesIs() {
		assertThat(list("hints")).filteredOn((hint) -> "libsql.jdbc.date-format".equals(hint.get("name")))
			.singleElement()
			.extracting((hint) -> hint.get("values").toString())
			.asString()
			.contains("value=text", "value=epoch-millis", "value=epoch-seconds");
	}

	@Test
	void suggestsUrlsOfEachKind() {
		assertThat(list("hints")).filteredOn((hint) -> "libsql.url".equals(hint.get("name")))
			.singleElement()
			.extracting((hint) -> hint.get("values").toString())
			.asString()
			.contains("file:", ":memory:", "libsql:", "http:");
	}

}
