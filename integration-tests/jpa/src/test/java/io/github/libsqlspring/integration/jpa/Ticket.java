package io.github.libsqlspring.integration.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

@Entity
class Ticket {

	@Id
	@GeneratedValue
	@Nullable Long id;

}
