package io.github.libsqlspring.jdbc;

import javax.sql.DataSource;

import org.junit.jupiter.api.Nested;

class MemoryTests {

	private final LibsqlDataSource dataSource = LibsqlDataSource.create(":memory:");

	abstract class InMemory implements PathContract {

		@Override
		public DataSource dataSource() {
			return MemoryTests.this.dataSource;
		}

		@Override
		public boolean readersSeeBesideAWriter() {
			return false;
		}

	}

	@Nested
	class Templates extends InMemory implements TemplateContract {

	}

	@Nested
	class Transactions extends InMemory implements TransactionContract {

	}

	@Nested
	class OneWriter extends InMemory implements OneWriterContract {

	}

	@Nested
	class Exceptions extends InMemory implements ExceptionContract {

	}

	@Nested
	class Values extends InMemory implements ValueContract {

	}

	@Nested
	class Getters extends InMemory implements GetterContract {

	}

	@Nested
	class Parameters extends InMemory implements ParameterContract {

	}

	@Nested
	class Times extends InMemory implements DateTimeContract {

	}

	@Nested
	class LargeObjects extends InMemory implements LobContract {

	}

	@Nested
	class Statements extends InMemory implements StatementContract {

	}

	@Nested
	class Misuse extends InMemory implements MisuseContract {

	}

	@Nested
	class Pools extends InMemory implements HikariContract {

	}

	@Nested
	class Keys extends InMemory implements GeneratedKeysContract {

	}

	@Nested
	class SharedConnections extends InMemory implements SharedConnectionContract {

	}

	@Nested
	class DatabaseDescriptions extends InMemory implements MetaDataContract {

	}

	@Nested
	class ResultDescriptions extends InMemory implements ResultMetaDataContract {

	}

	@Nested
	class TransactionSql extends InMemory implements TransactionSqlContract {

	}

	@Nested
	class MultipleResults extends InMemory implements MultipleResultsContract {

	}

	@Nested
	class LargeResults extends InMemory implements LargeResultContract {

	}

	@Nested
	class Cancels extends InMemory implements CancelContract {

	}

	@Nested
	class Batches extends InMemory implements BatchContract {

	}

	@Nested
	class Prepared extends InMemory implements PreparedContract {

	}

	@Nested
	class Connections extends InMemory implements ConnectionContract {

	}

}
