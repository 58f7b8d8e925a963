DROP TABLE IF EXISTS person;
CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT NOT NULL, changed TEXT);
CREATE TRIGGER person_added AFTER INSERT ON person BEGIN
	UPDATE person SET changed = 'once' WHERE id = new.id;
	UPDATE person SET changed = changed || ', twice' WHERE id = new.id;
END;
INSERT INTO person (name) VALUES ('Ada');
