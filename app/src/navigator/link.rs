//! Which clicks are ours: pure rules, apart from the browser.

use crate::paths;

/// A click on a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Click {
    /// The left button without a modifier key.
    pub is_plain: bool,
    /// Somebody else has dealt with it.
    pub is_handled: bool,
}

impl Click {
    /// Whether it means "go there" and nothing more (new tab, download, menu).
    pub(super) fn is_ours(self) -> bool {
        self.is_plain && !self.is_handled
    }
}

/// What a link says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Address {
    pub is_same_origin: bool,
    pub path: String,
    /// With its `?`, or empty.
    pub query: String,
    /// With its `#`, or empty.
    pub fragment: String,
    /// `target` names another window.
    pub opens_elsewhere: bool,
    pub is_download: bool,
    pub rel: String,
    /// Path and query of the page on screen.
    pub here: String,
}

/// A page to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Target {
    /// What to fetch.
    pub path_and_query: String,
    /// With its `#`, or empty.
    pub fragment: String,
}

impl Target {
    /// The page a link leads to, if it is one of ours to show.
    pub(super) fn of(address: &Address) -> Option<Self> {
        let is_external = address.rel.split_ascii_whitespace().any(|word| word == "external");
        let is_none = paths::NOT_SWAPPED.iter().any(|folder| address.path.starts_with(folder)) || has_ending(&address.path);
        if !address.is_same_origin || address.opens_elsewhere || address.is_download || is_external || is_none {
            return None;
        }
        let path_and_query = format!("{}{}", address.path, address.query);
        // This page again, or a place on it, is the browser's own business.
        if path_and_query == address.here {
            return None;
        }
        Some(Self {
            path_and_query,
            fragment: address.fragment.clone(),
        })
    }
}

/// `/fr/feed.rss`, `/favicon.svg`: slugs hold no dots.
fn has_ending(path: &str) -> bool {
    path.rsplit('/').next().is_some_and(|last| last.contains('.'))
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    fn address(path: &str) -> Address {
        Address {
            is_same_origin: true,
            path: path.into(),
            here: "/fr".into(),
            ..Address::default()
        }
    }

    #[wasm_bindgen_test]
    fn a_plain_click_on_a_page_of_this_site_is_ours() {
        let target = Target::of(&Address {
            query: "?page=2".into(),
            fragment: "#top".into(),
            ..address("/fr/monde")
        });
        assert_eq!(
            target,
            Some(Target {
                path_and_query: "/fr/monde?page=2".into(),
                fragment: "#top".into()
            })
        );
        assert!(
            Click {
                is_plain: true,
                is_handled: false
            }
            .is_ours()
        );
    }

    #[wasm_bindgen_test]
    fn a_click_with_a_modifier_or_dealt_with_is_the_browsers() {
        assert!(
            !Click {
                is_plain: false,
                is_handled: false
            }
            .is_ours()
        );
        assert!(
            !Click {
                is_plain: true,
                is_handled: true
            }
            .is_ours()
        );
    }

    #[wasm_bindgen_test]
    fn other_sites_windows_downloads_and_files_are_the_browsers() {
        assert_eq!(
            Target::of(&Address {
                is_same_origin: false,
                ..address("/fr")
            }),
            None
        );
        assert_eq!(
            Target::of(&Address {
                opens_elsewhere: true,
                ..address("/fr/monde")
            }),
            None
        );
        assert_eq!(
            Target::of(&Address {
                is_download: true,
                ..address("/fr/monde")
            }),
            None
        );
        assert_eq!(
            Target::of(&Address {
                rel: "noopener external".into(),
                ..address("/fr/monde")
            }),
            None
        );
        for path in [
            "/fr/feed.rss",
            "/media/0.avif",
            "/api/v1/header/fr",
            "/favicon.svg",
            "/lite/fr",
        ] {
            assert_eq!(Target::of(&address(path)), None, "{path}");
        }
    }

    #[wasm_bindgen_test]
    fn the_same_page_and_a_place_on_it_are_the_browsers() {
        assert_eq!(Target::of(&address("/fr")), None);
        assert_eq!(
            Target::of(&Address {
                fragment: "#main".into(),
                ..address("/fr")
            }),
            None
        );
        assert!(
            Target::of(&Address {
                fragment: "#main".into(),
                ..address("/fr/monde")
            })
            .is_some()
        );
    }
}
