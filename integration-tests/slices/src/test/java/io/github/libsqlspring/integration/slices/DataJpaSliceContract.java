package io.github.libsqlspring.integration.slices;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jpa.test.autoconfigure.TestEntityManager;
import org.springframework.transaction.annotation.Transactional;

import io.github.libsqlspring.client.LibsqlClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code @DataJpaTest} promises: entities on the database of the application.
 */
@Transactional
abstract class DataJpaSliceContract {

	@Autowired
	private AuthorRepository authors;

	@Autowired
	private TestEntityManager entities;

	@Autowired
	private LibsqlClient client;

	@Test
	void aSavedEntityIsFoundByRepositoryAndClient() {
		Author saved = this.authors.saveAndFlush(new Author("Herbert"));
		this.entities.clear();

		assertThat(this.authors.findByName("Herbert")).extracting(Author::getId).containsExactly(saved.getId());
		assertThat(
				this.client.sql("SELECT name FROM author WHERE id = ?").param(saved.getId()).query(String.class).list())
			.containsExactly("Herbert");
	}

}
