CREATE TABLE book (id INTEGER PRIMARY KEY, title TEXT NOT NULL UNIQUE, pages INTEGER, genre TEXT);
-- Reserved words as names of tables and columns.
CREATE TABLE "order" (id INTEGER PRIMARY KEY, "group" TEXT, street TEXT, city TEXT, "select" INTEGER REFERENCES book);
CREATE TABLE line ("order" INTEGER NOT NULL REFERENCES "order", "index" INTEGER NOT NULL, product TEXT, amount INTEGER);
CREATE TABLE tag ("order" INTEGER NOT NULL REFERENCES "order", name TEXT);
CREATE TABLE note ("order" INTEGER NOT NULL REFERENCES "order", order_key TEXT NOT NULL, text TEXT);
CREATE TABLE account (id INTEGER PRIMARY KEY, owner TEXT, version INTEGER, created_at TIMESTAMP, changed_at TIMESTAMP);
CREATE TABLE country (code TEXT PRIMARY KEY, name TEXT NOT NULL, population INTEGER) WITHOUT ROWID;
CREATE TABLE ticket (id TEXT PRIMARY KEY DEFAULT (lower(hex(randomblob(16)))), subject TEXT) WITHOUT ROWID;
CREATE TABLE counter (id INTEGER PRIMARY KEY);
CREATE TABLE price (id INTEGER PRIMARY KEY, amount TEXT);
CREATE TABLE sample (id INTEGER PRIMARY KEY, flag BOOLEAN, maybe BOOLEAN, small SMALLINT, number INTEGER, large BIGINT,
	huge TEXT, ratio REAL, decimal TEXT, text TEXT, bytes BLOB, uuid UUID, genre TEXT, date DATE, time TIME,
	date_time DATETIME, instant TIMESTAMP, offset_date_time TIMESTAMP, zoned_date_time TIMESTAMP, offset_time TEXT,
	java_date TIMESTAMP, duration TEXT, year INTEGER, year_month TEXT);
