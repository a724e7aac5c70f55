//! Where a post was found on the old site, so that its old addresses lead to it by 301.
//!
//! Addresses are kept and looked up as keys, which leave out what WordPress did not mind either: case, a slash at the end, percent-encoding,
//! `feed/`, `amp/`. WordPress answers any post under `?p=7`, whatever its permalinks look like, and so do links that are older than those.

use std::collections::HashMap;

use percent_encoding::percent_decode_str;

use super::entry::{Category, Post, Site};

/// Terms above a term; a longer chain is a circle.
const MAX_PARENTS: usize = 16;
/// Query names by which WordPress finds posts; their numbers are of one series.
const POSTS: [&str; 3] = ["p", "page_id", "attachment_id"];

/// How surely an old address is a post's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Claim {
    /// From its guid: where it was first, maybe on a site before this one. Another post's own address goes before it.
    Inherited,
    /// The address it had at the time of the export, and its number's.
    Own,
}

/// The keys of a post's old addresses, each once, its own first. Empty for what readers could never reach, and the front page is never
/// among them: a page that was shown there leaves `/` to the new one.
pub fn of_post(post: &Post, site: &Site) -> Vec<(String, Claim)> {
    let base = base(site);
    let mut keys = vec![(format!("{base}?p={}", post.id), Claim::Own)];
    for (address, claim) in [(&post.link, Claim::Own), (&post.guid, Claim::Inherited)] {
        let Some(path) = path_and_query(address) else { continue };
        let key = key(path);
        let is_front = key == "/" || key == base;
        if !is_front && keys.iter().all(|(known, _)| *known != key) {
            keys.push((key, claim));
        }
    }
    keys
}

/// The keys of the old addresses of categories and tags, with their place in `all`; those of their feeds are the same. Under the default
/// bases `category` and `tag`, which the export does not tell if they were changed.
pub fn of_categories(all: &[Category], site: &Site) -> Vec<(String, usize)> {
    let base = base(site);
    let parents: HashMap<&str, &str> = all
        .iter()
        .filter(|category| category.domain == "category")
        .filter_map(|category| Some((category.slug.as_str(), category.parent.as_deref()?)))
        .collect();
    let mut keys = Vec::new();
    for (place, category) in all.iter().enumerate() {
        let slug = category.slug.as_str();
        let (folder, name) = match category.domain.as_str() {
            "category" => ("category", "category_name"),
            "post_tag" => ("tag", "tag"),
            _ => continue,
        };
        if slug.is_empty() {
            continue;
        }
        keys.push((key(&format!("{base}/{folder}/{slug}")), place));
        keys.push((key(&format!("{base}/?{name}={slug}")), place));
        if let Some(id) = category.id.filter(|_| folder == "category") {
            keys.push((format!("{base}?cat={id}"), place));
        }
        if folder == "category" {
            let mut path = slug.to_owned();
            let mut above = parents.get(slug);
            for _ in 0..MAX_PARENTS {
                let Some(parent) = above else { break };
                path = format!("{parent}/{path}");
                above = parents.get(parent);
            }
            if path != slug {
                keys.push((key(&format!("{base}/{folder}/{path}")), place));
            }
        }
    }
    keys
}

/// The key of a request's path and query, or of an old address's: `/2024/08/28/Slug/feed/` → `/2024/08/28/slug`, `/?p=123&lang=fr` → `?p=123`.
///
/// A query counts only at the root of a site, which may be a folder (`/blog/?p=7` → `/blog?p=7`); deeper down the path says it
/// all. (So an article right under the root that is asked for with a `?p=` of someone's own is not found.) `page_id` and `attachment_id` are `p`. To be applied to what came from outside, not to a key.
pub fn key(path_and_query: &str) -> String {
    let address = path_and_query.split('#').next().unwrap_or_default();
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let decoded = percent_decode_str(path).decode_utf8_lossy().to_lowercase();
    let mut parts: Vec<&str> = decoded.split('/').filter(|part| !part.is_empty()).collect();
    // `/index.php/2024/…` is how servers without rewriting have it.
    parts.retain(|part| *part != "index.php");
    strip_views(&mut parts);
    let folder = match parts.as_slice() {
        [] => Some(String::new()),
        [folder] => Some(format!("/{folder}")),
        _ => None,
    };
    if let Some(key) = folder.and_then(|folder| Some(folder + &query_key(query)?)) {
        return key;
    }
    format!("/{}", parts.join("/"))
}

fn is_format(part: &str) -> bool {
    matches!(part, "rss" | "rss2" | "rdf" | "atom")
}

/// Takes off what only chooses how the same thing is shown. What is left is never empty for it: a post can have the slug `amp`.
fn strip_views(parts: &mut Vec<&str>) {
    if parts.len() > 1 && is_format(parts[parts.len() - 1]) && parts[parts.len() - 2] == "feed" {
        parts.pop();
    }
    while let Some("feed" | "amp" | "embed" | "trackback") = parts.last().copied()
        && parts.len() > 1
    {
        parts.pop();
    }
    if parts.as_slice() == ["feed"] {
        parts.clear();
    }
}

/// The part of a query by which WordPress finds something.
fn query_key(query: &str) -> Option<String> {
    let number = |name: &str| value(query, name)?.parse::<u64>().ok();
    if let Some(id) = POSTS.iter().find_map(|name| number(name)) {
        return Some(format!("?p={id}"));
    }
    if let Some(id) = number("cat") {
        return Some(format!("?cat={id}"));
    }
    ["category_name", "tag"].iter().find_map(|name| {
        let slug = value(query, name).filter(|slug| !slug.is_empty())?;
        Some(format!("?{name}={}", slug.to_lowercase()))
    })
}

fn value(query: &str, name: &str) -> Option<String> {
    url::form_urlencoded::parse(query.as_bytes())
        .find(|(found, _)| found == name)
        .map(|(_, value)| value.into_owned())
}

/// The path of a site's front page without a slash at its end: empty for a site at the root of its host.
fn base(site: &Site) -> String {
    let key = path_and_query(&site.link).map(key).unwrap_or_default();
    if key == "/" { String::new() } else { key }
}

/// What follows the host in an address; `None` for what has none.
fn path_and_query(address: &str) -> Option<&str> {
    let after = address.split_once("://").map(|(_, after)| after)?;
    let host = after.find(['/', '?', '#']).unwrap_or(after.len());
    Some(&after[host..])
}

#[cfg(test)]
mod tests;
