--liquibase formatted sql

--changeset test:1
CREATE TABLE book (id INTEGER PRIMARY KEY);

--changeset test:2
INSERT INTO book VALUES (1);
INSERT INTO book VALUES (2);

--changeset test:3
CREATE TABLE shelf (id INTEGER PRIMARY KEY);
