-- What has come in a language since a page was made: asked for by pages that are on screen.
CREATE INDEX articles_arrived ON articles (lang, id);
