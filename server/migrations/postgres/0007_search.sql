-- Search: the words of articles as the program cuts them (server/src/search.rs). The database says which articles have a word, and ranks
-- nothing.

-- Articles whose words are not in the index, or no longer as they are. `turn` grows with every change.
CREATE TABLE search_due (
    article_id BIGINT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    turn BIGINT NOT NULL DEFAULT 1
);
INSERT INTO search_due (article_id) SELECT id FROM articles;

-- An article in the index. `doc` counts up from the hour of its publication, so that the newest are found first; the other columns repeat
-- the article's, so that answers are ranked without reading articles.
CREATE TABLE search_docs (
    doc BIGINT PRIMARY KEY,
    article_id BIGINT NOT NULL UNIQUE REFERENCES articles (id) ON DELETE CASCADE,
    story_id BIGINT NOT NULL,
    lang TEXT COLLATE "C" NOT NULL,
    published BIGINT NOT NULL,
    source_id TEXT COLLATE "C",
    words BYTEA NOT NULL
);

-- Which documents have a term. Terms begin with their language's tag; nothing else is done to them here. Beside a term of headline, standfirst,
-- topics or source stands the same behind `^`; facets stand behind `@`.
CREATE TABLE search_index (
    doc BIGINT PRIMARY KEY,
    terms TSVECTOR NOT NULL
);
-- What waits to be sorted in is read by every search as a whole: it is to be little (in kB).
CREATE INDEX search_index_terms ON search_index USING gin (terms) WITH (gin_pending_list_limit = 512);

-- How many documents there are of a language, and by which version of the analyser.
CREATE TABLE search_langs (
    lang TEXT COLLATE "C" PRIMARY KEY,
    docs BIGINT NOT NULL,
    version BIGINT NOT NULL
);

-- Words as editors spell them, for suggestions: by their plain letters, from either end. How many articles had them is a rough count that
-- only grows.
CREATE TABLE search_words (
    lang TEXT COLLATE "C" NOT NULL,
    plain TEXT COLLATE "C" NOT NULL,
    word TEXT COLLATE "C" NOT NULL,
    turned TEXT COLLATE "C" NOT NULL,
    docs BIGINT NOT NULL,
    PRIMARY KEY (lang, plain)
);
CREATE INDEX search_words_turned ON search_words (lang, turned);
