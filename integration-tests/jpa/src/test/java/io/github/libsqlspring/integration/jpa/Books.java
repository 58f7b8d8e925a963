package io.github.libsqlspring.integration.jpa;

import java.util.List;
import java.util.stream.Stream;

import jakarta.persistence.QueryHint;
import org.hibernate.jpa.AvailableHints;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Slice;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.QueryHints;

interface Books extends JpaRepository<Book, Long>, JpaSpecificationExecutor<Book> {

	List<Book> findByTitleContainingIgnoreCaseOrderByTitle(String part);

	List<Book> findByTitleStartingWith(String start);

	List<Book> findByTitleIgnoreCase(String title);

	List<Book> findByPagesBetweenAndGenreIn(int from, int to, List<Book.Genre> genres);

	List<Book> findTop2ByOrderByPagesDesc();

	boolean existsByIsbn(String isbn);

	long countByGenre(Book.Genre genre);

	long deleteByPagesLessThan(int pages);

	Slice<Book> findByGenre(Book.Genre genre, Pageable page);

	List<Title> findByPages(int pages);

	@Query("select new io.github.libsqlspring.integration.jpa.Books$Count(b.author.name, count(b)) from Book b"
			+ " group by b.author.name order by b.author.name")
	List<Count> counts();

	@Query("select b from Book b where b.title like :start% and b.author.name = :author")
	Page<Book> search(String start, String author, Pageable page);

	@Query(value = "SELECT title, pages FROM book WHERE pages > ?1 ORDER BY pages", nativeQuery = true)
	List<TitleAndPages> longerThan(int pages);

	@Query(value = "SELECT * FROM book WHERE genre = ?1", countQuery = "SELECT count(*) FROM book WHERE genre = ?1",
			nativeQuery = true)
	Page<Book> nativeByGenre(String genre, Pageable page);

	@Modifying(clearAutomatically = true)
	@Query("update Book b set b.pages = b.pages + :more where b.genre = :genre")
	int lengthen(int more, Book.Genre genre);

	@QueryHints(@QueryHint(name = AvailableHints.HINT_FETCH_SIZE, value = "100"))
	@Query("select b from Book b order by b.id")
	Stream<Book> all();

	interface Title {

		String getTitle();

	}

	interface TitleAndPages {

		String getTitle();

		int getPages();

	}

	record Count(String author, long books) {

	}

}
