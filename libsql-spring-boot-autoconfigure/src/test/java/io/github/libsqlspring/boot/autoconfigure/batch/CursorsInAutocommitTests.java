package io.github.libsqlspring.boot.autoconfigure.batch;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.batch.infrastructure.item.database.JdbcCursorItemReader;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;

import static org.assertj.core.api.Assertions.assertThat;

class CursorsInAutocommitTests {

	@Test
	void leavesAReaderAloneWhoseDataSourceCannotBeChosenYet() {
		Object reader = new JdbcCursorItemReader<>(new NothingChosen(), "SELECT 1", (row, number) -> "");
		assertThat(new CursorsInAutocommit().postProcessBeforeInitialization(reader, "reader")).isSameAs(reader);
	}

	private static final class NothingChosen extends AbstractRoutingDataSource {

		NothingChosen() {
			setTargetDataSources(Map.of());
			afterPropertiesSet();
		}

		@Override
		protected Object determineCurrentLookupKey() {
			return "nobody";
		}

	}

}
