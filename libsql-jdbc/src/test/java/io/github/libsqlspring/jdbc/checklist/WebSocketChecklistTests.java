package io.github.libsqlspring.jdbc.checklist;

class WebSocketChecklistTests extends ServerChecks {

	@Override
	String scheme() {
		return "ws";
	}

}
