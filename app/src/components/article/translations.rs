//! "Read this in…": the same story in the other editions.

use leptos::prelude::*;

use crate::{domain::lang::Lang, site::Edition};

/// Links to real translations; nothing where there are none.
#[component]
pub fn Translations(
    /// Language and path.
    translations: Vec<(Lang, String)>,
    /// The page's edition.
    edition: Edition,
) -> impl IntoView {
    if translations.is_empty() {
        return None;
    }
    let links: Vec<_> = translations
        .into_iter()
        .map(|(lang, path)| {
            view! {
                " "
                <a href=path lang=lang.tag() dir=lang.dir() hreflang=lang.tag() rel="alternate">
                    {lang.record().own_name}
                </a>
            }
        })
        .collect();
    Some(view! { <p class="translations" data-slot="translations">{edition.texts.read_in()} {links}</p> })
}
