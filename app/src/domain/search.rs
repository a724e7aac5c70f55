//! Searching: what a reader asks for, and what is found.

use std::sync::Arc;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode, utf8_percent_encode};

use super::{article::Teaser, slug::Slug};

/// Characters of a question that are read; what follows is dropped.
pub const MAX_QUESTION: usize = 200;

/// What is written as it is in a query's value.
const IN_VALUE: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// What a reader asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// The words, in one line and without control characters.
    pub words: String,
    /// Only articles of this section, by its id.
    pub section: Option<Slug>,
    /// Only articles of this source.
    pub source: Option<Slug>,
    /// In every language of the site, and not only in the edition's.
    pub everywhere: bool,
}

impl Asked {
    /// Of a URL's query (`application/x-www-form-urlencoded`): never wrong, at the worst empty. Of a name given twice the first counts.
    pub fn parse(query: &str) -> Self {
        let value = |name: &str| {
            query
                .split('&')
                .filter_map(|pair| pair.split_once('='))
                .find(|(key, _)| *key == name)
                .map(|(_, value)| {
                    let bytes = value.replace('+', " ");
                    percent_decode(bytes.as_bytes()).decode_utf8_lossy().into_owned()
                })
        };
        let id = |name: &str| value(name).and_then(|id| id.parse().ok());
        Self {
            words: value("q").map(|words| tidy(&words)).unwrap_or_default(),
            section: id("section"),
            source: id("source"),
            everywhere: value("in").is_some_and(|langs| langs == "all"),
        }
    }

    /// As [`Self::parse`] reads it; empty for nothing.
    pub fn query(&self) -> String {
        let encode = |text: &str| utf8_percent_encode(text, IN_VALUE).to_string().replace("%20", "+");
        let pairs = [
            (!self.words.is_empty()).then(|| format!("q={}", encode(&self.words))),
            self.section.as_ref().map(|id| format!("section={id}")),
            self.source.as_ref().map(|id| format!("source={id}")),
            self.everywhere.then(|| "in=all".to_owned()),
        ];
        pairs.into_iter().flatten().collect::<Vec<_>>().join("&")
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

/// In one line, without control characters, cut.
fn tidy(words: &str) -> String {
    let words = words.replace(|c: char| c.is_control() || c == '\u{fffd}', " ");
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    line.chars().take(MAX_QUESTION).collect::<String>().trim_end().to_owned()
}

/// A stretch of an excerpt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fragment {
    /// Plain text.
    pub text: String,
    /// Whether it is what was asked for.
    pub is_found: bool,
}

/// An article that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// As on every list.
    pub teaser: Arc<Teaser>,
    /// Stands in place of the trail.
    pub excerpt: Vec<Fragment>,
}

/// A page of answers.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Results {
    /// The best first; at most [`super::front::sizes::PAGE`].
    pub hits: Vec<Hit>,
    /// From 1.
    pub number: u32,
    /// Whether there is another page behind this one.
    pub has_more: bool,
    /// How many articles were found; `None` for more than are ranked.
    pub total: Option<u32>,
    /// What the articles found do not have of the question.
    pub lacks: Option<Lacks>,
    /// Sources of the articles found, by name: id and name.
    pub sources: Vec<(Slug, String)>,
    /// What was perhaps meant; it finds something.
    pub meant: Option<String>,
}

/// What no article has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lacks {
    /// The words of a phrase, together; these have them all.
    Phrase,
    /// All of the words; these have some.
    Words,
}

impl Results {
    /// Whether there is such a page: the first one always is.
    pub fn is_there(&self) -> bool {
        self.number == 1 || (self.number > 1 && !self.hits.is_empty())
    }
}

/// A question that a reader who is still typing may have in mind; it finds something.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Suggestion {
    /// The question.
    pub text: String,
    /// Its answers' path.
    pub href: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_is_read_as_a_form_sends_it_and_written_so_that_it_reads_the_same() {
        let asked = Asked::parse("q=%C3%A9t%C3%A9+%26+hiver&section=world&source=example-wire&in=all&page=2");
        assert_eq!(asked.words, "été & hiver");
        assert_eq!(asked.section.as_ref().map(Slug::as_str), Some("world"));
        assert_eq!(asked.source.as_ref().map(Slug::as_str), Some("example-wire"));
        assert!(asked.everywhere);
        assert_eq!(Asked::parse(&asked.query()), asked);
        assert_eq!(Asked::default().query(), "");
    }

    #[test]
    fn no_query_is_wrong() {
        for (query, words) in [
            ("", ""),
            ("q", ""),
            ("q=", ""),
            ("q=+++", ""),
            ("q=a&q=b", "a"),
            ("q=%00a%01b%0A", "a b"),
            ("q=%FF%FE%", "%"),
            ("q=%zz", "%zz"),
            ("section=../..&source=%00&in=nowhere", ""),
            ("&&=&=x&q=a=b", "a=b"),
        ] {
            let asked = Asked::parse(query);
            assert_eq!(asked.words, words, "{query}");
            assert!(
                asked.section.is_none() && asked.source.is_none() && !asked.everywhere,
                "{query}"
            );
        }
    }

    #[test]
    fn a_long_question_is_cut() {
        assert_eq!(
            Asked::parse(&format!("q={}", "é".repeat(5_000))).words.chars().count(),
            MAX_QUESTION
        );
    }
}
