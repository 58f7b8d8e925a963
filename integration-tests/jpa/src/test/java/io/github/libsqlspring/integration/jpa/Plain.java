package io.github.libsqlspring.integration.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/**
 * A key that the application assigns, and nothing by which to tell whether it is new.
 */
@Entity
class Plain {

	@Id
	String code = "";

	String text = "";

	protected Plain() {
	}

	Plain(String code) {
		this.code = code;
	}

}
