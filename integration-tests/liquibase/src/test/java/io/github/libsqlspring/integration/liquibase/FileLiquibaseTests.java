package io.github.libsqlspring.integration.liquibase;

import io.github.libsqlspring.integration.support.DatabasePath;
import io.github.libsqlspring.integration.support.RunsOn;

@RunsOn(DatabasePath.FILE)
class FileLiquibaseTests extends KeptDatabaseContract {

}
