-- The wire: where each outside source stands, what of it is known, and how each of its texts came to be what it is.

-- Where a feed stands. Belongs to the address it was asked at: another one in the configuration begins anew.
CREATE TABLE feeds (
    source_id TEXT PRIMARY KEY,
    url TEXT NOT NULL,
    -- Where it went for good (301, 308).
    moved_to TEXT,
    etag TEXT,
    last_modified TEXT,
    lang TEXT,
    last_try BIGINT,
    last_success BIGINT,
    next_try BIGINT NOT NULL,
    failures BIGINT NOT NULL DEFAULT 0,
    unchanged BIGINT NOT NULL DEFAULT 0,
    items BIGINT NOT NULL DEFAULT 0,
    skipped BIGINT NOT NULL DEFAULT 0,
    error TEXT,
    -- Why it is asked no more.
    disabled TEXT
);

-- What happened to a source, in sentences; the last few hundred of each.
CREATE TABLE feed_log (
    id INTEGER PRIMARY KEY,
    source_id TEXT NOT NULL,
    at BIGINT NOT NULL,
    sentence TEXT NOT NULL
);
CREATE INDEX feed_log_by_source ON feed_log (source_id, id);

-- What an outside article came from. Times of first and last fetch; hashes as bytes.
CREATE TABLE origins (
    article_id BIGINT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    source_id TEXT NOT NULL,
    fetched BIGINT NOT NULL,
    seen BIGINT NOT NULL,
    -- SHA-256 of the document that brought the present text.
    sha256 BLOB NOT NULL,
    -- Fingerprint of what readers see: another one is a revision.
    content BLOB NOT NULL,
    -- What was wrong with the date, if anything.
    date_flag TEXT,
    excerpt BOOLEAN NOT NULL DEFAULT FALSE,
    -- `original` where search engines are sent to the source's own page.
    canonical TEXT,
    -- What near-duplicates are judged by.
    signature BLOB,
    -- The same text from another source, which came first: shown there, with this one's credit.
    folded_into BIGINT REFERENCES articles (id),
    -- Looked for at the source: when next, how often in a row it was not there, since when it is called gone.
    check_at BIGINT NOT NULL,
    missing BIGINT NOT NULL DEFAULT 0,
    gone BIGINT
);
CREATE INDEX origins_folded ON origins (folded_into) WHERE folded_into IS NOT NULL;
CREATE INDEX origins_to_check ON origins (check_at);

-- How an item is known again: hashes of its source's identifier for it, of its address, of its text.
CREATE TABLE item_keys (
    key BLOB PRIMARY KEY,
    article_id BIGINT NOT NULL REFERENCES articles (id) ON DELETE CASCADE
) WITHOUT ROWID;

-- Where near-duplicates are looked for: 16 keys a text. By spans of days first: a text is only compared with those of about its time, and
-- what comes in today is written close together, however much is there.
CREATE TABLE near_bands (
    span BIGINT NOT NULL,
    band BIGINT NOT NULL,
    article_id BIGINT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    PRIMARY KEY (span, band, article_id)
) WITHOUT ROWID;

-- What an article said before. The present text is the article's own; the first revision is number 1.
CREATE TABLE revisions (
    article_id BIGINT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    number BIGINT NOT NULL,
    fetched BIGINT NOT NULL,
    sha256 BLOB NOT NULL,
    headline TEXT NOT NULL,
    body TEXT NOT NULL,
    -- The words that the next one took and gave (JSON), found once.
    changes TEXT NOT NULL,
    PRIMARY KEY (article_id, number)
) WITHOUT ROWID;

-- Outside pictures by the hash of their address: kept ones, and those that could not be had, with when to try again.
CREATE TABLE outside_pictures (
    address BLOB PRIMARY KEY,
    renditions TEXT,
    retry_at BIGINT
) WITHOUT ROWID;

-- Addresses of a paper that moved here, answered with 301: an article's, or another page's path.
CREATE TABLE old_addresses (
    address TEXT PRIMARY KEY,
    article_id BIGINT REFERENCES articles (id) ON DELETE CASCADE,
    path TEXT
) WITHOUT ROWID;
