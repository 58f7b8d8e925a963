package io.github.libsqlspring.jdbc;

import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TimeLimitTests {

	@Test
	void anAlarmThatIsTurnedOffInterruptsNothing() {
		AtomicInteger interrupts = new AtomicInteger();
		TimeLimit.Alarm alarm = new TimeLimit.Alarm(interrupts::incrementAndGet);

		alarm.run();
		alarm.turnOff();
		alarm.run();

		assertThat(interrupts).hasValue(1);
	}

}
