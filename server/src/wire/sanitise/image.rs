//! Which picture an `<img>` stands for, past lazy loading, and whether it is a picture at all.

use url::Url;

use super::super::links::web_address;
use super::attributes::Source;
use super::tree::Picture;

/// Wider ones are not fetched: no page of ours shows more, and sources offer prints of 10,000 pixels.
const REASONABLE_WIDTH: f64 = 2_560.0;
/// What one step of pixel density is worth against [`REASONABLE_WIDTH`], so that 3x is the most.
const WIDTH_OF_ONE_DENSITY: f64 = 800.0;
/// A picture this wide or high is there to be counted, not seen.
const MAX_PIXEL: u32 = 2;
const MAX_DIMENSION: u32 = 20_000;
/// Candidates of a `srcset` that are looked at.
const MAX_CANDIDATES: usize = 50;

/// Where scripts for lazy loading keep the address. The first is our own placeholder's too.
const LAZY: &[&str] = &[
    "data-src",
    "data-lazy-src",
    "data-original",
    "data-orig-file",
    "data-large-file",
    "data-full-url",
];
const SOURCE_SETS: &[&str] = &["data-srcset", "data-lazy-srcset", "srcset"];

/// Hosts that serve nothing but counters, with all below them.
const BEACON_HOSTS: &[&str] = &[
    "2o7.net",
    "ad.gt",
    "adnxs.com",
    "adsrvr.org",
    "bat.bing.com",
    "chartbeat.net",
    "criteo.com",
    "demdex.net",
    "doubleclick.net",
    "google-analytics.com",
    "googleadservices.com",
    "googlesyndication.com",
    "googletagmanager.com",
    "ivwbox.de",
    "mediametrie.fr",
    "moatads.com",
    "omtrdc.net",
    "pi.feedsportal.com",
    "pixel.quantserve.com",
    "pixel.wp.com",
    "px.ads.linkedin.com",
    "quantserve.com",
    "rss.buysellads.com",
    "sb.scorecardresearch.com",
    "scorecardresearch.com",
    "stats.wordpress.com",
    "taboola.com",
    "vg08.met.vgwort.de",
    "vgwort.de",
    "xiti.com",
];

/// A counter on a host that serves other things too: the host's end, and what the path begins with.
const BEACON_PATHS: &[(&str, &str)] = &[
    ("feedburner.com", "/~r/"),
    ("feedburner.com", "/~ff/"),
    ("feedburner.google.com", "/~r/"),
    ("facebook.com", "/tr"),
    ("twitter.com", "/i/adsct"),
    ("x.com", "/i/adsct"),
    ("feedblitz.com", "/t.gif"),
    ("wordpress.com", "/b.gif"),
    ("wp.com", "/b.gif"),
    ("wp.com", "/g.gif"),
];

/// File names that only counters and spacers have.
const BEACON_FILES: &[&str] = &[
    "1x1.gif",
    "1x1.png",
    "b.gif",
    "blank.gif",
    "clear.gif",
    "count.gif",
    "pixel.gif",
    "pixel.png",
    "spacer.gif",
    "transparent.gif",
];

/// What an `<img>` comes to.
#[derive(Debug, PartialEq)]
pub(super) enum Found {
    Picture(Picture),
    /// No picture, but its alternative text; a character in a sentence if it stands for an emoji.
    Alt {
        text: String,
        is_character: bool,
    },
    Nothing,
}

/// Judges an `<img>`. `sources` is the best `srcset` of a `<picture>` around it.
pub(super) fn found(source: &Source<'_>, sources: Option<&str>, base: Option<&Url>) -> Found {
    let (width, height) = (source.pixels("width"), source.pixels("height"));
    if [width, height].into_iter().flatten().any(|size| size <= MAX_PIXEL) || is_pixel_by_style(source) {
        return Found::Nothing;
    }
    let alt = source.text("alt");
    let url = address(source, sources, base);
    if url.as_ref().is_some_and(is_beacon) {
        return Found::Nothing;
    }
    let is_emoji = source.has_class("wp-smiley") || source.has_class("emoji") || url.as_ref().is_some_and(is_emoji_address);
    match (url, alt) {
        (_, Some(text)) if is_emoji => Found::Alt {
            text,
            is_character: true,
        },
        (Some(url), alt) => {
            let size = |size: Option<u32>| size.filter(|size| *size <= MAX_DIMENSION);
            Found::Picture(Picture {
                url,
                alt: alt.unwrap_or_default(),
                width: size(width),
                height: size(height),
            })
        }
        (None, Some(text)) => Found::Alt {
            text,
            is_character: false,
        },
        (None, None) => Found::Nothing,
    }
}

