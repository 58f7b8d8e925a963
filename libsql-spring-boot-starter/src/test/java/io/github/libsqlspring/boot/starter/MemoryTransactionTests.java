package io.github.libsqlspring.boot.starter;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.context.ConfigurableApplicationContext;

class MemoryTransactionTests implements ClientTransactionContract, OneWriterContract {

	private static ConfigurableApplicationContext context;

	@BeforeAll
	static void start() {
		context = Application.start("libsql.url=:memory:");
	}

	@AfterAll
	static void stop() {
		context.close();
	}

	@Override
	public ConfigurableApplicationContext context() {
		return context;
	}

	@Override
	public boolean readsBesideAWriter() {
		return false;
	}

}
