package io.github.libsqlspring.integration.jpa;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import org.hibernate.annotations.Check;
import org.jspecify.annotations.Nullable;

@Entity
@Table(uniqueConstraints = @UniqueConstraint(name = "one_title", columnNames = { "author_id", "title" }),
		indexes = @Index(name = "book_by_title", columnList = "title"))
class Book {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	@Nullable Long id;

	@Column(unique = true, nullable = false)
	@Nullable String isbn;

	String title = "";

	@Check(name = "some_pages", constraints = "pages > 0")
	int pages = 100;

	@Column(precision = 10, scale = 2)
	BigDecimal price = BigDecimal.ONE;

	@Enumerated(EnumType.STRING)
	Genre genre = Genre.NOVEL;

	@ManyToOne(fetch = FetchType.LAZY, optional = false)
	@Nullable Author author;

	@ManyToMany
	Set<Tag> tags = new HashSet<>();

	protected Book() {
	}

	Book(@Nullable Author author, @Nullable String isbn, String title) {
		this.author = author;
		this.isbn = isbn;
		this.title = title;
	}

	enum Genre {

		NOVEL, POEM

	}

}
