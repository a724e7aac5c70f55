-- The newest of a common word: an index of this kind has what fits in no order, so that they could be told only once all had been read. Beside
-- its own terms a document in `search_index` now has three of its time: the 11 days, the 85 days and the 2 years that it is of (a place begins
-- with its hour). The newest are looked for among the newest.
CREATE FUNCTION search_times(doc BIGINT) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT array_to_tsvector(ARRAY['#a' || (doc >> 28)::text, '#b' || (doc >> 31)::text, '#c' || (doc >> 34)::text])
$$;

-- A trigger puts them in, so that no writer can forget them, nor a node of an earlier version.
CREATE FUNCTION search_index_has_times() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.terms := NEW.terms || search_times(NEW.doc);
    RETURN NEW;
END $$;
CREATE TRIGGER search_index_times BEFORE INSERT ON search_index FOR EACH ROW EXECUTE FUNCTION search_index_has_times();

-- From which place on all have them. Whoever fills the index gives them to those that are there, the newest first.
CREATE TABLE search_index_times (since BIGINT NOT NULL);
INSERT INTO search_index_times
SELECT CASE WHEN EXISTS (SELECT 1 FROM search_index) THEN 9223372036854775807 ELSE -9223372036854775808 END;

-- A document's words, 2.5 kB, are read of three hundred documents by each search: in the row, where it is written from now on, not in a table
-- beside it.
ALTER TABLE search_docs ALTER COLUMN words SET STORAGE MAIN;
