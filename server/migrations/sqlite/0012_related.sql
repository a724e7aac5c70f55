-- Stories on one subject by their words (server/src/search/related.rs). They are looked for when the words of one come into the index, so
-- that a page reads a few rows of one table, in a paper of any size.

-- Two documents that are alike, in a row for each of the two: how close they are, and the article of the `other`, which counts up with its
-- publication as `doc` does.
CREATE TABLE search_related (
    doc BIGINT NOT NULL REFERENCES search_docs (doc) ON DELETE CASCADE,
    other BIGINT NOT NULL,
    article_id BIGINT NOT NULL,
    close DOUBLE PRECISION NOT NULL,
    PRIMARY KEY (doc, other)
) WITHOUT ROWID;

-- Articles of the index whose like was not looked for. `turn` grows with every change.
CREATE TABLE search_related_due (
    article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    turn BIGINT NOT NULL DEFAULT 1
);
INSERT INTO search_related_due (article_id) SELECT article_id FROM search_docs;
