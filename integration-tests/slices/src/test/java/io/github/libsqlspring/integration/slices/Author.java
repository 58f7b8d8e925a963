package io.github.libsqlspring.integration.slices;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code author}, by JPA.
 */
@Entity
class Author {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	private String name = "";

	Author() {
	}

	Author(String name) {
		this.name = name;
	}

	@Nullable Long getId() {
		return this.id;
	}

	String getName() {
		return this.name;
	}

}
