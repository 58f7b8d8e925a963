package io.github.libsqlspring.integration.jdbc;

/**
 * A bean as older code has them.
 */
public class Restocking {

	private final String title;

	private final int stock;

	Restocking(String title, int stock) {
		this.title = title;
		this.stock = stock;
	}

	public String getTitle() {
		return this.title;
	}

	public int getStock() {
		return this.stock;
	}

}
