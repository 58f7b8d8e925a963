package io.github.libsqlspring.integration.jpa;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.hibernate.Hibernate;
import org.springframework.boot.test.context.SpringBootTest;

import io.github.libsqlspring.integration.support.Framework;

/**
 * A test in the one application of a path.
 */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Framework(value = "JPA", version = Hibernate.class)
@SpringBootTest(properties = { "spring.jpa.hibernate.ddl-auto=create",
		"spring.jpa.properties.hibernate.jdbc.batch_size=50", "spring.jpa.properties.hibernate.order_inserts=true" })
@interface JpaTest {

}
