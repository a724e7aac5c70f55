//! A story's Markdown as safe HTML: what the author writes as HTML is shown as text, links lead only where links may.

use std::{collections::BTreeMap, ops::Range};

use app::{domain::picture::Rendition, paths};
use pulldown_cmark::{Alignment, CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html::push_html};

fn parser(text: &str) -> Parser<'_> {
    Parser::new_ext(
        text,
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH,
    )
}

/// The files of the pictures in a text.
pub(super) fn pictures(text: &str) -> Vec<String> {
    parser(text)
        .filter_map(|event| match event {
            Event::Start(Tag::Image { dest_url, .. }) => Some(dest_url.into_string()),
            _ => None,
        })
        .collect()
}

/// HTML of a text. `figures` are the renditions of its pictures, by file name.
pub(super) fn html(text: &str, figures: &BTreeMap<String, Vec<Rendition>>) -> String {
    written(events(text, figures).into_iter().map(|(event, _)| event))
}

/// What a text consists of, made safe, with where each part stands in it.
pub(super) fn events<'a>(text: &'a str, figures: &BTreeMap<String, Vec<Rendition>>) -> Vec<(Event<'a>, Range<usize>)> {
    let mut events = Vec::new();
    let mut picture: Option<(String, String, String)> = None;
    let mut dropped_links = 0_u32;
    let mut level = 1_u8;
    let mut table = Table::default();
    for (event, place) in parser(text).into_offset_iter() {
        // Inside a picture there is only its alternative text.
        if let Some((_, _, alt)) = &mut picture {
            match event {
                Event::End(TagEnd::Image) => {
                    let (file, caption, alt) = picture.take().expect("it was there a line above");
                    events.push((Event::Html(figure(figures.get(&file), &alt, &caption).into()), place));
                }
                Event::Text(text) | Event::Code(text) => alt.push_str(&text),
                _ => {}
            }
            continue;
        }
        let event = match event {
            Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
            Event::Start(Tag::Image { dest_url, title, .. }) => {
                picture = Some((dest_url.into_string(), title.into_string(), String::new()));
                continue;
            }
            Event::Start(Tag::Link { dest_url, .. }) if !is_safe(&dest_url) => {
                dropped_links += 1;
                continue;
            }
            Event::End(TagEnd::Link) if dropped_links > 0 => {
                dropped_links -= 1;
                continue;
            }
            Event::Start(Tag::Heading {
                level: wanted,
                id,
                classes,
                attrs,
            }) => {
                // The page has its h1; no level is skipped.
                level = (wanted as u8).clamp(2, level + 1).max(2);
                Event::Start(Tag::Heading {
                    level: heading(level),
                    id,
                    classes,
                    attrs,
                })
            }
            // Names of footnotes are ids, and the page has its own (`main`, `latest`).
            Event::FootnoteReference(name) => Event::FootnoteReference(note(&name)),
            Event::Start(Tag::FootnoteDefinition(name)) => Event::Start(Tag::FootnoteDefinition(note(&name))),
            Event::End(TagEnd::Heading(_)) => Event::End(TagEnd::Heading(heading(level))),
            Event::Start(Tag::Table(columns)) => {
                table = Table {
                    columns,
                    ..Table::default()
                };
                Event::Html(Table::START.into())
            }
            Event::Start(Tag::TableHead) => {
                table.is_head = true;
                Event::Html("<thead><tr>".into())
            }
            Event::End(TagEnd::TableHead) => {
                table.is_head = false;
                Event::Html("</tr></thead><tbody>".into())
            }
            Event::Start(Tag::TableRow) => {
                table.column = 0;
                Event::Html("<tr>".into())
            }
            Event::End(TagEnd::TableRow) => Event::Html("</tr>".into()),
            Event::Start(Tag::TableCell) => Event::Html(table.cell().into()),
            Event::End(TagEnd::TableCell) => Event::Html(if table.is_head { "</th>" } else { "</td>" }.into()),
            Event::End(TagEnd::Table) => Event::Html(Table::END.into()),
            other => other,
        };
        events.push((event, place));
    }
    events
}

/// The HTML of events.
pub(super) fn written<'a>(events: impl Iterator<Item = Event<'a>>) -> String {
    let mut html = String::new();
    push_html(&mut html, events);
    html.replace("<p><figure", "<figure").replace("</figure></p>", "</figure>")
}

/// Tables are written here: the library aligns columns by `style` attributes, which the page's policy forbids.
#[derive(Default)]
struct Table {
    columns: Vec<Alignment>,
    column: usize,
    is_head: bool,
}

impl Table {
    /// A wide table scrolls by itself, also by keyboard.
    const START: &str = "<div class=\"table\" tabindex=\"0\"><table>";
    const END: &str = "</tbody></table></div>";

