package io.github.libsqlspring.client;

/**
 * Everything a client promises on every backend. A contract that is new to all of them is
 * added here.
 */
interface AllContracts
		extends ExecuteContract, ValuesContract, ArgumentsContract, BatchContract, TransactionContract, ScriptContract {

}
