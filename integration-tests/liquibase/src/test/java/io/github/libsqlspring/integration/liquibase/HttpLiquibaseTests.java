package io.github.libsqlspring.integration.liquibase;

import io.github.libsqlspring.integration.support.DatabasePath;
import io.github.libsqlspring.integration.support.RunsOn;

@RunsOn(DatabasePath.HTTP)
class HttpLiquibaseTests extends KeptDatabaseContract {

}
