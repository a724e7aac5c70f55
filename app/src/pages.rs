//! One file a page: what it asks for, and what it shows.

use jiff::Timestamp;

use crate::{
    components::layout::LanguageOffer,
    domain::{header::HeaderState, lang::Lang},
    ports::{List, PortError, Ports},
    routes::{Request, Response},
    shell::{Document, Head},
    site::{Edition, SharedSite},
};

pub mod about;
pub mod article;
pub mod front;
pub mod header;
pub mod mine;
pub mod missing;
pub mod root;
pub mod saved;
pub mod search;
pub mod section;
pub mod sources;
pub mod topic;

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

    /// The switcher's entries for a story: its translations are real ones, by language and path.
    fn offers_of(&self, translations: &[(Lang, String)]) -> Vec<LanguageOffer> {
        self.offers(|other| {
            let translation = translations.iter().find(|(lang, _)| *lang == other.lang);
            translation.map(|(_, path)| path.clone())
        })
    }

    /// A page that says the same in every edition, at `path_in`.
    async fn everywhere(&self, head: Head, path_in: impl Fn(&Edition) -> String, main: MainView) -> Result<Response, PortError> {
        let languages = self.offers(|edition| Some(path_in(edition)));
        let head = self.translated(head, |_| true, path_in);
        Ok(self.document(head, None, languages, main).await)
    }

    /// A list, which is in every edition at `path_in`: offered in those in which it has something to show.
    async fn listed(
        &self,
        head: Head,
        list: List<'_>,
        section: Option<String>,
        path_in: impl Fn(&Edition) -> String,
        main: MainView,
    ) -> Result<Response, PortError> {
        let langs = self.ports.fronts.langs_of(list, self.now).await?;
        let is_there = |lang: Lang| langs.contains(&lang);
        let languages = self.offers(|edition| is_there(edition.lang).then(|| path_in(edition)));
        let head = self.translated(head, is_there, path_in);
        Ok(self.document(head, section, languages, main).await)
    }

    /// Names the pages that are translations of this one: none where it is itself in no language that has it.
    fn translated(&self, head: Head, is_there: impl Fn(Lang) -> bool, path_in: impl Fn(&Edition) -> String) -> Head {
        // The second page of a list holds other stories in another edition: only the first has counterparts.
        if self.page_number() > 1 || !is_there(self.edition.lang) {
            return head;
        }
        let editions = self.site.editions.iter().filter(|edition| is_there(edition.lang));
        let alternates = editions.map(|edition| (edition.lang.tag().to_owned(), path_in(edition)));
        Head {
            alternates: alternates.collect(),
            ..head
        }
    }

    async fn document(&self, head: Head, section: Option<String>, languages: Vec<LanguageOffer>, main: MainView) -> Response {
        Response::Page(Box::new(Document {
            status: 200,
            edition: self.edition.clone(),
            head,
            header: self.header().await,
            section,
            is_search: false,
            languages,
            article: None,
            main,
        }))
    }
}

/// Builds what is inside `<main>`.
type MainView = Box<dyn FnOnce() -> leptos::prelude::AnyView + Send>;
