package io.github.libsqlspring.integration.session;

import io.github.libsqlspring.integration.support.DatabasePath;
import io.github.libsqlspring.integration.support.RunsOn;

@RunsOn(DatabasePath.FILE)
class FileRestartTests extends RestartContract {

}
