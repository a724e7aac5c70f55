//! Following a topic or a source, and no longer. Without a script it is a form that leads to the paper it makes; with one, the browser
//! remembers it (`crate::following`).

use leptos::prelude::*;

use crate::{
    domain::follow::{Followed, Following, joined},
    paths,
    site::Edition,
};

/// The button.
#[component]
pub fn FollowButton(
    /// What is followed.
    followed: Followed,
    /// Its name.
    name: String,
    /// What is left when it is followed no longer; none where it is to be followed.
    #[prop(optional_no_strip)]
    rest: Option<Following>,
    /// The page's edition.
    edition: Edition,
) -> impl IntoView {
    let name = edition.isolated(&name);
    let (follow, unfollow) = (edition.texts.follow(name.clone()), edition.texts.unfollow(name));
    let is_followed = rest.is_some();
    let fields = rest.unwrap_or_else(|| match followed.clone() {
        Followed::Topic(id) => Following {
            topics: vec![id],
            ..Following::default()
        },
        Followed::Source(id) => Following {
            sources: vec![id],
            ..Following::default()
        },
    });
    let fields = [(Followed::TOPICS, fields.topics), (Followed::SOURCES, fields.sources)];
    let fields: Vec<_> = fields
        .into_iter()
        .filter(|(_, ids)| !ids.is_empty())
        .map(|(name, ids)| view! { <input type="hidden" name=name value=joined(&ids) /> })
        .collect();
    let labels = format!("{follow}\n{unfollow}");
    view! {
        <form
            class="follow"
            action=paths::mine(edition.lang, &Following::default())
            data-follow=followed.name()
            data-id=followed.id().to_string()
            data-labels=labels
            data-full=(!is_followed).then(|| edition.texts.follow_full())
        >
            {fields}
            <button class="share__button">{if is_followed { unfollow } else { follow }}</button>
            {(!is_followed).then(|| view! { <p class="follow__note" role="status"></p> })}
        </form>
    }
}
