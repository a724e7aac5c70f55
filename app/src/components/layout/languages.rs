//! The language switcher: every edition of the site, and honestly what it has of this page; and the reader's wish that a choice be
//! remembered (decision 14).

use leptos::prelude::*;

use crate::{components::media::Icon, domain::lang::Lang, paths, site::Edition};

/// Another edition, as seen from one page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LanguageOffer {
    /// The edition.
    pub lang: Lang,
    /// This page in that language; `None` when it is not translated.
    pub href: Option<String>,
    /// In the other language: that the page is not available in it, and that the link leads to its front.
    pub not_translated: String,
}

/// The switcher: plain links inside `<details>`, so it works without JavaScript. It shares its name with the menu: one of them is open.
/// The form makes this page's language the one that the site opens in; following a link does the same for that link's, by `boot.js`.
#[component]
pub fn Languages(
    /// The page's edition.
    edition: Edition,
    /// The other editions.
    languages: Vec<LanguageOffer>,
    /// The page's path.
    here: String,
) -> impl IntoView {
    if languages.is_empty() {
        return None;
    }
    let items: Vec<_> = languages
        .into_iter()
        .map(
            |LanguageOffer {
                 lang,
                 href,
                 not_translated,
             }| {
                let tag = lang.tag();
                let is_translated = href.is_some();
                view! {
                    <li>
                        <a href=href.unwrap_or_else(|| paths::front(lang)) lang=tag dir=lang.dir() hreflang=tag>
                            {lang.record().own_name}
                            {(!is_translated).then(|| view! { <span class="languages__note">{not_translated}</span> })}
                        </a>
                    </li>
                }
            },
        )
        .collect();
    Some(view! {
        <details class="languages" name="menu" data-slot="languages" data-swap="languages">
            <summary aria-label=edition.label(&edition.texts.languages()) + edition.lang.record().own_name>
                <Icon name="globe" />
                <span class="languages__current">{edition.lang.record().own_name}</span>
            </summary>
            <div class="languages__panel">
                <ul role="list" class="languages__list">{items}</ul>
                <form class="languages__keep" method="post" action=paths::LANGUAGE>
                    <input type="hidden" name="lang" value=edition.lang.tag() />
                    <input type="hidden" name="to" value=here />
                    <button class="button" type="submit">{edition.texts.keep_language()}</button>
                    <p class="languages__note">{edition.texts.keep_language_note()}</p>
                </form>
            </div>
        </details>
    })
}
