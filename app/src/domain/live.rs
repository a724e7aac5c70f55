//! A live report: an article told in entries, each with the time it was posted at. In which form they stand in its body, and how they
//! are read out of it.

use std::{borrow::Cow, str::FromStr};

use jiff::Timestamp;

/// Whether entries are still to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LiveState {
    /// They are.
    Open,
    /// The report has ended.
    Over,
}

/// A word that is no state of a live report.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not how far a live report is: write \"open\" or \"over\"")]
pub struct InvalidLiveState(String);

impl LiveState {
    /// As story files and the store write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Over => "over",
        }
    }
}

impl FromStr for LiveState {
    type Err = InvalidLiveState;

    fn from_str(word: &str) -> Result<Self, InvalidLiveState> {
        [Self::Open, Self::Over]
            .into_iter()
            .find(|state| state.as_str() == word)
            .ok_or_else(|| InvalidLiveState(word.to_owned()))
    }
}

/// How each entry begins in a body; nothing else of a body does, since authors write no HTML.
const START: &str = "<section class=\"entry\" id=\"";
const IS_KEY: &str = "\" data-key>";
/// How each entry ends.
pub const END: &str = "</section>";
const HEADLINE: &str = "<h2>";
const HEADLINE_END: &str = "</h2>";
const TIME: &str = "<time datetime=\"";
const TIME_END: &str = "\"></time>";

/// How an entry begins in a body, up to its text: the body keeps an instant, and each edition writes it in its own words.
pub fn start(at: Timestamp, headline: &str, is_key: bool) -> String {
    let mut html = format!("{START}{}{}", id(at), if is_key { IS_KEY } else { "\">" });
    if !headline.is_empty() {
        for part in [HEADLINE, &escaped(headline), HEADLINE_END] {
            html.push_str(part);
        }
    }
    html + TIME + &at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string() + TIME_END
}

/// The name of an entry in the page, to which links lead: `e-20250319T084100Z`. The same in every language and for good.
fn id(at: Timestamp) -> String {
    at.strftime("e-%Y%m%dT%H%M%SZ").to_string()
}

/// A live report's body, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report<'a> {
    /// Safe HTML before the first entry; may be empty.
    pub introduction: &'a str,
    /// In the body's order, which is the newest first.
    pub entries: Vec<Entry<'a>>,
}

/// An entry of a live report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry<'a> {
    /// When it was posted.
    pub at: Timestamp,
    /// Plain text; empty where it has none.
    pub headline: Cow<'a, str>,
    /// Whether it is one of the key events.
    pub is_key: bool,
    /// Safe HTML.
    pub html: &'a str,
}

impl<'a> Report<'a> {
    /// Of a body. One that is in another form is all introduction: nothing of a text is ever lost.
    pub fn of(body: &'a str) -> Self {
        let mut parts = body.split(START);
        let introduction = parts.next().unwrap_or_default();
        parts.map(Entry::of).collect::<Option<Vec<_>>>().map_or(
            Self {
                introduction: body,
                entries: Vec::new(),
            },
            |entries| Self { introduction, entries },
        )
    }

    /// From its oldest entry to its newest.
    pub fn span(&self) -> Option<(Timestamp, Timestamp)> {
        let times = || self.entries.iter().map(|entry| entry.at);
        times().min().zip(times().max())
    }
}

impl<'a> Entry<'a> {
    /// Of the HTML behind [`START`].
    fn of(html: &'a str) -> Option<Self> {
        let tag = html.find('>')? + 1;
        let (tag, html) = html.split_at(tag);
        let html = html.strip_suffix(END)?;
        let (headline, html) = match html.strip_prefix(HEADLINE) {
            Some(html) => html.split_once(HEADLINE_END)?,
            None => ("", html),
        };
        let (at, html) = html.strip_prefix(TIME)?.split_once(TIME_END)?;
        Some(Self {
            at: at.parse().ok()?,
            headline: unescaped(headline),
            is_key: tag.ends_with(IS_KEY),
            html,
        })
    }

    /// See [`id`].
    pub fn id(&self) -> String {
        id(self.at)
    }

    /// What readers read of it under its headline: plain text, blocks apart by a line end.
    pub fn text(&self) -> String {
        let mut text = String::with_capacity(self.html.len());
        for (place, part) in self.html.split('<').enumerate() {
            let (tag, words) = if place == 0 {
                ("", part)
            } else {
                part.split_once('>').unwrap_or((part, ""))
            };
            if !INLINE.contains(&name(tag)) && !text.is_empty() && !text.ends_with('\n') {
                text.push('\n');
            }
            // Between blocks the markup has line ends of its own.
            text.push_str(if text.is_empty() || text.ends_with('\n') {
                words.trim_start()
            } else {
                words
            });
        }
        unescaped(text.trim_end()).into_owned()
    }
}

