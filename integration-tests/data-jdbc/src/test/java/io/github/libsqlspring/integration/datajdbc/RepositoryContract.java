package io.github.libsqlspring.integration.datajdbc;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Example;
import org.springframework.data.domain.ExampleMatcher;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Window;
import org.springframework.data.relational.core.query.Query;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.github.libsqlspring.integration.support.Exercises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a repository of simple entities does.
 */
abstract class RepositoryContract extends ShopContract {

	@Autowired
	private BookRepository books;

	@Autowired
	private PlatformTransactionManager transactionManager;

	@Test
	@Exercises("Save, find, update, delete")
	void entitiesAreSavedFoundUpdatedAndDeleted() {
		Book saved = this.books.save(Book.of("Emma", 474));
		assertThat(saved.id()).isNotNull();
		assertThat(this.books.findById(saved.id())).contains(saved);

		Book longer = this.books.save(new Book(saved.id(), "Emma", 512, Genre.NOVEL));
		assertThat(this.books.findAll()).containsExactly(longer);

		this.books.delete(longer);
		assertThat(this.books.existsById(saved.id())).isFalse();
		assertThat(this.books.count()).isZero();
	}

	@Test
	@Exercises("saveAll with generated keys")
	void eachOfManyEntitiesGetsItsOwnKey() {
		List<Book> saved = this.books.saveAll(IntStream.range(0, 100).mapToObj((i) -> Book.of("Book " + i)).toList());

		assertThat(saved).extracting(Book::id).doesNotContainNull().doesNotHaveDuplicates();
		assertThat(this.books.findAll()).containsExactlyInAnyOrderElementsOf(saved);
		assertThat(this.books.findAllById(List.of(saved.get(3).id(), saved.get(5).id()))).containsExactly(saved.get(3),
				saved.get(5));
		this.books.deleteAll(saved.subList(0, 99));
		assertThat(this.books.findAll()).containsExactly(saved.get(99));
	}

	@Test
	@Exercises("Derived queries")
	void derivedQueriesFindCountAndDelete() {
		Book emma = this.books.save(Book.of("Emma", 474));
		Book ulysses = this.books.save(Book.of("Ulysses", 730));
		Book poems = this.books.save(new Book(null, "Poems", null, Genre.POEMS));

		assertThat(this.books.findByTitleIgnoreCase("EMMA")).contains(emma);
		assertThat(this.books.findByPagesBetweenOrderByPagesDesc(1, 1000)).containsExactly(ulysses, emma);
		assertThat(this.books.findByPagesIsNull()).containsExactly(poems);
		assertThat(this.books.findByTitleIn(List.of("Emma", "Poems"))).containsExactly(emma, poems);
		assertThat(this.books.findByTitleIn(List.of())).isEmpty();
		assertThat(this.books.findByGenreAndTitleStartingWith(Genre.NOVEL, "U")).containsExactly(ulysses);
		assertThat(this.books.findTop2ByOrderByTitle()).containsExactly(emma, poems);
		assertThat(this.books.existsByTitle("Emma")).isTrue();
		assertThat(this.books.existsByTitle("Persuasion")).isFalse();
		assertThat(this.books.countByGenre(Genre.NOVEL)).isEqualTo(2);
		assertThat(this.books.deleteByPagesLessThan(500)).isEqualTo(1);
		assertThat(this.books.findAll()).containsExactly(ulysses, poems);
	}

	@Test
	@Exercises("Containing, StartingWith, EndingWith, Like")
	void partsOfTextAreFound() {
		Book backslash = this.books.save(Book.of("C:\\temp"));
		Book emma = this.books.save(Book.of("Emma"));

		assertThat(this.books.findByTitleContaining("mm")).containsExactly(emma);
		assertThat(this.books.findByTitleContainingIgnoreCase("EM")).containsExactly(backslash, emma);
		assertThat(this.books.findByTitleContaining("\\")).containsExactly(backslash);
		assertThat(this.books.findByTitleNotContaining("temp")).containsExactly(emma);
		assertThat(this.books.findByTitleEndingWith("ma")).containsExactly(emma);
		assertThat(this.books.findByTitleLike("E%a")).containsExactly(emma);
		assertThat(this.books.findByTitleWithText("temp")).containsExactly(backslash);
		assertThat(this.books.deleteByTitleContaining("mm")).isEqualTo(1);
	}

	@Test
	@Exercises(value = "Containing a % or _",
			limit = "finds nothing: Spring Data writes no ESCAPE, which SQLite's LIKE needs")
	void aWildcardInAValueFindsNothing() {
		this.books.saveAll(List.of(Book.of("100% true"), Book.of("snake_case"), Book.of("snake case")));

		assertThat(this.books.findByTitleContaining("%")).isEmpty();
		assertThat(this.books.findByTitleContaining("snake_")).isEmpty();
		assertThat(this.books.deleteByTitleContaining("%")).isZero();
		assertThat(this.books.findByTitleWithText("snake_")).extracting(Book::title).containsExactly("snake_case");
	}

	@Test
	@Exercises("@Query and @Modifying")
	void queriesAsTextAreExecuted() {
		Book ulysses = this.books.save(Book.of("Ulysses", 730));
		this.books.save(Book.of("Emma", 474));

		assertThat(this.books.longerThan(500)).containsExactly(ulysses);
		assertThat(this.books.any(Genre.NOVEL)).isTrue();
		assertThat(this.books.any(Genre.POEMS)).isFalse();
		assertThat(this.books.move(Genre.NOVEL, Genre.POEMS)).isEqualTo(2);
		assertThat(this.books.countByGenre(Genre.POEMS)).isEqualTo(2);
	}

