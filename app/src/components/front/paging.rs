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
) -> impl IntoView {
    if number == 1 && !has_more {
        return None;
    }
    let texts = edition.texts;
    Some(view! {
        <nav class="paging" aria-label=texts.pages()>
            {(number > 1).then(|| view! { <a class="paging__newer" rel="prev" href=paths::page(&path, number - 1)>{texts.newer()}</a> })}
            <span class="paging__number" aria-current="page">{texts.page_number(number)}</span>
            {has_more.then(|| view! { <a class="paging__older" rel="next" href=paths::page(&path, number + 1)>{texts.older()}</a> })}
        </nav>
    })
}
