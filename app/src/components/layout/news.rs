//! What is new while a page is read: a strip at the foot of the window, which `crate::news` fills.

use leptos::prelude::*;

use crate::{
    delivery::is_lite,
    i18n::Texts,
    site::{Edition, SharedSite},
    standing::{Matter, Part},
};

/// All that there may be to say, none of it shown; whatever is shown is read out, and its link then leads where it says.
#[component]
pub fn NewsStrip(
    /// The site.
    site: SharedSite,
    /// The page's edition.
    edition: Edition,
) -> impl IntoView {
    let matter = Matter::of(edition.lang, Part::Every("news"));
    (!is_lite()).then(|| site.standing.part(matter, || set(&edition.texts)))
}

fn set(texts: &Texts) -> AnyView {
    let item = |kind: &'static str, sentence: Option<String>, link: String| {
        view! {
            <p data-news=kind hidden>
                {sentence.map(|sentence| view! { <span>{sentence}</span> " " })}
                <a href="#news">{link}</a>
                <button type="button" aria-label=texts.close()>"×"</button>
            </p>
        }
    };
    view! {
        <div class="news" id="news" role="status" data-swap-lang="news">
            {item("stories", None, texts.new_stories(1))}
            {item("updated", Some(texts.article_updated()), texts.show_update())}
            {item("changed", Some(texts.changed_since_read()), texts.what_changed())}
        </div>
    }
    .into_any()
}
