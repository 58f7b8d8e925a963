package io.github.libsqlspring.integration.support;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Where the databases of a test class are. Test methods may have a {@link TestDatabase}
 * as a parameter, which is new and empty for each of them, and {@link RequestCounts}. The
 * application context of a Spring test is on a database as well, empty at first, which is
 * its bean of type {@link TestDatabase}; contexts that are kept keep theirs.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(TestDatabaseExtension.class)
public @interface RunsOn {

	/**
	 * The way to the database.
	 * @return the way
	 */
	DatabasePath value();

}
