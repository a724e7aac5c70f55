//! From an entry as its sender wrote it to an article as this paper keeps it: cleaned, dated, placed, and with what it is known by.
//!
//! Pure: the same entry, source and time make the same draft. Pictures are put in afterwards ([`Draft::with_pictures`]), since whether
//! they are fetched at all depends on whether the text is known already.

use std::collections::BTreeMap;

use app::domain::{
    lang::Lang,
    picture::{Picture, Rendition},
    section::Sections,
    slug::Slug,
    trail::trail,
};
use jiff::{Timestamp, tz::TimeZone};
use url::Url;

use super::{
    address,
    dates::{self, DateFlag},
    fingerprint,
    item::{RawFeed, RawItem},
    language, near,
    plain::{plain, plain_within},
    sanitise::{self, Clean, Page, PictureRef, Stored},
};
use crate::{
    config::{CanonicalPolicy, SourceConfig},
    store::{NewArticle, NewItem, NewSource, Wording},
    stories::hex,
};

mod keys;
mod words;

use keys::Keys;
use words::{Words, shortened};

/// Topics of an entry that are kept.
const TOPICS: usize = 8;

/// The words of a card for something embedded, `{name}` standing for the third party, by language.
pub type EmbedLabels = BTreeMap<Lang, String>;

/// What the adapter must know besides the entry.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// Whose entry it is.
    pub source: &'a SourceConfig,
    /// The paper's sections.
    pub sections: &'a Sections,
    /// The zone of dates without one, unless the source has its own.
    pub zone: &'a TimeZone,
    /// The card's words for something embedded, by language.
    pub embed_labels: &'a EmbedLabels,
    /// When the document was fetched.
    pub fetched: Timestamp,
    /// SHA-256 of the document.
    pub sha256: [u8; 32],
}

/// An article to be, whose pictures are still elsewhere.
#[derive(Debug, Clone)]
pub struct Draft {
    /// Everything but pictures.
    pub item: NewItem,
    /// Keys within its source: the same item.
    pub own_keys: Vec<[u8; 32]>,
    /// Keys across sources: the same text.
    pub shared_keys: Vec<[u8; 32]>,
    /// The source takes it back.
    pub is_withdrawn: bool,
    /// Pictures in the text, in the order of their marks.
    pub pictures: Vec<PictureRef>,
    /// The picture beside the text.
    pub lead: Option<PictureRef>,
    lead_credit: String,
}

/// Why an entry is left out, as the end of a sentence that begins with what it is.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LeftOut {
    /// No edition could show it.
    #[error("is in no language of this paper ({0})")]
    Language(String),
    /// Nothing in it says which language it is in.
    #[error("says in no way which language it is in: give the source a `lang`")]
    NoLanguage,
    /// Nothing is left of it after cleaning.
    #[error("has neither headline nor text once it is cleaned")]
    Empty,
    /// Readers could not be led to the original.
    #[error("has no address that could be credited, and its source has no `homepage`")]
    NoAddress,
}

