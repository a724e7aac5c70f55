//! How a page is delivered: whole, or light, which is the same tree of components without scripts, pictures and fonts of ours.
//!
//! A light page is at the address of the whole one, under [`LITE`]. Components ask [`is_lite`] where they have something to leave out;
//! everything else about lightness is here.

use leptos::prelude::use_context;

/// What light pages' addresses begin with.
pub const LITE: &str = "/lite";

/// How a page is delivered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delivery {
    /// With everything.
    Whole,
    /// Words, links and forms.
    Lite,
}

impl Delivery {
    /// The delivery that a path asks for, and the path of the page itself.
    pub fn of(path: &str) -> (Self, &str) {
        match path.strip_prefix(LITE) {
            Some("") => (Self::Lite, "/"),
            Some(page) if page.starts_with('/') => (Self::Lite, page),
            _ => (Self::Whole, path),
        }
    }

    /// A page's path in this delivery.
    pub fn path(self, page: &str) -> String {
        match self {
            Self::Whole => page.to_owned(),
            Self::Lite => lite(page),
        }
    }
}

/// The light form of a page, by the page's path.
pub fn lite(page: &str) -> String {
    if page == "/" {
        LITE.to_owned()
    } else {
        format!("{LITE}{page}")
    }
}

/// Whether the page that is being rendered is a light one.
pub fn is_lite() -> bool {
    use_context::<Delivery>() == Some(Delivery::Lite)
}

/// The attribute on links that leave light pages: `whole` for the page itself, `leaves` for what is in no light page.
pub const LEAVES: &str = "data-delivery";

/// Leads every link and form of a rendered page to light pages, so that who chose them stays with them. `is_page` says of a path whether
/// that is a page.
#[cfg(feature = "ssr")]
pub(crate) fn stay_light(html: &str, is_page: impl Fn(&str) -> bool) -> String {
    let mut light = String::with_capacity(html.len() + html.len() / 16);
    // Attributes have no bare signs of tags in them: whatever is between two is one tag.
    for (index, part) in html.split('<').enumerate() {
        if index > 0 {
            light.push('<');
        }
        let (tag, text) = part.split_at(part.find('>').unwrap_or(0));
        if index == 0 || tag.contains(LEAVES) {
            light.push_str(part);
            continue;
        }
        let mut rest = tag;
        while let Some((start, name)) = ["href=\"/", "action=\"/", "value=\"/"]
            .iter()
            .filter_map(|name| rest.find(name).map(|start| (start, *name)))
            .min()
        {
            let (before, address) = rest.split_at(start + name.len() - 1);
            light.push_str(before);
            let path = &address[..address.find(['"', '?', '#']).unwrap_or(address.len())];
            if is_page(path) {
                light.push_str(LITE);
            }
            light.push_str(path);
            rest = &address[path.len()..];
        }
        light.push_str(rest);
        light.push_str(text);
    }
    light
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn a_light_page_is_at_the_address_of_the_whole_one() {
        for (path, delivery, page) in [
            ("/fr/monde", Delivery::Whole, "/fr/monde"),
            ("/lite/fr/monde", Delivery::Lite, "/fr/monde"),
            ("/lite", Delivery::Lite, "/"),
            ("/lite/", Delivery::Lite, "/"),
            ("/literature", Delivery::Whole, "/literature"),
            ("/lite/lite/fr", Delivery::Lite, "/lite/fr"),
        ] {
            assert_eq!(Delivery::of(path), (delivery, page), "{path}");
        }
        assert_eq!([lite("/"), lite("/fr?page=2")], ["/lite", "/lite/fr?page=2"]);
    }

    #[test]
    fn links_and_forms_of_light_pages_stay_light_and_nothing_else_changes() {
        let is_page = |path: &str| path == "/fr" || path.starts_with("/fr/") && !path.contains("/feed.");
        for (html, light) in [
            ("<a href=\"/fr\">a</a>", "<a href=\"/lite/fr\">a</a>"),
            (
                "<a class=\"x\" href=\"/fr/monde?page=2#a\">",
                "<a class=\"x\" href=\"/lite/fr/monde?page=2#a\">",
            ),
            (
                "<form action=\"/fr/search\"><input value=\"/fr/a\">",
                "<form action=\"/lite/fr/search\"><input value=\"/lite/fr/a\">",
            ),
            (
                "<a href=\"/fr\" data-delivery=\"whole\">",
                "<a href=\"/fr\" data-delivery=\"whole\">",
            ),
            (
                "<link href=\"/fr/feed.rss\"><a href=\"/media/a.jpg\">",
                "<link href=\"/fr/feed.rss\"><a href=\"/media/a.jpg\">",
            ),
            ("<a href=\"https://a.example/fr\">", "<a href=\"https://a.example/fr\">"),
            ("<p>href=\"/fr\"</p>", "<p>href=\"/fr\"</p>"),
            ("href=\"/fr\"<", "href=\"/fr\"<"),
            ("", ""),
        ] {
            assert_eq!(stay_light(html, is_page), light, "{html}");
        }
    }
}
