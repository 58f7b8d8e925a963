package io.github.libsqlspring.boot.starter;

/**
 * What Spring's JDBC does in an application that has nothing but the starter, the same on
 * every path.
 */
interface SpringJdbcContract extends TemplateContract, TypedRowContract, TranslationContract, TransactionalContract,
		ScriptContract, PooledUseContract, ClientTransactionContract, OneWriterContract {

}
