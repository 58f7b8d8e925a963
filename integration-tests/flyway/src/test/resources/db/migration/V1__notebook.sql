-- A comment; with a semicolon, and 'a quote.
CREATE TABLE author (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	name TEXT NOT NULL UNIQUE
);

/* A second one;
   CREATE TABLE never (id INTEGER); */
CREATE TABLE note (
	id INTEGER PRIMARY KEY,
	author_id INTEGER NOT NULL REFERENCES author (id), -- a third one;
	text TEXT NOT NULL DEFAULT 'none; yet',
	changes INTEGER NOT NULL DEFAULT 0
);

CREATE INDEX note_author ON note (author_id);

CREATE TRIGGER note_changed AFTER UPDATE OF text ON note
WHEN OLD.text <> NEW.text
BEGIN
	UPDATE note SET changes = CASE WHEN changes < 0 THEN 0 ELSE changes + 1 END WHERE id = NEW.id;
	UPDATE author SET name = name || '; busy' WHERE id = NEW.author_id;
END;

INSERT INTO author (name) VALUES ('Ada'), ('It''s; Grace');
