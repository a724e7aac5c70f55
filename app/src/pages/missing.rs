//! What readers see where there is nothing (404), nothing any more (410), nothing right now (503), or nothing for who asks too often (429).

use leptos::prelude::*;

use super::Context;
use crate::{
    components::{article::Translations, layout::LanguageLinks},
    domain::{header::HeaderState, lang::Lang},
    paths,
    ports::PortError,
    routes::Response,
    shell::{Document, Head},
};

/// What such a page says.
struct Said {
    status: u16,
    title: String,
    text: String,
    /// Editions to be offered, where it is an edition that is missing.
    offered: Vec<Lang>,
    /// Language and path of the story's translations, where it is missing in this language alone.
    translations: Option<Vec<(Lang, String)>>,
}

/// 404.
pub async fn not_found(context: &Context<'_>) -> Result<Response, PortError> {
    Ok(missing(context, Said::not_found(context), context.header().await))
}

/// 404 where the path belongs to no edition: in the default language, with the offer of all that there are.
pub async fn not_served(context: &Context<'_>) -> Result<Response, PortError> {
    let said = Said {
        offered: context.site.editions.iter().map(|edition| edition.lang).collect(),
        ..Said::not_found(context)
    };
    Ok(missing(context, said, context.header().await))
}

/// 410: withdrawn. `translations` are language and path of the same story where it can still be read.
pub async fn gone(context: &Context<'_>, translations: Vec<(Lang, String)>) -> Result<Response, PortError> {
    let texts = &context.edition.texts;
    let said = Said {
        translations: Some(translations),
        ..Said::new(410, texts.gone(), texts.gone_text())
    };
    Ok(missing(context, said, context.header().await))
}

/// 503: asks nothing of the store, since that is what failed.
pub fn failed(context: &Context<'_>) -> Response {
    let texts = &context.edition.texts;
    at_once(context, Said::new(503, texts.failed(), texts.failed_text()))
}

/// 429: asks nobody either, since there may be many of them.
pub fn too_often(context: &Context<'_>) -> Response {
    let texts = &context.edition.texts;
    at_once(context, Said::new(429, texts.too_often(), texts.too_often_text()))
}

fn at_once(context: &Context<'_>, said: Said) -> Response {
    let header = HeaderState {
        date: super::header::date(context.edition, context.now),
        weather: None,
        fresh_until: context.now.as_second() + 60,
    };
    missing(context, said, header)
}

impl Said {
    fn new(status: u16, title: String, text: String) -> Self {
        Self {
            status,
            title,
            text,
            offered: Vec::new(),
            translations: None,
        }
    }

    fn not_found(context: &Context<'_>) -> Self {
        let texts = &context.edition.texts;
        Self::new(404, texts.not_found(), texts.not_found_text())
    }
}

fn missing(context: &Context<'_>, said: Said, header: HeaderState) -> Response {
    let Said {
        status,
        title,
        text,
        offered,
        translations,
    } = said;
    let edition = context.edition.clone();
    let links: Vec<_> = offered.into_iter().map(|lang| (lang, paths::front(lang))).collect();
    let offer = (!links.is_empty()).then(|| (edition.label(&edition.texts.languages()), links, edition.clone()));
    let front = (paths::front(edition.lang), edition.texts.front_page());
    let languages = match &translations {
        Some(translations) => context.offers_of(translations),
        None => context.offers(|edition| Some(paths::front(edition.lang))),
    };
    let read_in = translations.map(|translations| (translations, edition.clone()));
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
        languages,
        edition,
        article: None,
        main: Box::new(move || {
            view! {
                <div class="statement statement--missing">
                    <h1>{title}</h1>
                    <p>{text}</p>
                    {read_in.map(|(translations, edition)| view! { <Translations translations edition /> })}
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
