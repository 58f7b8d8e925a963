package io.github.libsqlspring.sample;

import java.util.List;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import io.github.libsqlspring.DatabaseTarget;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.StatementResult;
import io.github.libsqlspring.client.LibsqlClient;

/**
 * Says which database the application is on.
 */
@RestController
class DatabaseController {

	private final LibsqlClient client;

	DatabaseController(LibsqlClient client) {
		this.client = client;
	}

	@GetMapping("/api/database")
	DatabaseInfo describe() {
		// Both in one round trip.
		Statement version = Statement.of("SELECT 'SQLite ' || sqlite_version()");
		Statement count = Statement.of("SELECT count(*) FROM note");
		List<StatementResult> results = this.client.batch(List.of(version, count));
		DatabaseTarget target = this.client.target();
		return new DatabaseInfo(target.mode(), target.location(),
				String.valueOf(results.get(0).rows().get(0).getString(0)), results.get(1).rows().get(0).getLong(0));
	}

	/**
	 * Where the notes are.
	 *
	 * @param mode embedded or on a server
	 * @param location file name or URL, without secrets
	 * @param engine name and version of the database engine
	 * @param notes how many notes there are
	 */
	record DatabaseInfo(DatabaseTarget.Mode mode, String location, String engine, long notes) {
	}

}
