package io.github.libsqlspring.hrana;

import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The requests of one connection that wait for their answer. Their ids are small and used
 * again, so that they cost few bytes and no search. Not thread-safe.
 */
final class RequestTable {

	private @Nullable RequestOwner[] owners = new @Nullable RequestOwner[16];

	// For a free place, the next free one.
	private int[] indexes = new int[16];

	private int firstFree = -1;

	private int used;

	/**
	 * Takes an id.
	 * @param owner who is told of the answer
	 * @param index which of the owner's requests it is
	 * @return the id, until it is released
	 */
	int add(RequestOwner owner, int index) {
		int id;
		if (this.firstFree >= 0) {
			id = this.firstFree;
			this.firstFree = this.indexes[id];
		}
		else {
			if (this.used == this.owners.length) {
				this.owners = Arrays.copyOf(this.owners, this.used * 2);
				this.indexes = Arrays.copyOf(this.indexes, this.used * 2);
			}
			id = this.used++;
		}
		this.owners[id] = owner;
		this.indexes[id] = index;
		return id;
	}

	/**
	 * Who waits for the answer to a request.
	 * @param id its id
	 * @return the owner, or {@code null} if the id is not in use
	 */
	@Nullable RequestOwner owner(int id) {
		return (id >= 0 && id < this.used) ? this.owners[id] : null;
	}

	int index(int id) {
		return this.indexes[id];
	}

	void release(int id) {
		this.owners[id] = null;
		this.indexes[id] = this.firstFree;
		this.firstFree = id;
	}

	/**
	 * Those who wait.
	 * @return the owners, each of them once
	 */
	Set<RequestOwner> owners() {
		Set<RequestOwner> distinct = Collections.newSetFromMap(new IdentityHashMap<>());
		for (int id = 0; id < this.used; id++) {
			RequestOwner owner = this.owners[id];
			if (owner != null) {
				distinct.add(owner);
			}
		}
		return distinct;
	}

}
