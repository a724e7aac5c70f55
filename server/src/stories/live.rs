//! The text of a live report: an introduction, then entries, each under a second-level heading that begins with its time. What becomes
//! of them in the body is in `app::domain::live`.

use std::{cmp::Reverse, collections::BTreeMap, ops::Range};

use app::domain::{live, picture::Rendition};
use jiff::Timestamp;
use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

use super::markdown;

/// Stands behind the headline of a key event.
const KEY: &str = "{key}";
const EXAMPLE: &str = "## 2025-03-19T09:41:00+01:00 Headline";

/// A fault: how many lines below the text's first, and what is wrong there.
type Fault = (usize, String);

/// An entry as it is written.
struct Entry<'a> {
    at: Timestamp,
    headline: String,
    is_key: bool,
    /// Where its heading is, in lines below the text's first.
    line: usize,
    text: Vec<Event<'a>>,
}

/// The HTML of a text, the newest entry first, and when that was posted.
pub(super) fn html(
    text: &str,
    figures: &BTreeMap<String, Vec<Rendition>>,
    published: Timestamp,
) -> Result<(String, Timestamp), Fault> {
    let (introduction, mut entries) = parts(text, figures)?;
    entries.sort_by_key(|entry| Reverse(entry.at));
    check(&entries, published)?;
    let newest = entries.first().map(|entry| entry.at).ok_or_else(|| {
        (
            0,
            format!("a live report has entries: write the first under a heading like `{EXAMPLE}`"),
        )
    })?;
    let entries = entries.into_iter().flat_map(|entry| {
        let start = live::start(entry.at, &entry.headline, entry.is_key);
        let text = entry.text.into_iter();
        std::iter::once(Event::Html(start.into()))
            .chain(text)
            .chain([Event::Html(live::END.into())])
    });
    // Written at once: a note or the address of a link may stand under any entry.
    Ok((markdown::written(introduction.into_iter().chain(entries)), newest))
}

/// Cuts a text at the headings that open entries. One within a quotation or a list opens none.
fn parts<'a>(text: &'a str, figures: &BTreeMap<String, Vec<Rendition>>) -> Result<(Vec<Event<'a>>, Vec<Entry<'a>>), Fault> {
    let (mut introduction, mut entries) = (Vec::new(), Vec::<Entry<'a>>::new());
    let mut depth = 0_usize;
    let mut events = markdown::events(text, figures).into_iter();
    while let Some((event, place)) = events.next() {
        match &event {
            Event::Start(Tag::Heading {
                level: HeadingLevel::H2, ..
            }) if depth == 0 => {
                let line = text[..place.start].matches('\n').count();
                let words = words(&mut events).map_err(|reason| (line, reason))?;
                entries.push(Entry::under(&words, line).map_err(|reason| (line, reason))?);
                continue;
            }
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        entries
            .last_mut()
            .map_or(&mut introduction, |entry| &mut entry.text)
            .push(event);
    }
    Ok((introduction, entries))
}

/// The words of a heading, up to its end.
fn words<'a>(events: &mut impl Iterator<Item = (Event<'a>, Range<usize>)>) -> Result<String, String> {
    let mut words = String::new();
    for (event, _) in events {
        match event {
            Event::End(TagEnd::Heading(_)) => break,
            Event::Text(text) | Event::Code(text) => words.push_str(&text),
            Event::SoftBreak | Event::HardBreak => words.push(' '),
            Event::Html(_) | Event::FootnoteReference(_) => {
                return Err("the heading of an entry holds words alone: move the picture or the note into its text".into());
            }
            _ => {}
        }
    }
    Ok(words)
}

impl Entry<'_> {
    /// The entry that a heading of these words opens.
    fn under(words: &str, line: usize) -> Result<Self, String> {
        let words = words.trim();
        let (time, headline) = words.split_once(char::is_whitespace).unwrap_or((words, ""));
        let at = time.parse().map_err(|_| {
            format!("`{words}` opens an entry and begins with no time: write `{EXAMPLE}`, and headings within an entry with ###")
        })?;
        let (headline, is_key) = match headline.trim().strip_suffix(KEY) {
            Some(headline) => (headline.trim_end(), true),
            None => (headline.trim(), false),
        };
        if is_key && headline.is_empty() {
            return Err("a key event has a headline, by which the list of them names it: write one before {key}".into());
        }
        Ok(Self {
            at,
            headline: headline.to_owned(),
            is_key,
            line,
            text: Vec::new(),
        })
    }
}

