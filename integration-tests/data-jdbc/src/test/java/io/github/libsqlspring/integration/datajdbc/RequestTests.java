package io.github.libsqlspring.integration.datajdbc;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;

import io.github.libsqlspring.integration.datajdbc.PurchaseOrder.Line;
import io.github.libsqlspring.integration.support.DatabasePath;
import io.github.libsqlspring.integration.support.RequestCounts;
import io.github.libsqlspring.integration.support.RunsOn;
import io.github.libsqlspring.integration.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What repositories cost in requests to a server.
 */
@RunsOn(DatabasePath.HTTP)
class RequestTests extends ShopContract {

	@Autowired
	private TestDatabase database;

	@Autowired
	private BookRepository books;

	@Autowired
	private OrderRepository orders;

	@Test
	void one(RequestCounts requests) {
		Book emma = this.books.save(Book.of("Emma"));
		requests.expect("Save one new entity", this.database, 2, () -> this.books.save(Book.of("Ulysses")));
		requests.expect("Find one by its key", this.database, 1,
				() -> assertThat(this.books.findById(emma.id())).contains(emma));
		requests.expect("Update one", this.database, 2,
				() -> this.books.save(new Book(emma.id(), "Emma", 1, Genre.NOVEL)));
		requests.expect("Delete one by its key", this.database, 2, () -> this.books.deleteById(emma.id()));
		requests.expect("Derived query", this.database, 1,
				() -> assertThat(this.books.findByTitleLike("U%")).hasSize(1));
	}

	@Test
	void hundred(RequestCounts requests) {
		requests.expect("100 new entities, saveAll with generated keys", this.database, 2, () -> this.books
			.saveAll(IntStream.range(0, 100).mapToObj((i) -> Book.of("%02d".formatted(i), i)).toList()));
		requests.expect("100 new entities, insertAll with given keys", this.database, 1, () -> this.template
			.insertAll(IntStream.range(0, 100).mapToObj((i) -> new Country("C" + i, "Country", i)).toList()));
		requests.expect("Page of 20 with its count", this.database, 2,
				() -> assertThat(this.books.findByGenre(Genre.NOVEL, PageRequest.of(0, 20, Sort.by("title"))))
					.hasSize(20));
		requests.expect("Page of 20 with its count, findAll", this.database, 2,
				() -> assertThat(this.books.findAll(PageRequest.of(0, 20))).hasSize(20));
	}

	@Test
	void aggregate(RequestCounts requests) {
		PurchaseOrder order = new PurchaseOrder(null, "A", null, null,
				List.of(new Line("pen", 2), new Line("ink", 1), new Line("paper", 500)), Set.of(), Map.of());
		requests.expect("Save a new aggregate with 3 children", this.database, 3, () -> this.orders.save(order));
		Long id = this.orders.findAll().get(0).id();
		requests.expect("Find an aggregate with 3 kinds of children", this.database, 4,
				() -> assertThat(this.orders.findById(id)).isPresent());
		requests.expect("Save a changed aggregate with 3 kinds of children", this.database, 6,
				() -> this.orders.save(new PurchaseOrder(id, "B", null, null, order.lines(), Set.of(), Map.of())));
		requests.expect("Delete an aggregate with 3 kinds of children", this.database, 6,
				() -> this.orders.deleteById(id));
	}

}
