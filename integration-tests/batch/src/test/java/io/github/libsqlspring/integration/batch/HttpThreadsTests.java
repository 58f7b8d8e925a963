package io.github.libsqlspring.integration.batch;

import io.github.libsqlspring.integration.support.DatabasePath;
import io.github.libsqlspring.integration.support.RunsOn;

@RunsOn(DatabasePath.HTTP)
class HttpThreadsTests extends ThreadsContract {

}
