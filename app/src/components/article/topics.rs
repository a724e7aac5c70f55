//! Links to what an article is about.

use leptos::prelude::*;

use crate::{
    domain::{lang::Lang, topic::Topic},
    paths,
    site::Edition,
};

/// The article's topics.
#[component]
pub fn TopicLinks(
    /// The topics.
    topics: Vec<Topic>,
    /// The page's edition.
    edition: Edition,
) -> impl IntoView {
    if topics.is_empty() {
        return None;
    }
    let items: Vec<_> = topics
        .into_iter()
        .map(|topic| {
            let label_lang = topic.lang.unless(edition.lang);
            let href = paths::topic(edition.lang, topic.id.as_str());
            view! { <li><a href=href lang=label_lang.map(Lang::tag) dir=label_lang.map(Lang::dir)>{topic.label}</a></li> }
        })
        .collect();
    Some(view! {
        <nav class="topics" aria-label=edition.texts.topics()>
            <ul role="list">{items}</ul>
        </nav>
    })
}
