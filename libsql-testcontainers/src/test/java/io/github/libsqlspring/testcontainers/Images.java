package io.github.libsqlspring.testcontainers;

/**
 * The image under test.
 */
final class Images {

	static final String SERVER = LibsqlContainer.IMAGE + ":v0.24.32";

	private Images() {
	}

}
