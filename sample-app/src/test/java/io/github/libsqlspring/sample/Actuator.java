package io.github.libsqlspring.sample;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.springframework.core.ParameterizedTypeReference;

/**
 * What a running sample shows of itself.
 *
 * @param sample the sample
 */
record Actuator(RunningSample sample) {

	@SuppressWarnings("unchecked")
	Map<String, Object> health() {
		Map<String, Object> components = (Map<String, Object>) get("/actuator/health").get("components");
		return components;
	}

	@SuppressWarnings("unchecked")
	Map<String, Object> database() {
		Map<String, Object> databases = (Map<String, Object>) get("/actuator/libsql").get("databases");
		return (Map<String, Object>) databases.get("libsql");
	}

	Map<String, Object> metric(String name) {
		return get("/actuator/metrics/" + name);
	}

	/**
	 * How often something was timed.
	 * @param name the name of the metric, with tags as in {@code name?tag=key:value}
	 * @return the number
	 */
	@SuppressWarnings("unchecked")
	double count(String name) {
		List<Map<String, Object>> measurements = (List<Map<String, Object>>) metric(name).get("measurements");
		return measurements.stream()
			.filter((measurement) -> "COUNT".equals(measurement.get("statistic")))
			.mapToDouble((measurement) -> ((Number) measurement.get("value")).doubleValue())
			.sum();
	}

	Map<String, Object> get(String path) {
		Map<String, Object> body = this.sample.http()
			.get()
			.uri(path)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(new ParameterizedTypeReference<Map<String, Object>>() {
			})
			.returnResult()
			.getResponseBody();
		return Objects.requireNonNull(body);
	}

}
