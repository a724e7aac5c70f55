//! Outside sources, from the first request to what readers see: sources and pictures are on this machine, everything else is real.
//!
//! | file | what is there |
//! |---|---|
//! | `outside`, `feed` | a server that answers as a test says; feeds as their senders write them |
//! | `again` | the same item once more, edited, moved |
//! | `cards` | one text from several sources |
//! | `hostile` | what would run in a reader's browser |
//! | `dates`, `encodings`, `languages` | when it was, in which letters, and in whose words |
//! | `faults` | documents and servers that bring nothing |
//! | `asking` | what is asked again, and when |
//! | `pictures`, `originals` | what lies on other hosts |
//! | `terms` | what a source allows: excerpts, canonical addresses, embargoes, withdrawals |
//! | `whole` | never half a document, in whichever order |
//! | `any_feed` | the same of made-up feeds |
//! | `hub` | a feed that names a hub, whose part the test plays |
//! | `subscribing`, `renewing`, `giving_up` | what hubs are asked for, when, and what they ask back |
//! | `pushed` | what hubs send |
//! | `figures` | what monitoring is told of sources |
//! | `together` | many sources at once, some of them hanging |
//! | `program`, `push_program` | the real program |

use app::paths;
use jiff::Timestamp;
use server::{
    clock::Clock,
    config::{Config, SourceConfig},
    wire::{Report, Wire, document::Document},
};
use sha2::{Digest as _, Sha256};

use self::{feed::Item, outside::Outside};
use crate::{
    html::Page,
    paper::{Paper, at, lang},
    test_app::{NOW, Setup, TestApp},
};

mod again;
mod any_feed;
mod asking;
mod cards;
mod dates;
mod elsewhere;
mod encodings;
mod faults;
pub(crate) mod feed;
mod figures;
mod giving_up;
mod hostile;
mod hub;
mod languages;
mod originals;
pub(crate) mod outside;
mod pictures;
mod program;
mod push_program;
mod pushed;
mod renewing;
mod subscribing;
mod terms;
mod together;
mod whole;

/// A paper with outside sources on this machine.
struct Desk {
    outside: Outside,
    config: String,
    paper: Paper,
}

/// An outside article as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Kept {
    source: String,
    headline: String,
    path: String,
    published: Timestamp,
    updated: Option<Timestamp>,
    is_public: bool,
    revisions: i64,
    /// The source of the article that shows its text.
    lead: Option<String>,
}

#[derive(sqlx::FromRow)]
struct Row {
    source: String,
    headline: String,
    lang: String,
    section: String,
    slug: String,
    published: i64,
    updated: Option<i64>,
    is_public: bool,
    revisions: i64,
    lead: Option<String>,
}

/// A source of English news for the section `world`, its feed at `/{id}.xml` of the outside server. `more` is further lines.
fn source(id: &str, more: &str) -> String {
    format!(
        "[[sources]]\nid = \"{id}\"\nname = \"The {id} wire\"\nurl = \"OUTSIDE/{id}.xml\"\nhomepage = \"https://{id}.example/\"\nlang = \"en\"\nsection = \"world\"\n{more}\n"
    )
}

/// The configuration of a paper with these sources.
fn configuration(outside: &Outside, sources: &str) -> String {
    format!(
        "languages = [\"en\", \"fr\", \"de\", \"pl\", \"bg\"]\n[wire]\nallow_this_machine = true\n{}",
        sources.replace("OUTSIDE", &outside.url)
    )
}

impl Desk {
    /// With one source, `alpha`.
    async fn new() -> Self {
        Self::with(&[source("alpha", "")]).await
    }

    async fn with(sources: &[String]) -> Self {
        let outside = Outside::start();
        let config = configuration(&outside, &sources.concat());
        let paper = Paper::with_sections(parsed(&config).sections().unwrap()).await;
        Self { outside, config, paper }
    }

    fn source(&self, id: &str) -> SourceConfig {
        let config = parsed(&self.config);
        let found = config.sources.iter().find(|source| source.id.as_str() == id);
        found.unwrap().clone()
    }

