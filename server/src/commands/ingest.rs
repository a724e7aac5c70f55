//! `briefs ingest`: fetches sources now, once; or takes a saved feed through the same path.

use std::path::PathBuf;

use sha2::{Digest, Sha256};
use tokio::task::JoinSet;
use url::Url;

use super::{Place, print};
use crate::{
    clock::Clock,
    config::{Config, SourceConfig},
    error::CommandError,
    store::Imported,
    wire::{Report, Wire, contained::contained, dead_letters, document::Document},
};

/// Fetch sources now, once
#[derive(Debug, clap::Args)]
pub struct Ingest {
    #[command(flatten)]
    place: Place,
    /// The sources to fetch [default: all that are configured]
    #[arg(value_name = "SOURCE_ID")]
    sources: Vec<String>,
    /// Take this saved feed in, and fetch none
    #[arg(long, value_name = "FEED", requires = "source", conflicts_with = "sources")]
    file: Option<PathBuf>,
    /// The source that the saved feed is from
    #[arg(long, value_name = "SOURCE_ID", requires = "file")]
    source: Option<String>,
}

impl Ingest {
    pub(super) async fn run(self) -> Result<(), CommandError> {
        let config = self.place.config()?;
        // Before the store is made: a mistyped name leaves nothing behind.
        let sources: Vec<SourceConfig> = if self.sources.is_empty() {
            config.sources.clone()
        } else {
            self.sources
                .iter()
                .map(|id| named(&config, id).cloned())
                .collect::<Result<_, _>>()?
        };
        let saved = match (&self.file, &self.source) {
            (Some(file), Some(source)) => {
                let bytes = std::fs::read(file)
                    .map_err(|error| CommandError::new(format!("cannot read {}: {error}; give a saved feed", file.display())))?;
                Some((named(&config, source)?.clone(), bytes, dead_letters::content_type(file)))
            }
            _ => None,
        };
        let media = self.place.media(&config.media)?;
        let store = self.place.store_sparingly(&config).await?;
        let clock = Clock::system();
        let wire = Wire::new(&config, store.clone(), media, clock.clone(), self.place.data.clone())?;
        let reports = match saved {
            Some((source, bytes, content_type)) => {
                let document = Document {
                    content_type,
                    address: Url::parse(&source.url).ok(),
                    fetched: clock.now(),
                    sha256: Sha256::digest(&bytes).into(),
                    bytes,
                };
                let report = wire.take_in(&source, document).await;
                report.map(|report| vec![(source.id.to_string(), report)])
            }
            None => Ok(all(&wire, sources).await),
        };
        store.close().await;
        tell(&reports?)
    }
}

/// The configured source of this id.
pub(super) fn named<'a>(config: &'a Config, id: &str) -> Result<&'a SourceConfig, CommandError> {
    let found = config.sources.iter().find(|source| source.id.as_str() == id);
    found.ok_or_else(|| {
        let known: Vec<&str> = config.sources.iter().map(|source| source.id.as_str()).collect();
        let known = if known.is_empty() {
            "none is configured under [[sources]]".into()
        } else {
            format!("there are {}", known.join(", "))
        };
        CommandError::new(format!("no source is called `{id}`: {known}"))
    })
}

/// All at once: hosts take turns among themselves, and one that hangs delays nobody. One that ends in a fault of ours is told of as one
/// that failed: what became of the others is known all the same.
async fn all(wire: &Wire, sources: Vec<SourceConfig>) -> Vec<(String, Report)> {
    let mut running = JoinSet::new();
    for source in sources {
        let wire = wire.clone();
        running.spawn(async move {
            let failed = |failure| Report {
                failure: Some(failure),
                ..Report::default()
            };
            let report = match contained(wire.ingest(&source)).await {
                Ok(Ok(report)) => report,
                Ok(Err(error)) => failed(CommandError::from(error).to_string()),
                Err(_) => failed("the program broke down on it: please report it".to_owned()),
            };
            (source.id.to_string(), report)
        });
    }
    let mut reports = running.join_all().await;
    reports.sort_by(|a, b| a.0.cmp(&b.0));
    reports
}

fn tell(reports: &[(String, Report)]) -> Result<(), CommandError> {
    let mut lines = Vec::new();
    let mut sums = Imported::default();
    let mut skipped = 0;
    let mut failed = 0;
    for (id, report) in reports {
        sums.new += report.imported.new;
        sums.updated += report.imported.updated + report.withdrawn;
        sums.unchanged += report.imported.unchanged;
        skipped += report.skipped.len();
        failed += usize::from(report.failure.is_some());
        lines.extend(report.skipped.iter().map(|sentence| format!("skipped: {id}: {sentence}")));
        lines.extend(report.notes.iter().map(|sentence| format!("note: {id}: {sentence}")));
        lines.extend(report.failure.iter().map(|sentence| format!("failed: {id}: {sentence}")));
    }
    lines.push(format!(
        "imported: {} new, {} updated, {} unchanged, {skipped} skipped",
        sums.new, sums.updated, sums.unchanged
    ));
    print(lines)?;
    if failed > 0 {
        return Err(CommandError::new(format!(
            "{failed} of {} sources could not be taken in, for the reasons above; the others are in",
            reports.len()
        )));
    }
    Ok(())
}
