package io.github.libsqlspring.integration.jpa;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.transaction.support.TransactionTemplate;

import io.github.libsqlspring.integration.support.Exercises;

import static org.assertj.core.api.Assertions.assertThat;

@JpaTest
abstract class QueryContract {

	private static final List<String> TITLES = List.of("Emma", "Persuasion", "Pride", "Sense", "100% wool", "Ödland");

	@Autowired
	private Authors authors;

	@Autowired
	private Books books;

	@Autowired
	private Samples samples;

	@Autowired
	private EntityManager entities;

	@Autowired
	private TransactionTemplate transaction;

	@BeforeEach
	void fill() {
		this.samples.deleteAll();
		this.authors.deleteAll();
		Author author = new Author("Jane");
		TITLES.forEach((title) -> author.write(title, title));
		for (int each = 0; each < TITLES.size(); each++) {
			author.books.get(each).pages = 100 * (each + 1);
			author.books.get(each).genre = (each % 2 == 0) ? Book.Genre.NOVEL : Book.Genre.POEM;
		}
		this.authors.save(author);
	}

	@Test
	@Exercises("Derived queries")
	void methodNamesAreQueries() {
		assertThat(this.books.findByTitleContainingIgnoreCaseOrderByTitle("S")).extracting((book) -> book.title)
			.containsExactly("Persuasion", "Sense");
		assertThat(this.books.findByTitleContainingIgnoreCaseOrderByTitle("0%")).extracting((book) -> book.title)
			.containsExactly("100% wool");
		assertThat(this.books.findByTitleStartingWith("P")).hasSize(2);
		assertThat(this.books.findByTitleIgnoreCase("EMMA")).hasSize(1);
		assertThat(this.books.findByPagesBetweenAndGenreIn(200, 400, List.of(Book.Genre.POEM))).hasSize(2);
		assertThat(this.books.findTop2ByOrderByPagesDesc()).extracting((book) -> book.pages).containsExactly(600, 500);
		assertThat(this.books.existsByIsbn("Emma")).isTrue();
		assertThat(this.books.countByGenre(Book.Genre.POEM)).isEqualTo(3);
	}

	@Test
	@Exercises("Derived queries")
	void methodNamesAreDeletes() {
		this.transaction
			.executeWithoutResult((status) -> assertThat(this.books.deleteByPagesLessThan(300)).isEqualTo(2));
		assertThat(this.books.count()).isEqualTo(4);
	}

	@Test
	@Exercises("Pages, slices and sorting")
	void resultsComeInPages() {
		Page<Book> page = this.books.findAll(PageRequest.of(1, 2, Sort.by("pages").descending()));
		Slice<Book> slice = this.books.findByGenre(Book.Genre.NOVEL, PageRequest.of(0, 2, Sort.by("title")));
		Page<Book> found = this.books.search("P", "Jane", PageRequest.of(0, 1, Sort.by("title")));

		assertThat(page.getTotalElements()).isEqualTo(6);
		assertThat(page).extracting((book) -> book.pages).containsExactly(400, 300);
		assertThat(slice.hasNext()).isTrue();
		assertThat(found.getTotalElements()).isEqualTo(2);
		assertThat(found).extracting((book) -> book.title).containsExactly("Persuasion");
	}

	@Test
	@Exercises("JPQL, with projections, grouping, subqueries and functions")
	void jpqlIsUnderstood() {
		assertThat(this.books.counts()).containsExactly(new Books.Count("Jane", 6));
		assertThat(this.books.findByPages(100)).extracting(Books.Title::getTitle).containsExactly("Emma");
		assertThat(titles("select b.title from Book b where b.pages = (select max(c.pages) from Book c)"))
			.containsExactly("Ödland");
		assertThat(titles("select concat(upper(b.title), '!') from Book b where length(b.title) = 4"))
			.containsExactly("EMMA!");
		assertThat(
				titles("select b.title from Book b where locate('ide', b.title) > 0 or substring(b.title, 1, 3) = 'Sen'"
						+ " order by b.title"))
			.containsExactly("Pride", "Sense");
		assertThat(titles("select coalesce(nullif(b.title, 'Emma'), 'none') from Book b where mod(b.pages, 500) = 100"
				+ " order by 1"))
			.containsExactly("none", "Ödland");
		assertThat(
				titles("select b.title from Book b where b.pages > all (select c.pages from Book c where c.genre = POEM"
						+ " and c.pages < 600) order by b.pages"))
			.containsExactly("100% wool", "Ödland");
		assertThat(titles("select cast(b.pages as string) from Book b where b.title = 'Emma'")).containsExactly("100");
	}

	@Test
	@Exercises("JPQL: parts of dates, and the current date and time")
	void partsOfDatesAreNumbers() {
		Sample sample = new Sample();
		sample.date = LocalDate.of(2025, 11, 24);
		sample.dateTime = sample.date.atTime(4, 5, 6, 700_000_000);
		this.samples.save(sample);

		assertThat(this.samples.count()).isOne();
		for (String condition : List.of("year(s.date) = 2025", "month(s.date) = 11", "day(s.date) = 24",
				"quarter(s.date) = 4", "hour(s.dateTime) = 4", "minute(s.dateTime) = 5", "second(s.dateTime) = 6.7",
				"extract(day of year from s.date) = 328", "extract(week from s.date) = 48",
				"extract(day of week from s.date) = 2", "s.date < current_date", "s.dateTime < local datetime",
				"s.date = date 2025-11-24", "s.dateTime < datetime 2025-11-24 05:00:00",
				"extract(date from s.dateTime) = s.date")) {
			assertThat(this.entities.createQuery("select count(s) from Sample s where " + condition, Long.class)
				.getSingleResult()).as(condition).isOne();
		}
	}

	@Test
	@Exercises("Criteria and specifications")
	void specificationsAreUnderstood() {
		Specification<Book> longOne = (book, query, builder) -> builder.gt(book.get("pages"), 300);
		Specification<Book> byJane = (book, query, builder) -> builder.equal(book.join("author").get("name"), "Jane");

		assertThat(this.books.findAll(longOne.and(byJane), Sort.by("pages"))).extracting((book) -> book.pages)
			.containsExactly(400, 500, 600);
		assertThat(this.books.count(Specification.not(longOne))).isEqualTo(3);
	}

	@Test
	@Exercises("Native queries, with projections and pages")
	void nativeQueriesAreMapped() {
		assertThat(this.books.longerThan(400)).extracting(Books.TitleAndPages::getPages).containsExactly(500, 600);
		Page<Book> page = this.books.nativeByGenre("POEM", PageRequest.of(0, 2, Sort.by("pages")));
		assertThat(page.getTotalElements()).isEqualTo(3);
		assertThat(page).extracting((book) -> book.pages).containsExactly(200, 400);
	}

	@Test
	@Exercises("Bulk updates (@Modifying)")
	void manyAreUpdatedAtOnce() {
		this.transaction
			.executeWithoutResult((status) -> assertThat(this.books.lengthen(1, Book.Genre.POEM)).isEqualTo(3));
		assertThat(this.books.findTop2ByOrderByPagesDesc()).extracting((book) -> book.pages).containsExactly(601, 500);
	}

	@Test
	@Exercises("Streams of entities, with a fetch size")
	void entitiesAreStreamed() {
		this.transaction.executeWithoutResult((status) -> {
			try (Stream<Book> all = this.books.all()) {
				assertThat(all.map((book) -> book.title)).containsExactlyElementsOf(TITLES);
			}
		});
	}

	private List<String> titles(String query) {
		return this.entities.createQuery(query, String.class).getResultList();
	}

}
