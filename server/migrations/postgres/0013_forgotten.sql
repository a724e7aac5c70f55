-- The number of the last version that was dropped for good, 0 for none. Numbers are given once: who knows version 5 of an article is told of
-- the next, and what is asked for as version 5 is never another text. Versions that are kept have greater ones.
ALTER TABLE articles ADD COLUMN forgotten BIGINT NOT NULL DEFAULT 0;
