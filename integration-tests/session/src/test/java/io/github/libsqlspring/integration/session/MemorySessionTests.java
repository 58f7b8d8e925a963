package io.github.libsqlspring.integration.session;

import org.springframework.boot.test.web.server.LocalServerPort;

import io.github.libsqlspring.integration.support.DatabasePath;
import io.github.libsqlspring.integration.support.RunsOn;

@RunsOn(DatabasePath.MEMORY)
class MemorySessionTests extends SessionContract {

	MemorySessionTests(@LocalServerPort int port) {
		super(port);
	}

}
