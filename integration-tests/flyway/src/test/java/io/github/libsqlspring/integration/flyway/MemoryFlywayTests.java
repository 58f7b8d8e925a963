package io.github.libsqlspring.integration.flyway;

import io.github.libsqlspring.integration.support.DatabasePath;
import io.github.libsqlspring.integration.support.RunsOn;

@RunsOn(DatabasePath.MEMORY)
class MemoryFlywayTests extends FlywayContract {

}
