package io.github.libsqlspring.integration.jpa;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

@Entity
class Tag {

	@Id
	@GeneratedValue(strategy = GenerationType.UUID)
	@Nullable UUID id;

	String name = "";

	protected Tag() {
	}

	Tag(String name) {
		this.name = name;
	}

}
