package io.github.libsqlspring.integration.slices;

import org.springframework.boot.data.jdbc.test.autoconfigure.DataJdbcTest;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;
import org.springframework.context.annotation.Import;

@DataJdbcTest(properties = "spring.sql.init.mode=always")
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@Import(ServerDatabase.class)
class ServerDataJdbcSliceTests extends DataJdbcSliceContract {

}
