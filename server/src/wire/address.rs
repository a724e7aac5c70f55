//! The key under which an original is known: its address without what differs from link to link, or its guid.
//!
//! A key is only compared, never fetched and never shown: the address itself is kept beside it. Where two spellings could in theory
//! be two pages, the rules below say which risk is taken.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};
use url::Url;

use super::trackers;

/// Host labels that name a device or nothing. They go only where two labels remain, so that `m.be` and `amp.dev` keep theirs.
///
/// Dared: a newspaper's `www.`, `m.`, `mobile.` and `amp.` show one article under one path. Not dared: `edition.`, `news.`, `fr.`,
/// which often are sites of their own.
const IDLE_LABELS: [&str; 4] = ["www.", "m.", "mobile.", "amp."];

/// File names that a server gives for the folder itself.
const INDEX_FILES: [&str; 8] = [
    "index.html",
    "index.htm",
    "index.php",
    "index.asp",
    "index.aspx",
    "index.jsp",
    "default.asp",
    "default.aspx",
];

/// Endings of the AMP form of a page.
const AMP_ENDINGS: [&str; 2] = ["/amp", ".amp"];

/// A guid's key that would be longer than this is hashed, since it is an index column.
const LONGEST_GUID: usize = 400;

/// The key of an original's address; the key of a key is itself.
///
/// - `http` and `https` are one, as are their two default ports; user and password go, and so does a dot after the host.
/// - `www.`, `m.`, `mobile.` and `amp.` go. `cdn.ampproject.org` and other caches are left as they are.
/// - The fragment goes, except `#!…`, which old sites use as a path. A live page whose entries differ only in the fragment is therefore
///   one article.
/// - Path: doubled and trailing slashes, `index.html` and the like, `/amp`, `.amp` (also before `.html`) and `;jsessionid=…` go. Case is
///   kept, since servers tell `/A` from `/a`.
/// - Query: trackers go, the rest is sorted, a parameter without a value loses its `=`. `?p=123` stays. `ref` counts as a tracker: a
///   site where it selects the article would have its articles folded, and needs its guids.
/// - Percent-encoding: upper case, and none where none is needed (RFC 3986, 6.2.2); a space in the query is `+`.
///
/// An address that is neither `http` nor `https` is only relieved of its fragment. Linear but for the sort of the parameters; a limit
/// on length is the parser's.
pub fn canonical(url: &Url) -> String {
    let Some(host) = url.host_str().filter(|_| matches!(url.scheme(), "http" | "https")) else {
        let mut url = url.clone();
        url.set_fragment(None);
        return url.into();
    };
    let host = bare_host(host);
    let mut key = format!("https://{host}");
    // Both, whatever the scheme: once it is gone nobody can say which of the two was the default.
    if let Some(port) = url.port().filter(|port| ![80, 443].contains(port)) {
        let _ = write!(key, ":{port}");
    }
    key += &bare_path(url.path());
    let query = bare_query(url.query().unwrap_or_default());
    if !query.is_empty() {
        key.push('?');
        key += &query;
    }
    if let Some(route) = url.fragment().filter(|fragment| fragment.starts_with('!')) {
        key.push('#');
        key += route;
    }
    key
}

/// The key of a guid within its source; `None` for an empty one, which says nothing about who an item is.
///
/// Guids are unique per source only (RSS 2.0: "a string that uniquely identifies the item"; many feeds count from 1), so the source is
/// part of the key. One that is a web address is compared as [`canonical`] does, permalink or not: it survives a site's move to https.
/// Its fragment then goes only if it is a number (the BBC counts an item's edits there) or a tracker (`#xtor=RSS-1`): a forum's
/// `#post-55` is the identity itself. All others are compared letter by letter, white space around them aside.
pub fn key_of_guid(source: &str, guid: &str) -> Option<String> {
    let guid = guid.trim();
    if guid.is_empty() {
        return None;
    }
    let web = Url::parse(guid)
        .ok()
        .filter(|url| matches!(url.scheme(), "http" | "https") && url.host_str().is_some());
    let guid = match web {
        Some(url) => {
            let key = canonical(&url);
            match url.fragment().filter(|fragment| names_a_part(fragment)) {
                Some(part) => format!("{key}#{part}"),
                None => key,
            }
        }
        None => guid.to_owned(),
    };
    // The length in front keeps source "a:b" with guid "c" apart from source "a" with guid "b:c".
    let key = format!("{}:{source}:{guid}", source.len());
    Some(if key.len() > LONGEST_GUID { hashed(&key) } else { key })
}

fn hashed(key: &str) -> String {
    let mut name = String::from("sha256:");
    for byte in Sha256::digest(key.as_bytes()) {
        let _ = write!(name, "{byte:02x}");
    }
    name
}

