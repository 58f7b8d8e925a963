package io.github.libsqlspring.integration.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Transient;
import org.springframework.data.domain.Persistable;

/**
 * Says by itself whether it is new, so that nothing is read before it is inserted.
 */
@Entity
class Country implements Persistable<String> {

	@Id
	String code = "";

	@Transient
	boolean fresh = true;

	protected Country() {
	}

	Country(String code) {
		this.code = code;
	}

	@Override
	public String getId() {
		return this.code;
	}

	@Override
	public boolean isNew() {
		return this.fresh;
	}

	@PostLoad
	@PostPersist
	void stored() {
		this.fresh = false;
	}

}
