package io.github.libsqlspring.integration.datajdbc;

import java.util.List;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.data.jdbc.core.convert.JdbcCustomConversions;
import org.springframework.data.jdbc.core.dialect.JdbcDialect;
import org.springframework.data.jdbc.repository.config.EnableJdbcAuditing;

@SpringBootApplication
@EnableJdbcAuditing
class Shop {

	@Bean
	JdbcCustomConversions conversions(JdbcDialect dialect) {
		return JdbcCustomConversions.of(dialect, List.of(new MoneyToText(), new TextToMoney()));
	}

}
