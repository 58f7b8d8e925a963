package io.github.libsqlspring.jdbc.differential;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.libsqlspring.jdbc.differential.IntendedDifference.Difference;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Programs of random calls do the same on every target. {@code -Dprograms.seed} chooses
 * other ones, {@code -Dprograms.count} how many.
 */
class RandomProgramTests {

	private static final List<IntendedDifference> TABLE = List
		.of(new IntendedDifference(IntendedDifference.Between.DRIVERS, "failures", "", List.of()).bothFail("*"));

	@Test
	void doTheSameEverywhere(@TempDir Path folder) throws Exception {
		long seed = Long.getLong("programs.seed", 20_240_229);
		int count = Integer.getInteger("programs.count", 200);
		try (Databases databases = new Databases(folder)) {
			for (int i = 0; i < count; i++) {
				String name = "seed " + (seed + i);
				List<RandomProgram.Step> steps = RandomProgram.write(seed + i);
				if (!differences(databases, name, steps).isEmpty()) {
					List<RandomProgram.Step> shorter = shorten(databases, name, steps);
					assertThat(differences(databases, name, shorter))
						.as("%s: %s", name, shorter.stream().map(RandomProgram.Step::text).toList())
						.isEmpty();
				}
			}
		}
	}

	private static List<Difference> differences(Databases databases, String name, List<RandomProgram.Step> steps)
			throws SQLException {
		Comparison comparison = new Comparison();
		comparison.run(databases, RandomProgram.probe(name, steps));
		return comparison.unexplained(TABLE);
	}

	// Leaves out every step without which the program still differs.
	private static List<RandomProgram.Step> shorten(Databases databases, String name, List<RandomProgram.Step> steps)
			throws SQLException {
		List<RandomProgram.Step> shorter = new ArrayList<>(steps);
		for (int i = shorter.size() - 1; i >= 0; i--) {
			RandomProgram.Step removed = shorter.remove(i);
			if (differences(databases, name, shorter).isEmpty()) {
				shorter.add(i, removed);
			}
		}
		return shorter;
	}

}
