//! `/{lang}/sources` and `/{lang}/sources/{id}`: who stands behind the articles that are not ours.

use jiff::Timestamp;
use leptos::prelude::*;

use super::{Context, missing, topic::ListPage};
use crate::{
    domain::follow::Followed,
    paths,
    ports::{List, PortError, SourceCount},
    routes::Response,
    shell::Head,
    site::Edition,
};

/// The list of sources.
pub async fn list(context: &Context<'_>) -> Result<Response, PortError> {
    let sources = context.ports.fronts.sources(context.edition.lang, context.now).await?;
    let texts = &context.edition.texts;
    let head = Head {
        title: texts.sources(),
        description: texts.sources_lead(),
        canonical: Some(paths::sources(context.edition.lang)),
        kind: "website",
        ..Head::default()
    };
    let (edition, now) = (context.edition.clone(), context.now);
    let main = Box::new(move || view! { <SourcesPage sources edition now /> }.into_any());
    context
        .listed(head, List::Sources, None, |edition| paths::sources(edition.lang), main)
        .await
}

/// One source's articles.
pub async fn one(context: &Context<'_>, id: &str) -> Result<Response, PortError> {
    let lang = context.edition.lang;
    let Some((counted, page)) = context
        .ports
        .fronts
        .source(lang, id, context.page_number(), context.now)
        .await?
    else {
        return missing::not_found(context).await;
    };
    if !page.is_there() {
        return missing::not_found(context).await;
    }
    let texts = &context.edition.texts;
    let lead = texts.source_lead(context.edition.isolated(&counted.source.name));
    let path = paths::source(lang, id);
    let head = Head {
        title: context.title_of(&counted.source.name, page.number),
        description: texts.source_lead(counted.source.name.clone()),
        canonical: Some(paths::page(&path, page.number)),
        feed_of: Some(path.clone()),
        kind: "website",
        ..Head::default()
    };
    let (site, edition, now) = (context.site.clone(), context.edition.clone(), context.now);
    let main = Box::new(move || {
        let followed = Some(Followed::Source(counted.source.id.clone()));
        view! {
            <ListPage
                title=counted.source.name.clone()
                title_lang=None
                lead=Some(lead)
                section=None
                followed
                path
                page
                site
                edition=edition.clone()
            />
            <AboutSource counted edition now />
        }
        .into_any()
    });
    context
        .listed(head, List::Source(id), None, |edition| paths::source(edition.lang, id), main)
        .await
}

/// Every source, with what it has contributed.
#[component]
fn SourcesPage(
    /// The sources.
    sources: Vec<SourceCount>,
    /// The edition.
    edition: Edition,
    /// The site's time.
    now: Timestamp,
) -> impl IntoView {
    let mut sources = sources;
    sources.sort_by(|one, other| edition.format.by_name(&one.source.name, &other.source.name));
    let items: Vec<_> = sources
        .into_iter()
        // One that this edition has nothing of is no answer to who writes it.
        .filter(|counted| counted.articles > 0)
        .map(|counted| {
            view! {
                <li class="source">
                    <h2 class="source__name">
                        <a href=paths::source(edition.lang, counted.source.id.as_str())><bdi>{counted.source.name.clone()}</bdi></a>
                    </h2>
                    <AboutSource counted edition=edition.clone() now />
                </li>
            }
        })
        .collect();
    view! {
        <div class="list-page">
            <header class="list-page__head">
                <h1>{edition.texts.sources()}</h1>
                <p class="list-page__lead">{edition.texts.sources_lead()}</p>
            </header>
            <ul role="list" class="sources">{items}</ul>
        </div>
    }
}

/// A source's licence, its count and its own site.
#[component]
fn AboutSource(
    /// The source.
    counted: SourceCount,
    /// The edition.
    edition: Edition,
    /// The site's time.
    now: Timestamp,
) -> impl IntoView {
    let Edition { texts, format, .. } = edition.clone();
    view! {
        <ul class="source__about" role="list">
            <li>{texts.source_stories(counted.articles)}</li>
            {counted.lang.map(|lang| view! { <li>{texts.source_language(edition.isolated(lang.record().own_name))}</li> })}
            {counted
                .received
                .map(|at| {
                    let ago = edition.ago(at, now).map(|ago| format!(" ({ago})"));
                    view! { <li>{texts.source_received(format.date_and_time(at))} {ago}</li> }
                })}
            {counted.source.licence.map(|licence| view! { <li>{texts.licence(edition.isolated(&licence))}</li> })}
            {counted
                .source
                .homepage
                .map(|url| view! { <li><a href=url rel="external noopener">{texts.source_homepage()}</a></li> })}
        </ul>
    }
}
