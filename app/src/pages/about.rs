//! `/{lang}/about`, `/{lang}/privacy`, `/{lang}/accessibility`: what the site says about itself.

use leptos::prelude::*;

use super::Context;
use crate::{domain::lang::Lang, paths, ports::PortError, routes::Response, shell::Head};

/// Who makes the paper.
pub async fn about(context: &Context<'_>) -> Result<Response, PortError> {
    let texts = &context.edition.texts;
    let name = context.site.name.clone();
    let paragraphs = vec![
        texts.about_lead(name),
        texts.about_sources(),
        texts.about_software(),
        texts.about_sample(),
    ];
    statement(context, texts.about(), paragraphs, paths::about).await
}

/// What is and is not kept about readers.
pub async fn privacy(context: &Context<'_>) -> Result<Response, PortError> {
    let texts = &context.edition.texts;
    let name = context.site.name.clone();
    let paragraphs = vec![
        texts.privacy_lead(name),
        texts.privacy_others(),
        texts.privacy_embeds(),
        texts.privacy_cookies(),
        texts.privacy_languages(),
        texts.privacy_browser(),
        texts.privacy_offline(),
        texts.privacy_counts(),
        texts.privacy_logs(),
    ];
    statement(context, texts.privacy(), paragraphs, paths::privacy).await
}

/// Whom the site works for, and how that is tested.
pub async fn accessibility(context: &Context<'_>) -> Result<Response, PortError> {
    let texts = &context.edition.texts;
    let name = context.site.name.clone();
    let paragraphs = vec![
        texts.accessibility_lead(name),
        texts.accessibility_how(),
        texts.accessibility_tests(),
        texts.accessibility_limits(),
    ];
    statement(context, texts.accessibility(), paragraphs, paths::accessibility).await
}

async fn statement(
    context: &Context<'_>,
    title: String,
    paragraphs: Vec<String>,
    path: fn(Lang) -> String,
) -> Result<Response, PortError> {
    let head = Head {
        title: title.clone(),
        description: paragraphs.first().cloned().unwrap_or_default(),
        canonical: Some(path(context.edition.lang)),
        kind: "website",
        ..Head::default()
    };
    let main = Box::new(move || {
        let paragraphs: Vec<_> = paragraphs.into_iter().map(|text| view! { <p>{text}</p> }).collect();
        view! {
            <div class="statement">
                <h1>{title}</h1>
                {paragraphs}
            </div>
        }
        .into_any()
    });
    context.everywhere(head, |edition| path(edition.lang), main).await
}
