package io.github.libsqlspring.integration.datajdbc;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.jdbc.core.mapping.AggregateReference;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

@Table("order")
record PurchaseOrder(@Id @Nullable Long id, String group, @Embedded.Nullable @Nullable Address address,
		@Column("select") @Nullable AggregateReference<Book, Long> book,
		@MappedCollection(idColumn = "order", keyColumn = "index") List<Line> lines,
		@MappedCollection(idColumn = "order") Set<Tag> tags,
		@MappedCollection(idColumn = "order", keyColumn = "order_key") Map<String, Note> notes) {

	record Address(@Nullable String street, @Nullable String city) {
	}

	record Line(String product, int amount) {
	}

	record Tag(String name) {
	}

	record Note(String text) {
	}

}
