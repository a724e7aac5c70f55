//! "Read this in…": the same story in the other editions.

use leptos::prelude::*;

use crate::{components::layout::LanguageLinks, domain::lang::Lang, site::Edition};

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
    let read_in = edition.texts.read_in();
    Some(view! {
        <p class="translations" data-slot="translations">
            {read_in}
            " "
            <LanguageLinks links=translations rel="alternate" edition />
        </p>
    })
}
