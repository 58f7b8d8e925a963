package io.github.libsqlspring.integration.session;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;

import io.github.libsqlspring.integration.support.Exercises;
import io.github.libsqlspring.integration.support.Framework;

import static org.assertj.core.api.Assertions.assertThat;

@Framework(value = "Spring Session", version = JdbcIndexedSessionRepository.class)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "server.address=127.0.0.1", "spring.session.jdbc.initialize-schema=always",
				"spring.session.jdbc.cleanup-cron=-", "spring.session.timeout=20m" })
abstract class SessionContract {

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private JdbcIndexedSessionRepository sessions;

	private final Visitor visitor;

	@Autowired
	SessionContract(@LocalServerPort int port) {
		this.visitor = new Visitor(port);
	}

	@BeforeEach
	void deleteSessions() {
		this.jdbc.update("DELETE FROM SPRING_SESSION");
		assertThat(count("SPRING_SESSION_ATTRIBUTES")).isZero();
	}

	@Test
	@Exercises("Session over HTTP: new, changed, read")
	void keepsAttributes() {
		assertThat(this.visitor.post("/set?name=colour&value=red")).isEqualTo(200);
		assertThat(this.visitor.post("/set?name=size&value=12")).isEqualTo(200);
		assertThat(this.visitor.post("/set?name=colour&value=gr%C3%BCn")).isEqualTo(200);
		assertThat(this.visitor.all()).isEqualTo("{\"colour\":\"grün\",\"size\":\"12\"}");
		assertThat(count("SPRING_SESSION")).isOne();
		assertThat(this.jdbc.queryForList("SELECT DISTINCT typeof(ATTRIBUTE_BYTES) FROM SPRING_SESSION_ATTRIBUTES",
				String.class))
			.containsExactly("blob");
	}

	@Test
	@Exercises("Attribute removed, session ended: nothing is left")
	void endsASession() {
		this.visitor.post("/set?name=colour&value=red");
		this.visitor.post("/set?name=size&value=12");
		this.visitor.post("/set?name=size");
		assertThat(this.visitor.all()).isEqualTo("{\"colour\":\"red\"}");
		assertThat(count("SPRING_SESSION_ATTRIBUTES")).isOne();
		this.visitor.post("/logout");
		assertThat(count("SPRING_SESSION")).isZero();
		assertThat(count("SPRING_SESSION_ATTRIBUTES")).isZero();
		assertThat(this.visitor.all()).isEqualTo("{}");
	}

	@Test
	@Exercises("Sessions found by the name of the user; the id changed at login")
	void findsSessionsOfAUser() {
		this.visitor.post("/set?name=colour&value=red");
		String before = this.jdbc.queryForObject("SELECT SESSION_ID FROM SPRING_SESSION", String.class);
		this.visitor.post("/login?name=Zo%C3%AB");
		assertThat(((FindByIndexNameSessionRepository<? extends Session>) this.sessions).findByPrincipalName("Zoë"))
			.hasSize(1)
			.doesNotContainKey(before);
		assertThat(this.visitor.all()).contains("red");
	}

	@Test
	@Exercises("Expired sessions: not read, deleted by the clean-up")
	void cleansUpExpiredSessions() {
		this.visitor.post("/set?name=colour&value=red");
		long expired = Instant.now().minus(Duration.ofHours(1)).toEpochMilli();
		this.jdbc.update("UPDATE SPRING_SESSION SET LAST_ACCESS_TIME = ?, EXPIRY_TIME = ?", expired, expired);
		this.sessions.save(this.sessions.createSession());
		assertThat(this.visitor.all()).isEqualTo("{}");
		this.sessions.save(this.sessions.createSession());
		this.sessions.cleanUpExpiredSessions();
		assertThat(count("SPRING_SESSION")).isEqualTo(2);
		assertThat(count("SPRING_SESSION_ATTRIBUTES")).isZero();
	}

	@Test
	@Exercises("Parallel requests of one session set different attributes")
	void setsAttributesInParallel() {
		this.visitor.post("/set?name=colour&value=red");
		assertThat(inParallel(8, (number) -> this.visitor.post("/set?name=a" + number + "&value=" + number)))
			.containsOnly(200);
		assertThat(this.visitor.all()).contains("a0", "a7", "red");
	}

	@Test
	@Exercises("Parallel requests of one session set the same new attribute")
	void setsTheSameAttributeInParallel() {
		this.visitor.post("/set?name=colour&value=red");
		assertThat(inParallel(2, (number) -> this.visitor.post("/both?name=size&value=" + number))).containsOnly(200);
		assertThat(this.visitor.all()).containsPattern("\"size\":\"[01]\"");
	}

	@Test
	@Exercises("Session changed in a transaction of the application")
	void savesWithinATransaction() {
		assertThat(this.visitor.post("/transaction?value=one")).isEqualTo(200);
		assertThat(this.visitor.post("/transaction?value=two")).isEqualTo(200);
		assertThat(this.visitor.all()).isEqualTo("{\"note\":\"two\"}");
	}

	private List<Integer> inParallel(int requests, IntFunction<Integer> request) {
		ExecutorService threads = Executors.newFixedThreadPool(requests);
		try {
			List<CompletableFuture<Integer>> answers = IntStream.range(0, requests)
				.mapToObj((number) -> CompletableFuture.supplyAsync((Supplier<Integer>) () -> request.apply(number),
						threads))
				.toList();
			return answers.stream().map(CompletableFuture::join).toList();
		}
		finally {
			threads.shutdown();
		}
	}

	private int count(String table) {
		return this.jdbc.queryForObject("SELECT count(*) FROM " + table, Integer.class);
	}

}
