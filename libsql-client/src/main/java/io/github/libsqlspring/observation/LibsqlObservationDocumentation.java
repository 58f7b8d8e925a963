package io.github.libsqlspring.observation;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.docs.ObservationDocumentation;

/**
 * The observation of a call to a libSQL database. Its name and its keys are those of
 * OpenTelemetry's semantic conventions for database clients.
 */
public enum LibsqlObservationDocumentation implements ObservationDocumentation {

	/** A call of the client, the reactive client or the JDBC driver. */
	CALL {

		@Override
		public String getName() {
			return DefaultLibsqlObservationConvention.NAME;
		}

		@Override
		public String getContextualName() {
			return "{db.operation.name} {db.namespace}";
		}

		@Override
		public Class<DefaultLibsqlObservationConvention> getDefaultConvention() {
			return DefaultLibsqlObservationConvention.class;
		}

		@Override
		public KeyName[] getLowCardinalityKeyNames() {
			return LowCardinalityKeys.values();
		}

		@Override
		public KeyName[] getHighCardinalityKeyNames() {
			return HighCardinalityKeys.values();
		}

	};

	/**
	 * The keys that are always there, {@code none} where there is nothing to say.
	 */
	public enum LowCardinalityKeys implements KeyName {

		/** The kind of database: {@code sqlite}. */
		SYSTEM_NAME("db.system.name"),

		/** The name of a file without its folder, {@code :memory:}, or the namespace. */
		NAMESPACE("db.namespace"),

		/**
		 * What is done, for example {@code SELECT}, {@code COMMIT} or
		 * {@code BATCH INSERT}.
		 */
		OPERATION_NAME("db.operation.name"),

		/** The code that database or server has refused the call with. */
		RESPONSE_STATUS_CODE("db.response.status_code"),

		/** Why the call has failed, the same word on every path. */
		ERROR_TYPE("error.type"),

		/** The host of the server. */
		SERVER_ADDRESS("server.address"),

		/** The port of the server. */
		SERVER_PORT("server.port");

		private final String key;

		LowCardinalityKeys(String key) {
			this.key = key;
		}

		@Override
		public String asString() {
			return this.key;
		}

	}

	/**
	 * The keys that are there only where there is something to say.
	 */
	public enum HighCardinalityKeys implements KeyName {

		/** The texts of the statements, if they are wanted. */
		QUERY_TEXT("db.query.text"),

		/** How many statements a batch has, from 2. */
		BATCH_SIZE("db.operation.batch.size");

		private final String key;

		HighCardinalityKeys(String key) {
			this.key = key;
		}

		@Override
		public String asString() {
			return this.key;
		}

	}

}
