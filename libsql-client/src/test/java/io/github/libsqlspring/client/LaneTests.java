package io.github.libsqlspring.client;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LaneTests {

	private final List<String> told = new ArrayList<>();

	private final Lane lane = new Lane(2, 2);

	private final Named a = new Named("a");

	private final Named b = new Named("b");

	private final Named c = new Named("c");

	private final Named d = new Named("d");

	@Test
	void asManyAsItsLimitGoOnAndTheOthersFollowInOrder() {
		List.of(this.a, this.b, this.c, this.d).forEach(this.lane::enter);
		assertThat(this.told).containsExactly("a", "b");

		this.lane.leave(this.b);
		this.lane.leave(this.a);
		assertThat(this.told).containsExactly("a", "b", "c", "d");
	}

	@Test
	void whoLeavesTwiceLeavesOnce() {
		List.of(this.a, this.b, this.c, this.d).forEach(this.lane::enter);

		this.lane.leave(this.a);
		this.lane.leave(this.a);
		assertThat(this.told).containsExactly("a", "b", "c");
	}

	@Test
	void whoGivesUpIsNotCalled() {
		List.of(this.a, this.b, this.c, this.d).forEach(this.lane::enter);

		assertThat(this.lane.giveUp(this.c)).isTrue();
		assertThat(this.lane.giveUp(this.c)).isFalse();
		assertThat(this.lane.giveUp(this.a)).isFalse();
		this.lane.leave(this.a);
		assertThat(this.told).containsExactly("a", "b", "d");
	}

	@Test
	void moreThanMayWaitAreRefused() {
		List.of(this.a, this.b, this.c, this.d).forEach(this.lane::enter);

		this.lane.enter(new Named("e"));
		assertThat(this.told).containsExactly("a", "b", "e refused, closed: false");
	}

	@Test
	void whoWaitsOrComesWhenItClosesIsRefused() {
		List.of(this.a, this.b, this.c).forEach(this.lane::enter);

		this.lane.close();
		this.lane.enter(this.d);
		this.lane.leave(this.a);
		assertThat(this.told).containsExactly("a", "b", "c refused, closed: true", "d refused, closed: true");
	}

	private final class Named implements Lane.Visitor {

		private final String name;

		Named(String name) {
			this.name = name;
		}

		@Override
		public void proceed() {
			LaneTests.this.told.add(this.name);
		}

		@Override
		public void refuse(boolean closed) {
			LaneTests.this.told.add(this.name + " refused, closed: " + closed);
		}

	}

}
