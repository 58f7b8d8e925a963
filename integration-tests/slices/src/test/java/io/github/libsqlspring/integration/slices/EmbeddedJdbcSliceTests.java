package io.github.libsqlspring.integration.slices;

import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;
import org.springframework.boot.jdbc.test.autoconfigure.JdbcTest;

@JdbcTest(properties = { "libsql.url=:memory:", "spring.sql.init.mode=always" })
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
class EmbeddedJdbcSliceTests extends JdbcSliceContract {

}
