package io.github.libsqlspring.boot.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;

/**
 * Says which of the two URLs to remove.
 */
@Order(0)
final class TwoDataSourceUrlsFailureAnalyzer extends AbstractFailureAnalyzer<TwoDataSourceUrlsException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, TwoDataSourceUrlsException cause) {
		return new FailureAnalysis(cause.getMessage()
				+ " It is not clear which of the two the DataSource is meant for, and LibsqlClient would not take part "
				+ "in its transactions.", """
						Do one of these:
						    Remove spring.datasource.url: DataSource and LibsqlClient share the database of libsql.url.
						    Remove libsql.url: there is a DataSource alone.
						    Set libsql.datasource.enabled=false: libsql.url is for LibsqlClient alone.
						""", cause);
	}

}
