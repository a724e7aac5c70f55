//! Where an entry was first published: the page that readers are led to.

use feed_rs::model::Link;
use url::Url;

use super::super::markup;
use super::super::tree::{Element, Space};
use super::OWN;

/// The original's address: what a proxy notes as such (`feedburner:origLink`, `pheedo:origLink`), the alternate link, a guid that is one
/// (RSS 2.0 `isPermaLink`), or what Dublin Core calls the item's identifier or source.
///
/// Not RSS 2.0's `<source url>`, nor a link within Atom's `<source>`: those are addresses of the feed that an item was copied from.
pub(super) fn link(tree: &Element, links: &[Link], id: Option<&str>, base: Option<&Url>) -> Option<String> {
    let is_address = |text: &&str| text.starts_with("http://") || text.starts_with("https://");
    let original = tree.child_in(&[Space::Proxy], "origLink").and_then(Element::text);
    if let Some(original) = original
        .as_deref()
        .filter(is_address)
        .and_then(|original| markup::link(original, base))
    {
        return Some(original);
    }
    let alternates = || {
        links
            .iter()
            .filter(|link| matches!(link.rel.as_deref(), None | Some("alternate")))
    };
    let is_page = |link: &&Link| link.media_type.as_deref().is_none_or(|kind| kind.contains("html"));
    let found = alternates()
        .filter(is_page)
        .chain(alternates())
        .find_map(|link| markup::link(&link.href, base));
    // <atom:link> in RSS, and RSS written as if it were Atom.
    let within = tree
        .children()
        .filter(|child| child.name == "link" && OWN.contains(&child.space));
    let within = within.filter(|child| matches!(child.attribute("rel"), None | Some("alternate")));
    let found = found.or_else(|| {
        within
            .filter_map(|child| child.attribute("href"))
            .find_map(|href| markup::link(href, base))
    });
    let guid = tree
        .child_in(&[Space::Own], "guid")
        .filter(|guid| guid.attribute("isPermaLink") != Some("false"));
    let permanent = || markup::link(guid.and(id).filter(is_address)?, base);
    let of_dublin_core = || {
        ["identifier", "source"].iter().find_map(|name| {
            let text = tree.child_in(&[Space::DublinCore], name)?.text()?;
            markup::link(Some(text.as_str()).filter(is_address)?, base)
        })
    };
    found.or_else(permanent).or_else(of_dublin_core)
}