/// Whether a guid's fragment tells items apart. `#!…` is already in the key.
fn names_a_part(fragment: &str) -> bool {
    let number = fragment.bytes().all(|b| b.is_ascii_digit());
    let tracker = fragment
        .split('&')
        .all(|pair| trackers::says_nothing(pair.split('=').next().unwrap_or(pair)));
    !number && !tracker && !fragment.starts_with('!')
}

fn bare_host(host: &str) -> &str {
    // Of several dots none: what they leave may be no name to the next parser, which would take the path's first part for the host, or a
    // number (`0x..`).
    let mut host = match host.strip_suffix('.') {
        Some(named) if !named.is_empty() && !named.ends_with('.') => named,
        _ => host,
    };
    while let Some(rest) = IDLE_LABELS.iter().find_map(|label| host.strip_prefix(label)) {
        if !rest.contains('.') {
            break;
        }
        host = rest;
    }
    host
}

/// The path without its idle parts; `/` at the least.
fn bare_path(path: &str) -> String {
    let mut bare = String::with_capacity(path.len());
    for segment in path.split('/').filter(|segment| !segment.is_empty()) {
        let segment = spelled_once(without_session(segment), false);
        if names_a_file(&segment) {
            bare.push('/');
            bare += &segment;
        }
    }
    // Each ending can stand behind another (`/story/amp/index.html`), so until nothing goes any more.
    while shorten(&mut bare) {}
    if bare.is_empty() {
        bare.push('/');
    }
    bare
}

/// Takes one idle ending off, if there is one. Never the whole path but for an index file: `/amp` alone may be a story or a section.
///
/// Looks at the end only, so that a path of nothing but endings takes linear time.
fn shorten(path: &mut String) -> bool {
    for name in INDEX_FILES {
        let folder = path.len().saturating_sub(name.len() + 1);
        let file = path.get(folder..).and_then(|tail| tail.strip_prefix('/'));
        if file.is_some_and(|file| file.eq_ignore_ascii_case(name)) {
            path.truncate(folder);
            return true;
        }
    }
    for ending in AMP_ENDINGS {
        if let Some(rest) = path.strip_suffix(ending).filter(|rest| ends_in_a_file(rest)) {
            path.truncate(rest.len());
            return true;
        }
    }
    let Some(stem) = path.strip_suffix(".amp.html").map(str::len) else {
        return false;
    };
    path.truncate(stem);
    path.push_str(".html");
    true
}

/// What an ending leaves behind can be a dot segment, which the next parser would resolve (RFC 3986, 5.2.4).
fn ends_in_a_file(path: &str) -> bool {
    !path.is_empty() && !["/", "/.", "/.."].iter().any(|end| path.ends_with(end))
}

/// Whether a segment is more than nothing or a dot segment, which a session's end can leave.
fn names_a_file(segment: &str) -> bool {
    !matches!(segment, "" | "." | "..")
}

/// Java servers append the visitor's session to the last segment when it brings no cookie.
fn without_session(segment: &str) -> &str {
    let lower = segment.to_ascii_lowercase();
    lower.find(";jsessionid=").map_or(segment, |at| &segment[..at])
}

fn bare_query(query: &str) -> String {
    let mut pairs: Vec<String> = query
        .split('&')
        .map(|pair| spelled_once(pair, true))
        .filter(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            !pair.is_empty() && !trackers::says_nothing(name) && !is_amp(name, value)
        })
        .map(|pair| match pair.strip_suffix('=') {
            // "a==" has the value "=", and stays.
            Some(name) if !name.contains('=') => name.to_owned(),
            _ => pair,
        })
        .filter(|pair| !pair.is_empty())
        .collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs.join("&")
}

fn is_amp(name: &str, value: &str) -> bool {
    (name == "amp" && matches!(value, "" | "1" | "true"))
        || (name.eq_ignore_ascii_case("outputtype") && value.eq_ignore_ascii_case("amp"))
}

/// Percent-encoding in its one spelling: triplets in upper case, those of unreserved ASCII characters decoded (RFC 3986, 2.3).
fn spelled_once(part: &str, in_query: bool) -> String {
    let mut once = String::with_capacity(part.len());
    let mut rest = part;
    while let Some(at) = rest.find('%') {
        once += &rest[..at];
        let hex = rest
            .get(at + 1..at + 3)
            .filter(|hex| hex.bytes().all(|b| b.is_ascii_hexdigit()));
        let Some(byte) = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) else {
            // A lone percent sign is an error that browsers let pass. It stands for itself: left alone, it would be read together with what
            // stands behind it the next time.
            once += "%25";
            rest = &rest[at + 1..];
            continue;
        };
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => once.push(char::from(byte)),
            b' ' if in_query => once.push('+'),
            _ => {
                let _ = write!(once, "%{byte:02X}");
            }
        }
        rest = &rest[at + 3..];
    }
    once += rest;
    once
}

#[cfg(test)]
mod tests;
