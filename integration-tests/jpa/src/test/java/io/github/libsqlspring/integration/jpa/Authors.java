package io.github.libsqlspring.integration.jpa;

import java.util.List;
import java.util.Optional;

import jakarta.persistence.LockModeType;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface Authors extends JpaRepository<Author, Long> {

	@EntityGraph(attributePaths = "books")
	List<Author> findByName(String name);

	@Query("select a from Author a left join fetch a.books where a.id = :id")
	Optional<Author> fetch(long id);

	@Lock(LockModeType.PESSIMISTIC_WRITE)
	Optional<Author> findForUpdateById(long id);

}