    /// The wire, its clock starting at a time.
    fn wire_at(&self, now: Timestamp) -> Wire {
        let folder = self.paper.folder.path().to_owned();
        let (store, media) = (self.paper.store.clone(), self.paper.media.clone());
        Wire::new(&parsed(&self.config), store, media, Clock::starting_at(now), folder).unwrap()
    }

    async fn ingest(&self, id: &str) -> Report {
        self.ingest_at(id, NOW).await
    }

    /// `now` is RFC 3339.
    async fn ingest_at(&self, id: &str, now: &str) -> Report {
        self.wire_at(at(now)).ingest(&self.source(id)).await.unwrap()
    }

    /// The source's feed holds these items now, and is taken in.
    async fn brings(&self, id: &str, items: &[Item]) -> Report {
        self.brings_at(id, items, NOW).await
    }

    async fn brings_at(&self, id: &str, items: &[Item], now: &str) -> Report {
        self.outside.feed(&format!("/{id}.xml"), &feed::rss(items));
        self.ingest_at(id, now).await
    }

    /// Takes a document in without a request.
    async fn take_in(&self, id: &str, text: impl Into<Vec<u8>>) -> Report {
        let source = self.source(id);
        let document = document(&source, text.into(), at(NOW));
        self.wire_at(at(NOW)).take_in(&source, document).await.unwrap()
    }

    async fn site(&self) -> TestApp {
        self.site_at(NOW).await
    }

    async fn site_at(&self, now: &str) -> TestApp {
        Setup::default()
            .config(&self.config)
            .now(now)
            .start_on(self.paper.clone())
            .await
    }

    /// All that came from outside, by source and headline.
    async fn kept(&self) -> Vec<Kept> {
        let rows: Vec<Row> = self
            .paper
            .rows(
                "SELECT o.source_id AS source, a.headline, a.lang, a.section, a.slug, a.published, a.updated, \
             a.withdrawn IS NULL AS is_public, (SELECT count(*) FROM revisions r WHERE r.article_id = a.id) AS revisions, \
             (SELECT l.source_id FROM origins l WHERE l.article_id = o.folded_into) AS lead \
             FROM origins o JOIN articles a ON a.id = o.article_id",
            )
            .await;
        let mut kept: Vec<Kept> = rows.into_iter().map(|row| self.read(row)).collect();
        kept.sort();
        kept
    }

    fn read(&self, row: Row) -> Kept {
        let second = |at| Timestamp::from_second(at).unwrap();
        let lang = lang(&row.lang);
        let section = self.paper.sections.by_id(&row.section).unwrap().slug(lang);
        Kept {
            source: row.source,
            headline: row.headline,
            path: format!("{}/{}", paths::section(lang, section.as_str()), row.slug),
            published: second(row.published),
            updated: row.updated.map(second),
            is_public: row.is_public,
            revisions: row.revisions,
            lead: row.lead,
        }
    }

    /// The only one.
    async fn only(&self) -> Kept {
        let kept = self.kept().await;
        let [only] = &kept[..] else {
            panic!("there are {}: {kept:#?}", kept.len())
        };
        only.clone()
    }

    async fn headlines(&self) -> Vec<String> {
        self.kept().await.into_iter().map(|kept| kept.headline).collect()
    }

    /// The only article's page.
    async fn page(&self) -> Page {
        let path = self.only().await.path;
        self.site().await.page(&path).await
    }

    async fn log(&self, id: &str) -> Vec<String> {
        let log = self.paper.store.feed_log(id, 100).await.unwrap();
        log.into_iter().map(|(_, sentence)| sentence).collect()
    }
}

fn parsed(config: &str) -> Config {
    Config::parse("briefs.toml", config, []).unwrap()
}

fn document(source: &SourceConfig, bytes: Vec<u8>, fetched: Timestamp) -> Document {
    Document {
        content_type: None,
        address: source.url.parse().ok(),
        fetched,
        sha256: Sha256::digest(&bytes).into(),
        bytes,
    }
}

/// New, updated, unchanged, left out; and nothing went wrong.
fn counts(report: &Report) -> [u32; 4] {
    assert_eq!(report.failure, None);
    [
        report.imported.new,
        report.imported.updated,
        report.imported.unchanged,
        u32::try_from(report.skipped.len()).unwrap(),
    ]
}
