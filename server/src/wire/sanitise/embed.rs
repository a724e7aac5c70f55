//! Things embedded from third parties: who they are, and where their own page is.

use url::Url;

use super::super::links::{web_address, without_trackers};
use super::image::{is_beacon, is_under};
use super::tree::{Element, Node, Tag};

/// Who is behind a host, for the words on a card. The first that fits.
const PARTIES: &[(&str, &str)] = &[
    ("youtube.com", "YouTube"),
    ("youtube-nocookie.com", "YouTube"),
    ("youtu.be", "YouTube"),
    ("vimeo.com", "Vimeo"),
    ("twitter.com", "X"),
    ("x.com", "X"),
    ("instagram.com", "Instagram"),
    ("tiktok.com", "TikTok"),
    ("facebook.com", "Facebook"),
    ("fb.watch", "Facebook"),
    ("dailymotion.com", "Dailymotion"),
    ("dai.ly", "Dailymotion"),
    ("soundcloud.com", "SoundCloud"),
    ("spotify.com", "Spotify"),
    ("arte.tv", "ARTE"),
    ("datawrapper.de", "Datawrapper"),
    ("dwcdn.net", "Datawrapper"),
    ("flourish.studio", "Flourish"),
    ("flo.uri.sh", "Flourish"),
];

/// The classes by which a third party's script finds the quotation that it turns into a frame.
const QUOTATIONS: &[(&str, &str)] = &[
    ("twitter-tweet", "X"),
    ("twitter-video", "X"),
    ("instagram-media", "Instagram"),
    ("tiktok-embed", "TikTok"),
];

/// Who a card names: the service if we know it, else the host without `www.` (in its ASCII form, which cannot look like another).
pub(super) fn party(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default();
    known(host).map_or_else(|| host.strip_prefix("www.").unwrap_or(host).to_owned(), ToOwned::to_owned)
}

/// The link on a card. `label` is its text, with the party's name for `{name}`.
pub(super) fn card_link(page: &Url, label: &str) -> Element {
    let party = party(page);
    let text = label.replace("{name}", &party);
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut link = Element::new(Tag::A, vec![("href", page.to_string()), ("data-embed", party.clone())]);
    link.children.push(Node::Text(if text.is_empty() { party } else { text }));
    link
}

/// The card itself: a paragraph with nothing else in it, by which the writer knows it.
pub(super) fn card(page: &Url, label: &str) -> Node {
    let mut card = Element::new(Tag::P, Vec::new());
    card.children.push(Node::Element(card_link(page, label)));
    Node::Element(card)
}

fn known(host: &str) -> Option<&'static str> {
    let found = PARTIES.iter().find(|(domain, _)| is_under(host, domain));
    found.map(|(_, name)| *name)
}

/// Whose quotation it is by the class of a `<blockquote>`.
pub(super) fn quoted_party(has_class: impl Fn(&str) -> bool) -> Option<&'static str> {
    let found = QUOTATIONS.iter().find(|(class, _)| has_class(class));
    found.map(|(_, name)| *name)
}

/// Whether `url` is a page at `party` that can stand for a quotation from there: a single post, not the author's profile.
pub(super) fn is_post(url: &Url, party: &str) -> bool {
    known(url.host_str().unwrap_or_default()) == Some(party)
        && ["/status/", "/statuses/", "/p/", "/reel/", "/tv/", "/video/"]
            .iter()
            .any(|part| url.path().contains(part))
}

/// The page to link to for an embedded address: the service's own page where it can be told, else the address itself.
///
/// `None` for what is no web address or only counts readers.
pub(super) fn page(link: &str, base: Option<&Url>) -> Option<Url> {
    let url = web_address(base, link)?;
    if is_beacon(&url) {
        return None;
    }
    let page = watch_page(&url).and_then(|page| Url::parse(&page).ok());
    Some(without_trackers(&page.unwrap_or(url)))
}

fn watch_page(url: &Url) -> Option<String> {
    let host = url.host_str()?;
    let parts: Vec<&str> = url.path_segments()?.filter(|part| !part.is_empty()).collect();
    let query = |name: &str| {
        let found = url.query_pairs().find(|(key, value)| key == name && !value.is_empty());
        found.map(|(_, value)| value.into_owned())
    };
    match known(host)? {
        "YouTube" => youtube(&parts, &query),
        "Vimeo" => match parts[..] {
            ["video", id] => is_id(id).then(|| format!("https://vimeo.com/{id}")),
            _ => None,
        },
        "Dailymotion" => match parts[..] {
            ["embed", "video", id] => is_id(id).then(|| format!("https://www.dailymotion.com/video/{id}")),
            [.., player] if player.starts_with("player") => query("video")
                .filter(|id| is_id(id))
                .map(|id| format!("https://www.dailymotion.com/video/{id}")),
            _ => None,
        },
        "X" => match parts[..] {
            ["embed", ..] => query("id")
                .filter(|id| is_id(id))
                .map(|id| format!("https://x.com/i/status/{id}")),
            _ => None,
        },
        "Instagram" => match parts[..] {
            [kind @ ("p" | "reel" | "tv"), id, "embed", ..] => {
                is_id(id).then(|| format!("https://www.instagram.com/{kind}/{id}/"))
            }
            _ => None,
        },
        // Their players name the page in a parameter: believed only if it is at the same service.
        "Facebook" if parts.first() == Some(&"plugins") => same_party("Facebook", &query("href")?),
        "SoundCloud" if host == "w.soundcloud.com" => same_party("SoundCloud", &query("url")?)
            .filter(|page| !page.starts_with("https://api.") && !page.starts_with("http://api.")),
        "Spotify" => match parts[..] {
            ["embed" | "embed-podcast", kind, id] => {
                (is_id(kind) && is_id(id)).then(|| format!("https://open.spotify.com/{kind}/{id}"))
            }
            _ => None,
        },
        "ARTE" => match parts[..] {
            ["embeds", language, id, ..] => arte(language, id),
            ["player", ..] => {
                let config = Url::parse(&query("json_url")?).ok()?;
                let mut last = config.path_segments()?.rev().filter(|part| !part.is_empty());
                let (id, language) = (last.next()?, last.next()?);
                arte(language, id)
            }
            _ => None,
        },
        "Flourish" => match parts[..] {
            [kind @ ("visualisation" | "story"), id, "embed"] => {
                is_id(id).then(|| format!("https://public.flourish.studio/{kind}/{id}/"))
            }
            _ => None,
        },
        _ => None,
    }
}

