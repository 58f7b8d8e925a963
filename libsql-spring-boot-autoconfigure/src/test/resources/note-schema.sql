CREATE TABLE note (title TEXT);