/// Elements of a story's text within a sentence: their tags part nothing.
const INLINE: [&str; 7] = ["a", "code", "del", "em", "img", "strong", "sup"];

/// A tag's name.
fn name(tag: &str) -> &str {
    let tag = tag.strip_prefix('/').unwrap_or(tag);
    tag.split([' ', '/']).next().unwrap_or_default()
}

/// The four signs that the HTML of stories does not have bare.
const SIGNS: [(&str, &str); 4] = [("<", "&lt;"), (">", "&gt;"), ("\"", "&quot;"), ("&", "&amp;")];

fn escaped(text: &str) -> String {
    SIGNS
        .iter()
        .rev()
        .fold(text.to_owned(), |text, (sign, entity)| text.replace(sign, entity))
}

fn unescaped(html: &str) -> Cow<'_, str> {
    if html.contains('&') {
        let text = SIGNS
            .iter()
            .fold(html.to_owned(), |html, (sign, entity)| html.replace(entity, sign));
        Cow::Owned(text)
    } else {
        Cow::Borrowed(html)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(time: &str) -> Timestamp {
        time.parse().unwrap()
    }

    #[test]
    fn what_is_written_is_read_again() {
        let headline = "1 < 2 & \"deux\" &lt;";
        let body = [
            "<p>Avant.</p>\n",
            &start(at("2025-03-19T09:41:00+01:00"), headline, true),
            "\n<p>Un.</p>\n",
            END,
            &start(at("2025-03-19T08:00:00+01:00"), "", false),
            "\n<p>Deux.</p>\n",
            END,
        ]
        .concat();
        let report = Report::of(&body);
        assert_eq!(report.introduction, "<p>Avant.</p>\n");
        let [first, second] = &report.entries[..] else {
            panic!("{report:?}")
        };
        assert_eq!(
            (first.headline.as_ref(), first.is_key, first.html),
            (headline, true, "\n<p>Un.</p>\n")
        );
        assert_eq!((second.headline.as_ref(), second.is_key), ("", false));
        assert_eq!(
            (first.id().as_str(), second.id().as_str()),
            ("e-20250319T084100Z", "e-20250319T070000Z")
        );
        assert_eq!(report.span(), Some((second.at, first.at)));
        for entry in &report.entries {
            assert!(body.contains(&format!(" id=\"{}\"", entry.id())), "{body}");
        }
    }

    #[test]
    fn a_body_in_another_form_loses_nothing() {
        for body in [
            "",
            "<p>Sans rien.</p>",
            "<section class=\"entry\" id=\"",
            "<section class=\"entry\" id=\"e-1\"><h2>Sans fin",
            "<p>a</p><section class=\"entry\" id=\"e-1\"><time datetime=\"hier\"></time><p>b</p></section>",
            "<section class=\"entry\" id=\"e-1\"><time datetime=\"2025-03-19T08:41:00Z\"></time></section><p>derrière</p>",
        ] {
            let report = Report::of(body);
            assert_eq!((report.introduction, report.entries.len(), report.span()), (body, 0, None));
        }
    }

    #[test]
    fn the_text_of_an_entry_is_what_readers_read() {
        let of = |html| Entry {
            at: Timestamp::UNIX_EPOCH,
            headline: "".into(),
            is_key: false,
            html,
        };
        for (html, text) in [
            (
                "\n<p>Un <em>mo</em>t &amp; &lt;deux&gt;.</p>\n<p>Trois</p>\n",
                "Un mot & <deux>.\nTrois",
            ),
            ("<ul>\n<li>a</li>\n<li>b</li>\n</ul>", "a\nb"),
            ("<table><tr><td>1</td><td>2</td></tr></table>", "1\n2"),
            ("<p>a<br />\nb</p><hr />\n<p>&amp;lt;</p>", "a\nb\n&lt;"),
            ("", ""),
        ] {
            assert_eq!(of(html).text(), text, "{html}");
        }
    }

    #[test]
    fn a_state_is_one_of_two_words() {
        for state in [LiveState::Open, LiveState::Over] {
            assert_eq!(state.as_str().parse(), Ok(state));
        }
        let refused = "maybe".parse::<LiveState>().unwrap_err();
        assert!(refused.to_string().contains("write \"open\" or \"over\""), "{refused}");
    }
}
