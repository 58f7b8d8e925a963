package io.github.libsqlspring.jdbc.checklist;

class HttpChecklistTests extends ServerChecks {

	@Override
	String scheme() {
		return "http";
	}

}
