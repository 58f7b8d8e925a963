package io.github.libsqlspring.integration.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;

import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.springframework.core.annotation.AnnotatedElementUtils;

/**
 * Writes what the tests of a module showed into its {@code target/frameworks}, from which
 * the page of frameworks is made. JUnit finds it as a service.
 */
public class ResultsListener implements TestExecutionListener {

	private static final Path DIRECTORY = Path.of("target", "frameworks");

	private static final String WORKS = "works";

	private final Map<String, String> results = new ConcurrentSkipListMap<>();

	private final Collection<String> requests = new ConcurrentSkipListSet<>();

	private final Collection<String> versions = new ConcurrentSkipListSet<>();

	@Override
	public void executionFinished(TestIdentifier test, TestExecutionResult result) {
		record(test, (result.getStatus() != Status.SUCCESSFUL) ? result.getStatus().name() : null);
	}

	@Override
	public void executionSkipped(TestIdentifier test, String reason) {
		record(test, "SKIPPED");
	}

	@Override
	public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
		Map<String, String> values = entry.getKeyValuePairs();
		Framework framework = annotation(test, Framework.class);
		if (framework != null && values.containsKey(RequestCounts.OPERATION)) {
			this.requests.add(String.join("\t", framework.value(), values.get(RequestCounts.OPERATION),
					values.get(RequestCounts.REQUESTS)));
		}
	}

	@Override
	public void testPlanExecutionFinished(TestPlan plan) {
		try {
			write("results.tsv",
					this.results.entrySet().stream().map((entry) -> entry.getKey() + "\t" + entry.getValue()).toList());
			write("requests.tsv", this.requests);
			write("versions.tsv", this.versions);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void record(TestIdentifier test, @Nullable String problem) {
		Framework framework = annotation(test, Framework.class);
		RunsOn runsOn = annotation(test, RunsOn.class);
		Exercises exercises = exercises(test);
		if (framework == null || runsOn == null || exercises == null) {
			return;
		}
		this.versions.add(framework.value() + "\t" + version(framework.version()));
		String shown = exercises.limit().isEmpty() ? WORKS : exercises.limit();
		this.results.merge(String.join("\t", framework.value(), exercises.value(), runsOn.value().label()),
				(problem != null) ? problem : shown, ResultsListener::worse);
	}

	// Of several methods for one row, one that failed or shows a limit tells.
	private static String worse(String one, String other) {
		boolean failed = one.equals(Status.FAILED.name()) || one.equals(Status.ABORTED.name()) || one.equals("SKIPPED");
		return (failed || other.equals(WORKS)) ? one : other;
	}

	private static <A extends Annotation> @Nullable A annotation(TestIdentifier test, Class<A> type) {
		return (test.getSource().orElse(null) instanceof MethodSource method)
				? AnnotatedElementUtils.findMergedAnnotation(method.getJavaClass(), type) : null;
	}

	private static @Nullable Exercises exercises(TestIdentifier test) {
		if (test.getSource().orElse(null) instanceof MethodSource source) {
			Method method = source.getJavaMethod();
			return AnnotatedElementUtils.findMergedAnnotation(method, Exercises.class);
		}
		return null;
	}

	// "flyway-core-12.4.0.jar"
	private static String version(Class<?> type) {
		String jar = Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath())
			.getFileName()
			.toString();
		return jar.replaceFirst("\\.jar$", "").replaceFirst("^.*?-(?=\\d)", "");
	}

	private static void write(String name, Collection<String> lines) throws IOException {
		if (!lines.isEmpty()) {
			Files.createDirectories(DIRECTORY);
			Files.write(DIRECTORY.resolve(name), lines);
		}
	}

}
