package io.github.libsqlspring.boot.starter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The poms that users resolve, as the build has written them.
 */
class PublishedPomTests {

	private static final Path ROOT = Path.of("..");

	private static List<String> texts(Path pom, String path) {
		try {
			Object nodes = XPathFactory.newInstance()
				.newXPath()
				.evaluate(path, DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile()),
						XPathConstants.NODESET);
			NodeList list = (NodeList) nodes;
			return IntStream.range(0, list.getLength()).mapToObj((i) -> list.item(i).getTextContent()).toList();
		}
		catch (XPathExpressionException | ParserConfigurationException | SAXException | IOException ex) {
			throw new IllegalStateException(pom.toString(), ex);
		}
	}

	private static Path pom(String module) {
		return ROOT.resolve(module).resolve("pom.xml");
	}

	private static List<String> publishedModules() {
		return texts(ROOT.resolve("pom.xml"), "/project/modules/module").stream()
			.filter((module) -> !texts(pom(module), "/project/properties/maven.deploy.skip").contains("true"))
			.filter((module) -> !texts(pom(module), "/project/packaging").contains("pom"))
			.toList();
	}

	@ParameterizedTest
	@ValueSource(strings = { "libsql-client", "libsql-jdbc", "libsql-spring-boot-autoconfigure",
			"libsql-spring-boot-starter" })
	void standAlone(String module) throws IOException {
		Path pom = ROOT.resolve(module).resolve("target/flattened-pom.xml");

		assertThat(texts(pom, "/project/parent | /project/properties | /project/dependencyManagement")).isEmpty();
		assertThat(texts(pom, "//dependency[not(version)] | //dependency[scope='test']")).isEmpty();
		assertThat(texts(pom, "//license/name")).containsExactly("Apache-2.0");
		assertThat(Files.readString(pom)).doesNotContain("${");
	}

	@Test
	void areAllManagedByTheBom() {
		assertThat(texts(pom("libsql-spring-boot-bom"), "//dependencyManagement//artifactId"))
			.containsAll(publishedModules());
	}

	@Test
	void nameTheirModules() {
		assertThat(publishedModules()).isNotEmpty()
			.allSatisfy((module) -> assertThat(texts(pom(module), "//java-module-name")).as("%s", module).hasSize(1));
	}

}
