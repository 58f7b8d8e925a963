package io.github.libsqlspring.benchmarks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.boot.context.metrics.buffering.BufferingApplicationStartup;
import org.springframework.boot.context.metrics.buffering.StartupTimeline.TimelineEvent;
import org.springframework.core.metrics.StartupStep;

/**
 * How long each bean of an application takes to make, without the beans made for it.
 */
final class BeanTimes {

	private static final int CAPACITY = 10_000;

	private BeanTimes() {
	}

	/**
	 * Starts an application and watches its beans.
	 * @param contestant the application
	 * @return microseconds, by name of the bean
	 */
	static Map<String, Double> measure(StartContestant contestant) {
		BufferingApplicationStartup startup = new BufferingApplicationStartup(CAPACITY);
		StartedApplication.start(contestant.properties(), startup).close();
		List<TimelineEvent> events = startup.drainBufferedTimeline().getEvents();
		Map<Long, Double> own = new HashMap<>();
		for (TimelineEvent event : events) {
			StartupStep step = event.getStartupStep();
			double time = event.getDuration().toNanos() / 1e3;
			own.merge(step.getId(), time, Double::sum);
			Long parent = step.getParentId();
			if (parent != null) {
				own.merge(parent, -time, Double::sum);
			}
		}
		Map<String, Double> times = new HashMap<>();
		for (TimelineEvent event : events) {
			StartupStep step = event.getStartupStep();
			for (StartupStep.Tag tag : step.getTags()) {
				if (step.getName().equals("spring.beans.instantiate") && tag.getKey().equals("beanName")) {
					times.merge(tag.getValue(), own.getOrDefault(step.getId(), 0.0), Double::sum);
				}
			}
		}
		return times;
	}

}
