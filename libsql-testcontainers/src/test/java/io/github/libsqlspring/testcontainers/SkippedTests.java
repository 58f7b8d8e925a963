package io.github.libsqlspring.testcontainers;

import java.util.concurrent.atomic.AtomicLong;

import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Prints at the end how many tests were skipped for want of Docker. Surefire counts a
 * skipped class as one.
 */
public class SkippedTests implements TestExecutionListener {

	static final String REASON = "Docker does not answer";

	private final AtomicLong skipped = new AtomicLong();

	private TestPlan plan;

	@Override
	public void testPlanExecutionStarted(TestPlan testPlan) {
		this.plan = testPlan;
	}

	@Override
	public void executionSkipped(TestIdentifier identifier, String reason) {
		if (reason.contains(REASON)) {
			this.skipped.addAndGet(tests(identifier));
		}
	}

	private long tests(TestIdentifier identifier) {
		return identifier.isTest() ? 1
				: this.plan.getDescendants(identifier).stream().filter(TestIdentifier::isTest).count();
	}

	@Override
	public void testPlanExecutionFinished(TestPlan testPlan) {
		long count = this.skipped.getAndSet(0);
		if (count > 0) {
			System.out.println(count + " tests with a container were skipped: " + REASON);
		}
	}

}
