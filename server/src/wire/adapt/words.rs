//! What readers see of an entry.

use app::domain::trail::trail;

use super::LeftOut;
use crate::{
    config::SourceConfig,
    wire::{
        item::RawItem,
        plain::{plain, plain_within},
        sanitise::Clean,
    },
};

/// Words of a source that allows no more than an excerpt.
const EXCERPT_WORDS: usize = 60;
/// A text of up to this many words that comes alone is the standfirst, and the article has no body.
const BRIEF_WORDS: u32 = 60;
/// Longer headlines are cut: nobody writes them, some feeds put the whole text there.
const HEADLINE: usize = 250;
/// Longer summaries are no standfirst.
const STANDFIRST: usize = 500;

/// What readers see of an entry.
pub(super) struct Words {
    pub(super) headline: String,
    pub(super) standfirst: String,
    pub(super) body: String,
    pub(super) byline: String,
}

impl Words {
    pub(super) fn of(item: &RawItem, clean: &Clean, source: &SourceConfig) -> Result<Self, LeftOut> {
        let headline = match plain_within(&item.title, HEADLINE) {
            title if !title.is_empty() => title,
            _ => trail(clean.text.lines().next().unwrap_or_default()),
        };
        if headline.is_empty() && !item.withdrawn {
            return Err(LeftOut::Empty);
        }
        let summary = item.content.as_ref().and(item.summary.as_deref()).map(plain);
        let is_brief = item.content.is_none()
            && clean.words <= BRIEF_WORDS
            && clean.pictures.is_empty()
            && !clean.html.contains("data-embed");
        let standfirst = match summary {
            Some(summary) if summary.chars().count() <= STANDFIRST && !repeats(&clean.text, &summary) => summary,
            None if is_brief => folded(&clean.text),
            _ => String::new(),
        };
        let (standfirst, body) = if source.excerpt_only {
            let body = if standfirst.is_empty() {
                excerpt(&clean.text)
            } else {
                String::new()
            };
            (shortened(&standfirst), body)
        } else {
            (standfirst, if is_brief { String::new() } else { clean.html.clone() })
        };
        Ok(Self {
            headline,
            standfirst,
            body,
            byline: plain_within(&item.authors.join(", "), 200),
        })
    }
}

/// A text that begins with its headline as a heading, as agencies' do, without it: the page has it above.
pub(super) fn without_headline(mut clean: Clean, title: &str) -> Clean {
    let letters = |text: &str| -> String {
        let letters = text.chars().filter(|letter| letter.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    };
    let heading = clean.html.strip_prefix("<h2>").and_then(|html| html.split_once("</h2>"));
    if let Some((heading, rest)) = heading
        && !heading.contains("<img")
    {
        let headline = letters(&plain(title));
        if !headline.is_empty() && letters(&plain(heading)) == headline {
            let (line, text) = clean.text.split_once('\n').unwrap_or((&clean.text, ""));
            let words = line.split_whitespace().filter(|word| word.contains(char::is_alphanumeric));
            clean.words -= u32::try_from(words.count()).unwrap_or(0).min(clean.words);
            (clean.html, clean.text) = (rest.to_owned(), text.to_owned());
        }
    }
    clean
}

/// Whether a summary is only the text's beginning.
fn repeats(text: &str, summary: &str) -> bool {
    let letters = |text: &str| {
        text.chars()
            .filter(|letter| letter.is_alphanumeric())
            .take(80)
            .collect::<String>()
    };
    let (start, beginning) = (letters(summary), letters(text));
    !start.is_empty() && beginning.starts_with(&start)
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(super) fn shortened(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    match words.get(..EXCERPT_WORDS) {
        Some(first) if words.len() > EXCERPT_WORDS => format!("{}…", first.join(" ")),
        _ => words.join(" "),
    }
}

fn excerpt(text: &str) -> String {
    let text = shortened(text);
    if text.is_empty() {
        return text;
    }
    format!(
        "<p>{}</p>",
        text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
    )
}
