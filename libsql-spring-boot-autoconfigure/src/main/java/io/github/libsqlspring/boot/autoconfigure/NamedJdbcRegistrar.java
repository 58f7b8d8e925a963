package io.github.libsqlspring.boot.autoconfigure;

import java.util.List;

import javax.sql.DataSource;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jdbc.autoconfigure.JdbcProperties;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizers;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.transaction.TransactionManager;

/**
 * Defines, for the {@code DataSource} of each database with a name, what Spring Boot does
 * for the one without, and with the same settings.
 */
final class NamedJdbcRegistrar extends NamedBeansRegistrar {

	private static final Class<?> MAKER = NamedJdbcRegistrar.class;

	NamedJdbcRegistrar(Environment environment) {
		super(environment);
	}

	@Override
	void define(NamedBeans named) {
		if (named.find(DataSource.class) == null) {
			return;
		}
		named.define("JdbcTemplate",
				new NamedBean(JdbcTemplate.class, MAKER, "template", List.of(named.reference(DataSource.class))),
				JdbcOperations.class);
		named.define(
				"NamedParameterJdbcTemplate", new NamedBean(NamedParameterJdbcTemplate.class, MAKER,
						"namedParameterTemplate", List.of(named.reference(JdbcOperations.class))),
				NamedParameterJdbcOperations.class);
		named.define("JdbcClient", new NamedBean(JdbcClient.class, MAKER, "client",
				List.of(named.reference(NamedParameterJdbcOperations.class))), JdbcClient.class);
		named.define("TransactionManager", new NamedBean(DataSourceTransactionManager.class, MAKER,
				"transactionManager", List.of(named.reference(DataSource.class))), TransactionManager.class);
	}

	static JdbcTemplate template(DataSource dataSource, JdbcProperties properties,
			ObjectProvider<SQLExceptionTranslator> translator) {
		JdbcProperties.Template settings = properties.getTemplate();
		JdbcTemplate template = new JdbcTemplate(dataSource);
		template.setIgnoreWarnings(settings.isIgnoreWarnings());
		template.setFetchSize(settings.getFetchSize());
		template.setMaxRows(settings.getMaxRows());
		if (settings.getQueryTimeout() != null) {
			template.setQueryTimeout(Math.toIntExact(settings.getQueryTimeout().toSeconds()));
		}
		template.setSkipResultsProcessing(settings.isSkipResultsProcessing());
		template.setSkipUndeclaredResults(settings.isSkipUndeclaredResults());
		template.setResultsMapCaseInsensitive(settings.isResultsMapCaseInsensitive());
		translator.ifUnique(template::setExceptionTranslator);
		return template;
	}

	static NamedParameterJdbcTemplate namedParameterTemplate(JdbcOperations template) {
		return new NamedParameterJdbcTemplate(template);
	}

	static JdbcClient client(NamedParameterJdbcOperations template) {
		return JdbcClient.create(template);
	}

	static DataSourceTransactionManager transactionManager(DataSource dataSource, Environment environment,
			ObjectProvider<TransactionManagerCustomizers> customizers) {
		DataSourceTransactionManager manager = environment.getProperty("spring.dao.exceptiontranslation.enabled",
				Boolean.class, true) ? new JdbcTransactionManager(dataSource)
						: new DataSourceTransactionManager(dataSource);
		customizers.ifAvailable((all) -> all.customize(manager));
		return manager;
	}

}
