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
	void required(Runnable work) {
		work.run();
	}

	@Transactional(propagation = Propagation.NESTED)
	void nested(Runnable work) {
		work.run();
	}

	@Transactional(propagation = Propagation.REQUIRES_NEW)
	void requiresNew(Runnable work) {
		work.run();
	}

	@Transactional(readOnly = true)
	void readOnly(Runnable work) {
		work.run();
	}

	@Transactional(timeout = 1)
	void inOneSecond(Runnable work) {
		work.run();
	}

}
