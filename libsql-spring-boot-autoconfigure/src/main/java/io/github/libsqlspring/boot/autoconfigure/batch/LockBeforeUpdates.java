package io.github.libsqlspring.boot.autoconfigure.batch;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.Advised;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.NoTransactionException;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.Transaction;

/**
 * Lets the updates of a job repository take the write lock of the database before the
 * repository takes its own. It updates executions of all jobs under one Java lock. A
 * thread that has that lock and waits for the database, and one that writes a chunk and
 * then comes to update its execution, would wait for each other until one of them fails.
 */
final class LockBeforeUpdates implements BeanPostProcessor, MethodInterceptor {

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		// Added last, and therefore called inside the transaction.
		if (bean instanceof JobRepository && bean instanceof Advised proxy && !proxy.isFrozen()) {
			proxy.addAdvice(this);
		}
		return bean;
	}

	@Override
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		// In the transaction of a chunk there is nothing to do: the lock is held.
		if (invocation.getMethod().getName().startsWith("update")
				&& TransactionSynchronizationManager.isActualTransactionActive() && isNewTransaction()) {
			TransactionSynchronizationManager.getResourceMap().forEach((key, resource) -> {
				if (key instanceof DataSource dataSource && resource instanceof ConnectionHolder) {
					begin(dataSource);
				}
			});
		}
		return invocation.proceed();
	}

	// A repository of the application's own may be a proxy without transactions.
	private static boolean isNewTransaction() {
		try {
			return TransactionAspectSupport.currentTransactionStatus().isNewTransaction();
		}
		catch (NoTransactionException ex) {
			return false;
		}
	}

	private static void begin(DataSource dataSource) {
		Connection connection = DataSourceUtils.getConnection(dataSource);
		try {
			if (connection.isWrapperFor(Transaction.class)) {
				connection.unwrap(Transaction.class).ensureBegun();
			}
		}
		catch (LibsqlException ex) {
			// The update meets it again, and says so in the way of its template.
		}
		catch (SQLException ex) {
			// No connection of ours, or one that the update will complain about.
		}
		finally {
			DataSourceUtils.releaseConnection(connection, dataSource);
		}
	}

}
