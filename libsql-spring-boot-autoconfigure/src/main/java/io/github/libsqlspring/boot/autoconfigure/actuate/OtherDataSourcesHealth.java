package io.github.libsqlspring.boot.autoconfigure.actuate;

import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthContributor;

/**
 * Takes our data sources out of Spring Boot's health of several: their databases are
 * checked by themselves.
 */
final class OtherDataSourcesHealth implements BeanPostProcessor {

	private final ConfigurableListableBeanFactory beans;

	OtherDataSourcesHealth(ConfigurableListableBeanFactory beans) {
		this.beans = beans;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		return (beanName.equals("dbHealthContributor") && bean instanceof CompositeHealthContributor all)
				? withoutOwn(all) : bean;
	}

	private HealthContributor withoutOwn(CompositeHealthContributor all) {
		Map<String, HealthContributor> others = new LinkedHashMap<>();
		all.stream()
			.filter((entry) -> !OwnDataSources.isOwn(this.beans, entry.name()))
			.forEach((entry) -> others.put(entry.name(), entry.contributor()));
		if (others.isEmpty()) {
			return all;
		}
		return (others.size() > 1) ? CompositeHealthContributor.fromMap(others) : others.values().iterator().next();
	}

}
