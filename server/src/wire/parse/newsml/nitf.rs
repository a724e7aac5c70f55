//! IPTC NITF (iptc.org/standards/nitf): the elements of a text that HTML has under another name, so that all of it can be read as HTML.

use super::super::tree::{Element, Node};

/// Names of elements, and what they are in HTML. What is in neither list is no more than its text: names of people, places, sums.
const NAMES: [(&str, &str); 6] = [
    ("hl2", "h2"),
    ("bq", "blockquote"),
    ("block", "div"),
    ("media", "figure"),
    ("media-reference", "img"),
    ("media-caption", "figcaption"),
];
/// What readers are not shown.
const DROPPED: [&str; 3] = ["media-producer", "media-metadata", "media-object"];

/// Makes HTML of all NITF within `item`.
pub(super) fn as_html(item: &mut Element) {
    for child in children(item) {
        if child.name == "nitf" {
            rename(child);
        } else {
            as_html(child);
        }
    }
}

// Recursion ends at the depth that a tree can have.
fn rename(element: &mut Element) {
    element
        .nodes
        .retain(|node| !matches!(node, Node::Element(child) if DROPPED.contains(&child.name.as_str()) || is_no_picture(child)));
    for child in children(element) {
        if let Some((_, name)) = NAMES.iter().find(|(name, _)| *name == child.name) {
            (*name).clone_into(&mut child.name);
        }
        for (name, _) in &mut child.attributes {
            if child.name == "img" && name == "source" {
                "src".clone_into(name);
            }
        }
        rename(child);
    }
}

/// A film or a sound, or a file of one.
fn is_no_picture(media: &Element) -> bool {
    let kind = match media.name.as_str() {
        "media" => media.attribute("media-type"),
        "media-reference" => media.attribute("mime-type"),
        _ => None,
    };
    kind.is_some_and(|kind| !kind.starts_with("image"))
}

fn children(element: &mut Element) -> impl Iterator<Item = &mut Element> {
    element.nodes.iter_mut().filter_map(|node| match node {
        Node::Element(child) => Some(child),
        Node::Text(_) => None,
    })
}
