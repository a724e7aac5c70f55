//! The preview: the picture that other sites show beside a link to one of our pages (Open Graph's `og:image`). Here is what it says and at
//! which address; the server draws it.

use crate::{
    domain::{article::Article, lang::Lang, section::Section, slug::Slug},
    paths,
    site::{Edition, Site},
};

/// Pixels: what sites that show previews ask for, 1.91 : 1.
pub const WIDTH: u32 = 1200;
/// Pixels.
pub const HEIGHT: u32 = 630;

/// Raised when the drawing changes, so that every preview gets another address.
const DESIGN: u8 = 1;

/// What a preview says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// The path of the page it is of.
    pub page: String,
    /// The language it is in.
    pub lang: Lang,
    /// The id of the section whose colour it wears; none for an edition's front.
    pub section: Option<Slug>,
    /// The section's name above the headline; none where that is the headline.
    pub kicker: Option<String>,
    /// The largest words.
    pub headline: String,
    /// The day on which it was published.
    pub date: Option<String>,
    /// The paper's name.
    pub paper: String,
}

impl Preview {
    /// Of an article.
    pub fn of_article(article: &Article, site: &Site, edition: &Edition) -> Self {
        Self {
            page: paths::article(&article.address(), &site.sections),
            lang: article.lang,
            section: Some(article.section.clone()),
            kicker: Some(site.section_label(article.section.as_str(), edition.lang).1),
            headline: article.headline.clone(),
            date: Some(edition.format.long_date(article.published)),
            paper: site.name.clone(),
        }
    }

    /// Of a section's front.
    pub fn of_section(section: &Section, site: &Site, edition: &Edition) -> Self {
        Self {
            page: paths::section(edition.lang, section.slug(edition.lang).as_str()),
            lang: edition.lang,
            section: Some(section.id.clone()),
            kicker: None,
            headline: section.label(edition.lang).1.to_owned(),
            date: None,
            paper: site.name.clone(),
        }
    }

    /// Of an edition's front.
    pub fn of_front(site: &Site, edition: &Edition) -> Self {
        Self {
            page: paths::front(edition.lang),
            lang: edition.lang,
            section: None,
            kicker: None,
            headline: edition.texts.tagline(),
            date: None,
            paper: site.name.clone(),
        }
    }

    /// Its address, with a short hash of all it says: another headline is another address.
    pub fn address(&self) -> String {
        paths::preview(&self.page, &format!("{:016x}", self.hash()))
    }

    /// Its words, for those who do not see it.
    pub fn alt(&self) -> String {
        let words = [
            self.kicker.as_deref(),
            Some(&self.headline),
            self.date.as_deref(),
            Some(&self.paper),
        ];
        words.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    /// FNV-1a, 64 bits: the same in every build, unlike the standard library's.
    fn hash(&self) -> u64 {
        let section = self.section.as_ref().map_or("", Slug::as_str);
        let (kicker, date) = (
            self.kicker.as_deref().unwrap_or_default(),
            self.date.as_deref().unwrap_or_default(),
        );
        let said = [self.lang.tag(), section, kicker, &self.headline, date, &self.paper].join("\0");
        std::iter::once(DESIGN)
            .chain(said.bytes())
            .fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
                (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn preview() -> Preview {
        Preview {
            page: "/fr/monde/a".into(),
            lang: "fr".parse().unwrap(),
            section: "world".parse().ok(),
            kicker: Some("Monde".into()),
            headline: "Un titre".into(),
            date: Some("19 mars 2025".into()),
            paper: "EU Briefs".into(),
        }
    }

    #[test]
    fn whatever_is_said_otherwise_is_at_another_address() {
        let usual = preview().address();
        assert_eq!(preview().address(), usual);
        let changes: [fn(&mut Preview); 6] = [
            |preview| preview.lang = "de".parse().unwrap(),
            |preview| preview.section = None,
            |preview| preview.kicker = None,
            |preview| preview.headline.push('s'),
            |preview| preview.date = None,
            |preview| preview.paper.clear(),
        ];
        for change in changes {
            let mut other = preview();
            change(&mut other);
            assert_ne!(other.address(), usual, "{other:?}");
        }
    }

    #[test]
    fn it_is_told_in_the_words_that_it_shows() {
        assert_eq!(preview().alt(), "Monde · Un titre · 19 mars 2025 · EU Briefs");
        let short = Preview {
            kicker: None,
            date: None,
            ..preview()
        };
        assert_eq!(short.alt(), "Un titre · EU Briefs");
    }
}
