package io.github.libsqlspring.integration.jdbc;

import io.github.libsqlspring.integration.support.DatabasePath;
import io.github.libsqlspring.integration.support.RunsOn;

@RunsOn(DatabasePath.FILE)
class FileSqlAnnotationTests extends SqlAnnotationContract {

}
