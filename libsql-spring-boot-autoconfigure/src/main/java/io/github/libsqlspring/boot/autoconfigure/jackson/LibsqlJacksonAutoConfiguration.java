package io.github.libsqlspring.boot.autoconfigure.jackson;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.module.SimpleModule;

import io.github.libsqlspring.Row;
import io.github.libsqlspring.StatementResult;
import io.github.libsqlspring.Value;

/**
 * Auto-configuration of the JSON form of {@link Row}, {@link StatementResult} and
 * {@link Value}, which Spring Boot gives to every mapper it makes. They are written and
 * not read. A bean named {@code libsqlJacksonModule} takes its place.
 */
@AutoConfiguration
@ConditionalOnClass(JacksonModule.class)
public final class LibsqlJacksonAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = "libsqlJacksonModule")
	SimpleModule libsqlJacksonModule() {
		return new SimpleModule("libsql").addSerializer(Row.class, new RowSerializer())
			.addSerializer(StatementResult.class, new StatementResultSerializer())
			.addSerializer(Value.class, new SqliteValueSerializer())
			.addDeserializer(Row.class, new RefusingDeserializer<>(Row.class))
			.addDeserializer(StatementResult.class, new RefusingDeserializer<>(StatementResult.class))
			.addDeserializer(Value.class, new RefusingDeserializer<>(Value.class));
	}

}
