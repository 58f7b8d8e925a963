package io.github.libsqlspring.json;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.autoconfigure.json.JsonTest;
import org.springframework.boot.test.json.JacksonTester;

import io.github.libsqlspring.Column;
import io.github.libsqlspring.Row;
import io.github.libsqlspring.Value;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The slice of JSON has the form of rows, without a database.
 */
@JsonTest
class JsonSliceTests {

	@Autowired
	private JacksonTester<Row> json;

	@Test
	void writesARow() throws IOException {
		Row row = new Row(List.of(new Column("id", "INTEGER")), List.of(Value.of(Long.MAX_VALUE)));

		assertThat(this.json.write(row)).isEqualToJson("{\"id\":\"9223372036854775807\"}");
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
