-- Stories on one subject by their words (server/src/search/related.rs). They are looked for when the words of one come into the index, so
-- that a page reads a few rows of one table, in a paper of any size.

-- Two documents that are alike, in a row for each of the two, of which old ones go: how close they are, and the article of the `other`, which
-- counts up with its publication as `doc` does. What was found by words that are others now is shown until it is looked for anew.
CREATE TABLE search_related (
    doc BIGINT NOT NULL REFERENCES search_docs (doc) ON DELETE CASCADE ON UPDATE CASCADE,
    other BIGINT NOT NULL REFERENCES search_docs (doc) ON DELETE CASCADE ON UPDATE CASCADE,
    article_id BIGINT NOT NULL,
    close DOUBLE PRECISION NOT NULL,
    outdated BOOLEAN NOT NULL DEFAULT FALSE,
    PRIMARY KEY (doc, other)
);
CREATE INDEX search_related_other ON search_related (other);

-- Articles of the index whose like was not looked for. `turn` grows with every change.
CREATE TABLE search_related_due (
    article_id BIGINT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    turn BIGINT NOT NULL DEFAULT 1
);
INSERT INTO search_related_due (article_id) SELECT article_id FROM search_docs;
