package io.github.libsqlspring.jdbc;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ArchitectureTests {

	private static final String BASE = "io.github.libsqlspring";

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(new ImportOption.DoNotIncludeTests())
		.importPackages(BASE + ".jdbc");

	@Test
	void theDriverStandsOnTheInnerContractTheLocalErrorsAndTheClientsUrls() {
		ArchRuleDefinition.classes()
			.that()
			.resideOutsideOfPackages(BASE + ".jdbc.data", BASE + ".jdbc.hibernate")
			.should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage(BASE, BASE + ".sql", BASE + ".time", BASE + ".concurrent", BASE + ".sqlite",
					BASE + ".client", BASE + ".jdbc", BASE + ".jdbc.flyway", "java..", "javax.sql",
					"org.jspecify.annotations", "org.sqlite..", "org.flywaydb..")
			.check(CLASSES);
	}

	@Test
	void theDriverDoesWithoutFlyway() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideInAPackage(BASE + ".jdbc")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(BASE + ".jdbc.flyway", "org.flywaydb..")
			.check(CLASSES);
	}

	@Test
	void onlyThePartForSpringDataNeedsIt() {
		ArchRuleDefinition.classes()
			.that()
			.resideInAPackage(BASE + ".jdbc.data")
			.should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage(BASE + ".jdbc.data", BASE + ".jdbc", BASE + ".time", "java..",
					"org.jspecify.annotations", "org.springframework..")
			.check(CLASSES);
	}

	@Test
	void onlyThePartForHibernateNeedsIt() {
		ArchRuleDefinition.classes()
			.that()
			.resideInAPackage(BASE + ".jdbc.hibernate")
			.should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage(BASE + ".jdbc.hibernate", BASE + ".time", "java..", "jakarta.persistence",
					"org.jspecify.annotations", "org.hibernate..")
			.check(CLASSES);
	}

	@Test
	void onlyDriverDataSourceDialectsAndWhatAPoolNeedsArePublic() {
		ArchRuleDefinition.classes()
			.that()
			// Records inside a package-private interface are public in name only.
			.areTopLevelClasses()
			.and()
			.arePublic()
			.should()
			.haveSimpleName("LibsqlDriver")
			.orShould()
			.haveSimpleName("LibsqlDataSource")
			.orShould()
			.haveSimpleName("DateFormat")
			.orShould()
			.haveSimpleName("LentConnection")
			.orShould()
			.resideInAPackage(BASE + ".jdbc.flyway")
			.orShould()
			.haveSimpleName("LibsqlDialect")
			.orShould()
			.haveSimpleName("JdbcLibsqlDialect")
			.orShould()
			.haveSimpleName("DialectContributor")
			.check(CLASSES);
	}

	@Test
	void thePackagesAreNullMarked() {
		assertThat(CLASSES.getPackage(BASE + ".jdbc").isAnnotatedWith(NullMarked.class)).isTrue();
		assertThat(CLASSES.getPackage(BASE + ".jdbc.data").isAnnotatedWith(NullMarked.class)).isTrue();
		assertThat(CLASSES.getPackage(BASE + ".jdbc.hibernate").isAnnotatedWith(NullMarked.class)).isTrue();
	}

}
