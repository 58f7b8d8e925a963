package io.github.libsqlspring.integration.slices;

import java.util.List;

import org.springframework.data.repository.ListCrudRepository;

/**
 * Books by Spring Data JDBC.
 */
interface BookRepository extends ListCrudRepository<Book, Long> {

	List<Book> findByTitle(String title);

}
