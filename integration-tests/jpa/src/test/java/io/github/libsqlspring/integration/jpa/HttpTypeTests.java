package io.github.libsqlspring.integration.jpa;

import io.github.libsqlspring.integration.support.DatabasePath;
import io.github.libsqlspring.integration.support.RunsOn;

@RunsOn(DatabasePath.HTTP)
class HttpTypeTests extends TypeContract {

}
