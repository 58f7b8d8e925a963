CREATE TABLE author (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
INSERT INTO author VALUES (1, 'Jane Austen');
INSERT INTO nowhere VALUES (1);
INSERT INTO author VALUES (2, 'Mary Shelley');
