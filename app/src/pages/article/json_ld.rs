//! schema.org `NewsArticle`, or `LiveBlogPosting` for a live report: exactly what the page shows, for machines.

use serde_json::{Map, Value, json};

use crate::{
    domain::{
        article::Article,
        live::{LiveState, Report},
    },
    paths,
    site::{Edition, SharedSite},
};

/// The data of an article. `isBasedOn` names the original of an outside one.
pub(super) fn news_article(article: &Article, site: &SharedSite, edition: &Edition) -> Value {
    let url = site.absolute(&paths::article(&article.address(), &site.sections));
    let publisher =
        json!({ "@type": "NewsMediaOrganization", "name": site.name, "url": site.absolute(&paths::front(edition.lang)) });
    let mut data = Map::new();
    let mut set = |key: &str, value: Value| {
        data.insert(key.to_owned(), value);
    };
    set("@context", json!("https://schema.org"));
    let kind = if article.live.is_some() {
        "LiveBlogPosting"
    } else {
        "NewsArticle"
    };
    set("@type", json!(kind));
    set("headline", json!(article.headline));
    set("description", json!(article.standfirst));
    set("inLanguage", json!(article.lang.tag()));
    set("url", json!(url));
    set("mainEntityOfPage", json!(url));
    set("datePublished", json!(edition.format.rfc3339(article.published)));
    set(
        "dateModified",
        json!(edition.format.rfc3339(article.updated.unwrap_or(article.published))),
    );
    set(
        "articleSection",
        json!(site.section_label(article.section.as_str(), edition.lang).1),
    );
    set("publisher", publisher.clone());
    set("isAccessibleForFree", json!(true));
    if let Some(picture) = article.picture.as_ref().and_then(|picture| picture.fallback()) {
        set("image", json!([site.absolute(&paths::media(&picture.file))]));
    }
    if !article.topics.is_empty() {
        set(
            "keywords",
            json!(article.topics.iter().map(|topic| &topic.label).collect::<Vec<_>>()),
        );
    }
    match (&article.byline, &article.credit) {
        (Some(byline), _) => set("author", json!({ "@type": "Person", "name": byline })),
        (None, Some(credit)) => set(
            "author",
            json!({ "@type": "Organization", "name": credit.source.name, "url": credit.source.homepage }),
        ),
        (None, None) => set("author", publisher),
    }
    if let Some(credit) = &article.credit {
        set("isBasedOn", json!(credit.url));
        if let Some(licence) = &credit.licence {
            set("license", json!(licence));
        }
    }
    if let Some(state) = article.live {
        coverage(&mut data, state, &Report::of(&article.body), &url, edition);
    }
    Value::Object(data)
}

/// What a live report has besides: from when to when it was written, and every entry with its own address.
fn coverage(data: &mut Map<String, Value>, state: LiveState, report: &Report<'_>, url: &str, edition: &Edition) {
    if let Some((first, last)) = report.span() {
        data.insert("coverageStartTime".to_owned(), json!(edition.format.rfc3339(first)));
        if state == LiveState::Over {
            data.insert("coverageEndTime".to_owned(), json!(edition.format.rfc3339(last)));
        }
    }
    let updates = report.entries.iter().map(|entry| {
        let headline = match entry.headline.as_ref() {
            "" => edition.format.date_and_time(entry.at),
            headline => headline.to_owned(),
        };
        json!({
            "@type": "BlogPosting",
            "headline": headline,
            "datePublished": edition.format.rfc3339(entry.at),
            "articleBody": entry.text(),
            "url": format!("{url}#{}", entry.id()),
        })
    });
    data.insert("liveBlogUpdate".to_owned(), updates.collect());
}
