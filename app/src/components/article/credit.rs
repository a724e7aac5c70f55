//! Where an outside article comes from.

use leptos::prelude::*;

use crate::{
    domain::{lang::Lang, source::Credit},
    paths,
    site::Edition,
};

/// The source, its licence and the link to the original with its language.
#[component]
pub fn SourceCredit(
    /// The credit.
    credit: Credit,
    /// The original's language.
    original_lang: Lang,
    /// The page's edition.
    edition: Edition,
) -> impl IntoView {
    let source = edition.label(&edition.texts.source());
    let Edition { lang, texts, .. } = edition;
    let name = credit.source.name.clone();
    let tag = original_lang.tag();
    view! {
        <aside class="credit" data-slot="source" aria-label=texts.source()>
            <p>
                {source}
                <a href=paths::source(lang, credit.source.id.as_str())>{name.clone()}</a>
                {credit.licence.map(|licence| view! { " · " <span class="credit__licence">{texts.licence(licence)}</span> })}
            </p>
            <p>
                <a class="credit__original" href=credit.url hreflang=tag rel="external noopener">
                    {texts.original_at(original_lang.record().own_name, name)}
                </a>
            </p>
        </aside>
    }
}
