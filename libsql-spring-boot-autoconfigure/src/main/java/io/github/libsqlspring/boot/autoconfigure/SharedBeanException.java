package io.github.libsqlspring.boot.autoconfigure;

/**
 * A bean that says where a database with a name is would say the same of the one without.
 */
final class SharedBeanException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	SharedBeanException(String beanName, String database) {
		super("The bean '" + beanName + "' is qualified for the libSQL database '" + database
				+ "' but would be used for the one without a name, too.");
	}

}
