-- What has come in a language since a page was made: asked for by pages that are on screen.
CREATE INDEX articles_arrived ON articles (lang, id);

-- What is announced as breaking news; some hours later it is not any more.
ALTER TABLE articles ADD COLUMN breaking BOOLEAN NOT NULL DEFAULT FALSE;
CREATE INDEX articles_breaking ON articles (published) WHERE breaking;
