package io.github.libsqlspring.boot.autoconfigure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.GeneratedFiles;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.InputStreamSource;
import org.springframework.javapoet.ClassName;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is left of databases with names when the application is processed ahead of time.
 */
class NamedDatabasesAotTests {

	private static String process(AnnotationConfigApplicationContext context) throws IOException {
		InMemoryGeneratedFiles files = new InMemoryGeneratedFiles();
		DefaultGenerationContext generation = new DefaultGenerationContext(
				new ClassNameGenerator(ClassName.get("com.example", "Processed")), files);
		new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
		generation.writeGeneratedContent();
		List<String> sources = new ArrayList<>();
		for (InputStreamSource source : files.getGeneratedFiles(GeneratedFiles.Kind.SOURCE).values()) {
			sources.add(new String(source.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
		}
		return sources.stream().collect(Collectors.joining("\n"));
	}

	@Test
	void everyBeanIsWrittenDownWithItsQualifierAndNoSettings() throws IOException {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			context.getEnvironment()
				.getPropertySources()
				.addFirst(
						new MapPropertySource("test", Map.of("libsql.databases.books.url", "libsql://at-build-time")));
			context.register(LibsqlDatabasesAutoConfiguration.class);

			String sources = process(context);

			for (String bean : List.of("LibsqlConnectionDetails", "LibsqlDatabase", "LibsqlCurrentTransaction",
					"LibsqlClient", "ReactiveLibsqlClient", "LibsqlHikariConfig", "LibsqlDataSource", "JdbcTemplate",
					"NamedParameterJdbcTemplate", "JdbcClient", "TransactionManager")) {
				assertThat(sources).contains("registerBeanDefinition(\"books" + bean + "\"");
			}
			assertThat(sources).contains("setDefaultCandidate(false)", "Qualifier", "\"books\"")
				.doesNotContain("at-build-time");
		}
	}

}
