INSERT INTO person (name) VALUES ('Ada; not Eve');
INSERT INTO person (name) VALUES ('Grace');
