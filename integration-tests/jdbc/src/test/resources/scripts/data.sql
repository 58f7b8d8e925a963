INSERT OR IGNORE INTO author (id) VALUES (1);
INSERT OR IGNORE INTO author VALUES (2, 'O''Brien; "Flann"');
INSERT OR IGNORE INTO author VALUES (3, '${not.replaced}')
