//! When an article was published and last changed, and by whom it was written.

use leptos::prelude::*;

use super::ListenButton;
use crate::{
    domain::article::Article,
    site::{Edition, SharedSite},
};

/// Byline, times and how long it takes to read, or the button to listen. "Updated" only where it is later.
#[component]
pub fn Times(
    /// The article.
    article: Article,
    /// The site.
    site: SharedSite,
    /// The page's edition.
    edition: Edition,
) -> impl IntoView {
    let byline = article
        .byline
        .as_ref()
        .map(|byline| edition.texts.by(edition.isolated(byline)));
    let Edition { texts, format, .. } = edition.clone();
    let time = |instant| view! { <time datetime=format.rfc3339(instant)>{format.date_and_time(instant)}</time> };
    view! {
        <div class="article__about">
            <div>
                {byline.map(|byline| view! { <p class="article__byline">{byline}</p> })}
                <p class="article__times" data-slot="times">
                    <span>{texts.published()} " " {time(article.published)}</span>
                    {article.reading_minutes().map(|minutes| view! { " " <span data-slot="reading-time">{texts.reading_time(minutes)}</span> })}
                    {article.updated.map(|updated| view! { " " <span class="article__updated">{texts.updated()} " " {time(updated)}</span> })}
                </p>
            </div>
            <ListenButton site edition />
        </div>
    }
}
