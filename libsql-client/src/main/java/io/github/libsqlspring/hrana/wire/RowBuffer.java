package io.github.libsqlspring.hrana.wire;

import java.util.Arrays;
import java.util.List;

import io.github.libsqlspring.Value;

/**
 * Collects the values of one row after the other, without a list that grows for each.
 */
final class RowBuffer {

	private Value[] values = new Value[8];

	private int size;

	void add(Value value) {
		if (this.size == this.values.length) {
			this.values = Arrays.copyOf(this.values, this.size * 2);
		}
		this.values[this.size++] = value;
	}

	/**
	 * Takes the values of the row and begins another one.
	 * @return an unmodifiable list, which nobody needs to copy
	 */
	List<Value> take() {
		if (this.size > 0 && this.size < this.values.length) {
			// As long as the rows are: the next one needs no copy here.
			this.values = Arrays.copyOf(this.values, this.size);
		}
		List<Value> row = (this.size > 0) ? List.of(this.values) : List.of();
		this.size = 0;
		return row;
	}

}
