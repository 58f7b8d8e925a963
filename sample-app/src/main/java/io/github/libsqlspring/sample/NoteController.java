package io.github.libsqlspring.sample;

import java.net.URI;
import java.util.List;
import java.util.Optional;

import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Notes over HTTP. The two controllers inside differ by path and repository alone.
 */
abstract class NoteController {

	private final NoteRepository notes;

	NoteController(NoteRepository notes) {
		this.notes = notes;
	}

	@GetMapping
	List<Note> list() {
		return this.notes.findAll();
	}

	@GetMapping("/{id}")
	Note get(@PathVariable long id) {
		return found(this.notes.find(id), id);
	}

	@PostMapping
	ResponseEntity<Note> create(@Valid @RequestBody NoteDraft draft) {
		Note note = this.notes.create(draft);
		URI location = ServletUriComponentsBuilder.fromCurrentRequest().path("/{id}").build(note.id());
		return ResponseEntity.created(location).body(note);
	}

	@PutMapping("/{id}")
	Note update(@PathVariable long id, @Valid @RequestBody NoteDraft draft) {
		return found(this.notes.update(id, draft), id);
	}

	@DeleteMapping("/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void delete(@PathVariable long id) {
		if (!this.notes.delete(id)) {
			throw notFound(id);
		}
	}

	private static Note found(Optional<Note> note, long id) {
		return note.orElseThrow(() -> notFound(id));
	}

	private static ResponseStatusException notFound(long id) {
		return new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no note " + id + ".");
	}

	@RestController
	@RequestMapping("/api/client/notes")
	static class ThroughClient extends NoteController {

		ThroughClient(ClientNoteRepository notes) {
			super(notes);
		}

	}

	@RestController
	@RequestMapping("/api/jdbc/notes")
	static class ThroughJdbc extends NoteController {

		ThroughJdbc(JdbcNoteRepository notes) {
			super(notes);
		}

	}

}
