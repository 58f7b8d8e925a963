package io.github.libsqlspring.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Wrong calls: whatever is thrown is an {@link SQLException}.
 */
interface MisuseContract extends PathContract {

	int TARGETS = 7;

	@BeforeEach
	default void createTable() {
		createBook();
		jdbc().update("INSERT INTO book (id, title) VALUES (1, 'a')");
	}

	@Test
	default void argumentsThatAreMissingAreRefused() throws Exception {
		List<String> escaped = new ArrayList<>();
		for (int number : new int[] { -1, 0, 1 }) {
			for (int i = 0; i < TARGETS; i++) {
				try (Connection connection = connect()) {
					targets(connection).get(i).callEach(number, escaped);
				}
			}
		}
		assertThat(escaped).isEmpty();
	}

	@Test
	default void whatIsClosedThrowsNothingElse() throws Exception {
		List<String> escaped = new ArrayList<>();
		List<Target<?>> closed;
		try (Connection connection = connect()) {
			closed = new ArrayList<>();
			for (Target<?> target : targets(connection)) {
				closed.add(target.opened());
			}
		}
		for (Target<?> target : closed) {
			target.callEach(1, escaped);
		}
		assertThat(escaped).isEmpty();
	}

	private static List<Target<?>> targets(Connection connection) {
		return List.of(new Target<>(Connection.class, () -> connection),
				new Target<>(Statement.class, connection::createStatement),
				new Target<>(PreparedStatement.class,
						() -> connection.prepareStatement("SELECT ?, title FROM book WHERE id = ?")),
				new Target<>(ResultSet.class, () -> {
					ResultSet rows = connection.createStatement().executeQuery("SELECT title, id FROM book");
					rows.next();
					return rows;
				}), new Target<>(DatabaseMetaData.class, connection::getMetaData),
				new Target<>(ResultSetMetaData.class,
						() -> connection.prepareStatement("SELECT title FROM book").getMetaData()),
				new Target<>(ParameterMetaData.class,
						() -> connection.prepareStatement("SELECT ?").getParameterMetaData()));
	}

	/**
	 * An object to be called wrongly.
	 *
	 * @param <T> its interface
	 * @param type its interface
	 * @param source makes a new one
	 */
	record Target<T>(Class<T> type, Source<T> source) {

		Target<T> opened() throws SQLException {
			T object = this.source.get();
			return new Target<>(this.type, () -> object);
		}

		void callEach(int number, List<String> escaped) throws Exception {
			for (Method method : this.type.getMethods()) {
				boolean ends = this.type == Connection.class && List.of("close", "abort").contains(method.getName());
				// Of those JDBC itself demands a NullPointerException.
				boolean quotes = method.isDefault() && method.getName().matches("enquote.*|isSimpleIdentifier");
				if (!ends && !quotes && !Modifier.isStatic(method.getModifiers())) {
					call(method, number, escaped);
				}
			}
		}

		private void call(Method method, int number, List<String> escaped) throws Exception {
			Object[] arguments = Stream.of(method.getParameterTypes())
				.map((parameter) -> argument(parameter, number))
				.toArray();
			try {
				method.invoke(this.source.get(), arguments);
			}
			catch (InvocationTargetException ex) {
				if (!(ex.getCause() instanceof SQLException)) {
					StackTraceElement[] trace = ex.getCause().getStackTrace();
					escaped.add(method + " with " + number + ": " + ex.getCause() + " at "
							+ ((trace.length > 1) ? trace[0] + " " + trace[1] : "?"));
				}
			}
		}

		private static @Nullable Object argument(Class<?> type, int number) {
			if (type == boolean.class) {
				return number > 0;
			}
			if (type == int.class) {
				return number;
			}
			if (type == long.class) {
				return (long) number;
			}
			if (type == byte.class) {
				return (byte) number;
			}
			if (type == short.class) {
				return (short) number;
			}
			if (type == float.class) {
				return (float) number;
			}
			return (type == double.class) ? (double) number : null;
		}

	}

	/**
	 * Makes an object of JDBC.
	 *
	 * @param <T> its type
	 */
	@FunctionalInterface
	interface Source<T> {

		T get() throws SQLException;

	}

}
