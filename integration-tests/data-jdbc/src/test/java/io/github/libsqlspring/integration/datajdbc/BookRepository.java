package io.github.libsqlspring.integration.datajdbc;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.Sort;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.ListCrudRepository;
import org.springframework.data.repository.ListPagingAndSortingRepository;
import org.springframework.data.repository.query.QueryByExampleExecutor;

interface BookRepository extends ListCrudRepository<Book, Long>, ListPagingAndSortingRepository<Book, Long>,
		QueryByExampleExecutor<Book> {

	Optional<Book> findByTitleIgnoreCase(String title);

	List<Book> findByPagesBetweenOrderByPagesDesc(int least, int most);

	List<Book> findByPagesIsNull();

	List<Book> findByTitleIn(Collection<String> titles);

	List<Book> findByGenreAndTitleStartingWith(Genre genre, String start);

	List<Book> findByTitleContaining(String part);

	List<Book> findByTitleContainingIgnoreCase(String part);

	List<Book> findByTitleNotContaining(String part);

	List<Book> findByTitleEndingWith(String end);

	List<Book> findByTitleLike(String pattern);

	@Query("SELECT * FROM book WHERE instr(title, :text) > 0")
	List<Book> findByTitleWithText(String text);

	List<Book> findTop2ByOrderByTitle();

	boolean existsByTitle(String title);

	long countByGenre(@Nullable Genre genre);

	long deleteByPagesLessThan(int pages);

	long deleteByTitleContaining(String part);

	Page<Book> findByGenre(Genre genre, Pageable page);

	Slice<Book> findByPagesGreaterThan(int pages, Pageable page);

	@Lock(LockMode.PESSIMISTIC_WRITE)
	Optional<Book> findWithLockById(long id);

	List<Title> findTitlesByGenre(Genre genre, Sort sort);

	Stream<Book> streamByOrderByTitle();

	@Query("SELECT * FROM book WHERE pages > :pages ORDER BY title")
	List<Book> longerThan(int pages);

	@Query("SELECT count(*) > 0 FROM book WHERE genre = :genre")
	boolean any(Genre genre);

	@Modifying
	@Query("UPDATE book SET genre = :to WHERE genre = :from")
	int move(Genre from, Genre to);

	/**
	 * A part of a book.
	 */
	interface Title {

		String getTitle();

	}

}
