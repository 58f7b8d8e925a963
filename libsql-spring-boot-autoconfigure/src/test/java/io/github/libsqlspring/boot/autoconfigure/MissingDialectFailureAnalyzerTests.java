package io.github.libsqlspring.boot.autoconfigure;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.diagnostics.FailureAnalysis;

import io.github.libsqlspring.Database;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an application without the dialect prints is tested with JPA in the integration
 * tests.
 */
class MissingDialectFailureAnalyzerTests {

	private static final IllegalStateException FAILURE = new IllegalStateException("Failed to start",
			new IllegalArgumentException("Unable to determine Dialect without JDBC metadata"));

	private final DefaultListableBeanFactory beans = new DefaultListableBeanFactory();

	private final MissingDialectFailureAnalyzer analyzer = new MissingDialectFailureAnalyzer(this.beans);

	@Test
	void theLibraryWithTheDialectIsNamed() {
		this.beans.registerBeanDefinition("database", new RootBeanDefinition(Database.class));
		FailureAnalysis analysis = this.analyzer.analyze(FAILURE);

		assertThat(analysis).isNotNull();
		assertThat(analysis.getAction()).contains("org.hibernate.orm:hibernate-community-dialects");
	}

	@Test
	void applicationsOfOtherDatabasesAreLeftToOthers() {
		assertThat(this.analyzer.analyze(FAILURE)).isNull();
	}

	@Test
	void otherFailuresAreLeftToOthers() {
		this.beans.registerBeanDefinition("database", new RootBeanDefinition(Database.class));

		assertThat(this.analyzer.analyze(new IllegalStateException("Failed to start"))).isNull();
	}

}
