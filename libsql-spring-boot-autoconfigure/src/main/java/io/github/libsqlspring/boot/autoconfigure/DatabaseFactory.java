package io.github.libsqlspring.boot.autoconfigure;

import io.github.libsqlspring.CallObserver;
import io.github.libsqlspring.Database;
import io.github.libsqlspring.LibsqlUrlException;
import io.github.libsqlspring.client.LibsqlClient;
import io.github.libsqlspring.client.LibsqlUrl;

/**
 * Opens a {@link Database} as it is set up. Which kind it is, is decided here and never
 * by a condition.
 *
 * @param setup which database, and its settings
 */
record DatabaseFactory(DatabaseSetup setup) {

	Database create(LibsqlConnectionDetails details) {
		try {
			return builder(details).buildDatabase();
		}
		catch (LibsqlUrlException ex) {
			String property = this.setup.property("url");
			throw (details instanceof PropertiesLibsqlConnectionDetails) ? UnusableUrlException.property(property, ex)
					: UnusableUrlException.details(property, ex);
		}
	}

	/**
	 * All settings of the database.
	 * @param details where it is
	 * @return new settings
	 * @throws LibsqlUrlException if the URL cannot be used
	 */
	LibsqlClient.Builder builder(LibsqlConnectionDetails details) {
		LibsqlUrl url = LibsqlUrl.parse(details.getUrl());
		RequiredLibrary.check(url, this.setup.context().getClassLoader());
		return settings(details, LibsqlClient.builder().url(details.getUrl()), !url.isLocal());
	}

	/**
	 * All settings but the URL, those of a server among them if there can be one.
	 * @return new settings
	 */
	LibsqlClient.Builder builderWithoutUrl() {
		return settings(new PropertiesLibsqlConnectionDetails(this.setup.properties()), LibsqlClient.builder(),
				RequiredLibrary.allowServers(this.setup.context().getClassLoader()));
	}

	private LibsqlClient.Builder settings(LibsqlConnectionDetails details, LibsqlClient.Builder builder,
			boolean remote) {
		builder.authToken(details.getAuthToken())
			.sqliteOptions(this.setup.properties().local().toOptions())
			.statementTimeout(this.setup.properties().statementTimeout());
		if (remote) {
			RemoteSettings.apply(builder, this.setup, details);
			String namespace = details.getNamespace();
			if (namespace != null) {
				builder.namespace(namespace);
			}
		}
		Qualified.beans(this.setup.context(), CallObserver.class, this.setup.name()).forEach(builder::observeCalls);
		return this.setup.customize(builder);
	}

}
