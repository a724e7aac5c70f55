-- Articles, what they are grouped and found by, and the pictures they show. Times are seconds since 1970, UTC.

CREATE TABLE stories (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE
);

CREATE TABLE sources (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    homepage TEXT,
    licence TEXT
);

CREATE TABLE articles (
    id INTEGER PRIMARY KEY,
    story_id BIGINT NOT NULL REFERENCES stories (id),
    lang TEXT NOT NULL,
    section TEXT NOT NULL,
    slug TEXT NOT NULL,
    headline TEXT NOT NULL,
    standfirst TEXT NOT NULL,
    trail TEXT NOT NULL,
    body TEXT NOT NULL,
    published BIGINT NOT NULL,
    updated BIGINT,
    byline TEXT,
    source_id TEXT REFERENCES sources (id),
    source_url TEXT,
    licence TEXT,
    must_read BIGINT,
    -- The picture's renditions as JSON: a teaser shows them, and one row read is one row less to look up.
    picture TEXT,
    withdrawn BIGINT,
    -- SHA-256 of what was imported: the same again changes nothing.
    fingerprint TEXT NOT NULL,
    UNIQUE (story_id, lang),
    UNIQUE (lang, slug)
);

-- Each list of a front reads the first few rows of one of these.
CREATE INDEX articles_latest ON articles (lang, published DESC) WHERE withdrawn IS NULL;
CREATE INDEX articles_by_section ON articles (lang, section, published DESC) WHERE withdrawn IS NULL;
CREATE INDEX articles_by_source ON articles (lang, source_id, published DESC) WHERE withdrawn IS NULL AND source_id IS NOT NULL;
CREATE INDEX articles_must_read ON articles (lang, must_read, published DESC) WHERE withdrawn IS NULL AND must_read IS NOT NULL;
CREATE INDEX articles_anywhere ON articles (published DESC) WHERE withdrawn IS NULL;

-- Where articles were before: answered with 301.
CREATE TABLE moved (
    lang TEXT NOT NULL,
    slug TEXT NOT NULL,
    article_id BIGINT NOT NULL REFERENCES articles (id),
    PRIMARY KEY (lang, slug)
);

CREATE TABLE topic_labels (
    topic TEXT NOT NULL,
    lang TEXT NOT NULL,
    label TEXT NOT NULL,
    PRIMARY KEY (topic, lang)
);

-- Language and time repeat the article's, so that a topic's page is one short read of one index.
CREATE TABLE article_topics (
    article_id BIGINT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    place BIGINT NOT NULL,
    topic TEXT NOT NULL,
    lang TEXT NOT NULL,
    published BIGINT NOT NULL,
    PRIMARY KEY (article_id, place)
);
CREATE INDEX article_topics_by_topic ON article_topics (topic, lang, published DESC);

-- Views a day, without anything about who viewed.
CREATE TABLE views (
    article_id BIGINT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    day BIGINT NOT NULL,
    views BIGINT NOT NULL,
    PRIMARY KEY (article_id, day)
);
CREATE INDEX views_by_day ON views (day);
