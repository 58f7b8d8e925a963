package io.github.libsqlspring.sample;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

/**
 * What a page does with one of the two REST paths.
 *
 * @param http the application
 * @param path where the notes are
 */
record NotesClient(RestTestClient http, String path) {

	static final String CLIENT_PATH = "/api/client/notes";

	static final String JDBC_PATH = "/api/jdbc/notes";

	List<Note> list() {
		List<Note> notes = this.http.get()
			.uri(this.path)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(new ParameterizedTypeReference<List<Note>>() {
			})
			.returnResult()
			.getResponseBody();
		return Objects.requireNonNull(notes);
	}

	Note get(long id) {
		return note(send(HttpMethod.GET, id, null).expectStatus().isOk());
	}

	Note create(String title, String content) {
		return note(send(HttpMethod.POST, null, json(title, content)).expectStatus().isCreated());
	}

	Note update(long id, String title, String content) {
		return note(send(HttpMethod.PUT, id, json(title, content)).expectStatus().isOk());
	}

	void delete(long id) {
		send(HttpMethod.DELETE, id, null).expectStatus().isNoContent().expectBody().isEmpty();
	}

	// The id may be anything a user can type; the body is JSON, or an object that becomes
	// JSON, or null for none.
	RestTestClient.ResponseSpec send(HttpMethod method, Object id, Object body) {
		URI uri = URI.create((id != null) ? this.path + "/" + id : this.path);
		RestTestClient.RequestBodySpec request = this.http.method(method).uri(uri.toString());
		return ((body != null) ? request.contentType(MediaType.APPLICATION_JSON).body(body) : request).exchange();
	}

	static Map<String, String> json(String title, String content) {
		return Map.of("title", title, "content", content);
	}

	static Note note(RestTestClient.ResponseSpec response) {
		return Objects.requireNonNull(response.expectBody(Note.class).returnResult().getResponseBody());
	}

}
