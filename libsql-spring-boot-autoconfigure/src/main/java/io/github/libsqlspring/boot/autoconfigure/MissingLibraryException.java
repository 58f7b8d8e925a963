package io.github.libsqlspring.boot.autoconfigure;

/**
 * The class path lacks what the database needs.
 */
final class MissingLibraryException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	private final String dependency;

	MissingLibraryException(String dependency, String kind) {
		super(kind + " libSQL database needs " + dependency + ", which is not on the class path.");
		this.dependency = dependency;
	}

	String dependency() {
		return this.dependency;
	}

}
