package io.github.libsqlspring.integration.slices;

import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;
import org.springframework.boot.jdbc.test.autoconfigure.JdbcTest;
import org.springframework.context.annotation.Import;

@JdbcTest(properties = "spring.sql.init.mode=always")
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@Import(ServerDatabase.class)
class ServerJdbcSliceTests extends JdbcSliceContract {

}
