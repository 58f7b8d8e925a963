package io.github.libsqlspring.boot.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import com.zaxxer.hikari.HikariConfig;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.BeanWrapper;
import org.springframework.beans.PropertyAccessorFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.support.StaticApplicationContext;
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

	private static String camelCase(String name) {
		return Pattern.compile("-(.)").matcher(name).replaceAll((match) -> match.group(1).toUpperCase(Locale.ROOT));
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
					"libsql.jdbc.date-format", "libsql.databases", "libsql.observation.enabled",
					"libsql.observation.query-text", "libsql.slow-statement.threshold",
					"management.health.libsql.enabled", "management.health.libsql.timeout",
					"management.endpoint.libsql.access", "management.endpoint.libsql.cache.time-to-live",
					"libsql.auth-token-file", "libsql.ssl.bundle", "libsql.proxy.type", "libsql.proxy.host",
					"libsql.proxy.port", "libsql.proxy.username", "libsql.proxy.password",
					"libsql.validate-on-startup");
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
	void describesEveryPropertyInOneSentenceOrMore() {
		assertThat(ConfigurationMetadata.read().properties())
			.allSatisfy((property) -> assertThat(property.description()).as("%s", property.name())
				.matches("(?s)(?!The |A |An )[A-Z].*\\."));
	}

	@Test
	void knowsTheTypeOfEveryProperty() {
		assertThat(ConfigurationMetadata.read().properties())
			.allSatisfy((property) -> assertThat(property.type()).as("%s", property.name()).isNotEmpty());
	}

	@Test
	void namesEveryPropertyOnce() {
		assertThat(ConfigurationMetadata.read().properties()).extracting(ConfigurationMetadata.Property::name)
			.doesNotHaveDuplicates();
	}

	@Test
	void saysTrulyWhatThePoolDoesByDefault() {
		LibsqlProperties properties = new Binder().bindOrCreate("libsql", LibsqlProperties.class);
		HikariConfig pool = new DataSourceFactory(DatabaseSetup.unnamed(properties, new StaticApplicationContext()))
			.hikariConfig();
		BeanWrapper defaults = PropertyAccessorFactory.forBeanPropertyAccess(pool);
		String prefix = "libsql.datasource.hikari.";
		assertThat(ConfigurationMetadata.read().properties())
			.filteredOn((property) -> property.name().startsWith(prefix) && !property.defaultValue().isEmpty())
			.isNotEmpty()
			.allSatisfy((property) -> {
				String name = camelCase(property.name().substring(prefix.length()));
				assertThat(defaults.getPropertyValue(name)).as("%s", name).hasToString(property.defaultValue());
			});
	}

	@Test
	void offersNoPropertyOfThePoolThatWouldBeIgnored() {
		assertThat(ConfigurationMetadata.read().properties()).extracting(ConfigurationMetadata.Property::name)
			.doesNotContain("libsql.datasource.hikari.jdbc-url", "libsql.datasource.hikari.username",
					"libsql.datasource.hikari.driver-class-name", "libsql.datasource.hikari.data-source-class-name");
	}

	@Test
	void explainsEveryValueOfEveryChoice() {
		ConfigurationMetadata read = ConfigurationMetadata.read();
		assertThat(read.properties()).filteredOn(ConfigurationMetadata.Property::isChoice)
			.isNotEmpty()
			.allSatisfy((property) -> {
				List<String> values = Arrays.stream(property.javaType().getEnumConstants())
					.map((constant) -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'))
					.toList();
				assertThat(read.hints().get(property.name())).as("hint for %s", property.name())
					.isNotNull()
					.allSatisfy((hint) -> assertThat(hint.description()).endsWith("."))
					.extracting(ConfigurationMetadata.HintValue::value)
					.containsExactlyInAnyOrderElementsOf(values);
			});
	}

	@Test
	void hintsAtPropertiesThatExist() {
		ConfigurationMetadata read = ConfigurationMetadata.read();
		assertThat(read.properties()).extracting(ConfigurationMetadata.Property::name)
			.containsAll(read.hints().keySet());
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
