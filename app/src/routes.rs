//! THE table of pages: which URL is which page. Everything else that has a URL is in the server's `routes.rs`.

use jiff::Timestamp;

use crate::{
    domain::{also, lang::Lang},
    pages::{self, Context},
    paths,
    ports::{PortError, Ports},
    shell::Document,
    site::{Edition, SharedSite},
};

/// What the server knows of a request for a page.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// The URL's path, percent-decoded.
    pub path: &'a str,
    /// `?page=`, where it is a number.
    pub page: Option<u32>,
    /// The language that the reader has asked to be remembered; looked at where the path says none.
    pub kept_language: Option<&'a str>,
    /// The URL's query as it is written; empty for none.
    pub query: &'a str,
    /// The header of that name.
    pub accept_language: Option<&'a str>,
    /// The site's time.
    pub now: Timestamp,
}

/// What a request for a page comes to.
pub enum Response {
    /// A page, which may be an error page.
    Page(Box<Document>),
    /// Another path. Permanent: the page moved; else the answer depends on who asks.
    Redirect {
        /// Where to.
        path: String,
        /// 301 or 302.
        permanent: bool,
    },
}

/// Answers a request for a page.
pub async fn respond(site: &SharedSite, ports: &Ports, request: Request<'_>) -> Result<Response, PortError> {
    let segments: Vec<&str> = request.path.split('/').skip(1).collect();
    if let [""] = segments[..] {
        return Ok(pages::root::respond(site, request.kept_language, request.accept_language));
    }
    let Some(edition) = edition_of(site, request.path) else {
        let context = Context::new(site, ports, site.default_edition(), request);
        return pages::missing::not_served(&context).await;
    };
    let context = &Context::new(site, ports, edition, request);
    match segments[1..] {
        [] => pages::front::respond(context, request.query).await,
        ["about"] => pages::about::about(context).await,
        ["privacy"] => pages::about::privacy(context).await,
        ["accessibility"] => pages::about::accessibility(context).await,
        ["sources"] => pages::sources::list(context).await,
        ["sources", source] => pages::sources::one(context, source).await,
        ["mine"] => pages::mine::respond(context, request.query).await,
        ["saved"] => pages::saved::respond(context).await,
        ["search"] => pages::search::respond(context, request.query).await,
        ["topics", topic] => pages::topic::respond(context, topic).await,
        [section] => pages::section::respond(context, section).await,
        [section, slug] => pages::article::respond(context, section, slug, request.query).await,
        _ => pages::missing::not_found(context).await,
    }
}

/// The pattern of a path in the table above, for whoever counts or times pages; `page` for a path that is none of ours.
pub fn pattern(path: &str) -> &'static str {
    let segments: Vec<&str> = path.split('/').skip(1).collect();
    match segments[..] {
        [""] => "/",
        [_] => "/{lang}",
        [_, "about"] => "/{lang}/about",
        [_, "privacy"] => "/{lang}/privacy",
        [_, "accessibility"] => "/{lang}/accessibility",
        [_, "sources"] => "/{lang}/sources",
        [_, "sources", _] => "/{lang}/sources/{source}",
        [_, "mine"] => "/{lang}/mine",
        [_, "saved"] => "/{lang}/saved",
        [_, "search"] => "/{lang}/search",
        [_, "topics", _] => "/{lang}/topics/{topic}",
        [_, _] => "/{lang}/{section}",
        [_, _, _] => "/{lang}/{section}/{slug}",
        _ => "page",
    }
}

/// `page=` of a query; 0 stands for anything that is no page number.
pub fn page_of(query: &str) -> Option<u32> {
    let value = query.split('&').find_map(|pair| pair.strip_prefix("page="))?;
    Some(value.parse().unwrap_or(0))
}

/// What the page at a path knows of a query, in one order, where it is the same for all who ask: what anybody adds to an address makes no
/// other page. `None` for what is one reader's own: what somebody looks for, follows, or has read before.
pub fn shared_query(site: &SharedSite, path: &str, query: &str) -> Option<String> {
    let edition = edition_of(site, path)?;
    // The number as everybody writes it: `?page=02` is no other page.
    let paged = || match page_of(query) {
        None | Some(1) => String::new(),
        Some(number) => format!("page={number}"),
    };
    let segments: Vec<&str> = path.split('/').skip(2).collect();
    match segments[..] {
        [] => {
            let also = also::of_query(query, site.editions.iter().map(|edition| edition.lang), edition.lang);
            Some(if also.is_empty() { String::new() } else { also::query(&also) })
        }
        ["mine" | "saved" | "search"] => None,
        ["about" | "privacy" | "accessibility" | "sources"] => Some(String::new()),
        ["sources" | "topics", _] | [_] => Some(paged()),
        [_, _] => paths::since_of(query).is_none().then(String::new),
        _ => None,
    }
}

/// The page for a request that cannot be answered now: in the language it was asked in, and without asking anybody.
pub fn failed(site: &SharedSite, ports: &Ports, request: Request<'_>) -> Response {
    let edition = edition_of(site, request.path).unwrap_or_else(|| site.default_edition());
    pages::missing::failed(&Context::new(site, ports, edition, request))
}

/// The page for who asks too often, likewise.
pub fn too_often(site: &SharedSite, ports: &Ports, request: Request<'_>) -> Response {
    let edition = edition_of(site, request.path).unwrap_or_else(|| site.default_edition());
    pages::missing::too_often(&Context::new(site, ports, edition, request))
}

/// The edition that a path belongs to.
fn edition_of<'a>(site: &'a SharedSite, path: &str) -> Option<&'a Edition> {
    let lang = path.split('/').nth(1)?.parse::<Lang>().ok()?;
    site.edition(lang)
}
