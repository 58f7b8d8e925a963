package io.github.libsqlspring.boot.starter;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

import org.springframework.boot.SpringApplicationAotProcessor;

/**
 * An application as a build processes it ahead of time: what Spring generates is compiled
 * and run in a JVM of its own.
 *
 * @param application the class with {@code main}
 * @param classes where the generated classes are
 */
record AheadOfTime(Class<?> application, Path classes) {

	/**
	 * Processes an application, as the plugins of Spring Boot do.
	 * @param application the class with {@code main}
	 * @param directory where to write
	 * @param arguments its properties at build time
	 * @return the processed application
	 */
	static AheadOfTime process(Class<?> application, Path directory, String... arguments) throws Exception {
		Path sources = Files.createDirectory(directory.resolve("sources"));
		Path classes = Files.createDirectory(directory.resolve("classes"));
		List<String> all = new ArrayList<>(List.of(application.getName(), sources.toString(), classes.toString(),
				classes.toString(), "com.example", "example"));
		all.addAll(List.of(arguments));
		SpringApplicationAotProcessor.main(all.toArray(String[]::new));
		compile(sources, classes);
		return new AheadOfTime(application, classes);
	}

	private static void compile(Path sources, Path classes) throws IOException {
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		List<String> arguments = new ArrayList<>(
				List.of("-nowarn", "-proc:none", "-cp", classPath(classes), "-d", classes.toString()));
		try (Stream<Path> files = Files.walk(sources)) {
			files.map(Path::toString).filter((file) -> file.endsWith(".java")).forEach(arguments::add);
		}
		if (compiler.run(null, null, null, arguments.toArray(String[]::new)) != 0) {
			throw new IllegalStateException("The generated sources cannot be compiled");
		}
	}

	private static String classPath(Path classes) {
		return classes + File.pathSeparator + System.getProperty("java.class.path");
	}

	/**
	 * Runs the application until it ends by itself.
	 * @param directory where it runs
	 * @param arguments its properties at run time
	 * @return what it wrote
	 */
	String run(Path directory, String... arguments) throws IOException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Dspring.aot.enabled=true",
						"-cp", classPath(this.classes), this.application.getName()));
		command.addAll(List.of(arguments));
		Process process = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
		try {
			return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
		finally {
			process.destroy();
		}
	}

}
