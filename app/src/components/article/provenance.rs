//! Where an article comes from, in full, and what it said before: readable without JavaScript, closed until it is asked for.

use leptos::prelude::*;

use super::changes::Pieces;
use crate::{
    domain::{
        article::Article,
        provenance::{DateFault, Provenance, Version},
        source::Credit,
    },
    paths,
    site::Edition,
};

/// The notice that the original is gone, above the panel where it is seen.
#[component]
pub fn GoneNotice(
    /// The article.
    article: Article,
    /// The page's edition.
    edition: Edition,
) -> impl IntoView {
    let provenance = article.provenance.filter(|provenance| provenance.gone.is_some())?;
    let text = edition.texts.original_gone(edition.format.date_and_time(provenance.fetched));
    Some(view! {
        <p class="age-notice" data-slot="gone" role="note">
            {text}
        </p>
    })
}

/// Of an outside article: source, times, hash, the others that sent it. Of every article: its earlier versions with the words that changed.
#[component]
pub fn ProvenancePanel(
    /// The article.
    article: Article,
    /// The page's edition.
    edition: Edition,
) -> impl IntoView {
    let texts = edition.texts.clone();
    let origin = article.credit.zip(article.provenance);
    let is_ours = origin.is_none();
    let versions = (!article.versions.is_empty()).then(|| {
        let versions = article.versions.into_iter();
        let versions: Vec<_> = versions
            .map(|version| view! { <PastVersion version alone=is_ours edition=edition.clone() /> })
            .collect();
        view! { <ol role="list" class="provenance__versions">{versions}</ol> }
    });
    let panel = |title: String, content: AnyView| {
        view! {
            <details class="provenance" data-slot="provenance">
                <summary>{title}</summary>
                {content}
            </details>
        }
    };
    match (origin, versions) {
        (Some((credit, provenance)), versions) => {
            let versions = versions.map(|versions| {
                view! {
                    <h2>{texts.provenance_versions()}</h2>
                    {versions}
                }
            });
            let content = view! {
                <Origin credit provenance=*provenance edition=edition.clone() />
                {versions}
            };
            Some(panel(texts.provenance(), content.into_any()))
        }
        (None, Some(versions)) => Some(panel(texts.provenance_versions(), versions.into_any())),
        (None, None) => None,
    }
}

/// Where an outside article comes from.
#[component]
fn Origin(
    /// Its source.
    credit: Credit,
    /// Its way.
    provenance: Provenance,
    /// The page's edition.
    edition: Edition,
) -> impl IntoView {
    let Provenance {
        fetched,
        seen,
        sha256,
        is_excerpt,
        is_canonical_there,
        date_fault,
        also,
        gone: _,
    } = provenance;
    let Edition { texts, format, .. } = edition.clone();
    let date_fault = date_fault.map(|fault| match fault {
        DateFault::Missing => texts.provenance_date_missing(),
        DateFault::Future => texts.provenance_date_future(),
        DateFault::Implausible => texts.provenance_date_implausible(),
    });
    let name = edition.isolated(&credit.source.name);
    let also: Vec<_> = also
        .into_iter()
        .map(|credit| view! { <li><Credited credit edition=edition.clone() /></li> })
        .collect();
    let has_others = !also.is_empty();
    view! {
        <ul role="list">
            <li>{edition.label(&texts.source())} <Credited credit edition=edition.clone() /></li>
            <li>{texts.provenance_fetched(format.date_and_time(fetched))}</li>
            <li>{texts.provenance_seen(format.date_and_time(seen))}</li>
            <li>{edition.label(&texts.provenance_hash())} <code class="provenance__hash">{sha256}</code></li>
            {is_excerpt.then(|| view! { <li>{texts.provenance_excerpt(name)}</li> })}
            {is_canonical_there.then(|| view! { <li>{texts.provenance_canonical()}</li> })}
            {date_fault.map(|sentence| view! { <li>{sentence}</li> })}
        </ul>
        {has_others
            .then(|| {
                view! {
                    <h2>{texts.provenance_also()}</h2>
                    <ul>{also}</ul>
                }
            })}
    }
}

/// A source, its original's address and the licence.
#[component]
fn Credited(
    /// The credit.
    credit: Credit,
    /// The page's edition.
    edition: Edition,
) -> impl IntoView {
    let licence = credit
        .licence
        .map(|licence| edition.texts.licence(edition.isolated(&licence)));
    view! {
        <a href=paths::source(edition.lang, credit.source.id.as_str())><bdi>{credit.source.name}</bdi></a>
        " · "
        <a href=credit.url.clone() rel="external noopener">
            <bdi>{host(&credit.url)}</bdi>
        </a>
        {licence.map(|licence| view! { " · " {licence} })}
    }
}

/// One earlier version.
#[component]
fn PastVersion(
    /// The version.
    version: Version,
    /// Whether the panel is of versions alone, whose headings are then its own.
    alone: bool,
    /// The page's edition.
    edition: Edition,
) -> impl IntoView {
    let title = edition
        .texts
        .provenance_version(edition.format.date_and_time(version.fetched));
    let heading = if alone {
        view! { <h2>{title}</h2> }.into_any()
    } else {
        view! { <h3>{title}</h3> }.into_any()
    };
    let hash = version.sha256.map(|hash| {
        view! { <p>{edition.label(&edition.texts.provenance_hash())} <code class="provenance__hash">{hash}</code></p> }
    });
    view! {
        <li>
            {heading}
            {hash}
            <Pieces pieces=version.changes />
        </li>
    }
}

/// A URL's host, as readers know it.
fn host(url: &str) -> String {
    let host = url
        .split("://")
        .nth(1)
        .unwrap_or(url)
        .split(['/', '?', '#'])
        .next()
        .unwrap_or(url);
    host.trim_start_matches("www.").to_owned()
}
