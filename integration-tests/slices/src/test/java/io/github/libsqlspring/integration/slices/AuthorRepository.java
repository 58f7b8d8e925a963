package io.github.libsqlspring.integration.slices;

import java.util.List;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * Authors by Spring Data JPA.
 */
interface AuthorRepository extends JpaRepository<Author, Long> {

	List<Author> findByName(String name);

}
