package io.github.libsqlspring.integration.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.TableGenerator;
import org.jspecify.annotations.Nullable;

@Entity
class Parcel {

	@Id
	@GeneratedValue(strategy = GenerationType.TABLE, generator = "parcels")
	@TableGenerator(name = "parcels", allocationSize = 50)
	@Nullable Long id;

}
