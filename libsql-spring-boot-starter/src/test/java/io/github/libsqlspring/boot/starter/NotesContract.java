package io.github.libsqlspring.boot.starter;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

import io.github.libsqlspring.client.LibsqlClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What an application can rely on, whatever {@code libsql.url} says.
 */
interface NotesContract {

	/**
	 * The properties of an application on an empty database.
	 * @return name and value, joined by an equals sign
	 */
	String[] properties();

	private ConfigurableApplicationContext start() {
		ConfigurableApplicationContext context = Application.start(NotesApplication.class, properties());
		LibsqlClient client = context.getBean(LibsqlClient.class);
		client.execute("DROP TABLE IF EXISTS note");
		client.execute("CREATE TABLE note (id INTEGER PRIMARY KEY, title TEXT UNIQUE)");
		return context;
	}

	private static List<String> titles(ConfigurableApplicationContext context) {
		return context.getBean(LibsqlClient.class).sql("SELECT title FROM note ORDER BY id").query(String.class).list();
	}

	@Test
	default void whatATransactionalMethodWritesStays() {
		try (ConfigurableApplicationContext context = start()) {
			context.getBean(Notes.class).add("first", "second");

			assertThat(titles(context)).containsExactly("first", "second");
		}
	}

	@Test
	default void whatATransactionalMethodWroteBeforeItFailedIsGone() {
		try (ConfigurableApplicationContext context = start()) {
			Notes notes = context.getBean(Notes.class);

			assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> notes.add("first", "first"));

			assertThat(titles(context)).isEmpty();
		}
	}

	@Test
	default void aTransactionBesideAnOpenOneGetsAConnectionOfItsOwn() {
		try (ConfigurableApplicationContext context = start()) {
			context.getBean(Notes.class).addAfter(() -> context.getBean(Notes.class).addBeside("inner"), "outer");

			assertThat(titles(context)).containsExactly("inner", "outer");
		}
	}

	@Test
	default void manyThreadsWriteWithoutLosingAnything() {
		try (ConfigurableApplicationContext context = start()) {
			Notes notes = context.getBean(Notes.class);
			List<CompletableFuture<Void>> threads = IntStream.range(0, 12)
				.mapToObj((thread) -> CompletableFuture.runAsync(() -> {
					for (int i = 0; i < 10; i++) {
						notes.add(thread + "/" + i, thread + "/" + i + "b");
					}
				}, (work) -> new Thread(work).start()))
				.toList();

			assertThat(threads).allSatisfy((thread) -> assertThat(thread).succeedsWithin(Duration.ofMinutes(1)));
			assertThat(titles(context)).hasSize(12 * 10 * 2);
		}
	}

	@Test
	default void aConnectionIsValidAndNamesItsDatabase() throws SQLException {
		try (ConfigurableApplicationContext context = start();
				Connection connection = context.getBean(DataSource.class).getConnection()) {
			assertThat(connection.isValid(5)).isTrue();
			assertThat(connection.getMetaData().getDatabaseProductName()).isEqualTo("SQLite");
		}
	}

	@Test
	default void aTransactionTemplateCanRollBack() {
		try (ConfigurableApplicationContext context = start()) {
			JdbcClient jdbc = context.getBean(JdbcClient.class);
			new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
				.executeWithoutResult((transaction) -> {
					jdbc.sql("INSERT INTO note (title) VALUES (?)").param("first").update();
					transaction.setRollbackOnly();
				});

			assertThat(titles(context)).isEmpty();
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Notes.class)
	class NotesApplication {

	}

	class Notes {

		private final JdbcClient jdbc;

		Notes(JdbcClient jdbc) {
			this.jdbc = jdbc;
		}

		@Transactional
		void add(String... titles) {
			for (String title : titles) {
				insert(title);
			}
		}

		// Has not written yet when the work beside it writes: there is one writer at a
		// time.
		@Transactional
		void addAfter(Runnable work, String title) {
			work.run();
			insert(title);
		}

		@Transactional(propagation = Propagation.REQUIRES_NEW)
		void addBeside(String title) {
			insert(title);
		}

		private void insert(String title) {
			this.jdbc.sql("INSERT INTO note (title) VALUES (:title)").param("title", title).update();
		}

	}

}
