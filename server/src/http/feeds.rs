//! Lists of stories as feeds: `/{lang}/feed.rss` and the same under a section, a topic, a source and a search, in three formats.

use std::sync::Arc;

use app::{
    domain::{article::Teaser, follow::Following, lang::Lang, search::Asked, slug::Slug},
    paths,
    ports::PortError,
    site::Edition,
};
use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use jiff::{
    Timestamp,
    fmt::rfc2822::{self, DateTimeParser},
};
use sha2::{Digest as _, Sha256};

use super::{
    cache_policy::CachePolicy,
    problem::{self, Problem},
};
use crate::{
    state::AppState,
    stories::hex,
    syndicate::{Entry, Feed, Format},
};

/// Reads what RSS and HTTP call a date.
static DATES: DateTimeParser = DateTimeParser::new();

/// What a feed is of.
struct List {
    /// Without the paper's name; empty for the front.
    title: String,
    /// The title's language, where it is not the edition's.
    title_lang: Option<Lang>,
    about: String,
    /// The page's path.
    page: String,
    teasers: Vec<Arc<Teaser>>,
}

/// A feed. What its page would answer with another status than 200 has none.
pub async fn show(State(state): State<AppState>, request: Request) -> Result<Response, Problem> {
    let uri = request.uri();
    let (Some(format), Some((edition, rest))) = (format_of(uri.path()), edition_of(&state, uri.path())) else {
        return Err(problem::not_found());
    };
    let now = state.clock.now();
    let list = list(&state, edition, &rest, uri.query().unwrap_or_default(), now).await;
    let list = list.map_err(|error| unavailable(&error))?.ok_or_else(problem::not_found)?;
    let stories: Vec<Slug> = list.teasers.iter().map(|teaser| teaser.story.clone()).collect();
    let copies = state.store.copies(&stories, now).await.map_err(|error| unavailable(&error))?;
    let site = &state.site;
    let entries: Vec<Entry> = list
        .teasers
        .iter()
        .map(|teaser| Entry::new(site, edition.lang, teaser, &copies))
        .collect();
    let title = if list.title.is_empty() {
        site.name.clone()
    } else {
        format!("{} — {}", list.title, site.name)
    };
    // What has a question in its address is one reader's.
    let policy = if list.page.contains('?') {
        CachePolicy::Personal
    } else {
        CachePolicy::Revalidate
    };
    let feed = Feed {
        lang: edition.lang,
        paper: site.name.clone(),
        title,
        title_lang: list.title_lang,
        about: list.about,
        address: site.absolute(&paths::feed(&list.page, format.ending())),
        page: site.absolute(&list.page),
        updated: entries
            .iter()
            .map(|entry| entry.updated)
            .max()
            .unwrap_or(Timestamp::UNIX_EPOCH),
        entries,
    };
    Ok(answer(&feed, format, policy, request.headers()))
}

fn format_of(path: &str) -> Option<Format> {
    let ending = path.rsplit('/').next()?.strip_prefix("feed.")?;
    Format::ALL.into_iter().find(|format| format.ending() == ending)
}

/// The edition, and the parts of the path between it and the feed's name.
fn edition_of<'a>(state: &'a AppState, path: &str) -> Option<(&'a Edition, Vec<String>)> {
    let mut parts = path
        .split('/')
        .skip(1)
        .map(|part| percent_encoding::percent_decode_str(part).decode_utf8_lossy());
    let lang = parts.next()?.parse().ok()?;
    let mut rest: Vec<String> = parts.map(std::borrow::Cow::into_owned).collect();
    rest.pop();
    Some((state.site.edition(lang)?, rest))
}

