package io.github.libsqlspring.client;

import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.LibsqlResultException;
import io.github.libsqlspring.Row;

/**
 * Makes objects of a requested type from rows.
 */
final class RowMappers {

	private RowMappers() {
	}

	static <T> Function<Row, T> forType(Class<T> type) {
		return type.isRecord() ? new RecordMapper<>(type) : (row) -> onlyColumn(row, boxed(type));
	}

	static <T> List<T> mapAll(List<Row> rows, Function<? super Row, ? extends T> mapper) {
		List<T> objects = new ArrayList<>(rows.size());
		for (Row row : rows) {
			objects.add(mapper.apply(row));
		}
		return Collections.unmodifiableList(objects);
	}

	@SuppressWarnings("NullAway") // documented: SQL NULL is null in a list
	private static <T> T onlyColumn(Row row, Class<T> type) {
		if (row.size() != 1) {
			throw new LibsqlResultException("A " + type.getSimpleName()
					+ " is made from a result of one column, this one has " + row.size() + "; use query(row -> …)");
		}
		return row.getObject(0, type);
	}

	@SuppressWarnings("unchecked") // int.class and Integer.class are both of Integer
	private static <T> Class<T> boxed(Class<T> type) {
		return (Class<T>) MethodType.methodType(type).wrap().returnType();
	}

	/**
	 * Calls the canonical constructor of a record.
	 *
	 * @param <T> the record
	 */
	private static final class RecordMapper<T> implements Function<Row, T> {

		private final Constructor<T> constructor;

		private final RecordComponent[] components;

		RecordMapper(Class<T> type) {
			this.components = type.getRecordComponents();
			Class<?>[] types = Arrays.stream(this.components).map(RecordComponent::getType).toArray(Class<?>[]::new);
			try {
				this.constructor = type.getDeclaredConstructor(types);
				this.constructor.setAccessible(true);
			}
			catch (ReflectiveOperationException | RuntimeException ex) {
				throw new IllegalArgumentException("The constructor of " + type.getName() + " is not accessible", ex);
			}
		}

		@Override
		public T apply(Row row) {
			@Nullable Object[] arguments = new @Nullable Object[this.components.length];
			for (int i = 0; i < arguments.length; i++) {
				arguments[i] = read(row, this.components[i]);
			}
			try {
				return this.constructor.newInstance(arguments);
			}
			catch (InvocationTargetException ex) {
				if (ex.getCause() instanceof RuntimeException failure) {
					throw failure;
				}
				throw new IllegalStateException(ex.getCause());
			}
			catch (ReflectiveOperationException ex) {
				throw new IllegalStateException(ex);
			}
		}

		private static @Nullable Object read(Row row, RecordComponent component) {
			String label = row.hasColumn(component.getName()) ? component.getName() : snakeCase(component.getName());
			Object value = row.getObject(label, boxed(component.getType()));
			if (value == null && component.getType().isPrimitive()) {
				throw new LibsqlResultException("Column '" + label + "' is NULL, which the "
						+ component.getType().getSimpleName() + " '" + component.getName() + "' cannot hold");
			}
			return value;
		}

		private static String snakeCase(String name) {
			return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
		}

	}

}
