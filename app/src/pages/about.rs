//! `/{lang}/about`, `/{lang}/privacy`, `/{lang}/accessibility`: what the site says about itself.

use leptos::prelude::*;

use super::Context;
use crate::{domain::lang::Lang, paths, ports::PortError, routes::Response, shell::Head};

/// Who makes the paper.
pub async fn about(context: &Context<'_>) -> Result<Response, PortError> {
    let texts = &context.edition.texts;
    let others = vec![texts.about_sources(), texts.about_software(), texts.about_sample()];
    statement(context, texts.about(), |name| texts.about_lead(name), others, paths::about).await
}

/// What is and is not kept about readers.
pub async fn privacy(context: &Context<'_>) -> Result<Response, PortError> {
    let texts = &context.edition.texts;
    let others = vec![
        texts.privacy_others(),
        texts.privacy_embeds(),
        texts.privacy_cookies(),
        texts.privacy_languages(),
        texts.privacy_browser(),
        texts.privacy_offline(),
        texts.privacy_follow(),
        texts.privacy_counts(),
        texts.privacy_logs(),
    ];
    statement(
        context,
        texts.privacy(),
        |name| texts.privacy_lead(name),
        others,
        paths::privacy,
    )
    .await
}

/// Whom the site works for, and how that is tested.
pub async fn accessibility(context: &Context<'_>) -> Result<Response, PortError> {
    let texts = &context.edition.texts;
    let others = vec![
        texts.accessibility_how(),
        texts.accessibility_tests(),
        texts.accessibility_limits(),
    ];
    let lead = |name| texts.accessibility_lead(name);
    statement(context, texts.accessibility(), lead, others, paths::accessibility).await
}

/// A statement; its first sentence has the paper's name.
async fn statement(
    context: &Context<'_>,
    title: String,
    lead: impl Fn(String) -> String,
    others: Vec<String>,
    path: fn(Lang) -> String,
) -> Result<Response, PortError> {
    let name = &context.site.name;
    let paragraphs: Vec<String> = std::iter::once(lead(context.edition.isolated(name))).chain(others).collect();
    let head = Head {
        title: title.clone(),
        description: lead(name.clone()),
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
