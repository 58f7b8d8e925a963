package io.github.libsqlspring.boot.autoconfigure;

import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

import io.github.libsqlspring.Database;

/**
 * Somebody said where the database is: by property, or by a bean. A blank property
 * counts, so that it fails with a message instead of being overlooked.
 */
final class LibsqlConfiguredCondition extends AnyNestedCondition {

	LibsqlConfiguredCondition() {
		super(ConfigurationPhase.REGISTER_BEAN);
	}

	@ConditionalOnProperty("libsql.url")
	static final class ByProperty {

	}

	@ConditionalOnBean(LibsqlConnectionDetails.class)
	static final class ByConnectionDetails {

	}

	@ConditionalOnBean(Database.class)
	static final class ByDatabase {

	}

}
