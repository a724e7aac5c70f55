-- Nothing here: a full-text index of SQLite has each word's articles in the order of their publication, and is read from its end.
SELECT 1;
