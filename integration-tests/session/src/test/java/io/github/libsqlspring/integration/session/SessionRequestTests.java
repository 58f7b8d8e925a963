package io.github.libsqlspring.integration.session;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;

import io.github.libsqlspring.integration.support.DatabasePath;
import io.github.libsqlspring.integration.support.Framework;
import io.github.libsqlspring.integration.support.RequestCounts;
import io.github.libsqlspring.integration.support.RunsOn;
import io.github.libsqlspring.integration.support.TestDatabase;

/**
 * What a visitor costs in requests to a server of databases.
 */
@Framework(value = "Spring Session", version = JdbcIndexedSessionRepository.class)
@RunsOn(DatabasePath.HTTP)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "server.address=127.0.0.1", "spring.session.jdbc.initialize-schema=always",
				"spring.session.jdbc.cleanup-cron=-", "spring.session.timeout=20m" })
class SessionRequestTests {

	@Autowired
	private TestDatabase database;

	private final int port;

	SessionRequestTests(@LocalServerPort int port) {
		this.port = port;
	}

	@Test
	void visit(RequestCounts requests) {
		requests.expect("Web request that creates a session with an attribute", this.database, 3,
				() -> new Visitor(this.port).post("/set?name=colour&value=red"));
		Visitor visitor = new Visitor(this.port);
		visitor.post("/set?name=colour&value=red");
		requests.expect("Web request that reads a session", this.database, 4, visitor::all);
		requests.expect("Web request that changes an attribute of a session", this.database, 5,
				() -> visitor.post("/set?name=colour&value=green"));
	}

}
