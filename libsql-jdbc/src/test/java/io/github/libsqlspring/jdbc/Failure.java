package io.github.libsqlspring.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;

import io.github.libsqlspring.LibsqlException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * How a failure is to be named.
 *
 * @param type the class of JDBC
 * @param state the SQLState
 * @param code the vendor code
 * @param spring the class that Spring makes of it without being told to
 */
record Failure(Class<? extends SQLException> type, String state, int code,
		Class<? extends DataAccessException> spring) {

	/**
	 * Executes a statement with JDBC and with Spring.
	 * @param dataSource where
	 * @param sql the statement, which fails
	 */
	void isThrownBy(DataSource dataSource, String sql) {
		isThrownBy(() -> {
			try (Connection connection = dataSource.getConnection();
					Statement statement = connection.createStatement()) {
				statement.execute(sql);
			}
		});
		isTranslatedFrom(() -> new JdbcTemplate(dataSource).execute(sql));
	}

	void isThrownBy(ThrowingCallable call) {
		assertThatExceptionOfType(SQLException.class).isThrownBy(call).satisfies(this::check);
	}

	/**
	 * Makes a call of Spring.
	 * @param call the call, which fails
	 */
	void isTranslatedFrom(ThrowingCallable call) {
		assertThatExceptionOfType(DataAccessException.class).isThrownBy(call).satisfies((ex) -> {
			assertThat(ex).isExactlyInstanceOf(this.spring);
			SQLException cause = (SQLException) ex.getCause();
			while (cause.getNextException() != null) {
				cause = cause.getNextException();
			}
			check(cause);
		});
	}

	private void check(SQLException ex) {
		assertThat((Throwable) ex).isExactlyInstanceOf(this.type);
		assertThat(ex.getSQLState()).isEqualTo(this.state);
		assertThat(ex.getErrorCode()).isEqualTo(this.code);
		assertThat(new SQLExceptionSubclassTranslator().translate("call", null, ex)).isExactlyInstanceOf(this.spring);
		LibsqlException.behind(ex)
			.ifPresent((cause) -> assertThat(cause.extendedCode().orElse(this.code) & 0xff).isEqualTo(this.code));
	}

}
