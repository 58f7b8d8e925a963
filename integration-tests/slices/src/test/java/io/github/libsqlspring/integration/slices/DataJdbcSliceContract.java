package io.github.libsqlspring.integration.slices;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;

import io.github.libsqlspring.client.LibsqlClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code @DataJdbcTest} promises: repositories on the database of the application.
 */
@Transactional
abstract class DataJdbcSliceContract {

	@Autowired
	private BookRepository books;

	@Autowired
	private LibsqlClient client;

	@Test
	void aSavedAggregateIsFoundByRepositoryAndClient() {
		Book saved = this.books.save(new Book(null, "Dune"));

		assertThat(this.books.findByTitle("Dune")).containsExactly(saved);
		assertThat(this.client.sql("SELECT title FROM book WHERE id = ?").param(saved.id()).query(String.class).list())
			.containsExactly("Dune");
	}

}
