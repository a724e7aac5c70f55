//! `/{lang}/search`: what the paper has on a question. A form, links and nothing else: it works without JavaScript.

use leptos::prelude::*;

use super::{Context, missing};
use crate::{
    components::{
        front::{Look, Paging, TeaserCard},
        layout::SearchWords,
    },
    domain::{
        lang::Lang,
        search::{Asked, Lacks, Results},
        slug::Slug,
    },
    paths,
    ports::PortError,
    routes::Response,
    shell::{Document, Head},
    site::{Edition, SharedSite},
};

/// The form, and the answers to what is asked.
pub async fn respond(context: &Context<'_>, query: &str) -> Result<Response, PortError> {
    let edition = context.edition.clone();
    let site = context.site.clone();
    let asked = known(Asked::parse(query), &site, edition.lang);
    let results = if asked.is_empty() {
        None
    } else {
        let page = context.page_number();
        let results = context.ports.search.search(edition.lang, &asked, page, context.now).await?;
        if !results.is_there() {
            return missing::not_found(context).await;
        }
        Some(results)
    };
    let label = edition.texts.search();
    let title = if asked.is_empty() {
        label
    } else {
        context.title_of(&format!("{}{}", edition.label(&label), asked.words), context.page_number())
    };
    // Without a canonical address it is not indexed: answers are no page of the paper.
    let head = Head {
        title,
        feed_of: (!asked.is_empty()).then(|| paths::answers(edition.lang, &asked)),
        kind: "website",
        ..Head::default()
    };
    // Sections and words are the same everywhere; an edition may have nothing of a source.
    let elsewhere = Asked {
        source: None,
        ..asked.clone()
    };
    Ok(Response::Page(Box::new(Document {
        status: 200,
        head,
        header: context.header().await,
        section: None,
        is_search: true,
        languages: context.offers(|edition| Some(paths::answers(edition.lang, &elsewhere))),
        edition: edition.clone(),
        article: None,
        main: Box::new(move || view! { <SearchPage asked results site edition /> }.into_any()),
    })))
}

/// A section by its id or its name in the URL; one that the paper does not have is left out, and so the form shows.
fn known(asked: Asked, site: &SharedSite, lang: Lang) -> Asked {
    let section = asked.section.as_ref().and_then(|id| {
        let section = site
            .sections
            .by_id(id.as_str())
            .or_else(|| site.sections.by_slug(lang, id.as_str()))?;
        Some(section.id.clone())
    });
    Asked { section, ..asked }
}

/// The form, and what was found.
#[component]
fn SearchPage(
    /// What is asked for.
    asked: Asked,
    /// What was found; `None` where nothing is asked.
    results: Option<Results>,
    /// The site.
    site: SharedSite,
    /// The edition.
    edition: Edition,
) -> impl IntoView {
    let sources = results.as_ref().map(|results| results.sources.clone()).unwrap_or_default();
    view! {
        <div class="list-page">
            <header class="list-page__head">
                <h1>
                    {if asked.is_empty() {
                        edition.texts.search().into_any()
                    } else {
                        view! { {edition.label(&edition.texts.search())} <bdi>{asked.words.clone()}</bdi> }.into_any()
                    }}
                </h1>
                <Form asked=asked.clone() sources site=site.clone() edition=edition.clone() />
            </header>
            {results.map(|results| view! { <Answers asked results site edition /> })}
        </div>
    }
}

