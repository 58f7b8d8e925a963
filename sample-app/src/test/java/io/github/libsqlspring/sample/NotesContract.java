package io.github.libsqlspring.sample;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What each REST path promises on each database.
 */
interface NotesContract {

	NotesClient notes();

	@Test
	default void createsANoteAndSaysWhereItIs() {
		RestTestClient.ResponseSpec response = notes()
			.send(HttpMethod.POST, null, NotesClient.json("Milk", "two litres"))
			.expectStatus()
			.isCreated();

		Note note = NotesClient.note(response);
		assertThat(note.title()).isEqualTo("Milk");
		assertThat(note.content()).isEqualTo("two litres");
		assertThat(response.returnResult().getResponseHeaders().getFirst(HttpHeaders.LOCATION))
			.endsWith(notes().path() + "/" + note.id());
		assertThat(notes().get(note.id())).isEqualTo(note);
	}

	@Test
	default void listsTheNoteChangedLastFirst() {
		Note first = notes().create("first", "");
		Note second = notes().create("second", "");

		assertThat(notes().list()).startsWith(second, first);
	}

	@Test
	default void replacesTitleAndContent() {
		Note note = notes().create("Milk", "two litres");

		Note updated = notes().update(note.id(), "Bread", "one loaf");

		assertThat(updated.id()).isEqualTo(note.id());
		assertThat(updated.title()).isEqualTo("Bread");
		assertThat(updated.content()).isEqualTo("one loaf");
		assertThat(updated.updatedAt()).isAfterOrEqualTo(note.updatedAt());
		assertThat(notes().get(note.id())).isEqualTo(updated);
	}

	@Test
	default void doesNotTouchANoteThatIsSavedUnchanged() {
		Note note = notes().create("Milk", "two litres");

		assertThat(notes().update(note.id(), "Milk", "two litres")).isEqualTo(note);
	}

	@Test
	default void deletesANote() {
		Note note = notes().create("Milk", "");
		Note other = notes().create("Bread", "");

		notes().delete(note.id());

		assertThat(notes().list()).contains(other).doesNotContain(note);
		expectProblem(notes().send(HttpMethod.GET, note.id(), null), HttpStatus.NOT_FOUND);
	}

	@Test
	default void doesNotGiveTheNumberOfADeletedNoteToAnother() {
		Note deleted = notes().create("Milk", "");
		notes().delete(deleted.id());

		assertThat(notes().create("Bread", "").id()).isGreaterThan(deleted.id());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "two\nlines\r\n\tand a tab", "'); DROP TABLE note; --", "? :title @title $title ?1",
			"<script>alert(1)</script> &amp; \"quotes\" \\", "Grüße, 日本語, 🦀, \u202Ertl", "null", "007" })
	default void keepsContentAsItIs(String content) {
		Note note = notes().create("Text", content);

		assertThat(note.content()).isEqualTo(content);
		assertThat(notes().get(note.id()).content()).isEqualTo(content);
	}

	@Test
	default void keepsTheLongestNote() {
		String title = "t".repeat(200);
		String content = "c".repeat(10_000);

		Note note = notes().create(title, content);

		assertThat(notes().get(note.id()).title()).isEqualTo(title);
		assertThat(notes().get(note.id()).content()).isEqualTo(content);
	}

	@Test
	default void stripsTheTitleAndDoesWithoutContent() {
		Note note = NotesClient
			.note(notes().send(HttpMethod.POST, null, "{\"title\":\"  Milk \"}").expectStatus().isCreated());

		assertThat(note.title()).isEqualTo("Milk");
		assertThat(note.content()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"title\":null}", "{\"title\":\"\"}", "{\"title\":\" \\t\\n\"}",
			"{\"title\":\"half \\ud83e\"}", "{\"title\":\"a\",\"content\":\"half \\udd80\"}", "{\"title\":",
			"{\"title\":{}}", "{\"title\":[\"a\"]}", "[]", "null", "7", "" })
	default void refusesABodyThatIsNoNote(String body) {
		Note note = notes().create("untouched", "");

		expectProblem(notes().send(HttpMethod.POST, null, body), HttpStatus.BAD_REQUEST);
		expectProblem(notes().send(HttpMethod.PUT, note.id(), body), HttpStatus.BAD_REQUEST);
		assertThat(notes().list()).startsWith(note);
	}

	@Test
	default void saysWhatIsTooLong() {
		expectProblem(notes().send(HttpMethod.POST, null, NotesClient.json("t".repeat(201), "c".repeat(10_001))),
				HttpStatus.BAD_REQUEST)
			.jsonPath("$.errors.title")
			.isNotEmpty()
			.jsonPath("$.errors.content")
			.isNotEmpty();
	}

	@Test
	default void saysThatThereIsNoSuchNote() {
		for (HttpMethod method : new HttpMethod[] { HttpMethod.GET, HttpMethod.PUT, HttpMethod.DELETE }) {
			Object body = (method == HttpMethod.PUT) ? NotesClient.json("Milk", "") : null;
			expectProblem(notes().send(method, 123_456_789, body), HttpStatus.NOT_FOUND).jsonPath("$.detail")
				.isEqualTo("There is no note 123456789.");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "abc", "1.5", "9223372036854775808", "1%20OR%201=1" })
	default void refusesAnIdThatIsNoNumber(String id) {
		expectProblem(notes().send(HttpMethod.GET, id, null), HttpStatus.BAD_REQUEST);
		expectProblem(notes().send(HttpMethod.PUT, id, NotesClient.json("Milk", "")), HttpStatus.BAD_REQUEST);
		expectProblem(notes().send(HttpMethod.DELETE, id, null), HttpStatus.BAD_REQUEST);
	}

	@Test
	default void answersWrongMethodsAndUnknownPathsWithAProblem() {
		expectProblem(notes().send(HttpMethod.PATCH, 1, "{}"), HttpStatus.METHOD_NOT_ALLOWED);
		expectProblem(notes().send(HttpMethod.GET, "1/pages", null), HttpStatus.NOT_FOUND);
	}

	static RestTestClient.BodyContentSpec expectProblem(RestTestClient.ResponseSpec response, HttpStatus status) {
		return response.expectStatus()
			.isEqualTo(status)
			.expectHeader()
			.contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.jsonPath("$.status")
			.isEqualTo(status.value())
			.jsonPath("$.title")
			.isNotEmpty();
	}

}
