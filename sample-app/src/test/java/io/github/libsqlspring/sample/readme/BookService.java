package io.github.libsqlspring.sample.readme;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import io.github.libsqlspring.Statement;
import io.github.libsqlspring.client.LibsqlClient;

// tag::book-service[]
@Service
class BookService {

	private final LibsqlClient client;

	private final JdbcClient jdbc;

	BookService(LibsqlClient client, JdbcClient jdbc) {
		this.client = client;
		this.jdbc = jdbc;
	}

	List<Book> publishedAfter(int year) {
		return this.client.sql("SELECT id, title, year FROM book WHERE year > :year ORDER BY year")
			.param("year", year)
			.query(Book.class) // a record; also query(String.class) or query(row -> ...)
			.list();
	}

	// All or nothing, in one round trip.
	void addAll(List<String> titles, int year) {
		this.client.batch(titles.stream()
			.map((title) -> Statement.of("INSERT INTO book (title, year) VALUES (?, ?)", title, year))
			.toList());
	}

	// A transaction with a decision in it: commits on return, rolls back on an exception.
	boolean lend(long id) {
		return this.client.inTransaction((tx) -> {
			long copies = tx.sql("SELECT copies FROM book WHERE id = ?").param(id).query(Long.class).single();
			if (copies > 0) {
				tx.execute("UPDATE book SET copies = copies - 1 WHERE id = ?", id);
			}
			return copies > 0;
		});
	}

	// Spring's own tools on the same database.
	@Transactional
	void rename(long id, String title) {
		this.jdbc.sql("UPDATE book SET title = ? WHERE id = ?").params(title, id).update();
	}

}
// end::book-service[]
