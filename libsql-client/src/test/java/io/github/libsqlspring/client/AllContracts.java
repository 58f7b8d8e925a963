package io.github.libsqlspring.client;

/**
 * Everything a client promises on every backend. A contract that is new to all of them is
 * added here.
 * <p>
 * With {@link ConnectionLossContract}, {@link ClientCreationTests},
 * {@link LibsqlUrlGrammarTests} and what file and memory add, the contracts hold every
 * case of the tests of the TypeScript client (tursodatabase/libsql-client-ts), except the
 * one of an embedded replica, which this library does not have. On purpose they demand
 * something else in these:
 * <ul>
 * <li>A database in memory outlives its transactions; there it is lost.</li>
 * <li>A memory database has no parameter {@code cache=shared}; clients share one by
 * sharing a {@code Database}.</li>
 * <li>A text that would end a transaction is refused before anything is executed; there
 * it is executed and stops what follows.</li>
 * <li>A user and password in a URL are refused; there they are parsed and not sent.</li>
 * <li>Whether TLS is used is said by the URL only, not by a second setting.</li>
 * <li>The code of an error is the same word on every path, and there is no number beside
 * it; there a file gives other codes than a server.</li>
 * <li>Dates are ISO 8601 text; there they are milliseconds, which are read as dates here
 * too.</li>
 * </ul>
 */
interface AllContracts extends ExecuteContract, ErrorsContract, ValuesContract, NumbersContract, ResultContract,
		ArgumentsContract, BatchContract, TransactionContract, TransactionBatchContract, ScriptContract,
		LifecycleContract, StreamContract, LargeResultContract, OneWriterContract {

}