/// Words, section, source, languages.
#[component]
fn Form(
    /// What is asked for.
    asked: Asked,
    /// Sources of what was found.
    sources: Vec<(Slug, String)>,
    /// The site.
    site: SharedSite,
    /// The edition.
    edition: Edition,
) -> AnyView {
    let Edition { lang, texts, .. } = edition.clone();
    let label = texts.search();
    let options = |chosen: Option<&Slug>, of: Vec<(Slug, Option<Lang>, String)>| -> Vec<_> {
        of.into_iter()
            .map(|(id, name_lang, name)| {
                let selected = chosen == Some(&id);
                view! { <option value=id.to_string() selected=selected lang=name_lang.map(Lang::tag) dir=name_lang.map_or("auto", Lang::dir)>{name}</option> }
            })
            .collect()
    };
    let sections = site
        .sections
        .iter()
        .map(|section| {
            let (name_lang, name) = section.label(lang);
            (section.id.clone(), name_lang.unless(lang), name.to_owned())
        })
        .collect();
    let mut sources: Vec<_> = sources.into_iter().map(|(id, name)| (id, None, name)).collect();
    // Nothing was found of it: it is still what was asked for.
    if let Some(id) = asked
        .source
        .as_ref()
        .filter(|id| !sources.iter().any(|(other, ..)| other == *id))
    {
        sources.push((id.clone(), None, id.to_string()));
    }
    sources.sort_by(|(.., one), (.., other)| edition.format.by_name(one, other));
    let has_sources = !sources.is_empty();
    let sections = options(asked.section.as_ref(), sections);
    let sources = options(asked.source.as_ref(), sources);
    view! {
        <form class="search search--page" role="search" action=paths::search(lang)>
            <SearchWords edition=edition.clone() words=asked.words />
            <button class="button">{label}</button>
            <div class="search__filters">
                <select name="section" aria-label=texts.sections()>
                    <option value="">{texts.search_all_sections()}</option>
                    {sections}
                </select>
                {has_sources
                    .then(|| {
                        view! {
                            <select name="source" aria-label=texts.source()>
                                <option value="">{texts.search_all_sources()}</option>
                                {sources}
                            </select>
                        }
                    })}
                {(site.editions.len() > 1)
                    .then(|| {
                        view! {
                            <label class="search__everywhere">
                                <input type="checkbox" name="in" value="all" checked=asked.everywhere />
                                {texts.search_everywhere()}
                            </label>
                        }
                    })}
            </div>
        </form>
    }
    .into_any()
}

/// What was found, and what else to ask where that is little.
#[component]
fn Answers(
    /// What is asked for.
    asked: Asked,
    /// What was found.
    results: Results,
    /// The site.
    site: SharedSite,
    /// The edition.
    edition: Edition,
) -> AnyView {
    let texts = edition.texts.clone();
    let lang = edition.lang;
    let path = paths::answers(lang, &asked);
    let is_empty = results.hits.is_empty();
    let said = match results.total {
        _ if is_empty => Some(texts.search_none()),
        _ if results.lacks == Some(Lacks::Phrase) => Some(texts.search_apart()),
        _ if results.lacks == Some(Lacks::Words) => Some(texts.search_some()),
        Some(total) => Some(texts.source_stories(total)),
        // More than are ranked: how many would be a guess.
        None => None,
    };
    let meant = results.meant.map(|words| {
        let better = Asked {
            words: words.clone(),
            ..asked.clone()
        };
        view! {
            <p class="search__meant">
                {edition.label(&texts.search_meant())} <a href=paths::answers(lang, &better)><bdi>{words}</bdi></a>
            </p>
        }
    });
    let everywhere = (is_empty && !asked.everywhere && site.editions.len() > 1).then(|| {
        let wider = Asked {
            everywhere: true,
            ..asked.clone()
        };
        view! { <p class="search__wider"><a href=paths::answers(lang, &wider)>{texts.search_everywhere()}</a></p> }
    });
    let hits: Vec<_> = results
        .hits
        .into_iter()
        .map(|hit| {
            view! {
                <li>
                    <TeaserCard teaser=hit.teaser site=site.clone() edition=edition.clone() look=Look::Row level=2 excerpt=hit.excerpt />
                </li>
            }
        })
        .collect();
    view! {
        {said.map(|said| view! { <p class="search__said">{said}</p> })}
        {meant}
        {everywhere}
        {(!is_empty).then(|| view! { <ul class="teasers" role="list">{hits}</ul> })}
        <Paging path number=results.number has_more=results.has_more edition by_number=true />
    }
    .into_any()
}
