package io.github.libsqlspring.integration.slices;

import org.springframework.boot.data.jdbc.test.autoconfigure.DataJdbcTest;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;

@DataJdbcTest(properties = { "libsql.url=:memory:", "spring.sql.init.mode=always" })
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
class EmbeddedDataJdbcSliceTests extends DataJdbcSliceContract {

}
