package io.github.libsqlspring.boot.autoconfigure.session;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.transaction.support.TransactionOperations;

import static org.assertj.core.api.Assertions.assertThatNoException;

class AttributesOfParallelRequestsTests {

	@Test
	void leavesARepositoryAloneWhoseDataSourceCannotBeChosenYet() {
		NothingChosen sessions = new NothingChosen();
		JdbcIndexedSessionRepository repository = new JdbcIndexedSessionRepository(new JdbcTemplate(sessions),
				TransactionOperations.withoutTransaction());
		AttributesOfParallelRequests customizer = new AttributesOfParallelRequests(() -> sessions);
		assertThatNoException().isThrownBy(() -> customizer.customize(repository));
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