/// Makes a draft of an entry. `is_address_its_own` is false where several entries of the document have the same address.
pub fn adapt(item: &RawItem, feed: &RawFeed, setting: Setting<'_>, is_address_its_own: bool) -> Result<Draft, LeftOut> {
    let source = setting.source;
    let homepage = source.homepage.clone().or_else(|| feed.homepage.clone());
    let link = item.link.as_deref().and_then(|link| Url::parse(link).ok());
    let home = homepage.as_deref().and_then(|home| Url::parse(home).ok());
    // What is taken back need not say where it was: nobody is led there.
    let feed_itself = || Url::parse(&source.url).ok().filter(|_| item.withdrawn);
    let original = link
        .clone()
        .or_else(|| home.clone())
        .or_else(feed_itself)
        .ok_or(LeftOut::NoAddress)?;
    let (lang, clean) = cleaned(item, feed, setting, &original)?;
    let clean = words::without_headline(clean, &item.title);
    let words = Words::of(item, &clean, source)?;
    let home = home.as_ref().map(address::canonical);
    let is_home = |link: &Url| (link.path() == "/" && link.query().is_none()) || Some(address::canonical(link)) == home;
    let keys = Keys::of(
        item,
        source,
        link.as_ref().filter(|link| is_address_its_own && !is_home(link)),
        &words,
        &clean,
    );
    let id = source.id.as_str();
    let name = &hex(&keys.own[0])[..12];
    let dates = dates::settle(item.published, item.updated, setting.fetched);
    let is_embargoed = item.embargoed_until.is_some_and(|until| until > setting.fetched);
    let content = fingerprint::content(&fingerprint::Content {
        headline: &words.headline,
        standfirst: &words.standfirst,
        byline: &words.byline,
        body_text: if source.excerpt_only { &words.body } else { &clean.text },
        links: &links(&clean.html),
        pictures: &[],
    });
    let sketch = near::sketch(&clean.text);
    let topic_labels = topics(&item.topics, lang);
    let licence = source
        .licence
        .clone()
        .or_else(|| item.rights.as_deref().map(|rights| plain_within(rights, 200)));
    let article = NewArticle {
        story: named(id, name),
        lang,
        section: section(item, setting),
        slug: Slug::from_headline(&words.headline, lang).unwrap_or_else(|| named(id, name)),
        trail: trail(if words.standfirst.is_empty() {
            &clean.text
        } else {
            &words.standfirst
        }),
        headline: words.headline,
        standfirst: words.standfirst,
        body: words.body,
        published: item
            .embargoed_until
            .map_or(dates.published, |until| until.max(dates.published)),
        updated: dates.updated,
        byline: Some(words.byline).filter(|byline| !byline.is_empty()),
        source: Some(NewSource {
            id: source.id.clone(),
            name: source.name.clone(),
            homepage: homepage.unwrap_or_else(|| format!("{}/", original.origin().ascii_serialization())),
            url: original.into(),
            licence: licence.filter(|licence| !licence.is_empty()),
        }),
        topics: topic_labels.iter().map(|(topic, _)| topic.clone()).collect(),
        must_read: None,
        breaking: false,
        withdrawn: false,
        picture: None,
        live: None,
        fingerprint: hex(&content),
    };
    let (lead, lead_credit) = lead(item, &clean).filter(|_| !source.excerpt_only).unzip();
    Ok(Draft {
        is_withdrawn: item.withdrawn,
        pictures: if source.excerpt_only { Vec::new() } else { clean.pictures },
        lead,
        lead_credit: lead_credit.unwrap_or_default(),
        item: NewItem {
            article,
            keys: keys.own.iter().chain(&keys.shared).copied().collect(),
            content,
            sha256: setting.sha256,
            // A time to come is no fault in what is announced for it.
            date_flag: dates.flag.filter(|_| !is_embargoed).map(|flag| match flag {
                DateFlag::Missing => "missing",
                DateFlag::Future => "future",
                DateFlag::Implausible => "implausible",
            }),
            is_excerpt: source.excerpt_only,
            is_canonical_there: source.canonical == CanonicalPolicy::Original,
            topic_labels,
            bands: sketch.as_ref().map(|sketch| sketch.bands.to_vec()).unwrap_or_default(),
            signature: sketch.map(|sketch| sketch.signature.to_bytes()),
        },
        own_keys: keys.own,
        shared_keys: keys.shared,
    })
}

/// The text fit for our pages, and its language: of what entry, feed and operator say, and of the text itself.
fn cleaned(item: &RawItem, feed: &RawFeed, setting: Setting<'_>, original: &Url) -> Result<(Lang, Clean), LeftOut> {
    let html = item.content.as_deref().or(item.summary.as_deref()).unwrap_or_default();
    let own_base = item.base.as_deref().and_then(|base| Url::parse(base).ok());
    let page = |lang: Option<Lang>| Page {
        base: Some(own_base.clone().unwrap_or_else(|| original.clone())),
        own_lang: lang.map(|lang| lang.tag().to_owned()),
        embed_label: lang
            .and_then(|lang| setting.embed_labels.get(&lang).cloned())
            .unwrap_or_default(),
    };
    let said = [item.lang.as_deref(), feed.lang.as_deref(), setting.source.lang.map(Lang::tag)];
    // What is said is nearly always true, and then one reading is enough.
    let likely = said.iter().flatten().find_map(|tag| language::primary(tag)?.parse().ok());
    let first = sanitise::sanitise(html, &page(likely));
    // A brief's words may say what its headline does not, and the other way round.
    let read = if first.text.is_empty() {
        plain(&item.title)
    } else {
        first.text.clone()
    };
    let tag = match language::settle(said[0], said[1], said[2], &read) {
        Some(tag) => tag,
        // It is only looked up, by what it is known by.
        None if item.withdrawn => "en".to_owned(),
        None => return Err(LeftOut::NoLanguage),
    };
    let lang: Lang = tag.parse().map_err(|_| LeftOut::Language(tag))?;
    // Marks of the language around, those of quotations, and the words on cards, depend on the language.
    let depends = || {
        likely.is_some()
            || ["<blockquote", " lang=\"", "data-embed"]
                .iter()
                .any(|mark| first.html.contains(mark))
    };
    let clean = if likely != Some(lang) && depends() {
        sanitise::sanitise(html, &page(Some(lang)))
    } else {
        first
    };
    Ok((lang, clean))
}

