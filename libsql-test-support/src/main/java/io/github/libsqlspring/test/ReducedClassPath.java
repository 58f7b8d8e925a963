package io.github.libsqlspring.test;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The class path of an application that does without some jars of a test. A class loader
 * that only hides classes would not do, since ours would still be linked to them.
 */
public final class ReducedClassPath {

	private final URL[] urls;

	private ReducedClassPath(URL[] urls) {
		this.urls = urls;
	}

	/**
	 * Leaves out jars.
	 * @param jars their names without version, as regular expressions
	 * @return what is left
	 */
	public static ReducedClassPath without(String... jars) {
		List<String> excluded = List.of(jars);
		return new ReducedClassPath(Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
			.map(Path::of)
			.filter((entry) -> excluded.stream().noneMatch((jar) -> isJar(entry, jar)))
			.map(ReducedClassPath::url)
			.toArray(URL[]::new));
	}

	// "spring-boot-sql" is not meant to match "spring-boot-sql-test-1.0.jar".
	private static boolean isJar(Path entry, String jar) {
		return String.valueOf(entry.getFileName()).matches(jar + "-\\d.*\\.jar");
	}

	private static URL url(Path entry) {
		try {
			return entry.toUri().toURL();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Runs the {@code main} method of a class there.
	 * @param application the class
	 * @param arguments its arguments
	 * @throws Exception if it fails
	 */
	public void run(Class<?> application, String... arguments) throws Exception {
		Thread thread = Thread.currentThread();
		ClassLoader before = thread.getContextClassLoader();
		try (URLClassLoader loader = new URLClassLoader(this.urls, ClassLoader.getPlatformClassLoader())) {
			thread.setContextClassLoader(loader);
			Method main = loader.loadClass(application.getName()).getDeclaredMethod("main", String[].class);
			main.setAccessible(true);
			main.invoke(null, (Object) arguments);
		}
		catch (InvocationTargetException ex) {
			throw new IllegalStateException(ex.getCause());
		}
		finally {
			thread.setContextClassLoader(before);
		}
	}

}
