package io.github.libsqlspring.client;

import io.github.libsqlspring.Database;
import io.github.libsqlspring.LibsqlUrlException;

/**
 * Opens a {@link Database} that several clients and data sources share. Applications use
 * {@link LibsqlClient#builder()}.
 */
public final class DatabaseBuilder extends DatabaseSettings<DatabaseBuilder> {

	@Override
	DatabaseBuilder self() {
		return this;
	}

	/**
	 * Opens the database. No request is sent and no file is opened before it is needed.
	 * @return the database, which the caller closes
	 * @throws LibsqlUrlException if the URL cannot be used
	 */
	public Database build() {
		return openDatabase();
	}

}
