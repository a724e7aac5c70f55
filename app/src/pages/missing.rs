//! What readers see where there is nothing (404), nothing any more (410), or nothing right now (503).

use leptos::prelude::*;

use super::Context;
use crate::{
    components::layout::LanguageLinks,
    domain::{header::HeaderState, lang::Lang},
    paths,
    ports::PortError,
    routes::Response,
    shell::{Document, Head},
};

/// 404.
pub async fn not_found(context: &Context<'_>) -> Result<Response, PortError> {
    let texts = &context.edition.texts;
    Ok(missing(
        context,
        404,
        texts.not_found(),
        texts.not_found_text(),
        Vec::new(),
        context.header().await,
    ))
}

/// 404 where the path belongs to no edition: in the default language, with the offer of all that there are.
pub async fn not_served(context: &Context<'_>) -> Result<Response, PortError> {
    let texts = &context.edition.texts;
    let editions = context.site.editions.iter().map(|edition| edition.lang).collect();
    Ok(missing(
        context,
        404,
        texts.not_found(),
        texts.not_found_text(),
        editions,
        context.header().await,
    ))
}

/// 410: withdrawn.
pub async fn gone(context: &Context<'_>) -> Result<Response, PortError> {
    let texts = &context.edition.texts;
    Ok(missing(
        context,
        410,
        texts.gone(),
        texts.gone_text(),
        Vec::new(),
        context.header().await,
    ))
}

/// 503: asks nothing of the store, since that is what failed.
pub fn failed(context: &Context<'_>) -> Response {
    let header = HeaderState {
        date: super::header::date(context.edition, context.now),
        weather: None,
        fresh_until: context.now.as_second() + 60,
    };
    let texts = &context.edition.texts;
    missing(context, 503, texts.failed(), texts.failed_text(), Vec::new(), header)
}

/// `offered`: the editions to be offered, where it is an edition that is missing.
fn missing(context: &Context<'_>, status: u16, title: String, text: String, offered: Vec<Lang>, header: HeaderState) -> Response {
    let edition = context.edition.clone();
    let links: Vec<_> = offered.into_iter().map(|lang| (lang, paths::front(lang))).collect();
    let offer = (!links.is_empty()).then(|| (edition.label(&edition.texts.languages()), links, edition.clone()));
    let front = (paths::front(edition.lang), edition.texts.front_page());
    Response::Page(Box::new(Document {
        status,
        head: Head {
            title: title.clone(),
            kind: "website",
            ..Head::default()
        },
        header,
        section: None,
        is_search: false,
        languages: context.offers(|edition| Some(paths::front(edition.lang))),
        edition,
        main: Box::new(move || {
            view! {
                <div class="statement statement--missing">
                    <h1>{title}</h1>
                    <p>{text}</p>
                    {offer
                        .map(|(label, links, edition)| {
                            view! {
                                <p data-slot="offered">
                                    {label}
                                    <LanguageLinks links edition />
                                </p>
                            }
                        })}
                    <p>
                        <a class="button" href=front.0>
                            {front.1}
                        </a>
                    </p>
                </div>
            }
            .into_any()
        }),
    }))
}
