-- What a teaser shows of an article, apart from it. A list reads dozens of them, and in `articles` each is behind a text: pages of the file
-- that hold one row, and more behind it. Triggers keep it, so that no writer can forget it, nor a program of an earlier version.
CREATE TABLE teasers (
    article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    story_id BIGINT NOT NULL,
    -- The story's key.
    story TEXT NOT NULL,
    lang TEXT NOT NULL,
    section TEXT NOT NULL,
    slug TEXT NOT NULL,
    headline TEXT NOT NULL,
    trail TEXT NOT NULL,
    published BIGINT NOT NULL,
    source_id TEXT,
    picture TEXT,
    live TEXT,
    breaking BOOLEAN NOT NULL,
    withdrawn BIGINT
);

CREATE TRIGGER teasers_insert AFTER INSERT ON articles BEGIN
    INSERT INTO teasers (article_id, story_id, story, lang, section, slug, headline, trail, published, source_id, picture, live, breaking, withdrawn)
    VALUES (new.id, new.story_id, (SELECT key FROM stories WHERE id = new.story_id), new.lang, new.section, new.slug, new.headline, new.trail,
        new.published, new.source_id, new.picture, new.live, new.breaking, new.withdrawn);
END;
CREATE TRIGGER teasers_update AFTER UPDATE OF story_id, lang, section, slug, headline, trail, published, source_id, picture, live, breaking,
    withdrawn ON articles BEGIN
    UPDATE teasers SET story_id = new.story_id, story = (SELECT key FROM stories WHERE id = new.story_id), lang = new.lang,
        section = new.section, slug = new.slug, headline = new.headline, trail = new.trail, published = new.published,
        source_id = new.source_id, picture = new.picture, live = new.live, breaking = new.breaking, withdrawn = new.withdrawn
    WHERE article_id = new.id;
END;

INSERT INTO teasers (article_id, story_id, story, lang, section, slug, headline, trail, published, source_id, picture, live, breaking, withdrawn)
SELECT a.id, a.story_id, s.key, a.lang, a.section, a.slug, a.headline, a.trail, a.published, a.source_id, a.picture, a.live, a.breaking, a.withdrawn
FROM articles a JOIN stories s ON s.id = a.story_id ORDER BY a.id;

-- A story in its languages.
CREATE INDEX teasers_of ON teasers (story_id);

-- Whether an article has earlier versions is asked for each page of one. In the table itself that is found between texts: each level of its
-- tree has few rows a page.
CREATE INDEX revisions_of ON revisions (article_id, number);
