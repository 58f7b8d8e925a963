package io.github.libsqlspring.integration.jpa;

import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/**
 * The column {@code born} stands before the key, and is an integer as well.
 */
@Entity
class Author {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	@Nullable Long id;

	@Version
	int version;

	int born;

	String name = "";

	@OneToMany(mappedBy = "author", cascade = CascadeType.ALL, orphanRemoval = true)
	List<Book> books = new ArrayList<>();

	protected Author() {
	}

	Author(String name) {
		this.name = name;
	}

	String name() {
		return this.name;
	}

	Author write(String isbn, String title) {
		this.books.add(new Book(this, isbn, title));
		return this;
	}

}
