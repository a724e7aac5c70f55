-- What the wire must remember of a feed, an original and a subscription between two looks at them, and the ways to a source's articles.

-- A source's newest items, which each fetch asks for.
CREATE INDEX origins_by_source ON origins (source_id, article_id);
-- Articles that readers find on another source's card: counted for the source that is credited there.
CREATE INDEX articles_withdrawn_by_source ON articles (lang, source_id, published) WHERE withdrawn IS NOT NULL AND source_id IS NOT NULL;

-- How long the feed asks to be kept, in seconds: an answer without a body does not say it again.
ALTER TABLE feeds ADD COLUMN ttl BIGINT;
-- The address that the validators are of. Of those kept until now it is not known, so they are not sent any more.
ALTER TABLE feeds ADD COLUMN validated TEXT COLLATE "C";
-- When pictures that its items lack are to be looked for again: the feed is then asked for as a whole.
ALTER TABLE feeds ADD COLUMN pictures_due BIGINT;

-- Answers in a row that did not say whether the original is there.
ALTER TABLE origins ADD COLUMN unclear BIGINT NOT NULL DEFAULT 0;

-- The last push. None before the first, nor once a fetch has found news that were not pushed.
ALTER TABLE subscriptions ADD COLUMN pushed BIGINT;
