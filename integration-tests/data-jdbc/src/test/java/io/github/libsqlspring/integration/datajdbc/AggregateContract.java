package io.github.libsqlspring.integration.datajdbc;

import java.lang.reflect.Method;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.annotation.Id;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.data.jdbc.core.mapping.AggregateReference;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.util.ReflectionUtils;

import io.github.libsqlspring.integration.datajdbc.PurchaseOrder.Address;
import io.github.libsqlspring.integration.datajdbc.PurchaseOrder.Line;
import io.github.libsqlspring.integration.datajdbc.PurchaseOrder.Note;
import io.github.libsqlspring.integration.datajdbc.PurchaseOrder.Tag;
import io.github.libsqlspring.integration.support.Exercises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Aggregates, and what Spring Data JDBC does when it writes them.
 */
abstract class AggregateContract extends ShopContract {

	@Autowired
	private OrderRepository orders;

	@Autowired
	private BookRepository books;

	@Autowired
	private AccountRepository accounts;

	@Autowired
	private CounterRepository counters;

	@Test
	@Exercises("Aggregate with list, set, map, embedded object and reference; reserved words as names")
	void anAggregateIsSavedReadChangedAndDeletedAsAWhole() {
		Book emma = this.books.save(Book.of("Emma"));
		PurchaseOrder order = this.orders.save(new PurchaseOrder(null, "A", new Address("Main Street", "Bath"),
				AggregateReference.to(emma.id()), List.of(new Line("pen", 2), new Line("ink", 1)),
				Set.of(new Tag("urgent"), new Tag("gift")), Map.of("de", new Note("Bitte"), "en", new Note("Please"))));

		assertThat(this.orders.findById(order.id())).contains(order);
		assertThat(this.orders.findByGroupAndAddressCity("A", "Bath")).containsExactly(order);

		PurchaseOrder changed = this.orders.save(new PurchaseOrder(order.id(), "B", null, null,
				List.of(new Line("ink", 3)), Set.of(), Map.of("en", new Note("Now"))));
		assertThat(this.orders.findAll()).containsExactly(changed);

		this.orders.deleteById(order.id());
		assertThat(this.orders.count()).isZero();
		assertThat(this.jdbc.sql("SELECT count(*) FROM line").query(Integer.class).single()).isZero();
	}

	@Test
	@Exercises("Auditing")
	void theTimesOfCreationAndChangeAreKept() {
		Account saved = this.accounts.save(Account.of("Ada"));
		Account read = this.accounts.findById(saved.id()).orElseThrow();

		assertThat(read).isEqualTo(saved);
		assertThat(read.createdAt()).isNotNull().isBeforeOrEqualTo(Instant.now());
		Account changed = this.accounts.save(read.withOwner("Grace"));
		assertThat(changed.createdAt()).isEqualTo(read.createdAt());
		assertThat(changed.changedAt()).isAfterOrEqualTo(read.changedAt());
		assertThat(this.accounts.findAll()).containsExactly(changed);
	}

	@Test
	@Exercises("Optimistic locking with @Version")
	void aStaleEntityIsRefused() {
		Account saved = this.accounts.save(Account.of("Ada"));
		Account changed = this.accounts.save(saved.withOwner("Grace"));

		assertThatExceptionOfType(OptimisticLockingFailureException.class)
			.isThrownBy(() -> this.accounts.save(saved.withOwner("Mallory")));
		assertThatExceptionOfType(OptimisticLockingFailureException.class)
			.isThrownBy(() -> this.accounts.delete(saved));
		assertThat(this.accounts.findAll()).extracting(Account::owner).containsExactly("Grace");
		this.accounts.delete(changed);
		assertThat(this.accounts.count()).isZero();
	}

	@Test
	@Exercises("Keys that the application gives")
	void entitiesMayHaveKeysOfTheirOwn() {
		this.template.insert(new Country("GB", "United Kingdom", 1));
		this.template.insertAll(List.of(new Country("FR", "France", 2), new Country("DE", "Germany", 3)));
		this.template.update(new Country("GB", "Great Britain", 4));

		assertThat(this.template.findById("GB", Country.class)).isEqualTo(new Country("GB", "Great Britain", 4));
		assertThat(this.template.count(Country.class)).isEqualTo(3);
	}

	@Test
	@Exercises("Keys that are a default of their column")
	void keysMayBeTextThatTheDatabaseMakes() {
		Ticket one = this.template.save(new Ticket(null, "one"));
		List<Ticket> more = this.template.saveAll(List.of(new Ticket(null, "two"), new Ticket(null, "three")));

		assertThat(one.id()).hasSize(32);
		assertThat(more).extracting(Ticket::id).doesNotHaveDuplicates().doesNotContain(one.id());
		assertThat(this.template.findById(more.get(1).id(), Ticket.class)).isEqualTo(more.get(1));
	}

	@Test
	@Exercises(value = "@Sequence", limit = "refused: SQLite has no sequences")
	void aSequenceIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.counters.save(new Counter(null)))
			.withMessageContaining("identifier must not be null");
		assertThat(this.counters.count()).isZero();
	}

	@Test
	@Exercises("JdbcAggregateTemplate.upsert, from Spring Data JDBC 4.1")
	void anUpsertInsertsOrUpdates() {
		// Spring Data 4.0 has none.
		Method upsert = ReflectionUtils.findMethod(JdbcAggregateOperations.class, "upsert", Object.class);
		if (upsert != null) {
			this.template.insert(new Country("GB", "United Kingdom", 1));
			ReflectionUtils.invokeMethod(upsert, this.template, new Country("GB", "Great Britain", 2));
			ReflectionUtils.invokeMethod(upsert, this.template, new Country("FR", "France", 3));

			assertThat(this.template.findAll(Country.class))
				.containsExactlyInAnyOrder(new Country("GB", "Great Britain", 2), new Country("FR", "France", 3));
		}
	}

	@Test
	@Exercises(value = "Collection of simple values", limit = "refused: SQLite has no arrays")
	void aCollectionOfSimpleValuesIsRefused() {
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> this.template.insert(new Amounts(null, List.of("1 EUR"))))
			.withMessageContaining("Array");
	}

	@Test
	void aColumnThatDoesNotExistIsAnErrorAndNoText() {
		assertThatExceptionOfType(BadSqlGrammarException.class).isThrownBy(() -> this.template.findAll(Misspelt.class));
	}

	@Table("price")
	record Amounts(@Id @Nullable Long id, List<String> amount) {
	}

	@Table("book")
	record Misspelt(@Id @Nullable Long id, String titel) {
	}

}
