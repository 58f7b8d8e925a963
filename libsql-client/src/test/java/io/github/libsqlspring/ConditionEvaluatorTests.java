package io.github.libsqlspring;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ConditionEvaluatorTests {

	private static final List<StepResult> OK_FAILED_SKIPPED = List.of(
			new StepResult.Success(new StatementResult(List.of(), List.of(), 0, null, null)),
			new StepResult.Failure(new LibsqlError("SQLITE_BUSY", "database is locked")), StepResult.SKIPPED);

	@Test
	void noConditionAlwaysHolds() {
		assertThat(ConditionEvaluator.holds(null, List.of(), false)).isTrue();
	}

	@Test
	void okHoldsForASuccessfulStepOnly() {
		assertThat(holds(Condition.ok(0))).isTrue();
		assertThat(holds(Condition.ok(1))).isFalse();
		assertThat(holds(Condition.ok(2))).isFalse();
	}

	@Test
	void notTurnsItsConditionRound() {
		assertThat(holds(Condition.not(Condition.ok(0)))).isFalse();
		assertThat(holds(Condition.not(Condition.ok(2)))).isTrue();
	}

	@Test
	void andHoldsIfAllPartsDo() {
		assertThat(holds(Condition.and(Condition.ok(0), Condition.not(Condition.ok(1))))).isTrue();
		assertThat(holds(Condition.and(Condition.ok(0), Condition.ok(1)))).isFalse();
		assertThat(holds(Condition.and())).isTrue();
	}

	@Test
	void orHoldsIfOnePartDoes() {
		assertThat(holds(new Condition.Or(List.of(Condition.ok(1), Condition.ok(0))))).isTrue();
		assertThat(holds(new Condition.Or(List.of(Condition.ok(1), Condition.ok(2))))).isFalse();
		assertThat(holds(new Condition.Or(List.of()))).isFalse();
	}

	@Test
	void isAutocommitSaysWhatTheConnectionSays() {
		assertThat(ConditionEvaluator.holds(Condition.IS_AUTOCOMMIT, List.of(), true)).isTrue();
		assertThat(ConditionEvaluator.holds(Condition.IS_AUTOCOMMIT, List.of(), false)).isFalse();
	}

	@Test
	void aStepThatIsNotBeforeIsRefusedWhereverItStands() {
		assertThatIllegalArgumentException().isThrownBy(() -> holds(Condition.ok(3)));
		assertThatIllegalArgumentException().isThrownBy(() -> holds(Condition.ok(-1)));
		assertThatIllegalArgumentException().isThrownBy(() -> holds(Condition.and(Condition.ok(1), Condition.ok(3))));
	}

	private static boolean holds(Condition condition) {
		return ConditionEvaluator.holds(condition, OK_FAILED_SKIPPED, true);
	}

}
