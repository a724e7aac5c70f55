//! Articles and the smaller shapes of them that pages show.

use jiff::{SignedDuration, Timestamp};

use super::{lang::Lang, picture::Picture, provenance::Provenance, slug::Slug, source::Credit, topic::Topic};

/// An older article carries a notice.
pub const OLD_AFTER: SignedDuration = SignedDuration::from_hours(90 * 24);

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
    /// Safe HTML, made at import.
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

impl Article {
    /// Its address.
    pub fn address(&self) -> Address {
        Address {
            lang: self.lang,
            section: self.section.clone(),
            slug: self.slug.clone(),
        }
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
#[derive(Debug, Clone, PartialEq)]
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
}

#[cfg(test)]
mod tests {
    use super::*;

    fn age_after_days(days: i64) -> Option<Age> {
        let published: Timestamp = "2024-08-28T14:00:00Z".parse().unwrap();
        let article = Article {
            story: "a".parse().unwrap(),
            lang: "fr".parse().unwrap(),
            section: "world".parse().unwrap(),
            slug: "a".parse().unwrap(),
            headline: String::new(),
            standfirst: String::new(),
            body: String::new(),
            published,
            updated: None,
            byline: None,
            credit: None,
            topics: Vec::new(),
            picture: None,
            translations: Vec::new(),
            provenance: None,
        };
        article.age(published + SignedDuration::from_hours(24 * days))
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
