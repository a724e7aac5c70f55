//! One file a page: what it asks for, and what it shows.

use jiff::Timestamp;

use crate::{
    components::layout::LanguageOffer,
    domain::header::HeaderState,
    ports::{PortError, Ports},
    routes::{Request, Response},
    shell::{Document, Head},
    site::{Edition, SharedSite},
};

pub mod about;
pub mod article;
pub mod front;
pub mod header;
pub mod missing;
pub mod root;
pub mod saved;
pub mod search;
pub mod section;
pub mod sources;
pub mod topic;

/// A reader as the counts know them: a number that means nothing, and nothing at all on the next day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reader(pub u64);

/// Who asks for a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Visit {
    /// A reader, who counts.
    Reader(Reader),
    /// A browser that fetches ahead, a robot, or the server itself.
    Machine,
}

/// What every page is given.
pub struct Context<'a> {
    /// The site.
    pub site: &'a SharedSite,
    /// What it may ask.
    pub ports: &'a Ports,
    /// The edition asked for.
    pub edition: &'a Edition,
    /// The site's time.
    pub now: Timestamp,
    /// `?page=`, where it is a number.
    pub page: Option<u32>,
    /// Who asks.
    pub visit: Visit,
}

impl<'a> Context<'a> {
    /// The context of a request within an edition.
    pub fn new(site: &'a SharedSite, ports: &'a Ports, edition: &'a Edition, request: Request<'_>) -> Self {
        Self {
            site,
            ports,
            edition,
            now: request.now,
            page: request.page,
            visit: request.visit,
        }
    }

    /// The page of a list that is asked for, from 1.
    fn page_number(&self) -> u32 {
        self.page.unwrap_or(1)
    }

    /// The title of a page of a list: each after the first says which one it is.
    fn title_of(&self, list: &str, number: u32) -> String {
        if number > 1 {
            format!("{list} ({})", self.edition.texts.page_number(number))
        } else {
            list.to_owned()
        }
    }

    async fn header(&self) -> HeaderState {
        header::state(self.ports, self.edition, self.site.default_place, self.now).await
    }

    /// The switcher's entries. `translations` are the paths of this page in other editions; a page that is the same
    /// everywhere is translated into all of them.
    fn offers(&self, path_in: impl Fn(&Edition) -> Option<String>) -> Vec<LanguageOffer> {
        self.site
            .editions
            .iter()
            .filter(|other| other.lang != self.edition.lang)
            .map(|other| LanguageOffer {
                lang: other.lang,
                href: path_in(other),
                not_translated: other.texts.not_translated(),
            })
            .collect()
    }

    /// A page that exists in every edition at `path_in`.
    async fn everywhere(
        &self,
        head: Head,
        section: Option<String>,
        path_in: impl Fn(&Edition) -> String,
        main: MainView,
    ) -> Result<Response, PortError> {
        // The second page of a list holds other stories in another edition: only the first has counterparts.
        let editions = self.site.editions.iter().filter(|_| self.page_number() == 1);
        let alternates = editions
            .map(|edition| (edition.lang.tag().to_owned(), path_in(edition)))
            .collect();
        Ok(Response::Page(Box::new(Document {
            status: 200,
            edition: self.edition.clone(),
            head: Head { alternates, ..head },
            header: self.header().await,
            section,
            is_search: false,
            languages: self.offers(|edition| Some(path_in(edition))),
            main,
        })))
    }
}

/// Builds what is inside `<main>`.
type MainView = Box<dyn FnOnce() -> leptos::prelude::AnyView + Send>;
