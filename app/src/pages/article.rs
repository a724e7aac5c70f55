//! `/{lang}/{section}/{slug}`: an article, with every part of the page this project started from.

use std::{collections::HashSet, sync::Arc};

use leptos::prelude::*;

use super::{Context, missing};
use crate::{
    components::{
        article::{
            AgeNotice, ArticleBody, ChangesSince, Disclaimer, GoneNotice, LiveReport, LiveStatus, ProvenancePanel, SaveButton,
            ShareButtons, SourceCredit, Times, TopicLinks, Translations,
        },
        front::{AdvertSlot, Container, Look},
        media::Figure,
    },
    domain::{
        article::{Address, Age, Article, Teaser},
        front::{Candidates, sizes},
        lang::Lang,
        provenance::Earlier,
    },
    paths,
    ports::{Found, PortError},
    preview::Preview,
    routes::Response,
    shell::{Document, Head, Shown},
    site::{self, Edition, SharedSite, Site},
};

mod json_ld;

/// Bytes of a text that fills a window: some 250 words.
const LONG: usize = 1_800;

/// Related stories that are worth a heading.
const RELATED_AT_LEAST: usize = 3;

/// The stories around an article: none of them itself, none twice.
#[derive(Debug, Clone, Default, PartialEq)]
struct Beside {
    must_read: Vec<Arc<Teaser>>,
    latest: Vec<Arc<Teaser>>,
    related: Vec<Arc<Teaser>>,
}

/// The article at an address; 301 where it moved to, 410 when it was withdrawn.
///
/// With `?since=N` it also says what has changed since its version N, which the reader's browser remembers (`crate::changed`).
pub async fn respond(context: &Context<'_>, section_slug: &str, slug: &str, query: &str) -> Result<Response, PortError> {
    let lang = context.edition.lang;
    let article = match context.ports.articles.find(lang, slug, context.now).await? {
        Found::Article(article) => *article,
        Found::Moved(address) => {
            return Ok(Response::Redirect {
                path: paths::article(&address, &context.site.sections),
                permanent: true,
            });
        }
        Found::Withdrawn(translations) => return missing::gone(context, translations_in(context.site, &translations)).await,
        Found::Nothing => return missing::not_found(context).await,
    };
    // One address an article: under its own section, whose id stands in for the slug where the configuration has no such section.
    let path = paths::article(&article.address(), &context.site.sections);
    if path != paths::article_in(lang, section_slug, slug) {
        return Ok(Response::Redirect { path, permanent: true });
    }
    let earlier = match paths::since_of(query) {
        // Others are none of an earlier text's.
        Some(version) if (1..article.version).contains(&version) => {
            let address = article.address();
            let asked = context.ports.articles.changes_since(&address, version, context.now);
            asked.await?
        }
        _ => None,
    };
    let related = context.ports.articles.related(&article, context.now).await?;
    let candidates = context.ports.fronts.beside(lang, context.now).await?;
    let beside = Beside::around(&article, &related, &candidates);
    Ok(Response::Page(Box::new(document(context, article, earlier, beside).await)))
}

impl Beside {
    fn around<'a>(article: &'a Article, related: &'a [Arc<Teaser>], candidates: &'a Candidates) -> Self {
        let must_read = candidates.must_read_beside(&article.story);
        let mut taken = HashSet::from([&article.story]);
        taken.extend(must_read.iter().map(|teaser| &teaser.story));
        let mut take = |from: &'a [Arc<Teaser>], count: usize| -> Vec<Arc<Teaser>> {
            from.iter()
                .filter(|teaser| taken.insert(&teaser.story))
                .take(count)
                .cloned()
                .collect()
        };
        // Two are no choice: better none than a heading over a leftover. They may then stand elsewhere on the page.
        let related = if related.len() >= RELATED_AT_LEAST {
            take(related, sizes::RELATED)
        } else {
            Vec::new()
        };
        let mut latest = take(&candidates.elsewhere, sizes::BESIDE_ELSEWHERE);
        let wanted = sizes::BESIDE_LATEST - latest.len();
        latest.extend(take(&candidates.latest, wanted));
        latest.sort_by_key(|teaser| std::cmp::Reverse(teaser.published));
        let related = if related.len() >= RELATED_AT_LEAST {
            related
        } else {
            Vec::new()
        };
        Self {
            must_read: must_read.into_iter().cloned().collect(),
            latest,
            related,
        }
    }
}

/// Language and path of those translations that there are editions for.
fn translations_in(site: &Site, translations: &[Address]) -> Vec<(Lang, String)> {
    translations
        .iter()
        .filter(|address| site.edition(address.lang).is_some())
        .map(|address| (address.lang, paths::article(address, &site.sections)))
        .collect()
}

