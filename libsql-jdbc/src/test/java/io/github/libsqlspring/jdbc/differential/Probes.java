package io.github.libsqlspring.jdbc.differential;

import java.util.ArrayList;
import java.util.List;

/**
 * The probes of a topic as they are written down.
 */
final class Probes {

	private final String topic;

	private final List<String> setup;

	private final List<Probe> probes = new ArrayList<>();

	private Probes(String topic, List<String> setup) {
		this.topic = topic;
		this.setup = setup;
	}

	static Probes on(String topic, String... setup) {
		return new Probes(topic, List.of(setup));
	}

	static List<Probe> all() {
		List<Probe> all = new ArrayList<>();
		all.addAll(ConnectionProbes.all());
		all.addAll(TransactionProbes.all());
		all.addAll(StatementProbes.all());
		all.addAll(ResultSetProbes.all());
		all.addAll(BatchProbes.all());
		all.addAll(KeyProbes.all());
		all.addAll(SetterProbes.all());
		all.addAll(GetterProbes.all());
		all.addAll(MetaDataProbes.all());
		all.addAll(ExceptionProbes.all());
		return all;
	}

	Probes probe(String name, Probe.Calls calls) {
		this.probes.add(new Probe(this.topic, name, this.setup, calls));
		return this;
	}

	List<Probe> list() {
		return List.copyOf(this.probes);
	}

}
