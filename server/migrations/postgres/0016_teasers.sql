-- What a teaser shows of an article, apart from it: lists read dozens of them, here from one table. Triggers keep it, so that no writer can
-- forget it, nor a node of an earlier version.
CREATE TABLE teasers (
    article_id BIGINT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    story_id BIGINT NOT NULL,
    -- The story's key.
    story TEXT COLLATE "C" NOT NULL,
    lang TEXT COLLATE "C" NOT NULL,
    section TEXT COLLATE "C" NOT NULL,
    slug TEXT COLLATE "C" NOT NULL,
    headline TEXT COLLATE "C" NOT NULL,
    trail TEXT COLLATE "C" NOT NULL,
    published BIGINT NOT NULL,
    source_id TEXT COLLATE "C",
    picture TEXT COLLATE "C",
    live TEXT COLLATE "C",
    breaking BOOLEAN NOT NULL,
    withdrawn BIGINT
);

CREATE FUNCTION teasers_follow() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO teasers (article_id, story_id, story, lang, section, slug, headline, trail, published, source_id, picture, live, breaking, withdrawn)
    VALUES (NEW.id, NEW.story_id, (SELECT key FROM stories WHERE id = NEW.story_id), NEW.lang, NEW.section, NEW.slug, NEW.headline, NEW.trail,
        NEW.published, NEW.source_id, NEW.picture, NEW.live, NEW.breaking, NEW.withdrawn)
    ON CONFLICT (article_id) DO UPDATE SET story_id = excluded.story_id, story = excluded.story, lang = excluded.lang,
        section = excluded.section, slug = excluded.slug, headline = excluded.headline, trail = excluded.trail, published = excluded.published,
        source_id = excluded.source_id, picture = excluded.picture, live = excluded.live, breaking = excluded.breaking,
        withdrawn = excluded.withdrawn;
    RETURN NULL;
END $$;
-- From here to the end of the migration nobody else writes articles.
CREATE TRIGGER teasers_insert AFTER INSERT ON articles FOR EACH ROW EXECUTE FUNCTION teasers_follow();
CREATE TRIGGER teasers_update AFTER UPDATE OF story_id, lang, section, slug, headline, trail, published, source_id, picture, live, breaking,
    withdrawn ON articles FOR EACH ROW EXECUTE FUNCTION teasers_follow();

INSERT INTO teasers (article_id, story_id, story, lang, section, slug, headline, trail, published, source_id, picture, live, breaking, withdrawn)
SELECT a.id, a.story_id, s.key, a.lang, a.section, a.slug, a.headline, a.trail, a.published, a.source_id, a.picture, a.live, a.breaking, a.withdrawn
FROM articles a JOIN stories s ON s.id = a.story_id;

-- A story in its languages.
CREATE INDEX teasers_of ON teasers (story_id);