async fn document(context: &Context<'_>, article: Article, earlier: Option<Earlier>, beside: Beside) -> Document {
    let (site, edition) = (context.site.clone(), context.edition.clone());
    let path = paths::article(&article.address(), &site.sections);
    let translations = translations_in(&site, &article.translations);
    let alternates = std::iter::once((article.lang, path.clone()))
        .chain(translations.iter().cloned())
        .map(|(lang, path)| (lang.tag().to_owned(), path))
        .collect();
    let head = Head {
        title: article.headline.clone(),
        description: article.standfirst.clone(),
        canonical_elsewhere: article
            .credit
            .as_ref()
            .filter(|_| {
                article
                    .provenance
                    .as_ref()
                    .is_some_and(|provenance| provenance.is_canonical_there)
            })
            .map(|credit| credit.url.clone()),
        canonical: Some(path),
        alternates,
        feed_of: None,
        kind: "article",
        preview: Some(Preview::of_article(&article, &site, &edition)),
        json_ld: Some(json_ld::news_article(&article, &site, &edition)),
    };
    let age = article.age(context.now);
    let live = article
        .is_fresh(context.now)
        .then(|| paths::news_of_article(&article.address(), article.version));
    Document {
        status: 200,
        head,
        header: context.header().await,
        section: Some(article.section.to_string()),
        is_search: false,
        languages: context.offers_of(&translations),
        edition: edition.clone(),
        article: Some(Shown {
            story: article.story.clone(),
            address: article.address(),
        }),
        main: Box::new(move || view! { <ArticlePage article live earlier translations beside age site edition /> }.into_any()),
    }
}

/// The article and the stories around it.
#[component]
fn ArticlePage(
    /// The article.
    article: Article,
    /// Where the page is told of another version, while one may come.
    live: Option<String>,
    /// The version that the reader knows, where that is another.
    earlier: Option<Earlier>,
    /// The same story in other editions: language and path.
    translations: Vec<(Lang, String)>,
    /// The stories around it.
    beside: Beside,
    /// Its age, when that is worth a notice.
    age: Option<Age>,
    /// The site.
    site: SharedSite,
    /// The edition.
    edition: Edition,
) -> impl IntoView {
    let texts = edition.texts.clone();
    let lang = edition.lang;
    let (kicker_lang, kicker) = site.section_label(article.section.as_str(), lang);
    let kicker_lang = kicker_lang.unless(lang);
    let path = paths::article(&article.address(), &site.sections);
    let url = site.absolute(&path);
    let kicker_href = site
        .sections
        .by_id(article.section.as_str())
        .map(|section| paths::section(lang, section.slug(lang).as_str()));
    let Beside {
        must_read,
        latest,
        related,
    } = beside;
    let strip = |title: String, block: &'static str, teasers: Vec<Arc<Teaser>>, looks: (Look, Look)| {
        view! {
            <Container
                title
                block
                title_lang=None
                section=None
                href=None
                teasers
                looks
                site=site.clone()
                edition=edition.clone()
                brief=block == "must-read"
            />
        }
    };
    let html = article.body.clone();
    // What stands under a long text is below the window; under a brief it is not.
    let below = (html.len() >= LONG).then_some("");
    let text = if article.live.is_some() {
        view! { <LiveReport html edition=edition.clone() /> }.into_any()
    } else {
        view! { <ArticleBody html edition=edition.clone() /> }.into_any()
    };
    view! {
        <div class="article-page" data-section=article.section.to_string()>
            <article class="article" data-story=article.story.to_string() data-version=article.version data-live=live lang=article.lang.tag() dir=article.lang.dir()>
                <header class="article__head">
                    <p class="article__kicker" lang=kicker_lang.map(Lang::tag) dir=kicker_lang.map(Lang::dir)>
                        <a href=kicker_href>{kicker}</a>
                    </p>
                    <h1 tabindex="-1">{article.headline.clone()}</h1>
                    {(!article.standfirst.is_empty())
                        .then(|| view! { <p class="article__standfirst" data-slot="standfirst">{article.standfirst.clone()}</p> })}
                    {article.live.map(|state| view! { <LiveStatus state path=path.clone() edition=edition.clone() /> })}
                    <Times article=article.clone() site=site.clone() edition=edition.clone() />
                    <Translations translations edition=edition.clone() />
                    {age.map(|age| view! { <AgeNotice age edition=edition.clone() /> })}
                    <GoneNotice article=article.clone() edition=edition.clone() />
                    {earlier.map(|earlier| view! { <ChangesSince earlier edition=edition.clone() /> })}
                </header>
                {article.picture.clone().map(|picture| view! { <Figure picture first=true edition=edition.clone() /> })}
                {text}
                <footer class="article__foot" data-below=below>
                    {article
                        .credit
                        .clone()
                        .map(|credit| view! { <SourceCredit credit original_lang=article.lang edition=edition.clone() /> })}
                    <ProvenancePanel article=article.clone() edition=edition.clone() />
                    <TopicLinks topics=article.topics.clone() edition=edition.clone() />
                    <SaveButton path edition=edition.clone() />
                    <ShareButtons headline=article.headline.clone() url edition=edition.clone() />
                    <Disclaimer credit=article.credit.clone() site=site.clone() edition=edition.clone() />
                </footer>
            </article>
            <div class="article-page__beside" data-below=below>
                {strip(texts.must_read(), "must-read", must_read, (Look::Card, Look::Row))}
                <AdvertSlot place=site::AdvertPlace::Article site=site.clone() edition=edition.clone() />
                {strip(texts.latest(), "latest", latest, (Look::Line, Look::Line))}
            </div>
            <div class="article-page__below" data-below="">{strip(texts.related(), "related", related, (Look::Card, Look::Card))}</div>
        </div>
    }
}
