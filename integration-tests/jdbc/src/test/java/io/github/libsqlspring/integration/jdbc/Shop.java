package io.github.libsqlspring.integration.jdbc;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Methods with the attributes of {@code @Transactional}.
 */
@Service
class Shop {

	@Transactional
	public void required(Runnable work) {
		work.run();
	}

	@Transactional(propagation = Propagation.NESTED)
	public void nested(Runnable work) {
		work.run();
	}

	@Transactional(propagation = Propagation.REQUIRES_NEW)
	public void requiresNew(Runnable work) {
		work.run();
	}

	@Transactional(readOnly = true)
	public void readOnly(Runnable work) {
		work.run();
	}

	@Transactional(timeout = 1)
	public void inOneSecond(Runnable work) {
		work.run();
	}

}
