CREATE TABLE IF NOT EXISTS author (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS change (what TEXT);
CREATE TRIGGER IF NOT EXISTS author_added AFTER INSERT ON author
BEGIN
	INSERT INTO change VALUES ('added ' || new.name);
	INSERT INTO change VALUES (CASE WHEN new.id > 1 THEN 'second; or later' ELSE 'first' END);
END;
INSERT INTO author VALUES (1, 'Jane Austen');