/// The address of the picture itself: where a script would take it from, else `src`, else the largest reasonable of its sets.
fn address(source: &Source<'_>, sources: Option<&str>, base: Option<&Url>) -> Option<Url> {
    let plain = LAZY.iter().chain(&["src"]).filter_map(|name| source.get(name));
    let sets = SOURCE_SETS.iter().filter_map(|name| source.get(name)).chain(sources);
    let mut stand_in = None;
    for url in plain
        .filter_map(|link| web_address(base, link))
        .chain(sets.filter_map(|set| largest(set, base)))
    {
        if !is_stand_in(&url) {
            return Some(url);
        }
        stand_in.get_or_insert(url);
    }
    stand_in
}

/// The widest candidate of a `srcset` within reason, else the narrowest. The HTML standard, 4.8.4.3.10 ("parse a srcset attribute").
fn largest(set: &str, base: Option<&Url>) -> Option<Url> {
    let mut best: Option<(f64, Url)> = None;
    let mut rest = set;
    for _ in 0..MAX_CANDIDATES {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == ',');
        if rest.is_empty() {
            break;
        }
        let end = rest.find(|c: char| c.is_ascii_whitespace()).unwrap_or(rest.len());
        let (link, after) = rest.split_at(end);
        // A comma right after the address ends the candidate; one within it belongs to it.
        let (descriptor, next) = if link.ends_with(',') {
            ("", after)
        } else {
            after.split_once(',').unwrap_or((after, ""))
        };
        rest = next;
        let width = width_of(descriptor.trim());
        let Some(url) = web_address(base, link.trim_end_matches(',')) else {
            continue;
        };
        let is_better = best.as_ref().is_none_or(|(best, _)| {
            if width <= REASONABLE_WIDTH {
                width > *best || *best > REASONABLE_WIDTH
            } else {
                width < *best
            }
        });
        if is_better {
            best = Some((width, url));
        }
    }
    best.map(|(_, url)| url)
}

/// `800w` or `2x` as a width; a candidate without either is `1x`.
fn width_of(descriptor: &str) -> f64 {
    let number = |text: &str| text.parse::<f64>().ok().filter(|n| n.is_finite() && *n > 0.0);
    let width = descriptor.strip_suffix('w').and_then(number);
    let density = descriptor.strip_suffix('x').and_then(number);
    width
        .or_else(|| density.map(|density| density * WIDTH_OF_ONE_DENSITY))
        .unwrap_or(WIDTH_OF_ONE_DENSITY)
}

fn is_pixel_by_style(source: &Source<'_>) -> bool {
    let Some(style) = source.get("style").filter(|style| style.len() < 1_000) else {
        return false;
    };
    let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
    style.to_ascii_lowercase().split(';').any(|rule| {
        ["width:", "height:", "max-width:", "max-height:"].iter().any(|side| {
            rule.strip_prefix(side)
                .is_some_and(|length| matches!(length, "0" | "0px" | "1px" | "2px"))
        })
    })
}

/// Whether an address serves a counter instead of a picture or a page; for frames as well.
pub(super) fn is_beacon(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let path = url.path();
    let file = path.rsplit('/').next().unwrap_or_default();
    BEACON_HOSTS.iter().any(|beacon| is_under(host, beacon))
        || BEACON_PATHS
            .iter()
            .any(|(beacon, start)| is_under(host, beacon) && begins_with_part(path, start))
        || BEACON_FILES.contains(&file)
}

/// Whether `path` begins with `start`, which ends at a part's end: `/tr` is not the start of `/travel`.
fn begins_with_part(path: &str, start: &str) -> bool {
    path.strip_prefix(start)
        .is_some_and(|rest| start.ends_with('/') || rest.is_empty() || rest.starts_with('/'))
}

/// Whether `host` is `domain` or below it.
pub(super) fn is_under(host: &str, domain: &str) -> bool {
    host.strip_suffix(domain)
        .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

/// A grey box shown until a script has loaded the picture.
fn is_stand_in(url: &Url) -> bool {
    let file = url.path().rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
    BEACON_FILES.contains(&file.as_str())
        || ["placeholder", "lazy", "loading.", "grey.gif", "gray.gif"]
            .iter()
            .any(|part| file.starts_with(part))
}

fn is_emoji_address(url: &Url) -> bool {
    (url.host_str() == Some("s.w.org") && url.path().starts_with("/images/core/emoji/")) || url.path().contains("/twemoji/")
}
