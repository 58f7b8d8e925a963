package io.github.libsqlspring.client;

import java.util.regex.Pattern;

/**
 * What the name of a tenant may look like: it ends up in URLs, paths and headers, and
 * often comes from a request.
 */
final class TenantName {

	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*(\\.[A-Za-z0-9_-]+)*");

	private static final int MAX_LENGTH = 64;

	private TenantName() {
	}

	static String checked(String tenant) {
		// The name itself is not shown: whoever made it up would choose what is logged.
		if (tenant.length() > MAX_LENGTH || !NAME.matcher(tenant).matches()) {
			throw new IllegalArgumentException("This cannot be the name of a tenant, which has 1 to " + MAX_LENGTH
					+ " letters a to z or A to Z, digits, dashes, underscores and single dots, and begins with a "
					+ "letter or a digit; the name has " + tenant.length() + " characters");
		}
		return tenant;
	}

}
