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

/// A page of an edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Route<'a> {
    Front,
    About,
    Privacy,
    Accessibility,
    Sources,
    Source(&'a str),
    Mine,
    Saved,
    Search,
    Topic(&'a str),
    Section(&'a str),
    Article(&'a str, &'a str),
    Missing,
}

impl<'a> Route<'a> {
    /// By what follows the language in the path.
    fn of(path: &'a str) -> Self {
        let segments: Vec<&str> = path.split('/').skip(2).collect();
        match segments[..] {
            [] => Self::Front,
            ["about"] => Self::About,
            ["privacy"] => Self::Privacy,
            ["accessibility"] => Self::Accessibility,
            ["sources"] => Self::Sources,
            ["sources", source] => Self::Source(source),
            ["mine"] => Self::Mine,
            ["saved"] => Self::Saved,
            ["search"] => Self::Search,
            ["topics", topic] => Self::Topic(topic),
            [section] => Self::Section(section),
            [section, slug] => Self::Article(section, slug),
            _ => Self::Missing,
        }
    }

    fn pattern(self) -> &'static str {
        match self {
            Self::Front => "/{lang}",
            Self::About => "/{lang}/about",
            Self::Privacy => "/{lang}/privacy",
            Self::Accessibility => "/{lang}/accessibility",
            Self::Sources => "/{lang}/sources",
            Self::Source(_) => "/{lang}/sources/{source}",
            Self::Mine => "/{lang}/mine",
            Self::Saved => "/{lang}/saved",
            Self::Search => "/{lang}/search",
            Self::Topic(_) => "/{lang}/topics/{topic}",
            Self::Section(_) => "/{lang}/{section}",
            Self::Article(..) => "/{lang}/{section}/{slug}",
            Self::Missing => "page",
        }
    }
}

/// Answers a request for a page.
pub async fn respond(site: &SharedSite, ports: &Ports, request: Request<'_>) -> Result<Response, PortError> {
    if request.path == "/" {
        return Ok(pages::root::respond(site, request.kept_language, request.accept_language));
    }
    let Some(edition) = edition_of(site, request.path) else {
        let context = Context::new(site, ports, site.default_edition(), request);
        return pages::missing::not_served(&context).await;
    };
    let context = &Context::new(site, ports, edition, request);
    match Route::of(request.path) {
        Route::Front => pages::front::respond(context, request.query).await,
        Route::About => pages::about::about(context).await,
        Route::Privacy => pages::about::privacy(context).await,
        Route::Accessibility => pages::about::accessibility(context).await,
        Route::Sources => pages::sources::list(context).await,
        Route::Source(source) => pages::sources::one(context, source).await,
        Route::Mine => pages::mine::respond(context, request.query).await,
        Route::Saved => pages::saved::respond(context).await,
        Route::Search => pages::search::respond(context, request.query).await,
        Route::Topic(topic) => pages::topic::respond(context, topic).await,
        Route::Section(section) => pages::section::respond(context, section).await,
        Route::Article(section, slug) => pages::article::respond(context, section, slug, request.query).await,
        Route::Missing => pages::missing::not_found(context).await,
    }
}

/// The pattern of a path, for whoever counts or times pages; `page` for one that is none of ours, as where no language comes first.
pub fn pattern(path: &str) -> &'static str {
    match lang_of(path) {
        _ if path == "/" => "/",
        Some(_) => Route::of(path).pattern(),
        None => "page",
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
    match Route::of(path) {
        Route::Front => {
            let also = also::of_query(query, site.editions.iter().map(|edition| edition.lang), edition.lang);
            Some(if also.is_empty() { String::new() } else { also::query(&also) })
        }
        Route::Mine | Route::Saved | Route::Search | Route::Missing => None,
        Route::About | Route::Privacy | Route::Accessibility | Route::Sources => Some(String::new()),
        Route::Source(_) | Route::Topic(_) | Route::Section(_) => Some(paged()),
        Route::Article(..) => paths::since_of(query).is_none().then(String::new),
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
    site.edition(lang_of(path)?)
}

/// The language that a path begins with.
fn lang_of(path: &str) -> Option<Lang> {
    path.split('/').nth(1)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pattern_of_a_page_is_that_of_the_route_it_is_answered_by() {
        for (path, route, named) in [
            ("/fr", Route::Front, "/{lang}"),
            ("/fr/about", Route::About, "/{lang}/about"),
            ("/fr/privacy", Route::Privacy, "/{lang}/privacy"),
            ("/fr/accessibility", Route::Accessibility, "/{lang}/accessibility"),
            ("/fr/sources", Route::Sources, "/{lang}/sources"),
            ("/fr/sources/a", Route::Source("a"), "/{lang}/sources/{source}"),
            ("/fr/mine", Route::Mine, "/{lang}/mine"),
            ("/fr/saved", Route::Saved, "/{lang}/saved"),
            ("/fr/search", Route::Search, "/{lang}/search"),
            ("/fr/topics/a", Route::Topic("a"), "/{lang}/topics/{topic}"),
            ("/fr/a", Route::Section("a"), "/{lang}/{section}"),
            ("/fr/a/b", Route::Article("a", "b"), "/{lang}/{section}/{slug}"),
            ("/fr/a/b/c", Route::Missing, "page"),
        ] {
            assert_eq!((Route::of(path), pattern(path)), (route, named), "{path}");
        }
    }

    #[test]
    fn a_path_without_a_language_is_no_page_of_ours() {
        assert_eq!(pattern("/"), "/");
        for path in ["/wp-login.php", "/a/b", "/a/b/c", "//", ""] {
            assert_eq!(pattern(path), "page", "{path}");
        }
    }
}
