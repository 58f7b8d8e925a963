--liquibase formatted sql

--changeset test:trigger splitStatements:false
CREATE TRIGGER note_done AFTER UPDATE OF done ON note
BEGIN
	UPDATE note SET text = text || '; done' WHERE id = NEW.id;
	UPDATE author SET name = name || '!' WHERE id = NEW.author_id;
END;
--rollback DROP TRIGGER note_done;

--changeset test:statements
-- A comment; with a semicolon.
INSERT INTO author (name) VALUES ('It''s; Jane');
UPDATE note SET done = TRUE WHERE id = 1;
--rollback DELETE FROM author WHERE name LIKE 'It%';
