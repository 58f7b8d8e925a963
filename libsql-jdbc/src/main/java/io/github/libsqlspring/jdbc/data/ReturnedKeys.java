package io.github.libsqlspring.jdbc.data;

import org.springframework.data.relational.core.dialect.IdGeneration;

/**
 * Keys come from RETURNING with the name of the column, so that they may be of any type
 * and of a table without rowid; those of a batch too, in its one round trip.
 */
enum ReturnedKeys implements IdGeneration {

	INSTANCE;

	@Override
	public boolean driverRequiresKeyColumnNames() {
		return true;
	}

	@Override
	public boolean sequencesSupported() {
		return false;
	}

}
