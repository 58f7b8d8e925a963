package io.github.libsqlspring.sample;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Notes through Spring's {@link JdbcClient}, as with any other {@code DataSource}.
 */
@Repository
class JdbcNoteRepository implements NoteRepository {

	private final JdbcClient jdbc;

	JdbcNoteRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public List<Note> findAll() {
		return this.jdbc.sql("SELECT * FROM note ORDER BY updated_at DESC, id DESC").query(Note.class).list();
	}

	@Override
	public Optional<Note> find(long id) {
		return this.jdbc.sql("SELECT * FROM note WHERE id = ?").param(id).query(Note.class).optional();
	}

	@Override
	@Transactional
	public Note create(NoteDraft draft) {
		KeyHolder key = new GeneratedKeyHolder();
		this.jdbc.sql("INSERT INTO note (title, content) VALUES (?, ?)")
			.params(draft.title(), draft.content())
			.update(key, "id");
		return find(Objects.requireNonNull(key.getKey()).longValue()).orElseThrow();
	}

	@Override
	@Transactional
	public Optional<Note> update(long id, NoteDraft draft) {
		Optional<Note> stored = find(id);
		if (stored.isEmpty() || draft.isIn(stored.get())) {
			return stored;
		}
		this.jdbc.sql("""
				UPDATE note SET title = :title, content = :content, updated_at = strftime('%Y-%m-%dT%H:%M:%fZ')
				WHERE id = :id""")
			.param("title", draft.title())
			.param("content", draft.content())
			.param("id", id)
			.update();
		return find(id);
	}

	@Override
	public boolean delete(long id) {
		return this.jdbc.sql("DELETE FROM note WHERE id = ?").param(id).update() > 0;
	}

}
