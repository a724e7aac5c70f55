//! Links between the pages of a list: each page has its own URL.

use leptos::prelude::*;

use crate::{paths, site::Edition};

/// Links to the newer and the older page.
#[component]
pub fn Paging(
    /// The list's first page.
    path: String,
    /// The page shown, from 1.
    number: u32,
    /// Whether there is an older one.
    has_more: bool,
    /// The page's edition.
    edition: Edition,
    /// The list is not ordered by time: links name pages by their numbers.
    #[prop(optional)]
    by_number: bool,
) -> impl IntoView {
    if number == 1 && !has_more {
        return None;
    }
    let texts = edition.texts;
    let (newer, older) = if by_number {
        (texts.page_number(number.saturating_sub(1)), texts.page_number(number + 1))
    } else {
        (texts.newer(), texts.older())
    };
    Some(view! {
        <nav class="paging" aria-label=texts.pages()>
            {(number > 1).then(|| view! { <a class="paging__newer" rel="prev" href=paths::page(&path, number - 1)>{newer}</a> })}
            <span class="paging__number" aria-current="page">{texts.page_number(number)}</span>
            {has_more.then(|| view! { <a class="paging__older" rel="next" href=paths::page(&path, number + 1)>{older}</a> })}
        </nav>
    })
}
