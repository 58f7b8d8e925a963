package io.github.libsqlspring.boot.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page that tells what is promised knows every package.
 */
class CompatibilityPageTests {

	private static final Path PAGE = Path.of("../docs/compatibility.md");

	@Test
	void saysOfEveryPackageWithPublicClassesWhetherItIsApi() throws IOException {
		JavaClasses classes = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
			.importPackages("io.github.libsqlspring");
		Set<String> packages = classes.stream()
			.filter((type) -> type.getModifiers().contains(JavaModifier.PUBLIC) && type.isTopLevelClass())
			.map(JavaClass::getPackageName)
			.filter((name) -> !name.startsWith("io.github.libsqlspring.test"))
			.collect(Collectors.toSet());

		Set<String> rows = Pattern.compile("^\\| `(io\\.github\\.libsqlspring[\\w.]*)` \\|", Pattern.MULTILINE)
			.matcher(Files.readString(PAGE))
			.results()
			.map((MatchResult row) -> row.group(1))
			.collect(Collectors.toSet());
		assertThat(rows).as("packages in docs/compatibility.md").containsAll(packages);
	}

}
