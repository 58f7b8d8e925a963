package io.github.libsqlspring.integration.slices;

import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;

@DataJpaTest(properties = { "libsql.url=:memory:", "spring.jpa.hibernate.ddl-auto=create" })
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
class EmbeddedDataJpaSliceTests extends DataJpaSliceContract {

}
