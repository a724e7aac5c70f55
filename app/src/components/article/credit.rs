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
    let original = edition.texts.original_at(
        edition.isolated(original_lang.record().own_name),
        edition.isolated(&credit.source.name),
    );
    let licence = credit
        .licence
        .map(|licence| edition.texts.licence(edition.isolated(&licence)));
    let Edition { lang, texts, .. } = edition;
    let tag = original_lang.tag();
    view! {
        <aside class="credit" data-slot="source" aria-label=texts.source()>
            <p>
                {source}
                <a href=paths::source(lang, credit.source.id.as_str())><bdi>{credit.source.name}</bdi></a>
                {licence.map(|licence| view! { " · " <span class="credit__licence">{licence}</span> })}
            </p>
            <p>
                <a class="credit__original" href=credit.url hreflang=tag rel="external noopener">
                    {original}
                </a>
            </p>
        </aside>
    }
}
