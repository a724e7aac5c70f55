//! Rows as the database holds them, and the domain types made of them.

use std::sync::Arc;

use app::domain::{
    article::{Address, Teaser},
    lang::Lang,
    live::LiveState,
    picture::{Picture, Rendition},
    slug::Slug,
    typography,
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::StoreError;

/// What a teaser shows, and nothing else: the columns of [`TeaserRow`] from `teasers a`.
pub(super) const TEASER_COLUMNS: &str = "a.story, a.lang, a.section, a.slug, a.headline, a.trail, a.published, a.picture, a.live, a.breaking, (SELECT name FROM sources WHERE id = a.source_id)";

/// How many they are.
pub(super) const TEASER_LENGTH: usize = 11;

pub(super) type TeaserRow = (
    String,
    String,
    String,
    String,
    String,
    String,
    i64,
    Option<String>,
    Option<String>,
    bool,
    Option<String>,
);

pub(super) fn teaser(
    (story, lang, section, slug, headline, trail, published, picture, live, breaking, source): TeaserRow,
) -> Result<Teaser, StoreError> {
    let address = address(&lang, &section, &slug)?;
    Ok(Teaser {
        story: parse("teasers.story", &story)?,
        headline: typography::text(address.lang, headline),
        trail: typography::text(address.lang, trail),
        address,
        published: timestamp("articles.published", published)?,
        source,
        picture: picture.map(|json| read_picture(&json)).transpose()?,
        is_live: live_state(live)? == Some(LiveState::Open),
        is_breaking: breaking,
    })
}

pub(super) fn teasers(rows: Vec<TeaserRow>) -> Result<Vec<Arc<Teaser>>, StoreError> {
    rows.into_iter().map(|row| teaser(row).map(Arc::new)).collect()
}

pub(super) fn address(lang: &str, section: &str, slug: &str) -> Result<Address, StoreError> {
    Ok(Address {
        lang: parse("articles.lang", lang)?,
        section: parse("articles.section", section)?,
        slug: parse("articles.slug", slug)?,
    })
}

pub(super) fn parse<T: std::str::FromStr>(what: &'static str, value: &str) -> Result<T, StoreError> {
    value.parse().map_err(|_| StoreError::Corrupt {
        what,
        value: value.to_owned(),
    })
}

pub(super) fn timestamp(what: &'static str, seconds: i64) -> Result<Timestamp, StoreError> {
    Timestamp::from_second(seconds).map_err(|_| StoreError::Corrupt {
        what,
        value: seconds.to_string(),
    })
}

/// How far a live report is, from its column.
pub(super) fn live_state(word: Option<String>) -> Result<Option<LiveState>, StoreError> {
    word.map(|word| parse("articles.live", &word)).transpose()
}

/// A picture in a column.
#[derive(Debug, Serialize, Deserialize)]
struct StoredPicture {
    files: Vec<StoredRendition>,
    alt: String,
    caption: String,
    credit: String,
}

#[derive(Debug, Serialize, Deserialize)]
struct StoredRendition {
    file: String,
    width: u32,
    height: u32,
}

pub(super) fn read_picture(json: &str) -> Result<Picture, StoreError> {
    let stored: StoredPicture = serde_json::from_str(json).map_err(|_| StoreError::Corrupt {
        what: "articles.picture",
        value: json.to_owned(),
    })?;
    Ok(Picture {
        renditions: stored
            .files
            .into_iter()
            .map(|file| Rendition {
                mime: mime_of(&file.file),
                width: file.width,
                height: file.height,
                file: file.file,
            })
            .collect(),
        alt: stored.alt,
        caption: stored.caption,
        credit: stored.credit,
    })
}

pub(super) fn write_picture(picture: &Picture) -> String {
    let stored = StoredPicture {
        files: picture
            .renditions
            .iter()
            .map(|file| StoredRendition {
                file: file.file.clone(),
                width: file.width,
                height: file.height,
            })
            .collect(),
        alt: picture.alt.clone(),
        caption: picture.caption.clone(),
        credit: picture.credit.clone(),
    };
    serde_json::to_string(&stored).expect("strings and numbers are JSON")
}

/// The media type of a stored picture, by the ending its import gave it.
fn mime_of(file: &str) -> &'static str {
    match file.rsplit('.').next() {
        Some("avif") => "image/avif",
        Some("webp") => "image/webp",
        Some("png") => "image/png",
        _ => "image/jpeg",
    }
}

/// A language as a parameter.
pub(super) fn tag(lang: Lang) -> &'static str {
    lang.tag()
}

/// A slug from a column that only ever holds slugs.
pub(super) fn slug(what: &'static str, value: &str) -> Result<Slug, StoreError> {
    parse(what, value)
}
