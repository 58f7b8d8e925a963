package io.github.libsqlspring.jdbc.differential;

import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * In which way two answers to the same question may differ. The first is that of the
 * reference.
 */
@FunctionalInterface
interface Answers extends BiPredicate<String, String> {

	/**
	 * How this driver fails: with an SQLState of five characters.
	 */
	Pattern FAILURE = Pattern.compile("! (\\w+) ([0-9A-Z]{5}) (-?\\d+)( .*)?");

	Pattern VENDOR_CODE = Pattern.compile("! SQLiteException null (\\d+)");

	/**
	 * Both fail, here with an SQLState and with the vendor code that sqlite-jdbc has.
	 * @return the rule
	 */
	static Answers bothFail() {
		return (reference, answer) -> {
			Matcher code = VENDOR_CODE.matcher(reference);
			Matcher failure = FAILURE.matcher(answer);
			return reference.startsWith("! ") && failure.matches()
					&& (!code.matches() || failure.group(3).equals(code.group(1)));
		};
	}

	/**
	 * Only this driver fails, with one of these SQLStates.
	 * @param states the SQLStates, joined by a vertical bar
	 * @return the rule
	 */
	static Answers refused(String states) {
		Pattern refusal = Pattern.compile("! SQL\\w+ (" + states + ") \\d+");
		return (reference, answer) -> !reference.startsWith("! ") && refusal.matcher(answer).matches();
	}

	/**
	 * Only the reference fails.
	 * @return the rule
	 */
	static Answers works() {
		return (reference, answer) -> reference.startsWith("! ") && !answer.startsWith("! ");
	}

	/**
	 * The answers are of these forms.
	 * @param reference a regular expression
	 * @param answer a regular expression
	 * @return the rule
	 */
	static Answers are(String reference, String answer) {
		Pattern first = Pattern.compile(reference, Pattern.DOTALL);
		Pattern second = Pattern.compile(answer, Pattern.DOTALL);
		return (one, other) -> first.matcher(one).matches() && second.matcher(other).matches();
	}

	/**
	 * Both have an answer, whatever it is.
	 * @return the rule
	 */
	static Answers values() {
		return (reference, answer) -> !reference.startsWith("! ") && !answer.startsWith("! ");
	}

}