    /// The next cell's start.
    fn cell(&mut self) -> String {
        let class = match self.columns.get(self.column) {
            Some(Alignment::Right) => " class=\"align-end\"",
            Some(Alignment::Center) => " class=\"align-center\"",
            _ => "",
        };
        self.column += 1;
        if self.is_head {
            format!("<th scope=\"col\"{class}>")
        } else {
            format!("<td{class}>")
        }
    }
}

fn note(name: &str) -> CowStr<'static> {
    format!("note-{name}").into()
}

fn heading(level: u8) -> HeadingLevel {
    match level {
        2 => HeadingLevel::H2,
        3 => HeadingLevel::H3,
        _ => HeadingLevel::H4,
    }
}

/// Web pages, mail, and places on this site; never scripts or files.
fn is_safe(url: &str) -> bool {
    let start = url.trim_start().to_ascii_lowercase();
    start.starts_with("https://")
        || start.starts_with("http://")
        || start.starts_with("mailto:")
        || start.starts_with('#')
        || (start.starts_with('/') && !start.starts_with("//"))
}

fn figure(renditions: Option<&Vec<Rendition>>, alt: &str, caption: &str) -> String {
    let escape = |text: &str| {
        let mut escaped = String::with_capacity(text.len());
        for letter in text.chars() {
            match letter {
                '&' => escaped.push_str("&amp;"),
                '<' => escaped.push_str("&lt;"),
                '>' => escaped.push_str("&gt;"),
                '"' => escaped.push_str("&quot;"),
                other => escaped.push(other),
            }
        }
        escaped
    };
    // The format that every browser knows, at its widest.
    let Some(file) = renditions.and_then(|files| {
        files
            .iter()
            .find(|file| Some(file.mime) == files.last().map(|last| last.mime))
    }) else {
        return escape(alt);
    };
    let caption = if caption.is_empty() {
        String::new()
    } else {
        format!("<figcaption>{}</figcaption>", escape(caption))
    };
    format!(
        "<figure class=\"figure\"><img src=\"{}\" width=\"{}\" height=\"{}\" alt=\"{}\" loading=\"lazy\" decoding=\"async\">{caption}</figure>",
        paths::media(&file.file),
        file.width,
        file.height,
        escape(alt)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> String {
        html(text, &BTreeMap::new())
    }

    #[test]
    fn html_in_a_story_is_shown_as_text() {
        let page = plain("Before <script>alert(1)</script> after\n\n<img src=x onerror=alert(1)>");
        assert!(!page.contains("<script") && !page.contains("<img"), "{page}");
        assert!(page.contains("&lt;script&gt;"));
    }

    #[test]
    fn a_link_leads_to_the_web_a_mail_or_this_site_and_else_is_text() {
        assert!(plain("[x](https://example.org)").contains("href=\"https://example.org\""));
        for url in [
            "javascript:alert(1)",
            "data:text/html,x",
            "//evil.example",
            "vbscript:x",
            "file:///etc/passwd",
            " JaVaScript:x",
        ] {
            let page = plain(&format!("[text]({url})"));
            assert!(!page.contains("href"), "{page}");
            assert!(page.contains("text"));
        }
    }

    #[test]
    fn headings_begin_below_the_pages_own_and_skip_no_level() {
        let page = plain("# One\n\n#### Deep\n\n## Two");
        assert!(
            page.contains("<h2>One</h2>") && page.contains("<h3>Deep</h3>") && page.contains("<h2>Two</h2>"),
            "{page}"
        );
    }

    #[test]
    fn a_footnote_never_takes_an_id_of_the_page() {
        let page = plain("A claim.[^main]\n\n[^main]: Its proof.");
        assert!(
            page.contains("id=\"note-main\"") && page.contains("href=\"#note-main\""),
            "{page}"
        );
        assert!(!page.contains("\"main\"") && !page.contains("\"#main\""), "{page}");
    }

    #[test]
    fn a_table_aligns_its_columns_without_inline_style() {
        let page = plain("| Year | Count |\n|---|--:|\n| 2024 | 12 |");
        assert!(!page.contains("style="), "{page}");
        let head =
            "<th scope=\"col\">Year</th><th scope=\"col\" class=\"align-end\">Count</th></tr></thead><tbody><tr><td>2024</td>";
        assert!(page.contains(head), "{page}");
    }

    #[test]
    fn a_picture_stands_in_a_figure_with_its_size() {
        let files = vec![Rendition {
            file: "a.webp".into(),
            width: 800,
            height: 450,
            mime: "image/webp",
        }];
        let page = html(
            "![A \"map\"](map.webp \"The caption\")",
            &BTreeMap::from([("map.webp".to_owned(), files)]),
        );
        assert!(page.starts_with("<figure"), "{page}");
        assert!(
            page.contains("alt=\"A &quot;map&quot;\"")
                && page.contains("<figcaption>The caption</figcaption>")
                && page.contains("width=\"800\"")
        );
    }
}
