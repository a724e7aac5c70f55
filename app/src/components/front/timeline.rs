//! A list by day: what happened when.

use std::sync::Arc;

use leptos::prelude::*;

use super::teaser::{Look, TeaserCard};
use crate::{
    domain::article::Teaser,
    site::{Edition, SharedSite},
};

/// So many days may be in the window at first.
const NEAR: usize = 3;

/// Stories under the days on which they were published, in the order given.
#[component]
pub fn Timeline(
    /// The stories.
    teasers: Vec<Arc<Teaser>>,
    /// The site.
    site: SharedSite,
    /// The page's edition.
    edition: Edition,
) -> impl IntoView {
    let format = &edition.format;
    let days: Vec<_> = teasers
        .chunk_by(|one, other| format.day(one.published) == format.day(other.published))
        .enumerate()
        .map(|(index, stories)| {
            let published = stories[0].published;
            let cards: Vec<_> = stories
                .iter()
                .cloned()
                .map(|teaser| view! { <li><TeaserCard teaser site=site.clone() edition=edition.clone() look=Look::Row /></li> })
                .collect();
            view! {
                <li class="timeline__day" data-below=(index >= NEAR).then_some("")>
                    <h2 class="timeline__date">
                        <time datetime=format.day(published).to_string()>{format.long_date(published)}</time>
                    </h2>
                    <ul class="teasers" role="list">{cards}</ul>
                </li>
            }
        })
        .collect();
    view! { <ol class="timeline" role="list">{days}</ol> }
}
