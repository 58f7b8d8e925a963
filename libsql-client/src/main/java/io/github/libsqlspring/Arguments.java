package io.github.libsqlspring;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * The arguments of a {@link Statement}: by position, or by name. SQLite numbers both
 * kinds of parameters in one sequence, and a libSQL server refuses to fill them from both
 * sides at once, therefore a statement carries one kind only.
 * <p>
 * Immutable and thread-safe; {@code toString()} never shows a value.
 */
public sealed interface Arguments {

	/**
	 * No argument at all.
	 */
	Arguments NONE = new Positional(List.of());

	/**
	 * The number of arguments.
	 * @return the number, at least 0
	 */
	int count();

	/**
	 * Arguments for {@code ?} and {@code ?NNN}, in the order of their numbers.
	 *
	 * @param values the values, the first one for parameter 1
	 */
	record Positional(List<Value> values) implements Arguments {

		/**
		 * Takes values as they are.
		 * @throws IllegalArgumentException if one cannot be stored without loss: NaN, an
		 * infinity, an unpaired surrogate
		 */
		public Positional {
			values = List.copyOf(values);
			for (int i = 0; i < values.size(); i++) {
				ArgumentConverter.checkValue(values.get(i), "argument " + (i + 1));
			}
		}

		static Positional of(@Nullable Object[] arguments) {
			List<Value> values = new ArrayList<>(arguments.length);
			for (int i = 0; i < arguments.length; i++) {
				values.add(ArgumentConverter.toValue(arguments[i], "argument " + (i + 1)));
			}
			return new Positional(values);
		}

		@Override
		public int count() {
			return this.values.size();
		}

		@Override
		public String toString() {
			return count() + " positional";
		}

	}

	/**
	 * Arguments for {@code :name}, {@code @name} and {@code $name}.
	 *
	 * @param values the values by name; the name may stand with its prefix or without it
	 */
	record Named(Map<String, Value> values) implements Arguments {

		/**
		 * Takes values as they are.
		 * @throws IllegalArgumentException if one cannot be stored without loss: NaN, an
		 * infinity, an unpaired surrogate, also in a name
		 */
		public Named {
			values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
			values.forEach((name, value) -> {
				ArgumentConverter.checkValue(new Value.TextValue(name), "the name of an argument");
				ArgumentConverter.checkValue(Objects.requireNonNull(value, "value"), "argument '" + name + "'");
			});
		}

		static Named of(Map<String, ? extends @Nullable Object> arguments) {
			Map<String, Value> values = new LinkedHashMap<>();
			arguments.forEach(
					(name, value) -> values.put(name, ArgumentConverter.toValue(value, "argument '" + name + "'")));
			return new Named(values);
		}

		@Override
		public int count() {
			return this.values.size();
		}

		@Override
		public String toString() {
			return count() + " named";
		}

	}

}
