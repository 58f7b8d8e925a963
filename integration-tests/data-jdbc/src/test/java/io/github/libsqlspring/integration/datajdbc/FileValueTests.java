package io.github.libsqlspring.integration.datajdbc;

import io.github.libsqlspring.integration.support.DatabasePath;
import io.github.libsqlspring.integration.support.RunsOn;

@RunsOn(DatabasePath.FILE)
class FileValueTests extends ValueContract {

}
