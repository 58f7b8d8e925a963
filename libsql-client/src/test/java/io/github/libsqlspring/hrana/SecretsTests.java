package io.github.libsqlspring.hrana;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.libsqlspring.BatchProgram;
import io.github.libsqlspring.CallOptions;
import io.github.libsqlspring.Cursor;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.Session;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.hrana.FrontServer.Reply;
import io.github.libsqlspring.test.JwtKey;
import io.github.libsqlspring.test.SqldOptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Neither token nor baton nor key nor the value of an argument is said to anybody, in
 * whatever way a call fails.
 */
class SecretsTests {

	private static final String VALUE = "value-of-an-argument";

	private static final String ENCRYPTION_KEY = "key-of-a-database";

	private static final String HEADER = "value-of-a-header";

	private static final Pattern BATON = Pattern.compile("\"baton\":\"([^\"]+)\"");

	private final StringWriter said = new StringWriter();

	private final Logger logger = Logger.getLogger("io.github.libsqlspring");

	private final Handler listener = new Handler() {

		@Override
		public void publish(LogRecord entry) {
			SecretsTests.this.said.append(entry.getMessage()).append('\n');
			if (entry.getThrown() != null) {
				hear(entry.getThrown());
			}
		}

		@Override
		public void flush() {
		}

		@Override
		public void close() {
		}

	};

	@BeforeEach
	void listen() {
		this.logger.setLevel(Level.ALL);
		this.listener.setLevel(Level.ALL);
		this.logger.addHandler(this.listener);
	}

	@AfterEach
	void stopListening() {
		this.logger.removeHandler(this.listener);
		this.logger.setLevel(null);
	}

	private void hear(Throwable failure) {
		failure.printStackTrace(new PrintWriter(this.said, true));
	}

	private void fails(Runnable call) {
		LibsqlException failure = catchThrowableOfType(LibsqlException.class, call::run);
		assertThat(failure).isNotNull();
		hear(failure);
	}

	@ParameterizedTest
	@EnumSource
	void noSecretIsSaid(HranaProtocol protocol) {
		JwtKey key = JwtKey.generate();
		AtomicReference<String> token = new AtomicReference<>(key.token());
		Set<String> secrets = ConcurrentHashMap.newKeySet();
		secrets.addAll(List.of(VALUE, ENCRYPTION_KEY, HEADER, key.token(), key.expiredToken(), key.readOnlyToken()));
		try (Remote remote = Remote.start(SqldOptions.defaults().withJwtKey(key));
				FrontServer front = FrontServer.of(remote.server().url());
				HranaDatabase database = Remote.open(front.url(),
						(o) -> o.protocols(List.of(protocol))
							.authToken(token::get)
							.maxResultSize(100_000)
							.encryptionKey(ENCRYPTION_KEY)
							.header("x-secret", HEADER))) {
			Remote.execute(database, "CREATE TABLE t (a UNIQUE)");
			Remote.execute(database, "INSERT INTO t VALUES (?)", VALUE);
			fails(() -> Remote.execute(database, "INSERT INTO t VALUES (?)", VALUE));
			fails(() -> Remote.execute(database, "INSERT INTO t VALUES (?, ?)", VALUE, VALUE));
			fails(() -> Remote.execute(database, "SELECT foo(?)", VALUE));
			fails(() -> Remote.execute(database, "SELECT json(?)", VALUE));
			fails(() -> Remote.execute(database, "SELECT ? || hex(zeroblob(200000))", VALUE));
			for (Reply reply : List.of(Reply.CUT_BEFORE, Reply.CUT_AFTER, Reply.of(200, "?"), Reply.of(200, "{}"),
					Reply.of(400, "Received an invalid baton"), Reply.of(502, "<html>" + VALUE + "</html>"),
					Reply.of(429, ""), Reply.of(500, "{\"error\":\"no\"}"))) {
				try (Session session = database.openSession()) {
					Remote.steps(session, "BEGIN", "SELECT 1");
					front.answer((request) -> reply);
					fails(() -> Remote.execute(session, "INSERT INTO t VALUES (?)", VALUE));
					this.said.append(session.toString()).append(((HranaSession) session).conversation().toString());
				}
				fails(() -> {
					try (Session session = database.openSession()) {
						Statement statement = Statement.of("INSERT INTO t VALUES (?) RETURNING a", VALUE);
						Cursor cursor = session.openCursor(BatchProgram.autocommit(List.of(statement)),
								CallOptions.DEFAULT.withTimeout(Duration.ofSeconds(1)));
						this.said.append(cursor.toString());
					}
				});
				front.answer((request) -> null);
			}
			token.set(key.readOnlyToken());
			fails(() -> Remote.execute(database, "INSERT INTO t VALUES (?)", VALUE));
			token.set(key.expiredToken());
			fails(() -> Remote.execute(database, "INSERT INTO t VALUES (?)", VALUE));
			token.set("two words");
			fails(() -> Remote.execute(database, "INSERT INTO t VALUES (?)", VALUE));
			this.said.append(database.toString());
			front.requests().forEach((request) -> {
				Matcher batons = BATON.matcher(request.body());
				while (batons.find()) {
					secrets.add(batons.group(1));
				}
			});
			assertThat(protocol == HranaProtocol.V3_PROTOBUF || secrets.size() > 8).isTrue();
		}
		secrets.add("two words");
		assertThat(this.said.toString()).contains("requests to http").doesNotContain(secrets);
	}

}
