package io.github.libsqlspring.integration.session;

import io.github.libsqlspring.integration.support.DatabasePath;
import io.github.libsqlspring.integration.support.RunsOn;

@RunsOn(DatabasePath.MEMORY)
class MemorySettingsTests extends SettingsContract {

}
