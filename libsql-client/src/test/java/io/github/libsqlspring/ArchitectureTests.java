package io.github.libsqlspring;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ArchitectureTests {

	private static final String BASE = "io.github.libsqlspring";

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(new ImportOption.DoNotIncludeTests())
		.importPackages(BASE);

	@ParameterizedTest
	@CsvSource({ "'.sql', '.client,.hrana..,.sqlite,.concurrent,.reactive,.time,'",
			"'.time', '.client,.hrana..,.sqlite,.concurrent,.reactive,.sql,'",
			"'', '.client,.hrana..,.sqlite,.concurrent,.reactive'",
			"'.concurrent', '.client,.hrana..,.sqlite,.sql,.reactive'",
			"'.reactive', '.client,.hrana..,.sqlite,.sql,.concurrent'", "'.hrana..', '.client,.sqlite'",
			"'.hrana.wire', '.hrana,.sql,.concurrent,.reactive'", "'.sqlite', '.client,.hrana..,.reactive'",
			"'.observation', '.client,.hrana..,.sqlite,.concurrent,.reactive,.sql'" })
	void packagesUseOnlyWhatIsBelowThem(String name, String others) {
		for (String other : others.split(",", -1)) {
			ArchRuleDefinition.noClasses()
				.that()
				.resideInAPackage(BASE + name)
				.should()
				.dependOnClassesThat()
				.resideInAPackage(BASE + other)
				.allowEmptyShould(true)
				.check(CLASSES);
		}
	}

	@Test
	void theVocabularyUsesNothingButJava() {
		ArchRuleDefinition.classes()
			.that()
			.resideInAnyPackage(BASE, BASE + ".sql", BASE + ".time")
			.should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage(BASE, BASE + ".sql", BASE + ".time", "java..", "org.jspecify.annotations")
			.check(CLASSES);
	}

	@Test
	void theLocalPathUsesNeitherSpringNorHttp() {
		ArchRuleDefinition.classes()
			.that()
			.resideInAPackage(BASE + ".sqlite")
			.should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage(BASE, BASE + ".sql", BASE + ".sqlite", BASE + ".concurrent", "java..",
					"org.jspecify.annotations", "org.sqlite..")
			.check(CLASSES);
	}

	@Test
	void micrometerIsUsedByObservationsAlone() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideOutsideOfPackage(BASE + ".observation")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("io.micrometer..", BASE + ".observation")
			.check(CLASSES);
	}

	@Test
	void packagesFormNoCircles() {
		SlicesRuleDefinition.slices().matching("io.github.(**)").should().beFreeOfCycles().check(CLASSES);
	}

	@Test
	void everyPackageIsNullMarked() {
		for (JavaPackage javaPackage : CLASSES.getPackage(BASE).getSubpackagesInTree()) {
			assertThat(javaPackage.isAnnotatedWith(NullMarked.class)).as(javaPackage.getName()).isTrue();
		}
		assertThat(CLASSES.getPackage(BASE).isAnnotatedWith(NullMarked.class)).isTrue();
	}

}
