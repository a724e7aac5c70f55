//! The HTTP `Link` header (RFC 8288), as far as `WebSub` needs it.

use reqwest::header::{HeaderMap, LINK};
use url::Url;

/// A feed has one hub, or two.
const MAX_HUBS: usize = 4;

/// Where a feed can be subscribed to (W3C `WebSub` 1.0, 4). What the header says goes before what stands in the feed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Links {
    /// `rel="hub"`: at most four, http or https, none twice. The guard has not seen them.
    pub hubs: Vec<Url>,
    /// `rel="self"`: the feed's own address, the topic to subscribe to. As it stands there, unless it is relative.
    pub own: Option<String>,
}

pub(super) fn read(headers: &HeaderMap, place: &Url) -> Links {
    let mut links = Links::default();
    for value in headers.get_all(LINK) {
        read_value(&String::from_utf8_lossy(value.as_bytes()), place, &mut links);
    }
    links
}

fn read_value(value: &str, place: &Url, links: &mut Links) {
    let mut rest = value;
    while let Some((_, after)) = rest.split_once('<') {
        let Some((target, after)) = after.split_once('>') else {
            return;
        };
        let (parameters, next) = split_unquoted(after, b',');
        rest = next;
        let Some(relations) = relations(parameters) else { continue };
        let written = target.trim();
        let Ok(target) = place.join(written) else { continue };
        if !matches!(target.scheme(), "http" | "https") {
            continue;
        }
        for relation in relations.split_ascii_whitespace() {
            if relation.eq_ignore_ascii_case("hub") && links.hubs.len() < MAX_HUBS && !links.hubs.contains(&target) {
                links.hubs.push(target.clone());
            } else if relation.eq_ignore_ascii_case("self") && links.own.is_none() {
                // "https:feed" is relative too.
                let is_whole = written.contains("://") && Url::parse(written).is_ok();
                links.own = Some(if is_whole { written.to_owned() } else { target.to_string() });
            }
        }
    }
}

/// The link's relations; `None` without any, or when it is another document's link (`anchor`).
fn relations(parameters: &str) -> Option<&str> {
    let mut found = None;
    let mut rest = parameters;
    while !rest.is_empty() {
        let (parameter, next) = split_unquoted(rest, b';');
        rest = next;
        let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
        if name.trim().eq_ignore_ascii_case("anchor") {
            return None;
        }
        // The first one counts (RFC 8288, 3.3).
        if name.trim().eq_ignore_ascii_case("rel") && found.is_none() {
            found = Some(value.trim().trim_matches('"'));
        }
    }
    found
}

/// What stands before and after the first `separator` outside of quotes.
fn split_unquoted(text: &str, separator: u8) -> (&str, &str) {
    let (mut is_quoted, mut is_escaped) = (false, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' if is_quoted => is_escaped = true,
            b'"' => is_quoted = !is_quoted,
            // An ASCII byte is never part of another character, so both cuts fall between characters.
            _ if byte == separator && !is_quoted => return (&text[..at], &text[at + 1..]),
            _ => {}
        }
    }
    (text, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_one(value: &str) -> Links {
        let mut links = Links::default();
        read_value(value, &Url::parse("https://a.example/feeds/all").unwrap(), &mut links);
        links
    }

    fn hubs(value: &str) -> Vec<String> {
        read_one(value).hubs.into_iter().map(String::from).collect()
    }

    #[test]
    fn hub_and_self_are_found_among_other_links() {
        let links = read_one(
            r#"</style.css>; rel=preload; title="a, <b>; rel=hub", <https://hub.example/>; rel="hub", <all.xml>; rel="alternate self""#,
        );
        assert_eq!(links.hubs, [Url::parse("https://hub.example/").unwrap()]);
        assert_eq!(links.own.as_deref(), Some("https://a.example/feeds/all.xml"));
    }

    #[test]
    fn the_feeds_own_address_is_kept_letter_by_letter() {
        for (written, kept) in [
            ("HTTPS://A.example:443/Feed", "HTTPS://A.example:443/Feed"),
            ("https://a.example", "https://a.example"),
            ("//a.example/Feed", "https://a.example/Feed"),
            ("../x", "https://a.example/x"),
            ("https:x", "https://a.example/feeds/x"),
        ] {
            assert_eq!(read_one(&format!("<{written}>; rel=self")).own.as_deref(), Some(kept));
        }
    }

    #[test]
    fn odd_forms_are_read() {
        assert_eq!(hubs("<https://h.example>;REL=HUB"), ["https://h.example/"]);
        assert_eq!(hubs("<//h.example/>  ; rel = \"hub\" ;"), ["https://h.example/"]);
        assert_eq!(
            hubs("<https://h.example/>; rel=hub, <https://h.example/>; rel=hub"),
            ["https://h.example/"]
        );
        assert_eq!(hubs("<https://h.example/é>; rel=hub"), ["https://h.example/%C3%A9"]);
    }

    #[test]
    fn what_is_no_hub_of_this_feed_is_passed_over() {
        for value in [
            "",
            "<",
            "<https://h.example/",
            "<https://h.example/>",
            "<https://h.example/>; rel",
            "<https://h.example/>; rel=next; rel=hub",
            "<https://h.example/>; rel=hub; anchor=\"/other\"",
            "<javascript:alert(1)>; rel=hub",
            "<http://[>; rel=hub",
            "<https://h.example/>; title=\"; rel=hub",
        ] {
            assert!(hubs(value).is_empty(), "{value}");
        }
    }

    #[test]
    fn a_thousand_hubs_are_four() {
        let many: Vec<String> = (0..1000).map(|n| format!("<https://h{n}.example/>; rel=hub")).collect();
        assert_eq!(hubs(&many.join(",")).len(), 4);
    }
}
