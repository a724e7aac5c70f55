//! Articles and the smaller shapes of them that pages show.

use jiff::{SignedDuration, Timestamp};

use super::{
    lang::Lang,
    live::LiveState,
    picture::Picture,
    provenance::{Provenance, Version},
    slug::Slug,
    source::Credit,
    topic::Topic,
};

/// An older article carries a notice.
pub const OLD_AFTER: SignedDuration = SignedDuration::from_hours(90 * 24);

/// So long after it came or was last changed an article is likely to be changed again.
const FRESH_FOR: SignedDuration = SignedDuration::from_hours(72);

/// One published text in one language.
#[derive(Debug, Clone, PartialEq)]
pub struct Article {
    /// The matter, the same in all its languages.
    pub story: Slug,
    /// The language it is written in.
    pub lang: Lang,
    /// Its home section's id.
    pub section: Slug,
    /// Its part of the URL.
    pub slug: Slug,
    /// Plain text.
    pub headline: String,
    /// The summary under the headline; plain text.
    pub standfirst: String,
    /// Safe HTML, made at import. Of a live report, in the form of [`super::live`].
    pub body: String,
    /// First published; never overwritten.
    pub published: Timestamp,
    /// Last changed; only where later than `published`.
    pub updated: Option<Timestamp>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// Whom it comes from, if not from us.
    pub credit: Option<Credit>,
    /// What it is about.
    pub topics: Vec<Topic>,
    /// Its picture.
    pub picture: Option<Picture>,
    /// The same story in other languages.
    pub translations: Vec<Address>,
    /// How it came in, if it came by the wire.
    pub provenance: Option<Box<Provenance>>,
    /// How far it is, if it is a live report.
    pub live: Option<LiveState>,
    /// The number of this text, from 1: each edit of its words counts.
    pub version: u32,
    /// What it said before, the latest first; of many only these.
    pub versions: Vec<Version>,
    /// Published articles with telling words in common, the closest first. Some may have been withdrawn.
    pub alike: Vec<Alike>,
}

/// An article that has telling words in common with another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Alike {
    /// Its number in the store.
    pub article: i64,
    /// When the hour began in which it was published, in seconds since 1970.
    pub hour: i64,
    /// How close it is, 0 to 1.
    pub close: f64,
}

/// Where an article is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Address {
    /// The article's language: the URL's first part.
    pub lang: Lang,
    /// Its section's id.
    pub section: Slug,
    /// Its own part.
    pub slug: Slug,
}

/// How old an article is, in the unit a notice uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Age {
    /// Whole months, 3 to 11 (a 91st day counts as three months).
    Months(u32),
    /// Whole years, at least 1.
    Years(u32),
}

/// What adults read silently, in most languages that part words by spaces (M. Brysbaert, 2019: 238 in English).
const WORDS_A_MINUTE: usize = 230;

impl Article {
    /// Its address.
    pub fn address(&self) -> Address {
        Address {
            lang: self.lang,
            section: self.section.clone(),
            slug: self.slug.clone(),
        }
    }

    /// How long it takes to read, in whole minutes; none where the text is not here or too short for that to be worth a word.
    pub fn reading_minutes(&self) -> Option<u32> {
        let words = self
            .body
            .split('<')
            .map(|part| part.split_once('>').map_or(part, |(_, text)| text).split_whitespace().count())
            .sum::<usize>();
        let minutes = u32::try_from(words.div_ceil(WORDS_A_MINUTE)).unwrap_or(u32::MAX);
        (words >= WORDS_A_MINUTE / 2).then_some(minutes)
    }

    /// Whether it is likely to be changed again.
    pub fn is_fresh(&self, now: Timestamp) -> bool {
        now.duration_since(self.updated.unwrap_or(self.published)) < FRESH_FOR
    }

    /// Its age at `now`, if that is worth a notice.
    pub fn age(&self, now: Timestamp) -> Option<Age> {
        let age = now.duration_since(self.published);
        if age <= OLD_AFTER {
            return None;
        }
        let days = age.as_hours() / 24;
        let whole = |length: f64| {
            #[expect(
                clippy::cast_precision_loss,
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "days since 1970 are small and positive"
            )]
            let whole = (days as f64 / length) as u32;
            whole
        };
        Some(match whole(365.2425) {
            0 => Age::Months(whole(30.436_875).max(3)),
            years => Age::Years(years),
        })
    }
}

/// An article on a list: what one teaser shows and no more.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Teaser {
    /// The matter.
    pub story: Slug,
    /// Where it leads.
    pub address: Address,
    /// Plain text.
    pub headline: String,
    /// Trail text, cut at a word (see [`super::trail`]).
    pub trail: String,
    /// First published.
    pub published: Timestamp,
    /// The outside source's name.
    pub source: Option<String>,
    /// Its picture.
    pub picture: Option<Picture>,
    /// Whether it is a live report to which entries are still to come.
    pub is_live: bool,
    /// Whether it is announced as breaking news.
    pub is_breaking: bool,
}

impl Teaser {
    /// Bytes of what it says, for whoever keeps some.
    pub fn bytes(&self) -> usize {
        let Self {
            story,
            address,
            headline,
            trail,
            published: _,
            source,
            picture,
            is_live: _,
            is_breaking: _,
        } = self;
        let names = [story, &address.section, &address.slug].map(|slug| slug.as_str().len());
        let texts = headline.len() + trail.len() + source.as_ref().map_or(0, String::len);
        names.iter().sum::<usize>() + texts + picture.as_ref().map_or(0, Picture::bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(body: String) -> Article {
        Article {
            story: "a".parse().unwrap(),
            lang: "fr".parse().unwrap(),
            section: "world".parse().unwrap(),
            slug: "a".parse().unwrap(),
            headline: String::new(),
            standfirst: String::new(),
            body,
            published: "2024-08-28T14:00:00Z".parse().unwrap(),
            updated: None,
            byline: None,
            credit: None,
            topics: Vec::new(),
            picture: None,
            translations: Vec::new(),
            provenance: None,
            live: None,
            version: 1,
            versions: Vec::new(),
            alike: Vec::new(),
        }
    }

    fn age_after_days(days: i64) -> Option<Age> {
        let article = article(String::new());
        article.age(article.published + SignedDuration::from_hours(24 * days))
    }

    #[test]
    fn reading_takes_a_minute_for_each_230_words_and_markup_takes_none() {
        let minutes = |words: usize| article(format!("<p class=\"a b c\">{}</p>", "a word ".repeat(words / 2))).reading_minutes();
        assert_eq!(
            [100, 116, 230, 232, 690].map(minutes),
            [None, Some(1), Some(1), Some(2), Some(3)]
        );
    }

    #[test]
    fn an_article_is_old_after_ninety_days() {
        assert_eq!(age_after_days(90), None);
        assert_eq!(age_after_days(91), Some(Age::Months(3)));
        assert_eq!(age_after_days(203), Some(Age::Months(6)));
        assert_eq!(age_after_days(364), Some(Age::Months(11)));
        assert_eq!(age_after_days(366), Some(Age::Years(1)));
    }
}
