-- What has changed, for whoever keeps a page that shows it; written here, so that no writer can forget it. Old rows are deleted.
-- `tag` is a language, of whose articles one has changed, with its story; or `weather:` with a place, `most-read`, or `*` for everything.
CREATE TABLE changes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    tag TEXT NOT NULL,
    story TEXT
);

CREATE TRIGGER articles_insert AFTER INSERT ON articles BEGIN
    INSERT INTO changes (tag, story) VALUES (new.lang, (SELECT key FROM stories WHERE id = new.story_id));
END;
CREATE TRIGGER articles_update AFTER UPDATE ON articles BEGIN
    INSERT INTO changes (tag, story) VALUES (new.lang, (SELECT key FROM stories WHERE id = new.story_id));
END;
CREATE TRIGGER articles_move AFTER UPDATE OF lang, story_id ON articles WHEN new.lang <> old.lang OR new.story_id <> old.story_id BEGIN
    INSERT INTO changes (tag, story) VALUES (old.lang, (SELECT key FROM stories WHERE id = old.story_id));
END;
CREATE TRIGGER articles_delete AFTER DELETE ON articles BEGIN
    INSERT INTO changes (tag, story) VALUES (old.lang, (SELECT key FROM stories WHERE id = old.story_id));
END;

-- Whose text an article shows besides its own source's, and whether that still has it.
CREATE TRIGGER origins_update AFTER UPDATE OF folded_into, gone ON origins
WHEN new.folded_into IS NOT old.folded_into OR new.gone IS NOT old.gone BEGIN
    INSERT INTO changes (tag, story) SELECT a.lang, s.key FROM articles a JOIN stories s ON s.id = a.story_id
    WHERE a.id IN (new.article_id, old.folded_into, new.folded_into);
END;

CREATE TRIGGER sources_update AFTER UPDATE ON sources
WHEN new.name <> old.name OR new.homepage IS NOT old.homepage OR new.licence IS NOT old.licence BEGIN
    INSERT INTO changes (tag) VALUES ('*');
END;

-- English names stand in for those that a language lacks.
CREATE TRIGGER topic_labels_insert AFTER INSERT ON topic_labels BEGIN
    INSERT INTO changes (tag) VALUES (CASE new.lang WHEN 'en' THEN '*' ELSE new.lang END);
END;
CREATE TRIGGER topic_labels_update AFTER UPDATE ON topic_labels WHEN new.label <> old.label BEGIN
    INSERT INTO changes (tag) VALUES (CASE new.lang WHEN 'en' THEN '*' ELSE new.lang END);
END;

CREATE TRIGGER weather_insert AFTER INSERT ON weather BEGIN
    INSERT INTO changes (tag) VALUES ('weather:' || new.place);
END;
CREATE TRIGGER weather_update AFTER UPDATE ON weather
WHEN new.celsius IS NOT old.celsius OR new.sky IS NOT old.sky OR new.observed_at IS NOT old.observed_at BEGIN
    INSERT INTO changes (tag) VALUES ('weather:' || new.place);
END;
