package io.github.libsqlspring.boot.autoconfigure.actuate;

import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.SimpleAutowireCandidateResolver;

import io.github.libsqlspring.Database;

/**
 * The databases of an application by the names under which they are shown: the one
 * without a name is {@code libsql}.
 */
final class DatabaseBeans {

	private static final String SUFFIX = "Database";

	private DatabaseBeans() {
	}

	/**
	 * All databases, those included that are injected by their qualifier alone.
	 * @param beans where they are
	 * @return the databases by name, in the order of their definition
	 */
	static Map<String, Database> find(ConfigurableListableBeanFactory beans) {
		Map<String, Database> databases = new LinkedHashMap<>();
		SimpleAutowireCandidateResolver.resolveAutowireCandidates(beans, Database.class, false, true)
			.forEach((beanName, database) -> databases.put(name(beans, beanName), database));
		return databases;
	}

	private static String name(ConfigurableListableBeanFactory beans, String beanName) {
		String qualifier = qualifier(beans, beanName);
		if (!qualifier.isEmpty()) {
			return qualifier;
		}
		boolean suffixed = beanName.endsWith(SUFFIX) && beanName.length() > SUFFIX.length();
		return suffixed ? beanName.substring(0, beanName.length() - SUFFIX.length()) : beanName;
	}

	private static String qualifier(ConfigurableListableBeanFactory beans, String beanName) {
		if (beans.containsBeanDefinition(beanName)) {
			BeanDefinition definition = beans.getMergedBeanDefinition(beanName);
			if (definition instanceof AbstractBeanDefinition candidate) {
				AutowireCandidateQualifier qualifier = candidate.getQualifier(Qualifier.class.getName());
				Object value = (qualifier != null) ? qualifier.getAttribute(AutowireCandidateQualifier.VALUE_KEY)
						: null;
				return (value != null) ? value.toString() : "";
			}
		}
		return "";
	}

}
