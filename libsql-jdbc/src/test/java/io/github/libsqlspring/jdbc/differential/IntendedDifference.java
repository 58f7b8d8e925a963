package io.github.libsqlspring.jdbc.differential;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A way in which this driver is meant to differ.
 *
 * @param between what is compared
 * @param what the difference in one sentence
 * @param reason why it is so, with the public source that says it
 * @param claims which answers to which questions differ for this reason
 */
record IntendedDifference(Between between, String what, String reason, List<Claim> claims) {

	/**
	 * Says where the difference is seen.
	 * @param questions the topic, the probe and the question, with asterisks for any text
	 * @param answers how the answers differ
	 * @return a difference with this claim, too
	 */
	IntendedDifference in(String questions, Answers answers) {
		return new IntendedDifference(this.between, this.what, this.reason,
				Stream.concat(this.claims.stream(), Stream.of(new Claim(questions, answers))).toList());
	}

	IntendedDifference bothFail(String questions) {
		return in(questions, Answers.bothFail());
	}

	IntendedDifference refused(String questions, String states) {
		return in(questions, Answers.refused(states));
	}

	IntendedDifference works(String questions) {
		return in(questions, Answers.works());
	}

	IntendedDifference values(String questions) {
		return in(questions, Answers.values());
	}

	IntendedDifference are(String questions, String reference, String answer) {
		return in(questions, Answers.are(reference, answer));
	}

	boolean explains(Difference difference) {
		return this.claims.stream().anyMatch((claim) -> claim.explains(this.between, difference));
	}

	/**
	 * What is compared with what.
	 */
	enum Between {

		/**
		 * This driver on a file with sqlite-jdbc.
		 */
		DRIVERS,

		/**
		 * A server with a file.
		 */
		PATHS;

		static Between of(Target target) {
			return target.isLocal() ? DRIVERS : PATHS;
		}

	}

	/**
	 * Some answers that differ.
	 *
	 * @param questions to which questions
	 * @param answers how
	 */
	record Claim(String questions, Answers answers) {

		boolean explains(Between between, Difference difference) {
			return Between.of(difference.target()) == between && pattern().matcher(difference.question()).matches()
					&& this.answers.test(difference.reference(), difference.answer());
		}

		private Pattern pattern() {
			return Pattern.compile(
					Stream.of(this.questions.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
					Pattern.DOTALL);
		}

	}

	/**
	 * An answer that is not that of the reference.
	 *
	 * @param target whose answer it is
	 * @param question topic, probe and question
	 * @param reference the answer of the reference, or a dash for none
	 * @param answer the answer, or a dash for none
	 */
	record Difference(Target target, String question, String reference, String answer) {

		@Override
		public String toString() {
			return this.target + " " + this.question + "\n\treference: " + this.reference + "\n\tanswer:    "
					+ this.answer;
		}

	}

}
