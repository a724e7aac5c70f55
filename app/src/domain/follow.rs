//! What a reader follows: topics and sources, named in an address and kept nowhere else but in the reader's browser.

use super::slug::Slug;

/// Topics, and sources, that one paper may be made of: each is a list of its own to be read.
pub const MOST: usize = 20;

/// Between two ids: a sign that queries leave alone and no id has.
const BETWEEN: char = '.';

/// Topics and sources by their ids, in the order in which they were followed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Following {
    /// At most [`MOST`].
    pub topics: Vec<Slug>,
    /// At most [`MOST`].
    pub sources: Vec<Slug>,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Followed {
    /// A topic.
    Topic(Slug),
    /// A source.
    Source(Slug),
}

impl Following {
    /// Of a URL's query, `topics=nato.ukraine&sources=example-wire`: never wrong, at the worst empty.
    pub fn parse(query: &str) -> Self {
        let ids = |name: &str| {
            let value = query
                .split('&')
                .filter_map(|pair| pair.split_once('='))
                .find(|(key, _)| *key == name);
            let mut ids: Vec<Slug> = Vec::new();
            for id in value
                .map_or("", |(_, value)| value)
                .split(BETWEEN)
                .filter_map(|id| id.parse().ok())
            {
                if !ids.contains(&id) && ids.len() < MOST {
                    ids.push(id);
                }
            }
            ids
        };
        Self {
            topics: ids(Followed::TOPICS),
            sources: ids(Followed::SOURCES),
        }
    }

    /// As [`Self::parse`] reads it; empty for nothing.
    pub fn query(&self) -> String {
        let part = |name: &str, ids: &[Slug]| (!ids.is_empty()).then(|| format!("{name}={}", joined(ids)));
        let parts = [part(Followed::TOPICS, &self.topics), part(Followed::SOURCES, &self.sources)];
        parts.into_iter().flatten().collect::<Vec<_>>().join("&")
    }

    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.topics.is_empty() && self.sources.is_empty()
    }

    /// Each of them.
    pub fn all(&self) -> impl Iterator<Item = Followed> + '_ {
        let topics = self.topics.iter().cloned().map(Followed::Topic);
        topics.chain(self.sources.iter().cloned().map(Followed::Source))
    }

    /// The same but for one.
    #[must_use]
    pub fn without(&self, followed: &Followed) -> Self {
        let mut rest = self.clone();
        match followed {
            Followed::Topic(id) => rest.topics.retain(|other| other != id),
            Followed::Source(id) => rest.sources.retain(|other| other != id),
        }
        rest
    }
}

impl Followed {
    /// The query's name for topics.
    pub const TOPICS: &str = "topics";
    /// The query's name for sources.
    pub const SOURCES: &str = "sources";

    /// The query's name for it.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Topic(_) => Self::TOPICS,
            Self::Source(_) => Self::SOURCES,
        }
    }

    /// Its id.
    pub fn id(&self) -> &Slug {
        match self {
            Self::Topic(id) | Self::Source(id) => id,
        }
    }
}

/// Ids as one word of a query.
pub fn joined(ids: &[Slug]) -> String {
    ids.iter().map(Slug::as_str).collect::<Vec<_>>().join(&BETWEEN.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_followed_is_written_as_it_is_read() {
        for query in ["", "topics=nato", "topics=nato.ukraine&sources=example-wire", "sources=a.b"] {
            assert_eq!(Following::parse(query).query(), query);
        }
    }

    #[test]
    fn what_is_no_id_is_left_out_and_nothing_is_named_twice() {
        let read = Following::parse("page=2&topics=nato..%00.NATO ü.nato.ukraine&sources=");
        assert_eq!(read.query(), "topics=nato.ukraine");
        for none in ["topics", "topic=nato", "topics=.", "sources=<script>"] {
            assert!(Following::parse(none).is_empty(), "{none}");
        }
    }

    #[test]
    fn at_most_a_few_are_followed() {
        let many: Vec<String> = (0..100).map(|number| format!("t-{number}")).collect();
        assert_eq!(Following::parse(&format!("topics={}", many.join("."))).topics.len(), MOST);
    }

    #[test]
    fn one_that_is_not_followed_any_more_leaves_the_others() {
        let all = Following::parse("topics=a.b&sources=a");
        assert_eq!(
            all.without(&Followed::Topic("a".parse().unwrap())).query(),
            "topics=b&sources=a"
        );
        assert_eq!(all.without(&Followed::Source("a".parse().unwrap())).query(), "topics=a.b");
    }
}
