package io.github.libsqlspring.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.RowIdLifetime;

/**
 * What this driver does with transactions and results.
 */
abstract class ResultFacts extends GrammarFacts {

	@Override
	public boolean autoCommitFailureClosesAllResultSets() {
		return false;
	}

	@Override
	public boolean dataDefinitionCausesTransactionCommit() {
		return false;
	}

	@Override
	public boolean dataDefinitionIgnoredInTransactions() {
		return false;
	}

	@Override
	public boolean deletesAreDetected(int value) {
		return false;
	}

	@Override
	public boolean generatedKeyAlwaysReturned() {
		return false;
	}

	@Override
	public int getDefaultTransactionIsolation() {
		return Connection.TRANSACTION_SERIALIZABLE;
	}

	@Override
	public int getResultSetHoldability() {
		return ResultSet.HOLD_CURSORS_OVER_COMMIT;
	}

	@Override
	public RowIdLifetime getRowIdLifetime() {
		return RowIdLifetime.ROWID_UNSUPPORTED;
	}

	@Override
	public boolean insertsAreDetected(int value) {
		return false;
	}

	@Override
	public boolean locatorsUpdateCopy() {
		return false;
	}

	@Override
	public boolean othersDeletesAreVisible(int value) {
		return false;
	}

	@Override
	public boolean othersInsertsAreVisible(int value) {
		return false;
	}

	@Override
	public boolean othersUpdatesAreVisible(int value) {
		return false;
	}

	@Override
	public boolean ownDeletesAreVisible(int value) {
		return false;
	}

	@Override
	public boolean ownInsertsAreVisible(int value) {
		return false;
	}

	@Override
	public boolean ownUpdatesAreVisible(int value) {
		return false;
	}

	@Override
	public boolean supportsBatchUpdates() {
		return true;
	}

	@Override
	public boolean supportsDataDefinitionAndDataManipulationTransactions() {
		return true;
	}

	@Override
	public boolean supportsDataManipulationTransactionsOnly() {
		return false;
	}

	@Override
	public boolean supportsGetGeneratedKeys() {
		return true;
	}

	@Override
	public boolean supportsMultipleOpenResults() {
		return true;
	}

	@Override
	public boolean supportsMultipleResultSets() {
		return true;
	}

	@Override
	public boolean supportsMultipleTransactions() {
		return true;
	}

	@Override
	public boolean supportsNamedParameters() {
		return false;
	}

	@Override
	public boolean supportsOpenCursorsAcrossCommit() {
		return true;
	}

	@Override
	public boolean supportsOpenCursorsAcrossRollback() {
		return false;
	}

	@Override
	public boolean supportsOpenStatementsAcrossCommit() {
		return true;
	}

	@Override
	public boolean supportsOpenStatementsAcrossRollback() {
		return true;
	}

	@Override
	public boolean supportsResultSetConcurrency(int type, int value) {
		return supportsResultSetType(type) && value == ResultSet.CONCUR_READ_ONLY;
	}

	@Override
	public boolean supportsResultSetHoldability(int value) {
		return value == ResultSet.HOLD_CURSORS_OVER_COMMIT;
	}

	@Override
	public boolean supportsResultSetType(int value) {
		return value == ResultSet.TYPE_FORWARD_ONLY || value == ResultSet.TYPE_SCROLL_INSENSITIVE;
	}

	@Override
	public boolean supportsSavepoints() {
		return true;
	}

	@Override
	public boolean supportsStatementPooling() {
		return false;
	}

	@Override
	public boolean supportsTransactionIsolationLevel(int value) {
		return value == Connection.TRANSACTION_SERIALIZABLE;
	}

	@Override
	public boolean supportsTransactions() {
		return true;
	}

	@Override
	public boolean updatesAreDetected(int value) {
		return false;
	}

}
