package io.github.libsqlspring.jdbc;

import java.nio.file.Path;

import javax.sql.DataSource;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

class FileTests {

	@TempDir
	Path folder;

	private LibsqlDataSource dataSource;

	@BeforeEach
	void open() {
		this.dataSource = LibsqlDataSource.create(this.folder.resolve("test.db").toUri().toString());
	}

	abstract class OnFile implements PathContract {

		@Override
		public DataSource dataSource() {
			return FileTests.this.dataSource;
		}

	}

	@Nested
	class Templates extends OnFile implements TemplateContract {

	}

	@Nested
	class Transactions extends OnFile implements TransactionContract {

	}

	@Nested
	class Exceptions extends OnFile implements ExceptionContract {

	}

	@Nested
	class Values extends OnFile implements ValueContract {

	}

	@Nested
	class Statements extends OnFile implements StatementContract {

	}

	@Nested
	class Pools extends OnFile implements HikariContract {

	}

	@Nested
	class Keys extends OnFile implements GeneratedKeysContract {

	}

}