fn youtube(parts: &[&str], query: &impl Fn(&str) -> Option<String>) -> Option<String> {
    let [.., "embed" | "v" | "shorts" | "live", id] = parts else {
        return None;
    };
    if *id == "videoseries" {
        let list = query("list").filter(|list| is_id(list))?;
        return Some(format!("https://www.youtube.com/playlist?list={list}"));
    }
    let start = query("start").filter(|start| start.len() < 7 && start.bytes().all(|b| b.is_ascii_digit()));
    let start = start.map_or_else(String::new, |seconds| format!("&t={seconds}s"));
    is_id(id).then(|| format!("https://www.youtube.com/watch?v={id}{start}"))
}

fn arte(language: &str, id: &str) -> Option<String> {
    (language.len() == 2 && is_id(language) && is_id(id)).then(|| format!("https://www.arte.tv/{language}/videos/{id}/"))
}

fn same_party(party: &str, address: &str) -> Option<String> {
    let url = web_address(None, address)?;
    (known(url.host_str()?) == Some(party)).then(|| url.into())
}

/// What services name their things with: letters, digits, `-` and `_`.
fn is_id(id: &str) -> bool {
    (1..=64).contains(&id.len())
        && id
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_leads_to_the_services_own_page_where_it_is_known() {
        for (frame, expected, name) in [
            (
                "https://www.youtube-nocookie.com/embed/aBc-1_2?start=42&utm_source=x",
                "https://www.youtube.com/watch?v=aBc-1_2&t=42s",
                "YouTube",
            ),
            (
                "//www.youtube.com/embed/videoseries?list=PL1",
                "https://www.youtube.com/playlist?list=PL1",
                "YouTube",
            ),
            ("https://player.vimeo.com/video/123?h=9", "https://vimeo.com/123", "Vimeo"),
            (
                "https://geo.dailymotion.com/player.html?video=x8",
                "https://www.dailymotion.com/video/x8",
                "Dailymotion",
            ),
            (
                "https://platform.twitter.com/embed/Tweet.html?id=77",
                "https://x.com/i/status/77",
                "X",
            ),
            (
                "https://www.facebook.com/plugins/video.php?href=https%3A%2F%2Fwww.facebook.com%2Fa%2Fvideos%2F1%2F",
                "https://www.facebook.com/a/videos/1/",
                "Facebook",
            ),
            (
                "https://www.facebook.com/plugins/video.php?href=https%3A%2F%2Fevil.example%2F",
                "https://www.facebook.com/plugins/video.php?href=https%3A%2F%2Fevil.example%2F",
                "Facebook",
            ),
            (
                "https://w.soundcloud.com/player/?url=https%3A//soundcloud.com/a/b",
                "https://soundcloud.com/a/b",
                "SoundCloud",
            ),
            (
                "https://open.spotify.com/embed/episode/4x",
                "https://open.spotify.com/episode/4x",
                "Spotify",
            ),
            (
                "https://www.arte.tv/player/v5/index.php?json_url=https%3A%2F%2Fapi.arte.tv%2Fapi%2Fplayer%2Fv2%2Fconfig%2Ffr%2F1-A",
                "https://www.arte.tv/fr/videos/1-A/",
                "ARTE",
            ),
            (
                "https://flo.uri.sh/visualisation/1/embed",
                "https://public.flourish.studio/visualisation/1/",
                "Flourish",
            ),
            (
                "https://datawrapper.dwcdn.net/aB/3/",
                "https://datawrapper.dwcdn.net/aB/3/",
                "Datawrapper",
            ),
            ("https://www.maps.example/x", "https://www.maps.example/x", "maps.example"),
            (
                "https://notyoutube.com/embed/1",
                "https://notyoutube.com/embed/1",
                "notyoutube.com",
            ),
        ] {
            let base = Url::parse("https://news.example/").unwrap();
            let page = page(frame, Some(&base)).unwrap();
            assert_eq!((page.as_str(), party(&page).as_str()), (expected, name), "{frame}");
        }
    }

    #[test]
    fn frames_that_count_or_run_are_no_cards() {
        for frame in [
            "https://www.googletagmanager.com/ns.html?id=GTM-1",
            "https://ad.doubleclick.net/x",
            "javascript:alert(1)",
            "data:text/html,<script>alert(1)</script>",
            "about:blank",
        ] {
            assert_eq!(page(frame, None), None, "{frame}");
        }
    }
}
