package io.github.libsqlspring.boot.autoconfigure;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

import io.github.libsqlspring.boot.autoconfigure.actuate.LibsqlEndpoint;

class ArchitectureTests {

	private static final String BASE = "io.github.libsqlspring";

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages(BASE);

	@Test
	void nothingBelowKnowsSpringBoot() {
		ArchRuleDefinition.noClasses()
			.that(JavaClass.Predicates.resideOutsideOfPackage(BASE + ".boot.."))
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(BASE + ".boot..", "org.springframework.boot..")
			.check(CLASSES);
	}

	@Test
	void theWireProtocolIsReachedThroughTheClientAlone() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideInAPackage(BASE + ".boot..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(BASE + ".hrana..", BASE + ".sql..")
			.check(CLASSES);
	}

	@Test
	void packagesHaveNoCircles() {
		SlicesRuleDefinition.slices().matching(BASE + ".(**)").should().beFreeOfCycles().check(CLASSES);
	}

	@Test
	void autoConfigurationsArePublicAndFinal() {
		ArchRuleDefinition.classes()
			.that()
			.areAnnotatedWith(AutoConfiguration.class)
			.should()
			.bePublic()
			.andShould()
			.haveModifier(JavaModifier.FINAL)
			.check(CLASSES);
	}

	@Test
	void beanMethodsArePackagePrivate() {
		ArchRuleDefinition.methods().that().areAnnotatedWith(Bean.class).should().bePackagePrivate().check(CLASSES);
	}

	@Test
	void nothingElseIsPublicButWhatUsersImplementOrRead() {
		ArchRuleDefinition.classes()
			.that()
			.resideInAPackage(BASE + ".boot..")
			.and(DescribedPredicate
				.not(JavaClass.Predicates.belongToAnyOf(LibsqlProperties.class, LibsqlDatabasesProperties.class,
						LibsqlConnectionDetails.class, LibsqlClientBuilderCustomizer.class, LibsqlEndpoint.class)))
			.and()
			.areNotAnnotatedWith(AutoConfiguration.class)
			.should()
			.notBePublic()
			.check(CLASSES);
	}

}
