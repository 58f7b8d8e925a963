package io.github.libsqlspring.integration.datajdbc;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

record Book(@Id @Nullable Long id, String title, @Nullable Integer pages, @Nullable Genre genre) {

	static Book of(String title) {
		return new Book(null, title, null, null);
	}

	static Book of(String title, int pages) {
		return new Book(null, title, pages, Genre.NOVEL);
	}

}
