//! The head of a story file: TOML between two lines of `+++`.

use app::domain::{
    lang::Lang,
    live::LiveState,
    picture::{Picture, Rendition},
    slug::Slug,
};
use jiff::Timestamp;
use serde::{Deserialize, Deserializer, de::Error as _};

use crate::toml_source::{TomlSource, with_key};

const FENCE: &str = "+++";

/// A story file's head, checked.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StoryFile {
    pub story: Slug,
    pub lang: Lang,
    pub section: Slug,
    pub slug: Option<Slug>,
    #[serde(deserialize_with = "text")]
    pub headline: String,
    #[serde(deserialize_with = "text")]
    pub standfirst: String,
    #[serde(deserialize_with = "instant")]
    pub published: Timestamp,
    #[serde(default, deserialize_with = "optional_instant")]
    pub updated: Option<Timestamp>,
    pub byline: Option<String>,
    pub source: Option<SourceEntry>,
    #[serde(default)]
    pub topics: Vec<Slug>,
    pub must_read: Option<u32>,
    pub image: Option<ImageEntry>,
    #[serde(default)]
    pub breaking: bool,
    #[serde(default)]
    pub withdrawn: bool,
    #[serde(default, deserialize_with = "live_state")]
    pub live: Option<LiveState>,
    #[serde(skip)]
    pub line_of_image: usize,
    #[serde(skip)]
    pub line_of_body: usize,
}

/// An outside source.
#[derive(Debug, Deserialize)]
#[serde(try_from = "SourceWords")]
pub(super) struct SourceEntry {
    pub id: Slug,
    pub name: String,
    pub url: String,
    pub homepage: String,
    pub licence: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SourceWords {
    name: String,
    url: String,
    licence: Option<String>,
}

impl TryFrom<SourceWords> for SourceEntry {
    type Error = String;

    fn try_from(words: SourceWords) -> Result<Self, String> {
        let english = "en".parse().map_err(|_| "English is supported".to_owned())?;
        let id = Slug::from_headline(&words.name, english).ok_or("source.name: write the source's name")?;
        let url = url::Url::parse(&words.url).map_err(|error| format!("source.url: `{}` is not a URL ({error})", words.url))?;
        if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none() {
            return Err(format!("source.url: `{}` must begin with https:// or http://", words.url));
        }
        Ok(Self {
            id,
            name: words.name,
            homepage: format!("{}/", url.origin().ascii_serialization()),
            url: url.into(),
            licence: words.licence,
        })
    }
}

/// A story's picture.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ImageEntry {
    pub file: String,
    alt: String,
    #[serde(default)]
    caption: String,
    #[serde(default)]
    credit: String,
}

impl ImageEntry {
    pub(super) fn with(&self, renditions: Vec<Rendition>) -> Picture {
        Picture {
            renditions,
            alt: self.alt.clone(),
            caption: self.caption.clone(),
            credit: self.credit.clone(),
        }
    }
}

/// Splits a file into its checked head and its body; else the line and what is wrong there.
pub(super) fn parse(text: &str) -> Result<(StoryFile, &str), (usize, String)> {
    let (head, body, body_line) = split(text)?;
    let mut file: StoryFile = toml::from_str(head).map_err(|error| {
        // The head begins on line 2, behind the fence. A key that is missing is on no line of it.
        let place = TomlSource::new(head).place_of(&error);
        let line = place.as_ref().map_or(1, |place| place.line + 1);
        (line, with_key(place.and_then(|place| place.key).as_deref(), error.message()))
    })?;
    if let Some(updated) = file.updated
        && updated < file.published
    {
        return Err((
            line_of(text, "updated"),
            "updated: earlier than `published`: one of them is wrong".into(),
        ));
    }
    if file.must_read == Some(0) {
        return Err((line_of(text, "must_read"), "must_read: ranks begin with 1".into()));
    }
    if body.trim().is_empty() {
        return Err((body_line, "the story has no text behind the second +++".into()));
    }
    file.line_of_image = line_of(text, "image");
    file.line_of_body = body_line;
    Ok((file, body))
}

/// The story a faulty file belongs to, if that much can be read: each line of the head by itself, since the head as a whole may not
/// be TOML.
pub(super) fn story_of(text: &str) -> Option<Slug> {
    let head = text.lines().skip(1).take_while(|line| line.trim_end() != FENCE);
    text.lines()
        .take(1)
        .chain(head)
        .filter_map(|line| line.parse::<toml::Table>().ok())
        .find_map(|line| line.get("story")?.as_str()?.parse().ok())
}

/// The line a key of the head stands on, from 1; the first line when it is not there.
pub(super) fn line_of(text: &str, key: &'static str) -> usize {
    match split(text).map(|(head, ..)| TomlSource::new(head).line_of_key(key)) {
        Ok(Some(line)) => line + 1,
        _ => 1,
    }
}

