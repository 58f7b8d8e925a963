INSERT OR IGNORE INTO author VALUES (1, 'Jane Austen');
