package io.github.libsqlspring.integration.jpa;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.hibernate.LazyInitializationException;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.ConstraintViolationException.ConstraintKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.orm.ObjectOptimisticLockingFailureException;
import org.springframework.transaction.support.TransactionTemplate;

import io.github.libsqlspring.integration.support.Exercises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@JpaTest
abstract class EntityContract {

	@Autowired
	private Authors authors;

	@Autowired
	private Books books;

	@Autowired
	private Tags tags;

	@Autowired
	private Parcels parcels;

	@Autowired
	private Tickets tickets;

	@Autowired
	private Countries countries;

	@Autowired
	private Plains plains;

	@Autowired
	private TransactionTemplate transaction;

	@BeforeEach
	void empty() {
		this.authors.deleteAll();
		this.tags.deleteAll();
		this.countries.deleteAll();
		this.plains.deleteAll();
	}

	@Test
	@Exercises("Keys: IDENTITY")
	void theDatabaseGivesKeys() {
		Author emma = this.authors.save(new Author("Emma"));
		Author anne = this.authors.save(new Author("Anne"));

		assertThat(anne.id).isGreaterThan(Objects.requireNonNull(emma.id));
		assertThat(this.authors.findById(anne.id)).get().extracting((author) -> author.name).isEqualTo("Anne");
	}

	@Test
	@Exercises("Keys: TABLE, SEQUENCE and AUTO")
	void tablesGiveKeys() {
		List<Parcel> parcels = this.parcels.saveAll(Stream.generate(Parcel::new).limit(120).toList());
		List<Ticket> tickets = this.tickets.saveAll(Stream.generate(Ticket::new).limit(120).toList());

		assertThat(parcels).extracting((parcel) -> parcel.id).doesNotContainNull().doesNotHaveDuplicates();
		assertThat(tickets).extracting((ticket) -> ticket.id).doesNotContainNull().doesNotHaveDuplicates();
		assertThat(this.parcels.count()).isGreaterThanOrEqualTo(120);
	}

	@Test
	@Exercises("Keys: UUID, and assigned by the application")
	void applicationsGiveKeys() {
		UUID id = Objects.requireNonNull(this.tags.save(new Tag("classic")).id);
		this.countries.save(new Country("NZ"));
		this.plains.save(new Plain("a"));

		assertThat(this.tags.findById(id)).isPresent();
		assertThat(this.countries.findById("NZ")).isPresent();
		assertThat(this.plains.findById("a")).isPresent();
	}

	@Test
	@Exercises("Associations: one to many, many to many, cascade, orphan removal")
	void associationsAreStored() {
		Tag tag = this.tags.save(new Tag("classic"));
		Author author = new Author("Jane").write("1", "Emma").write("2", "Persuasion");
		author.books.forEach((book) -> book.tags.add(tag));
		long id = Objects.requireNonNull(this.authors.save(author).id);

		this.transaction.executeWithoutResult((status) -> {
			Author stored = this.authors.findById(id).orElseThrow();
			assertThat(stored.books).extracting((book) -> book.title).containsExactlyInAnyOrder("Emma", "Persuasion");
			assertThat(stored.books.get(0).tags).extracting((each) -> each.name).containsExactly("classic");
			stored.books.remove(0);
		});
		assertThat(this.books.count()).isOne();
		this.authors.deleteById(id);
		assertThat(this.books.count()).isZero();
	}

	@Test
	@Exercises("Lazy loading, entity graphs and join fetch")
	void associationsAreFetchedAsSaid() {
		long id = Objects.requireNonNull(this.authors.save(new Author("Jane").write("1", "Emma")).id);

		assertThatExceptionOfType(LazyInitializationException.class)
			.isThrownBy(() -> this.authors.findById(id).orElseThrow().books.size());
		assertThat(this.authors.fetch(id).orElseThrow().books).hasSize(1);
		assertThat(this.authors.findByName("Jane").get(0).books).hasSize(1);
		this.transaction.executeWithoutResult(
				(status) -> assertThat(Objects.requireNonNull(this.books.findAll().get(0).author).name())
					.isEqualTo("Jane"));
	}

	@Test
	@Exercises("Optimistic locking (@Version)")
	void theSecondOfTwoWritersFails() {
		long id = Objects.requireNonNull(this.authors.save(new Author("Jane")).id);
		Author first = this.authors.findById(id).orElseThrow();
		Author second = this.authors.findById(id).orElseThrow();
		first.name = "Jane Austen";
		this.authors.save(first);
		second.name = "Miss Austen";

		assertThatExceptionOfType(ObjectOptimisticLockingFailureException.class)
			.isThrownBy(() -> this.authors.save(second));
	}

	@Test
	@Exercises("Batches of inserts and updates (hibernate.jdbc.batch_size)")
	void manyAreWrittenInBatches() {
		List<Tag> stored = this.tags.saveAll(IntStream.range(0, 120).mapToObj((each) -> new Tag("t" + each)).toList());
		stored.forEach((tag) -> tag.name = tag.name.toUpperCase(java.util.Locale.ROOT));
		this.tags.saveAll(stored);

		assertThat(this.tags.findAll()).hasSize(120).allMatch((tag) -> tag.name.startsWith("T"));
	}

	@Test
	@Exercises("Violated constraints as Spring's exceptions, with kind and name")
	void violationsSayWhatWasViolated() {
		this.authors.save(new Author("Jane").write("1", "Emma"));

		refuses(new Author("Anne").write("1", "Agnes"), ConstraintKind.UNIQUE, "book.isbn");
		refuses(new Author("Anne").write("2", "Agnes").write("3", "Agnes"), ConstraintKind.UNIQUE,
				"book.author_id, book.title");
		Author wordless = new Author("Anne").write("4", "Agnes");
		wordless.books.get(0).pages = 0;
		refuses(wordless, ConstraintKind.CHECK, "some_pages");
		assertThat(this.authors.count()).isOne();
	}

	private void refuses(Author author, ConstraintKind kind, String name) {
		assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(() -> this.authors.save(author))
			.havingCause()
			.asInstanceOf(InstanceOfAssertFactories.type(ConstraintViolationException.class))
			.returns(kind, ConstraintViolationException::getKind)
			.returns(name, ConstraintViolationException::getConstraintName);
	}

	@Test
	@Exercises("Foreign keys")
	void foreignKeysAreEnforced() {
		Author author = this.authors.save(new Author("Jane").write("1", "Emma"));

		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> this.authors.deleteAllByIdInBatch(List.of(Objects.requireNonNull(author.id))))
			.withMessageContaining("FOREIGN KEY constraint failed");
	}

}