/// What makes entries wrong together: the fault that stands highest in the file. `entries` are sorted.
fn check(entries: &[Entry<'_>], published: Timestamp) -> Result<(), Fault> {
    let early = entries.iter().filter(|entry| entry.at < published).map(|entry| {
        let reason = format!("`{}` is before `published`: one of them is wrong", entry.at);
        (entry.line, reason)
    });
    let empty = entries.iter().filter(|entry| entry.text.is_empty()).map(|entry| {
        let reason = "the entry has no text: write some under its heading, or take the heading away".to_owned();
        (entry.line, reason)
    });
    let twice = entries.windows(2).filter_map(|pair| {
        let [one, other] = pair else { return None };
        let reason = "another entry has the same time, and links find an entry by it: change one by a second".to_owned();
        // Names of entries have whole seconds.
        (one.at.as_second() == other.at.as_second()).then(|| (one.line.max(other.line), reason))
    });
    early.chain(empty).chain(twice).min().map_or(Ok(()), Err)
}

#[cfg(test)]
mod tests {
    use app::domain::live::Report;

    use super::*;

    fn published() -> Timestamp {
        "2025-03-19T08:00:00+01:00".parse().unwrap()
    }

    fn made(text: &str) -> String {
        html(text, &BTreeMap::new(), published()).unwrap().0
    }

    #[test]
    fn entries_in_any_order_are_written_the_newest_first_and_keep_their_text() {
        let text = "Une introduction.\n\n\
            ## 2025-03-19T08:41:00+01:00 *Début* & suite\n\nUn [lien][a].\n\n### Détail\n\nEncore.\n\n\
            ## 2025-03-19T09:30:00+01:00\n\nSans titre.[^n]\n\n\
            ## 2025-03-19T08:00:00Z Milieu {key}\n\n> ## Dans une citation\n\n[a]: https://a.example/\n[^n]: Une note.\n";
        let (body, newest) = html(text, &BTreeMap::new(), published()).unwrap();
        let report = Report::of(&body);
        assert_eq!(report.introduction.trim(), "<p>Une introduction.</p>");
        let read: Vec<_> = report
            .entries
            .iter()
            .map(|entry| (entry.id(), entry.headline.as_ref(), entry.is_key))
            .collect();
        assert_eq!(
            read,
            [
                ("e-20250319T083000Z".to_owned(), "", false),
                ("e-20250319T080000Z".to_owned(), "Milieu", true),
                ("e-20250319T074100Z".to_owned(), "Début & suite", false),
            ]
        );
        assert_eq!(newest, report.entries[0].at);
        assert!(report.entries[1].html.contains("<blockquote>") && report.entries[1].html.contains("Une note."));
        let oldest = report.entries[2].html;
        assert!(
            oldest.contains("<a href=\"https://a.example/\">lien</a>") && oldest.contains("<h3>Détail</h3>"),
            "{oldest}"
        );
    }

    #[test]
    fn what_an_author_writes_as_html_opens_no_entry() {
        let body = made("## 2025-03-19T08:41:00Z <b>A</b>\n\n</section><section class=\"entry\" id=\"e-1\">\n");
        let report = Report::of(&body);
        let [entry] = &report.entries[..] else { panic!("{body}") };
        assert_eq!(entry.headline, "<b>A</b>");
        assert!(entry.text().contains("<section class=\"entry\""), "{body}");
    }

    #[test]
    fn a_fault_names_its_line_and_how_to_mend_it() {
        let good = "## 2025-03-19T08:41:00+01:00 Un titre\n\nUn texte.\n";
        for (text, line, words) in [
            (
                "Une introduction.\n".to_owned(),
                0,
                "write the first under a heading like `## 2025-",
            ),
            (
                format!("{good}\n## Sans heure\n\nb\n"),
                4,
                "`Sans heure` opens an entry and begins with no time",
            ),
            (format!("### Avant\n\n{good}"), 0, "`Avant` opens an entry"),
            (format!("{good}\n# 2025-03-19 Sans heure\n\nb\n"), 4, "begins with no time"),
            (format!("{good}\n## 2025-03-19T08:41:00\n\nb\n"), 4, "begins with no time"),
            (
                format!("{good}\n## 2025-03-19T07:41:00Z Autre\n\nb\n"),
                4,
                "another entry has the same time",
            ),
            (
                format!("{good}\n## 2024-03-19T08:41:00+01:00 Autre\n\nb\n"),
                4,
                "`2024-03-19T07:41:00Z` is before `published`",
            ),
            (
                format!("## 2025-03-19T09:41:00+01:00 Vide\n\n{good}"),
                0,
                "the entry has no text",
            ),
            (
                format!("{good}\n## 2025-03-19T09:41:00+01:00 {{key}}\n\nb\n"),
                4,
                "a key event has a headline",
            ),
            (
                format!("{good}\n## 2025-03-19T09:41:00+01:00 A ![b](c.png)\n\nb\n"),
                4,
                "words alone",
            ),
        ] {
            let (found, reason) = html(&text, &BTreeMap::new(), published()).unwrap_err();
            assert!(reason.contains(words), "{reason} should contain {words}");
            assert_eq!(found, line, "{reason}");
        }
    }

    #[test]
    fn of_several_faults_the_highest_in_the_file_is_named() {
        let text = "## 2025-03-19T09:00:00+01:00\n\n## 2024-03-19T08:41:00+01:00\n\na\n";
        let (line, _) = html(text, &BTreeMap::new(), published()).unwrap_err();
        assert_eq!(line, 0);
    }
}
