package io.github.libsqlspring.sample;

import java.util.List;
import java.util.Optional;

/**
 * The notes in the database. There are two implementations that do the same.
 */
interface NoteRepository {

	/**
	 * Reads all notes.
	 * @return the notes, the one changed last first
	 */
	List<Note> findAll();

	/**
	 * Reads a note.
	 * @param id its number
	 * @return the note, empty if there is none of this number
	 */
	Optional<Note> find(long id);

	/**
	 * Stores a new note.
	 * @param draft title and content
	 * @return the note as stored
	 */
	Note create(NoteDraft draft);

	/**
	 * Replaces title and content; what is equal already is not written again.
	 * @param id the number of the note
	 * @param draft title and content
	 * @return the note as stored, empty if there is none of this number
	 */
	Optional<Note> update(long id, NoteDraft draft);

	/**
	 * Deletes a note.
	 * @param id its number
	 * @return whether there was one
	 */
	boolean delete(long id);

}
