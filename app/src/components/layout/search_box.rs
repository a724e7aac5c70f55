//! The search box: a form that the browser sends by itself.

use leptos::prelude::*;

use crate::{components::media::Icon, domain::search::MAX_QUESTION, paths, site::Edition};

/// The box in the banner. The search page has its own in its place, so that there is one on every page.
#[component]
pub fn SearchBox(
    /// The page's edition.
    edition: Edition,
) -> impl IntoView {
    let label = edition.texts.search();
    view! {
        <form class="search" role="search" action=paths::search(edition.lang)>
            <input class="search__words" type="search" name="q" aria-label=label.clone() placeholder=label.clone() maxlength=MAX_QUESTION.to_string() enterkeyhint="search" />
            <button class="search__button" aria-label=label>
                <Icon name="search" />
            </button>
        </form>
    }
}
