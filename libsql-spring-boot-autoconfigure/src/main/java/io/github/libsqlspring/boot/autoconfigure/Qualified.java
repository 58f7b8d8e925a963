package io.github.libsqlspring.boot.autoconfigure;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.context.ApplicationContext;

/**
 * Tells the beans of one database from those of another: a bean with a {@code @Qualifier}
 * belongs to the database of that name, one without to all of them.
 */
final class Qualified {

	private Qualified() {
	}

	/**
	 * The beans that concern a database.
	 * @param <T> their type
	 * @param context where they are
	 * @param type their type
	 * @param name the name of the database, or {@code null} for the one without
	 * @return the beans in their order
	 */
	static <T> Stream<T> beans(ApplicationContext context, Class<T> type, @Nullable String name) {
		Set<Object> others = Collections.newSetFromMap(new IdentityHashMap<>());
		for (String beanName : context.getBeanNamesForType(type)) {
			if (!isOf(context.getAutowireCapableBeanFactory(), beanName, name)) {
				others.add(context.getBean(beanName));
			}
		}
		return context.getBeanProvider(type).orderedStream().filter((bean) -> !others.contains(bean));
	}

	/**
	 * The beans that concern a database and no other one.
	 * @param <T> their type
	 * @param context where they are
	 * @param type their type
	 * @param name the name of the database, or {@code null} for the one without, whose
	 * beans have no {@code @Qualifier}
	 * @return the beans
	 */
	static <T> Stream<T> own(ApplicationContext context, Class<T> type, @Nullable String name) {
		if (name == null) {
			return beans(context, type, null);
		}
		return Arrays.stream(context.getBeanNamesForType(type))
			.filter((beanName) -> BeanFactoryAnnotationUtils.isQualifierMatch(name::equals, beanName,
					context.getAutowireCapableBeanFactory()))
			.map((beanName) -> context.getBean(beanName, type));
	}

	private static boolean isOf(BeanFactory beans, String beanName, @Nullable String name) {
		if (name != null && BeanFactoryAnnotationUtils.isQualifierMatch(name::equals, beanName, beans)) {
			return true;
		}
		return qualifiers(beans, beanName).isEmpty();
	}

	/**
	 * What a bean is qualified with.
	 * @param beans where it is
	 * @param beanName its name
	 * @return the values of its qualifiers
	 */
	static Set<String> qualifiers(BeanFactory beans, String beanName) {
		Set<String> qualifiers = new HashSet<>();
		BeanFactoryAnnotationUtils.isQualifierMatch((value) -> {
			qualifiers.add(value);
			return false;
		}, beanName, beans);
		// A bean's own names are taken for qualifiers, and every bean has one.
		qualifiers.remove(beanName);
		List.of(beans.getAliases(beanName)).forEach(qualifiers::remove);
		return qualifiers;
	}

}
