-- Search: the words of articles as the program cuts them (server/src/search.rs). The database says which articles have a word, and ranks
-- nothing.

-- Articles whose words are not in the index, or no longer as they are. `turn` grows with every change.
CREATE TABLE search_due (
    article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    turn BIGINT NOT NULL DEFAULT 1
);
INSERT INTO search_due (article_id) SELECT id FROM articles;

-- An article in the index. `doc` counts up from the hour of its publication, so that the newest are found first; the other columns repeat
-- the article's, so that answers are ranked without reading articles.
CREATE TABLE search_docs (
    doc INTEGER PRIMARY KEY,
    article_id BIGINT NOT NULL UNIQUE REFERENCES articles (id) ON DELETE CASCADE,
    story_id BIGINT NOT NULL,
    lang TEXT NOT NULL,
    published BIGINT NOT NULL,
    source_id TEXT,
    words BLOB NOT NULL
);

-- Which documents have a term. Terms are separated by spaces and begin with their language's tag; nothing else is done to them here.
CREATE VIRTUAL TABLE search_index USING fts5 (
    strong, body, facets, content = '', contentless_delete = 1, detail = column, tokenize = "ascii tokenchars '_-'"
);
CREATE VIRTUAL TABLE search_terms USING fts5vocab ('search_index', 'row');

-- How many documents there are of a language, and by which version of the analyser.
CREATE TABLE search_langs (
    lang TEXT PRIMARY KEY,
    docs BIGINT NOT NULL,
    version BIGINT NOT NULL
);

-- Words as editors spell them, for suggestions: by their plain letters, from either end. How many articles had them is a rough count that
-- only grows.
CREATE TABLE search_words (
    lang TEXT NOT NULL,
    plain TEXT NOT NULL,
    word TEXT NOT NULL,
    turned TEXT NOT NULL,
    docs BIGINT NOT NULL,
    PRIMARY KEY (lang, plain)
) WITHOUT ROWID;
CREATE INDEX search_words_turned ON search_words (lang, turned);
