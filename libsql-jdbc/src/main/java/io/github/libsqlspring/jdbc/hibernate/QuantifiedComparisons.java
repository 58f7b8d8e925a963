package io.github.libsqlspring.jdbc.hibernate;

import org.hibernate.community.dialect.SQLiteSqlAstTranslator;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.query.sqm.ComparisonOperator;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.StandardSqlAstTranslatorFactory;
import org.hibernate.sql.ast.tree.Statement;
import org.hibernate.sql.ast.tree.expression.Any;
import org.hibernate.sql.ast.tree.expression.Every;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.exec.spi.JdbcOperation;

/**
 * Comparisons with ANY and ALL of a subquery, which SQLite does not know. Hibernate makes
 * an EXISTS of them in which the column of the subquery stands on the left, with an
 * operator that is still meant for the other side.
 */
final class QuantifiedComparisons extends StandardSqlAstTranslatorFactory {

	static final QuantifiedComparisons INSTANCE = new QuantifiedComparisons();

	private QuantifiedComparisons() {
	}

	@Override
	protected <T extends JdbcOperation> SqlAstTranslator<T> buildTranslator(SessionFactoryImplementor factory,
			Statement statement) {
		return new Translator<>(factory, statement);
	}

	private static final class Translator<T extends JdbcOperation> extends SQLiteSqlAstTranslator<T> {

		Translator(SessionFactoryImplementor factory, Statement statement) {
			super(factory, statement);
		}

		@Override
		protected void renderComparison(Expression left, ComparisonOperator operator, Expression right) {
			boolean quantified = right instanceof Any || right instanceof Every;
			super.renderComparison(left, quantified ? operator.invert() : operator, right);
		}

	}

}
