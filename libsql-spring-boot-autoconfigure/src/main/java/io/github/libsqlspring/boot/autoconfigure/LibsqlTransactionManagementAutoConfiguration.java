package io.github.libsqlspring.boot.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.annotation.AbstractTransactionManagementConfiguration;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/**
 * Auto-configuration that makes {@code @Transactional} work where all databases have
 * names. Spring Boot does so only for a transaction manager that needs no qualifier.
 */
@AutoConfiguration(after = LibsqlDatabasesAutoConfiguration.class,
		afterName = "org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration")
@ConditionalOnClass(EnableTransactionManagement.class)
@Conditional(NamedTransactionManagerCondition.class)
@ConditionalOnMissingBean(AbstractTransactionManagementConfiguration.class)
public final class LibsqlTransactionManagementAutoConfiguration {

	@Configuration(proxyBeanMethods = false)
	@EnableTransactionManagement(proxyTargetClass = false)
	@ConditionalOnBooleanProperty(name = "spring.aop.proxy-target-class", havingValue = false)
	static class OfInterfaces {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableTransactionManagement(proxyTargetClass = true)
	@ConditionalOnBooleanProperty(name = "spring.aop.proxy-target-class", matchIfMissing = true)
	static class OfClasses {

	}

}
