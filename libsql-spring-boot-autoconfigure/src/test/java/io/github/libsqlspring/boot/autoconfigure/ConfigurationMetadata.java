package io.github.libsqlspring.boot.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The configuration metadata of this module, as the build puts them into the jar.
 *
 * @param properties the properties in the order of their names
 * @param hints the values that are suggested, by the name of the property
 */
record ConfigurationMetadata(List<Property> properties, Map<String, List<HintValue>> hints) {

	static ConfigurationMetadata read() {
		try (InputStream in = file().openStream()) {
			JsonNode metadata = new JsonMapper().readTree(in);
			return new ConfigurationMetadata(
					metadata.get("properties").values().stream().map(Property::of).sorted().toList(),
					metadata.get("hints")
						.values()
						.stream()
						.collect(Collectors.toMap((hint) -> hint.get("name").asString(), ConfigurationMetadata::values,
								(first, second) -> {
									throw new IllegalStateException("Two hints for the same property");
								}, TreeMap::new)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	// The class path has the files of other modules too.
	private static URL file() throws IOException {
		return Collections
			.list(ConfigurationMetadata.class.getClassLoader()
				.getResources("META-INF/spring-configuration-metadata.json"))
			.stream()
			.filter((url) -> url.getPath().contains("libsql-spring-boot-autoconfigure"))
			.findFirst()
			.orElseThrow();
	}

	private static List<HintValue> values(JsonNode hint) {
		return hint.path("values")
			.values()
			.stream()
			.map((value) -> new HintValue(value.get("value").asString(), value.path("description").asString("")))
			.toList();
	}

	/**
	 * A property.
	 *
	 * @param name its name
	 * @param type its Java type, empty if none is given
	 * @param description what it does, empty if none is given
	 * @param defaultValue its default as it would be written, empty if there is none
	 */
	record Property(String name, String type, String description, String defaultValue) implements Comparable<Property> {

		private static Property of(JsonNode node) {
			return new Property(node.get("name").asString(), node.path("type").asString(""),
					node.path("description").asString(""), node.path("defaultValue").asString(""));
		}

		boolean isChoice() {
			return javaType().isEnum();
		}

		Class<?> javaType() {
			try {
				return Class.forName(this.type.replaceFirst("<.*", ""));
			}
			catch (ClassNotFoundException ex) {
				throw new IllegalStateException(ex);
			}
		}

		@Override
		public int compareTo(Property other) {
			return this.name.compareTo(other.name);
		}

	}

	/**
	 * A value that is suggested for a property.
	 *
	 * @param value the value
	 * @param description what it means
	 */
	record HintValue(String value, String description) {

	}

}
