package io.github.libsqlspring.sample;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * What a user wrote: a note without number and time.
 *
 * @param title one line, stripped of surrounding white space
 * @param content any text; none means an empty one
 */
record NoteDraft(@NotBlank @Size(max = 200) @Pattern(regexp = ENCODABLE, message = UNENCODABLE) String title,
		@Size(max = 10_000) @Pattern(regexp = ENCODABLE, message = UNENCODABLE) String content) {

	// JSON may escape half a surrogate pair, which UTF-8 cannot encode.
	private static final String ENCODABLE = "\\P{Cs}*";

	private static final String UNENCODABLE = "must not contain half a character";

	NoteDraft {
		// Both are missing where the JSON has them not; validation reports the title.
		title = (title != null) ? title.strip() : "";
		content = (content != null) ? content : "";
	}

	boolean isIn(Note note) {
		return note.title().equals(this.title) && note.content().equals(this.content);
	}

}
