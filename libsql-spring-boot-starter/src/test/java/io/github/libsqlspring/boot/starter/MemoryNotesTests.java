package io.github.libsqlspring.boot.starter;

class MemoryNotesTests implements NotesContract {

	@Override
	public String[] properties() {
		return new String[] { "libsql.url=:memory:" };
	}

}