	@Test
	@Exercises("Page with its count, slice, window, limit and offset")
	void resultsComeInPages() {
		saveNumbered(25);

		Page<Book> last = this.books.findByGenre(Genre.NOVEL, PageRequest.of(2, 10, Sort.by("title")));
		assertThat(last.getTotalElements()).isEqualTo(25);
		assertThat(last).extracting(Book::title).containsExactly("20", "21", "22", "23", "24");
		assertThat(this.books.findAll(PageRequest.of(1, 10)).getTotalPages()).isEqualTo(3);

		Slice<Book> slice = this.books.findByPagesGreaterThan(-1, PageRequest.of(1, 10, Sort.by("title").descending()));
		assertThat(slice.hasNext()).isTrue();
		assertThat(slice).extracting(Book::title).startsWith("14").hasSize(10);

		assertThat(this.template.findAll(Query.empty().offset(23).sort(Sort.by("title")), Book.class))
			.extracting(Book::title)
			.containsExactly("23", "24");

		Window<Book> window = this.books.findBy(Example.of(new Book(null, "", null, Genre.NOVEL), onlyGenre()),
				(query) -> query.sortBy(Sort.by("title")).limit(10).scroll(ScrollPosition.offset(14)));
		assertThat(window).extracting(Book::title).startsWith("15").hasSize(10);
		assertThat(window.hasNext()).isFalse();
	}

	@Test
	@Exercises("Sort with nulls first and last")
	void nullsAreSortedAsAskedFor() {
		this.books.saveAll(List.of(Book.of("a", 2), Book.of("b"), Book.of("c", 1)));

		assertThat(this.books.findAll(Sort.by(Sort.Order.asc("pages").nullsLast()))).extracting(Book::title)
			.containsExactly("c", "a", "b");
		assertThat(this.books.findAll(Sort.by(Sort.Order.desc("pages").nullsFirst()))).extracting(Book::title)
			.containsExactly("b", "a", "c");
		assertThat(this.books.findAll(Sort.by("pages"))).extracting(Book::title).containsExactly("b", "c", "a");
	}

	@Test
	@Exercises("Query by example")
	void examplesFindWhatIsLikeThem() {
		saveNumbered(12);

		assertThat(this.books.count(Example.of(new Book(null, "11", 11, Genre.NOVEL),
				ExampleMatcher.matchingAny().withIgnorePaths("genre").withIgnoreCase())))
			.isEqualTo(1);
		assertThat(this.books
			.exists(Example.of(new Book(null, "", 3, null), ExampleMatcher.matching().withIgnorePaths("title"))))
			.isTrue();
		Optional<Book> last = this.books.findBy(Example.of(new Book(null, "", null, Genre.NOVEL), onlyGenre()),
				(query) -> query.sortBy(Sort.by("title").descending()).first());
		assertThat(last).map(Book::title).contains("11");
	}

	@Test
	@Exercises("Projections and streams")
	void projectionsAndStreamsAreFilled() {
		saveNumbered(30);

		assertThat(this.books.findTitlesByGenre(Genre.NOVEL, Sort.by("title"))).hasSize(30)
			.first()
			.extracting(BookRepository.Title::getTitle)
			.isEqualTo("00");
		try (Stream<Book> stream = this.books.streamByOrderByTitle()) {
			assertThat(stream.skip(28).map(Book::title)).containsExactly("28", "29");
		}
	}

	@Test
	@Exercises("@Lock in a transaction")
	void anEntityIsReadWithALockInATransaction() {
		Book emma = this.books.save(Book.of("Emma", 474));

		Book longer = new TransactionTemplate(this.transactionManager).execute((status) -> {
			Book locked = this.books.findWithLockById(emma.id()).orElseThrow();
			return this.books.save(new Book(locked.id(), locked.title(), locked.pages() + 1, locked.genre()));
		});

		assertThat(this.books.findAll()).containsExactly(longer);
	}

	@Test
	@Exercises("Unique violation as DuplicateKeyException")
	void aUniqueViolationIsTranslated() {
		this.books.save(Book.of("Emma"));

		assertThatExceptionOfType(DuplicateKeyException.class)
			.isThrownBy(() -> this.books.saveAll(List.of(Book.of("Ulysses"), Book.of("Emma"))))
			.withStackTraceContaining("book.title");
		assertThat(this.books.findAll()).extracting(Book::title).containsExactly("Emma");
	}

	@Test
	@Exercises("Rollback of a transaction")
	void whatATransactionSavedIsRolledBack() {
		new TransactionTemplate(this.transactionManager).executeWithoutResult((status) -> {
			this.books.save(Book.of("Emma"));
			this.books.saveAll(List.of(Book.of("Ulysses"), Book.of("Poems")));
			assertThat(this.books.count()).isEqualTo(3);
			status.setRollbackOnly();
		});

		assertThat(this.books.count()).isZero();
	}

	private void saveNumbered(int count) {
		this.books.saveAll(IntStream.range(0, count).mapToObj((i) -> Book.of("%02d".formatted(i), i)).toList());
	}

	private static ExampleMatcher onlyGenre() {
		return ExampleMatcher.matching().withIgnorePaths("title");
	}

}