fn split(text: &str) -> Result<(&str, &str, usize), (usize, String)> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let rest = text
        .strip_prefix(FENCE)
        .and_then(|rest| rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix('\n')))
        .ok_or_else(|| {
            (
                1,
                "a story file begins with a line of +++, then its head in TOML, then +++ again".to_owned(),
            )
        })?;
    let mut offset = 0;
    for (index, line) in rest.split_inclusive('\n').enumerate() {
        if line.trim_end() == FENCE {
            return Ok((&rest[..offset], &rest[offset + line.len()..], index + 3));
        }
        offset += line.len();
    }
    Err((1, "the second line of +++ is missing: it ends the head".into()))
}

fn text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let text = String::deserialize(deserializer)?;
    if text.trim().is_empty() {
        Err(D::Error::custom("is empty: write something"))
    } else {
        Ok(text.trim().to_owned())
    }
}

fn instant<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Timestamp, D::Error> {
    let written = toml::value::Datetime::deserialize(deserializer)?;
    written.to_string().parse().map_err(|_| {
        D::Error::custom(format!(
            "`{written}` needs a date, a time and an offset, like 2024-08-28T16:00:00+02:00"
        ))
    })
}

fn live_state<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<LiveState>, D::Error> {
    String::deserialize(deserializer)?.parse().map(Some).map_err(D::Error::custom)
}

fn optional_instant<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Timestamp>, D::Error> {
    instant(deserializer).map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "+++\nstory = \"a\"\nlang = \"fr\"\nsection = \"world\"\nheadline = \"Un titre\"\nstandfirst = \"Un chapeau.\"\npublished = 2024-08-28T16:00:00+02:00\n+++\nLe texte.\n";

    fn fault(from: &str, to: &str) -> (usize, String) {
        parse(&GOOD.replace(from, to)).map(|_| ()).unwrap_err()
    }

    #[test]
    fn a_good_file_is_read() {
        let (file, body) = parse(GOOD).unwrap();
        assert_eq!(file.headline, "Un titre");
        assert_eq!(file.published, "2024-08-28T14:00:00Z".parse().unwrap());
        assert_eq!(body, "Le texte.\n");
    }

    #[test]
    fn a_fault_names_its_line_and_key() {
        for (from, to, line, words) in [
            (
                "lang = \"fr\"",
                "lang = \"frr\"",
                3,
                "lang: `frr` is not a supported language",
            ),
            ("headline = \"Un titre\"", "headline = \" \"", 5, "headline: is empty"),
            ("headline =", "headlin =", 5, "unknown field `headlin`"),
            ("+02:00", "", 7, "published: `2024-08-28T16:00:00` needs"),
            ("2024-08-28T16:00:00+02:00", "\"gestern\"", 7, "published"),
            (
                "published = ",
                "updated = 2024-08-28T10:00:00+02:00\npublished = ",
                7,
                "updated: earlier",
            ),
            ("published = ", "must_read = 0\npublished = ", 7, "must_read: ranks"),
            (
                "published = ",
                "source = { name = \"X\", url = \"ftp://x\" }\npublished = ",
                7,
                "source.url: `ftp://x`",
            ),
            (
                "published = ",
                "live = \"now\"\npublished = ",
                7,
                "live: `now` is not how far a live report is: write \"open\" or \"over\"",
            ),
            ("Le texte.", " ", 9, "no text"),
            ("\n+++\nLe", "\nLe", 1, "second line of +++"),
            ("+++\nstory", "story", 1, "begins with a line of +++"),
        ] {
            let (found_line, reason) = fault(from, to);
            assert!(reason.contains(words), "{reason} should contain {words}");
            assert_eq!(found_line, line, "{reason}");
        }
    }

    #[test]
    fn a_missing_key_is_a_fault_of_the_whole_head_and_of_no_other_key() {
        let missing = "standfirst = \"Un chapeau.\"\n";
        assert_eq!(fault(missing, ""), (1, "missing field `standfirst`".to_owned()));
        let (line, reason) = fault("lang =", "source = { name = \"X\" }\nlang =");
        assert_eq!((line, reason.as_str()), (3, "source: missing field `url`"));
    }

    #[test]
    fn the_story_of_a_faulty_file_is_known_however_it_is_written() {
        for written in [
            "story = \"a\"",
            "story = 'a'",
            "story = \"a\" # the first",
            "\"story\" = \"a\"",
            " story=\"a\"  ",
        ] {
            let text = GOOD.replace("story = \"a\"", written).replace("lang = \"fr\"", "lang = ");
            assert!(parse(&text).is_err());
            assert_eq!(story_of(&text).as_ref().map(Slug::as_str), Some("a"), "{written}");
        }
        let elsewhere = GOOD.replace("story = \"a\"\n", "").replace("Le texte.", "story = \"b\"");
        assert_eq!(story_of(&elsewhere), None, "what is in the text is no head");
    }

    #[test]
    fn the_home_page_of_a_source_keeps_its_port() {
        let text = GOOD.replace(
            "lang =",
            "source = { name = \"X\", url = \"http://Wire.example:8080/a?b#c\" }\nlang =",
        );
        assert_eq!(parse(&text).unwrap().0.source.unwrap().homepage, "http://wire.example:8080/");
    }
}
