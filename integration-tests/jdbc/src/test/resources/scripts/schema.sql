-- A comment with a semicolon; and an apostrophe: it's fine.
CREATE TABLE IF NOT EXISTS author (
	id INTEGER PRIMARY KEY, -- its key; the rowid
	name TEXT NOT NULL /* how it is; written */ DEFAULT 'nobody; -- not /* a comment */'
);

/*
 * Several lines;
 * with an "apostrophe' that never ends.
 */
CREATE INDEX IF NOT EXISTS author_name ON author (name);
