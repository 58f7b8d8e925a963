package io.github.libsqlspring.benchmarks;

import java.util.List;
import java.util.Objects;

import io.github.libsqlspring.Row;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.StatementResult;
import io.github.libsqlspring.client.LibsqlClient;

/**
 * The client of this project, used as an application would.
 */
final class LibsqlContestant implements Client {

	private final LibsqlClient client;

	LibsqlContestant(LibsqlClient client) {
		this.client = client;
	}

	@Override
	public String readName(long id) {
		return this.client.sql(Dataset.READ_NAME).param(id).query(String.class).single();
	}

	@Override
	public long insert(String name) {
		return this.client.execute(Dataset.INSERT, name).affectedRowCount();
	}

	@Override
	public long insertAll(List<String> names) {
		List<Statement> statements = names.stream().map((name) -> Statement.of(Dataset.INSERT, name)).toList();
		return this.client.batch(statements).stream().mapToLong(StatementResult::affectedRowCount).sum();
	}

	@Override
	public long readWide() {
		return this.client.execute(Dataset.READ_WIDE).rows().stream().mapToLong(LibsqlContestant::weight).sum();
	}

	private static long weight(Row row) {
		return Dataset.weight(row.getLong(0), Objects.requireNonNull(row.getString(1)), row.getDouble(2), row.isNull(3),
				Objects.requireNonNull(row.getBytes(4)));
	}

	@Override
	public void close() {
		this.client.close();
	}

}
