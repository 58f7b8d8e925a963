package io.github.libsqlspring.sample;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Repository;

import io.github.libsqlspring.client.LibsqlClient;
import io.github.libsqlspring.client.LibsqlOperations;

/**
 * Notes through {@link LibsqlClient}.
 */
@Repository
class ClientNoteRepository implements NoteRepository {

	private final LibsqlClient client;

	ClientNoteRepository(LibsqlClient client) {
		this.client = client;
	}

	@Override
	public List<Note> findAll() {
		return this.client.sql("SELECT * FROM note ORDER BY updated_at DESC, id DESC").query(Note.class).list();
	}

	@Override
	public Optional<Note> find(long id) {
		return find(this.client, id);
	}

	private static Optional<Note> find(LibsqlOperations operations, long id) {
		return operations.sql("SELECT * FROM note WHERE id = ?").param(id).query(Note.class).optional();
	}

	@Override
	public Note create(NoteDraft draft) {
		return this.client.sql("INSERT INTO note (title, content) VALUES (?, ?) RETURNING *")
			.params(draft.title(), draft.content())
			.query(Note.class)
			.single();
	}

	@Override
	public Optional<Note> update(long id, NoteDraft draft) {
		return this.client.inTransaction((tx) -> {
			Optional<Note> stored = find(tx, id);
			if (stored.isEmpty() || draft.isIn(stored.get())) {
				return stored;
			}
			return tx.sql("""
					UPDATE note SET title = :title, content = :content, updated_at = strftime('%Y-%m-%dT%H:%M:%fZ')
					WHERE id = :id RETURNING *""")
				.param("title", draft.title())
				.param("content", draft.content())
				.param("id", id)
				.query(Note.class)
				.optional();
		});
	}

	@Override
	public boolean delete(long id) {
		return this.client.sql("DELETE FROM note WHERE id = ?").param(id).update().affectedRowCount() > 0;
	}

}
