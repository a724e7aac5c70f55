-- Which articles are on a topic is read in the index alone: beside a story are those on each of its topics, and with a million stories each
-- row that is looked up besides is another page of the table.
DROP INDEX article_topics_by_topic;
CREATE INDEX article_topics_by_topic ON article_topics (topic, lang, published DESC, article_id);
