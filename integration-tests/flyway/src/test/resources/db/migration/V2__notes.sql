INSERT INTO note (author_id, text) VALUES (1, 'one; two -- three'), (2, '/* four */');
INSERT INTO note (author_id) VALUES (2);
UPDATE note SET text = 'six
-- lines;
END;' WHERE id = 1;
