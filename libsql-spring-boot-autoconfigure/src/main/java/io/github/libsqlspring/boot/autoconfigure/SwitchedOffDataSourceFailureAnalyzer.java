package io.github.libsqlspring.boot.autoconfigure;

import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Reminds of the {@link DataSourceSwitch} where something is missing that Spring Boot
 * makes of a {@code DataSource}: its own advice would be to define the bean.
 */
@Order(0)
final class SwitchedOffDataSourceFailureAnalyzer extends AbstractFailureAnalyzer<NoSuchBeanDefinitionException> {

	// By name, since Spring JDBC need not be there.
	private static final Set<String> NEED_A_DATA_SOURCE = Set.of("javax.sql.DataSource",
			"org.springframework.jdbc.core.JdbcOperations", "org.springframework.jdbc.core.JdbcTemplate",
			"org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations",
			"org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate",
			"org.springframework.jdbc.core.simple.JdbcClient",
			"org.springframework.transaction.PlatformTransactionManager",
			"org.springframework.transaction.support.TransactionTemplate");

	private final Environment environment;

	SwitchedOffDataSourceFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, NoSuchBeanDefinitionException cause) {
		Class<?> type = cause.getBeanType();
		if (type == null || cause.getNumberOfBeansFound() > 0 || !NEED_A_DATA_SOURCE.contains(type.getName())) {
			return null;
		}
		MissingBean missing = MissingBean.in(rootFailure);
		String name = (missing != null) ? missing.qualifier() : null;
		return (name != null && NamedDatabases.names(this.environment).contains(name)) ? ofName(name, type, cause)
				: ofNoName(type, cause);
	}

	private @Nullable FailureAnalysis ofName(String name, Class<?> type, Throwable cause) {
		if (DataSourceSwitch.isOn(this.environment, name)) {
			return null;
		}
		String property = DataSourceSwitch.property(name);
		String off = this.environment.containsProperty(property) ? property : DataSourceSwitch.PROPERTY;
		return new FailureAnalysis(
				"There is no " + type.getSimpleName() + " of the libSQL database '" + name + "', since " + off
						+ " is off.",
				"Set " + property + "=true to have a DataSource of that database, or use its LibsqlClient alone.",
				cause);
	}

	private @Nullable FailureAnalysis ofNoName(Class<?> type, Throwable cause) {
		if (DataSourceSwitch.isOn(this.environment) || StandardDataSourceProperties.areSet(this.environment)) {
			return null;
		}
		return new FailureAnalysis(
				"There is no " + type.getSimpleName() + ", since " + DataSourceSwitch.PROPERTY
						+ " is off and no other DataSource is configured.",
				"Remove " + DataSourceSwitch.PROPERTY + " to have a DataSource of the libSQL database, set "
						+ "spring.datasource.url to have one of another database, or use LibsqlClient alone.",
				cause);
	}

}
