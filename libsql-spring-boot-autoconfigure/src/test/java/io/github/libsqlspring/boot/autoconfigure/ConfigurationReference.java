package io.github.libsqlspring.boot.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.github.libsqlspring.boot.autoconfigure.ConfigurationMetadata.HintValue;
import io.github.libsqlspring.boot.autoconfigure.ConfigurationMetadata.Property;

/**
 * The configuration metadata as a page of Markdown: one table for each group of
 * properties.
 *
 * @param metadata the metadata
 */
record ConfigurationReference(ConfigurationMetadata metadata) {

	private static final String INTRODUCTION = """
			# Configuration properties

			Written by the build from the metadata that editors read as well; do not edit it by hand. \
			All properties may stand in `application.yml`, in `application.properties`, or in the environment: \
			`LIBSQL_AUTH_TOKEN` is `libsql.auth-token`.

			A `Duration` is written as `500ms`, `30s` or `5m`, a `DataSize` as `64MB`. \
			A dash means that there is no default.
			""";

	private static final Map<String, String> NOTES = Map.of("libsql.datasource.hikari", """

			The pool of an embedded database; a server needs none. These are settings of HikariCP, which \
			[describes them](https://github.com/brettwooldridge/HikariCP#gear-configuration-knobs-baby) at length. \
			Times are milliseconds.
			""");

	String markdown() {
		Map<String, List<Property>> groups = this.metadata.properties()
			.stream()
			.collect(Collectors.groupingBy((property) -> group(property.name()), TreeMap::new, Collectors.toList()));
		StringBuilder page = new StringBuilder(INTRODUCTION);
		groups.forEach((group, properties) -> {
			page.append("\n## `").append(group).append("`\n").append(NOTES.getOrDefault(group, ""));
			page.append("\n| Property | Type | Default | Description |\n|---|---|---|---|\n");
			properties.forEach((property) -> page.append(row(property)));
		});
		return page.toString();
	}

	private static String group(String name) {
		return name.substring(0, name.lastIndexOf('.'));
	}

	private String row(Property property) {
		String defaultValue = property.defaultValue().isEmpty() ? "–" : "`" + property.defaultValue() + "`";
		return "| `" + property.name() + "` | " + type(property) + " | " + defaultValue + " | "
				+ property.description().replace("|", "\\|") + values(property) + " |\n";
	}

	private static String type(Property property) {
		return property.isChoice() ? "one of"
				: "`" + property.type().replaceAll("[\\w.]+[.$]", "").replace(",", ", ") + "`";
	}

	private String values(Property property) {
		List<HintValue> values = this.metadata.hints().getOrDefault(property.name(), List.of());
		String lead = (property.isChoice() || values.isEmpty()) ? "" : "<br>For example";
		return lead + values.stream().map(ConfigurationReference::value).collect(Collectors.joining());
	}

	private static String value(HintValue value) {
		String description = value.description().isEmpty() ? "" : ": " + value.description().replace("|", "\\|");
		return "<br>`" + value.value() + "`" + description;
	}

}