/// The list at a path; `None` where there is no such page.
async fn list(
    state: &AppState,
    edition: &Edition,
    path: &[String],
    query: &str,
    now: Timestamp,
) -> Result<Option<List>, PortError> {
    let Edition { lang, texts, .. } = edition;
    let (lang, ports, site) = (*lang, &state.ports, &state.site);
    let path: Vec<&str> = path.iter().map(String::as_str).collect();
    Ok(match path[..] {
        [] => Some(List {
            title: String::new(),
            title_lang: None,
            about: texts.about_lead(site.name.clone()),
            page: paths::front(lang),
            teasers: ports.fronts.candidates(lang, &[], &[], now).await?.latest,
        }),
        ["search"] => {
            let asked = Asked::parse(query);
            if asked.is_empty() {
                return Ok(None);
            }
            let mut teasers: Vec<Arc<Teaser>> = ports
                .search
                .search(lang, &asked, 1, now)
                .await?
                .hits
                .into_iter()
                .map(|hit| hit.teaser)
                .collect();
            teasers.sort_by_key(|teaser| std::cmp::Reverse(teaser.published));
            Some(List {
                title: format!("{}{}", edition.label(&texts.search()), asked.words),
                title_lang: None,
                about: format!("{}{}", edition.label(&texts.search()), asked.words),
                page: paths::answers(lang, &asked),
                teasers,
            })
        }
        ["mine"] => {
            let following = Following::parse(query);
            if following.is_empty() {
                return Ok(None);
            }
            let (_, page) = ports.fronts.followed(lang, &following, 1, now).await?;
            Some(List {
                title: texts.my_paper(),
                title_lang: None,
                about: texts.my_paper_lead(),
                page: paths::mine(lang, &following),
                teasers: page.teasers,
            })
        }
        ["topics", topic] => ports.fronts.topic(lang, topic, 1, now).await?.map(|(topic, page)| List {
            title: topic.label,
            title_lang: topic.lang.unless(lang),
            about: texts.topic_lead(),
            page: paths::topic(lang, topic.id.as_str()),
            teasers: page.teasers,
        }),
        ["sources", source] => ports.fronts.source(lang, source, 1, now).await?.map(|(counted, page)| List {
            about: texts.source_lead(counted.source.name.clone()),
            title: counted.source.name,
            title_lang: None,
            page: paths::source(lang, counted.source.id.as_str()),
            teasers: page.teasers,
        }),
        [section] => match site.sections.by_slug(lang, section) {
            None => None,
            Some(section) => {
                let (label_lang, label) = site.section_label(section.id.as_str(), lang);
                Some(List {
                    about: texts.more_of(label.clone()),
                    title: label,
                    title_lang: label_lang.unless(lang),
                    page: paths::section(lang, section.slug(lang).as_str()),
                    teasers: ports.fronts.section(lang, section.id.as_str(), 1, now).await?.teasers,
                })
            }
        },
        _ => None,
    })
}

fn unavailable(error: &(dyn std::error::Error + 'static)) -> Problem {
    tracing::error!(error, "a feed could not be made");
    problem::no_database()
}

/// The feed, or that it is the same as before (RFC 9110, 13.2.2).
fn answer(feed: &Feed, format: Format, policy: CachePolicy, asked: &HeaderMap) -> Response {
    let body = format.write(feed);
    // Weak: a proxy may compress it, and it stays the same feed.
    let etag = format!("W/\"{}\"", &hex(&Sha256::digest(&body))[..32]);
    let text = |name| asked.get(name).and_then(|value| value.to_str().ok());
    let is_known = match text(header::IF_NONE_MATCH) {
        Some(known) => known
            .split(',')
            .any(|known| known.trim().trim_start_matches("W/") == etag.trim_start_matches("W/")),
        None => text(header::IF_MODIFIED_SINCE)
            .and_then(|since| DATES.parse_timestamp(since).ok())
            .is_some_and(|since| !feed.entries.is_empty() && feed.updated.as_second() <= since.as_second()),
    };
    let mut response = if is_known {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        ([(header::CONTENT_TYPE, format.mime())], body).into_response()
    };
    response.extensions_mut().insert(policy);
    let headers = response.headers_mut();
    if let Ok(etag) = HeaderValue::from_str(&etag) {
        headers.insert(header::ETAG, etag);
    }
    let modified = rfc2822::DateTimePrinter::new().timestamp_to_rfc9110_string(&feed.updated);
    if let Some(modified) = modified.ok().and_then(|modified| HeaderValue::from_str(&modified).ok()) {
        headers.insert(header::LAST_MODIFIED, modified);
    }
    response
}
