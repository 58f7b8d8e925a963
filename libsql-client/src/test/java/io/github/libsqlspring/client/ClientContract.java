package io.github.libsqlspring.client;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.Row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What a backend supplies to the contracts: a client on an empty database.
 */
interface ClientContract {

	LibsqlClient client();

	/**
	 * A second client on the same database.
	 */
	LibsqlClient otherClient();

	/**
	 * A statement that is not read to its end.
	 * @return its SQL, which counts from 1
	 */
	default String endlessStatement() {
		return StreamContract.ENDLESS;
	}

	/**
	 * A statement that is not read to its end inside a transaction.
	 * @return its SQL, which counts from 1
	 */
	default String longStatement() {
		return endlessStatement();
	}

	default Row row(String sql, Object... arguments) {
		return client().execute(sql, arguments).rows().get(0);
	}

	default long count(String table) {
		return otherClient().sql("SELECT count(*) FROM " + table).query(Long.class).single();
	}

	default LibsqlException failure(ErrorKind kind, ThrowingCallable call) {
		LibsqlException failure = catchThrowableOfType(LibsqlException.class, call);
		assertThat(failure).as("a failure").isNotNull();
		assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(kind);
		return failure;
	}

}
