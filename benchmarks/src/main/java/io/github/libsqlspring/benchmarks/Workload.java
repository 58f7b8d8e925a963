package io.github.libsqlspring.benchmarks;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/**
 * Something to do many times. Each operation checks its result, so that nobody wins by
 * leaving out a part of the work.
 *
 * @param name how options call it
 * @param title how the tables call it
 * @param threads how many threads do it at the same time
 * @param operation does it once
 */
record Workload(String name, String title, int threads, Consumer<Client> operation) {

	static final Workload READ_ONE = new Workload("read-one", "read 1 row by key", 1, Workload::readOne);

	static final Workload INSERT_ONE = new Workload("insert-one", "insert 1 row", 1, Workload::insertOne);

	static final Workload INSERT_BATCH = new Workload("insert-batch",
			"insert %,d rows, 1 transaction".formatted(Dataset.BATCH), 1, Workload::insertBatch);

	static final Workload READ_WIDE = new Workload("read-wide",
			"read %,d rows × 5 columns".formatted(Dataset.WIDE_ROWS), 1, Workload::readWide);

	static final Workload READ_ONE_BY_8 = new Workload("read-one-by-8", "read 1 row by key, 8 threads", 8,
			Workload::readOne);

	private static final List<Workload> ALL = List.of(READ_ONE, READ_ONE_BY_8, INSERT_ONE, INSERT_BATCH, READ_WIDE);

	static List<Workload> all() {
		return ALL;
	}

	static List<Workload> sequential() {
		return ALL.stream().filter((workload) -> !workload.isConcurrent()).toList();
	}

	boolean isConcurrent() {
		return this.threads > 1;
	}

	void runOnce(Client client) {
		this.operation.accept(client);
	}

	private static void readOne(Client client) {
		long id = ThreadLocalRandom.current().nextLong(1, Dataset.NAMES + 1);
		String name = client.readName(id);
		check(name.equals(Dataset.name(id)));
	}

	private static void insertOne(Client client) {
		check(client.insert("name") == 1);
	}

	private static void insertBatch(Client client) {
		check(client.insertAll(Dataset.batchNames()) == Dataset.BATCH);
	}

	private static void readWide(Client client) {
		check(client.readWide() == Dataset.WIDE_WEIGHT);
	}

	private static void check(boolean correct) {
		if (!correct) {
			throw new IllegalStateException("A contestant returned a wrong result");
		}
	}

	@Override
	public String toString() {
		return this.name;
	}

}
