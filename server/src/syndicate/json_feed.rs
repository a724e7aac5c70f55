//! JSON Feed 1.1 (<https://www.jsonfeed.org/version/1.1/>). Translations are an extension: `_briefs.translations`, by language.

use serde_json::{Map, Value, json};

use super::{Entry, Feed, feed::rfc3339};

/// The feed.
pub fn write(feed: &Feed) -> String {
    let feed = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "description": feed.about,
        "home_page_url": feed.page,
        "feed_url": feed.address,
        "language": feed.lang.tag(),
        "authors": [{ "name": feed.paper }],
        "items": feed.entries.iter().map(item).collect::<Vec<_>>(),
    });
    feed.to_string()
}

fn item(entry: &Entry) -> Value {
    let mut item = json!({
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "content_text": entry.summary,
        "summary": entry.summary,
        "date_published": rfc3339(entry.published),
        "date_modified": rfc3339(entry.updated),
        "language": entry.lang.tag(),
        "tags": [entry.section],
    });
    if let Some(source) = &entry.source {
        item["authors"] = json!([{ "name": source }]);
    }
    if let Some(picture) = &entry.picture {
        item["image"] = json!(picture.url);
    }
    if !entry.translations.is_empty() {
        let translations: Map<String, Value> = entry
            .translations
            .iter()
            .map(|(tag, url)| ((*tag).to_owned(), json!(url)))
            .collect();
        item["_briefs"] = json!({ "translations": translations });
    }
    item
}