/// The picture beside the text, with its credit, unless the text has it.
fn lead(item: &RawItem, clean: &Clean) -> Option<(PictureRef, String)> {
    item.pictures.iter().find_map(|picture| {
        let url = Url::parse(&picture.url).ok()?;
        let reference = PictureRef {
            alt: picture.alt.as_deref().map(plain).unwrap_or_default(),
            width: picture.width,
            height: picture.height,
            url,
        };
        let is_in_text = clean.pictures.iter().any(|own| own.url == reference.url);
        (!is_in_text).then(|| (reference, picture.credit.as_deref().map(plain).unwrap_or_default()))
    })
}

/// Where a cleaned text leads.
fn links(html: &str) -> Vec<Url> {
    let links = html.split(" href=\"").skip(1);
    links.filter_map(|rest| Url::parse(rest.split('"').next()?).ok()).collect()
}

impl Draft {
    /// Puts the pictures in that could be kept: those of the text in their order, and the one beside it. One that is missing leaves
    /// its alternative text.
    pub fn with_pictures(mut self, in_text: &[Option<Stored>], lead: Option<Vec<Rendition>>) -> NewItem {
        // Read anew only where there is something to put in: it costs as much as cleaning.
        if !self.pictures.is_empty() {
            self.item.article.body = sanitise::place(&self.item.article.body, in_text);
        }
        if let (Some(renditions), Some(words)) = (lead, self.lead) {
            self.item.article.picture = Some(Picture {
                renditions,
                alt: words.alt,
                caption: String::new(),
                credit: self.lead_credit,
            });
        }
        self.item
    }
}

/// The words of an article as it is kept, a line a block: what its versions are compared by.
pub fn text_of(wording: &Wording) -> String {
    lines(wording, &sanitise::sanitise(&wording.body, &Page::default()).text)
}

/// The same of an article that an excerpt only may be shown of.
pub fn excerpt_of(wording: &Wording) -> String {
    lines(wording, &shortened(&sanitise::sanitise(&wording.body, &Page::default()).text))
}

fn lines(
    Wording {
        headline, standfirst, ..
    }: &Wording,
    body: &str,
) -> String {
    let parts = [headline, standfirst, body].into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("\n")
}

/// The section that a rule of the source gives to one of the entry's topics, else the source's own.
fn section(item: &RawItem, setting: Setting<'_>) -> Slug {
    let rules = &setting.source.sections;
    let ruled = item.topics.iter().find_map(|topic| {
        let topic = plain(topic).to_lowercase();
        rules
            .iter()
            .find(|(name, _)| name.to_lowercase() == topic)
            .map(|(_, section)| section.clone())
    });
    ruled
        .filter(|section| setting.sections.by_id(section.as_str()).is_some())
        .unwrap_or_else(|| setting.source.section.clone())
}

fn topics(names: &[String], lang: Lang) -> Vec<(Slug, String)> {
    let mut topics: Vec<(Slug, String)> = Vec::new();
    for name in names {
        let label = plain_within(name, 60);
        let Some(id) = Slug::from_headline(&label, lang) else {
            continue;
        };
        if topics.len() < TOPICS && !topics.iter().any(|(known, _)| *known == id) {
            topics.push((id, label));
        }
    }
    topics
}

fn named(source: &str, hash: &str) -> Slug {
    let source: String = source.chars().take(60).collect();
    format!("{source}-{hash}")
        .parse()
        .expect("a slug, a hyphen and hexadecimal digits are a slug")
}
