//! schema.org `NewsArticle`: exactly what the page shows, for machines.

use serde_json::{Map, Value, json};

use crate::{
    domain::article::Article,
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
    set("@type", json!("NewsArticle"));
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
    Value::Object(data)
}
