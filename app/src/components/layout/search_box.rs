//! The search box: a form that the browser sends by itself.

use leptos::prelude::*;

use crate::{
    components::media::Icon,
    domain::search::MAX_QUESTION,
    islands::{SuggestIsland, SuggestProps, props},
    paths,
    site::Edition,
};

/// Where the words are typed; a page has it once.
#[component]
pub fn SearchWords(
    /// The page's edition.
    edition: Edition,
    /// What is asked for on this page.
    #[prop(optional)]
    words: String,
    /// Whether the box names itself while it is empty.
    #[prop(optional)]
    has_placeholder: bool,
) -> AnyView {
    let label = edition.texts.search();
    let suggest = props::attribute(SuggestProps {
        lang: edition.lang.tag().to_owned(),
        placeholder: if has_placeholder { label.clone() } else { String::new() },
        label,
        words,
        longest: MAX_QUESTION.to_string(),
    });
    view! {
        <div class="search__box" data-suggest=suggest>
            <SuggestIsland />
        </div>
    }
    .into_any()
}

/// The box in the banner. The search page has its own in its place, so that there is one on every page.
#[component]
pub fn SearchBox(
    /// The page's edition.
    edition: Edition,
) -> impl IntoView {
    let label = edition.texts.search();
    view! {
        <form class="search" role="search" action=paths::search(edition.lang)>
            <SearchWords edition=edition.clone() has_placeholder=true />
            <button class="search__button" aria-label=label>
                <Icon name="search" />
            </button>
        </form>
    }
}
