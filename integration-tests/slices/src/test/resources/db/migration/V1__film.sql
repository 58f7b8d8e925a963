CREATE TABLE film (id INTEGER PRIMARY KEY, title TEXT NOT NULL);
INSERT INTO film (title) VALUES ('Metropolis');
