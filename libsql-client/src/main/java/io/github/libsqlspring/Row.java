package io.github.libsqlspring;

import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * One row of a result. Columns are named by index, from 0, or by label: the first column
 * whose name is equal, else the first that is equal but for case.
 * <p>
 * The typed getters convert only where nothing is lost, and otherwise fail with a
 * {@link LibsqlResultException}: an integer that does not fit, text that is no number,
 * NULL for a primitive. Immutable and thread-safe.
 */
public final class Row implements Iterable<@Nullable Object> {

	private final List<Column> columns;

	private final List<Value> values;

	/**
	 * Creates a row.
	 * @param columns the columns of the result
	 * @param values the values, as many as there are columns
	 */
	public Row(List<Column> columns, List<Value> values) {
		if (columns.size() != values.size()) {
			throw new IllegalArgumentException(values.size() + " values for " + columns.size() + " columns");
		}
		this.columns = List.copyOf(columns);
		this.values = List.copyOf(values);
	}

	/**
	 * The number of columns.
	 * @return the number, at least 0
	 */
	public int size() {
		return this.values.size();
	}

	/**
	 * The values as they arrived, {@link Value.UnreadableValue} included.
	 * @return the values in column order, unmodifiable
	 */
	public List<Value> values() {
		return this.values;
	}

	/**
	 * The value of a column as SQLite stores it.
	 * @param index the column, from 0
	 * @return the value
	 */
	public Value getValue(int index) {
		if (index < 0 || index >= this.values.size()) {
			throw new LibsqlResultException("No column " + index + ": the row has " + this.values.size()
					+ " columns, counted from 0: " + columnNames());
		}
		Value value = this.values.get(index);
		if (value instanceof Value.UnreadableValue unreadable) {
			throw new LibsqlResultException(describe(index) + " cannot be read: " + unreadable.reason());
		}
		return value;
	}

	/**
	 * The value of a column as SQLite stores it.
	 * @param label the column's name
	 * @return the value
	 */
	public Value getValue(String label) {
		return getValue(indexOf(label));
	}

	/**
	 * Whether there is a column of this name.
	 * @param label the column's name
	 * @return whether a getter would find it
	 */
	public boolean hasColumn(String label) {
		return indexOf(label, true) >= 0;
	}

	public boolean isNull(int index) {
		return getValue(index) == Value.NULL;
	}

	public boolean isNull(String label) {
		return getValue(label) == Value.NULL;
	}

	public long getLong(int index) {
		return required(index, Long.class);
	}

	public long getLong(String label) {
		return getLong(indexOf(label));
	}

	public int getInt(int index) {
		return required(index, Integer.class);
	}

	public int getInt(String label) {
		return getInt(indexOf(label));
	}

	public double getDouble(int index) {
		return required(index, Double.class);
	}

	public double getDouble(String label) {
		return getDouble(indexOf(label));
	}

	/**
	 * A column as a boolean: the numbers 0 and 1, or the texts {@code true},
	 * {@code false}, {@code 1}, {@code 0}.
	 * @param index the column, from 0
	 * @return the boolean
	 */
	public boolean getBoolean(int index) {
		return required(index, Boolean.class);
	}

	public boolean getBoolean(String label) {
		return getBoolean(indexOf(label));
	}

	/**
	 * A column as text; numbers are written as SQLite would.
	 * @param index the column, from 0
	 * @return the text, or {@code null} for SQL NULL
	 */
	public @Nullable String getString(int index) {
		return getObject(index, String.class);
	}

	public @Nullable String getString(String label) {
		return getString(indexOf(label));
	}

	/**
	 * A column as bytes: those of a blob, or those of a text in UTF-8.
	 * @param index the column, from 0
	 * @return a fresh array, or {@code null} for SQL NULL
	 */
	public byte @Nullable [] getBytes(int index) {
		return getObject(index, byte[].class);
	}

	public byte @Nullable [] getBytes(String label) {
		return getBytes(indexOf(label));
	}

	/**
	 * A column as the Java object nearest to what is stored.
	 * @param index the column, from 0
	 * @return a {@link Long}, {@link Double}, {@link String}, {@code byte[]}, or
	 * {@code null}
	 */
	public @Nullable Object getObject(int index) {
		return getValue(index).toObject();
	}

	public @Nullable Object getObject(String label) {
		return getObject(indexOf(label));
	}

	/**
	 * A column as the given type.
	 * @param <T> the type
	 * @param index the column, from 0
	 * @param type a number type, {@code Boolean}, {@code String}, {@code byte[]},
	 * {@code UUID}, an enum, {@code Instant}, {@code LocalDate}, {@code LocalTime},
	 * {@code LocalDateTime}, {@code OffsetDateTime}, {@code OffsetTime},
	 * {@code ZonedDateTime}, {@code Year}, {@code YearMonth}, {@code Value} or
	 * {@code Object}
	 * @return the value, or {@code null} for SQL NULL
	 */
	public <T> @Nullable T getObject(int index, Class<T> type) {
		Value value = getValue(index);
		return ValueConverter.convert(value, type, () -> describe(index));
	}

	public <T> @Nullable T getObject(String label, Class<T> type) {
		return getObject(indexOf(label), type);
	}

	/**
	 * The row as a map in column order; of columns with the same name the first one
	 * stands.
	 * @return an unmodifiable map of {@link #getObject(int) objects} by column name
	 */
	public Map<String, @Nullable Object> asMap() {
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		for (int i = 0; i < this.values.size(); i++) {
			String name = this.columns.get(i).name();
			if (!map.containsKey(name)) {
				map.put(name, getObject(i));
			}
		}
		return Collections.unmodifiableMap(map);
	}

	/**
	 * The {@link #getObject(int) objects} in column order.
	 */
	@Override
	public Iterator<@Nullable Object> iterator() {
		return IntStream.range(0, this.values.size()).<@Nullable Object>mapToObj(this::getObject).iterator();
	}

	private <T> T required(int index, Class<T> type) {
		T value = getObject(index, type);
		if (value == null) {
			throw new LibsqlResultException(
					describe(index) + " is NULL, which no " + type.getSimpleName().toLowerCase(Locale.ROOT)
							+ " can hold; ask isNull first, or for getObject(…, " + type.getSimpleName() + ".class)");
		}
		return value;
	}

	private int indexOf(String label) {
		int index = indexOf(label, false);
		index = (index >= 0) ? index : indexOf(label, true);
		if (index < 0) {
			throw new LibsqlResultException("No column '" + label + "'; the row has " + columnNames());
		}
		return index;
	}

	private int indexOf(String label, boolean ignoreCase) {
		for (int i = 0; i < this.columns.size(); i++) {
			String name = this.columns.get(i).name();
			if (ignoreCase ? name.equalsIgnoreCase(label) : name.equals(label)) {
				return i;
			}
		}
		return -1;
	}

	private String describe(int index) {
		return "Column " + index + " ('" + this.columns.get(index).name() + "')";
	}

	private List<String> columnNames() {
		return this.columns.stream().map(Column::name).toList();
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Row row && this.columns.equals(row.columns) && this.values.equals(row.values);
	}

	@Override
	public int hashCode() {
		return this.values.hashCode();
	}

	/**
	 * The column names, without the values, which may be confidential.
	 */
	@Override
	public String toString() {
		return "Row" + columnNames();
	}

}
