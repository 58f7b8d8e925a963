package io.github.libsqlspring.jdbc;

import java.util.ArrayList;
import java.util.List;

/**
 * The names of the savepoints that are set in a transaction, the outermost first. As in
 * SQLite, names are equal in lower and upper case, and of equal ones the last is meant.
 */
final class Savepoints {

	private final List<String> names = new ArrayList<>();

	void set(String name) {
		this.names.add(name);
	}

	boolean contains(String name) {
		return lastIndexOf(name) >= 0;
	}

	boolean isOutermost(String name) {
		return lastIndexOf(name) == 0;
	}

	boolean isEmpty() {
		return this.names.isEmpty();
	}

	/**
	 * Forgets those behind a savepoint, which remains.
	 * @param name its name
	 */
	void rollbackTo(String name) {
		forgetFrom(lastIndexOf(name) + 1);
	}

	/**
	 * Forgets a savepoint and those behind it.
	 * @param name its name
	 */
	void release(String name) {
		forgetFrom(lastIndexOf(name));
	}

	void clear() {
		this.names.clear();
	}

	private void forgetFrom(int index) {
		this.names.subList(index, this.names.size()).clear();
	}

	private int lastIndexOf(String name) {
		int index = this.names.size() - 1;
		while (index >= 0 && !this.names.get(index).equalsIgnoreCase(name)) {
			index--;
		}
		return index;
	}

}
