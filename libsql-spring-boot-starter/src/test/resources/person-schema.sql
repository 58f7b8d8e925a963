-- Run when an application starts.
DROP TABLE IF EXISTS person;
CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT NOT NULL, changed TEXT);
