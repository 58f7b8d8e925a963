package io.github.libsqlspring.integration.jpa;

import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.hibernate.Hibernate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.PageRequest;
import org.springframework.transaction.support.TransactionTemplate;

import io.github.libsqlspring.integration.support.DatabasePath;
import io.github.libsqlspring.integration.support.RequestCounts;
import io.github.libsqlspring.integration.support.RunsOn;
import io.github.libsqlspring.integration.support.TestDatabase;

/**
 * What entities cost in requests to a server.
 */
@JpaTest
@RunsOn(DatabasePath.HTTP)
class EntityRequestTests {

	@Autowired
	private TestDatabase database;

	@Autowired
	private Authors authors;

	@Autowired
	private Tags tags;

	@Autowired
	private Countries countries;

	@Autowired
	private Plains plains;

	@Autowired
	private Parcels parcels;

	@Autowired
	private Books books;

	@Autowired
	private TransactionTemplate transaction;

	@Test
	void one(RequestCounts requests) {
		requests.expect("Save one new entity, key from IDENTITY", this.database, 2,
				() -> this.authors.save(new Author("Jane")));
		requests.expect("Save one new entity, key a UUID from Hibernate", this.database, 2,
				() -> this.tags.save(new Tag("classic")));
		requests.expect("Save one new entity, assigned key, Persistable", this.database, 2,
				() -> this.countries.save(new Country(UUID.randomUUID().toString())));
		requests.expect("Save one new entity, assigned key", this.database, 3,
				() -> this.plains.save(new Plain(UUID.randomUUID().toString())));
	}

	@Test
	void hundred(RequestCounts requests) {
		this.parcels.save(new Parcel());
		requests.expect("Save 100 new entities, key from IDENTITY", this.database, 101,
				() -> this.authors.saveAll(IntStream.range(0, 100).mapToObj((each) -> new Author("Jane")).toList()));
		requests.expect("Save 100 new entities, key a UUID, batch_size 50", this.database, 3,
				() -> this.tags.saveAll(IntStream.range(0, 100).mapToObj((each) -> new Tag("t" + each)).toList()));
		requests.expect("Save 100 new entities, key from a table, batch_size 50", this.database, 9,
				() -> this.parcels.saveAll(Stream.generate(Parcel::new).limit(100).toList()));
	}

	@Test
	void stored(RequestCounts requests) {
		Author author = new Author("Jane");
		IntStream.range(0, 30).forEach((each) -> author.write(UUID.randomUUID().toString(), "Book " + each));
		long id = Objects.requireNonNull(this.authors.save(author).id);

		requests.expect("findById", this.database, 1, () -> this.authors.findById(id));
		requests.expect("Load with a lazy collection", this.database, 3, () -> this.transaction
			.executeWithoutResult((status) -> Hibernate.initialize(this.authors.findById(id).orElseThrow().books)));
		requests.expect("Load with a collection, join fetch", this.database, 1, () -> this.authors.fetch(id));
		requests.expect("Page of 20 with a count", this.database, 2, () -> this.books.findAll(PageRequest.of(0, 20)));
		requests.expect("Change an entity in a transaction", this.database, 3, () -> this.transaction
			.executeWithoutResult((status) -> this.authors.findById(id).orElseThrow().name = "Jane Austen"));
		long other = Objects.requireNonNull(this.authors.save(new Author("Anne")).id);
		requests.expect("deleteById", this.database, 4, () -> this.authors.deleteById(other));
	}

}
