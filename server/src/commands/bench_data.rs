//! `briefs bench-data`: fills an empty paper with made-up stories.

use std::sync::Arc;

use app::domain::lang::Lang;
use jiff::Timestamp;

use super::{Place, instant, print, progress};
use crate::{
    error::CommandError,
    jobs::index_search,
    made_up::{self, Counts, Paper, Plan},
    store::Store,
};

/// Fill an empty paper with made-up stories, to measure with
#[derive(Debug, clap::Args)]
pub struct BenchData {
    #[command(flatten)]
    place: Place,
    /// How many stories; each is in one language or in some
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(1..=MOST))]
    stories: u32,
    /// How many languages: the configured ones first [default: those]
    #[arg(long, value_name = "NUMBER", value_parser = languages)]
    languages: Option<usize>,
    /// Another number makes another paper
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    seed: u64,
    /// When the newest story has just come, RFC 3339
    #[arg(long, value_name = "TIME", default_value = NOW, value_parser = instant)]
    now: Timestamp,
}

/// A fixed one: the same words make the same paper on any day.
const NOW: &str = "2025-03-19T09:00:00Z";
/// More would be no paper, and the number of an address no number.
const MOST: i64 = 100_000_000;

impl BenchData {
    pub(super) async fn run(self) -> Result<(), CommandError> {
        let config = self.place.config()?;
        let others = Lang::all().filter(|lang| !config.languages.contains(lang));
        let mut langs: Vec<Lang> = config.languages.iter().copied().chain(others).collect();
        langs.truncate(self.languages.unwrap_or(config.languages.len()));
        let plan = Plan {
            stories: self.stories,
            langs,
            seed: self.seed,
            now: self.now,
        };
        let store = self.place.store(&config).await?;
        let filled = self.fill(&store, plan.clone()).await;
        store.close().await;
        let counts = filled?;
        let serves: Vec<&str> = plan.langs.iter().map(|lang| lang.tag()).collect();
        print([
            format!("serve it with: BRIEFS_LANGUAGES='{serves:?}' briefs serve --now {}", plan.now),
            format!("written: {counts}"),
        ])
    }

    async fn fill(&self, store: &Store, plan: Plan) -> Result<Counts, CommandError> {
        if !store.is_empty().await? {
            return Err(CommandError::new(format!(
                "the paper in {} has articles, and made-up ones are put beside no others: give another --data folder",
                self.place.data.display()
            )));
        }
        let config = self.place.config()?;
        let media = self.place.media(&config.media)?;
        let paper = Arc::new(Paper::new(plan, &config.sections()?, &media).await?);
        let (progress, shown) = progress::told::<String>();
        let filled = async {
            let counts = made_up::fill(store, &paper, |done| shown(format!("stories: {done} of {}", self.stories))).await?;
            let is_stopped = counts.stories < self.stories
                || index_search::work_off_alone(store, self.now, |what, done| shown(format!("articles {what}: {done}")))
                    .await?
                    .is_break();
            Ok::<_, CommandError>((counts, is_stopped))
        };
        let filled = filled.await;
        progress.clear();
        match filled? {
            (counts, false) => Ok(counts),
            _ => Err(CommandError::new(
                "stopped before the end: what is written is no paper to measure; remove the data folder and begin anew",
            )),
        }
    }
}

fn languages(text: &str) -> Result<usize, String> {
    let most = Lang::all().count();
    let number = text.parse().ok().filter(|number| (1..=most).contains(number));
    number.ok_or_else(|| format!("give a number from 1 to {most}: more languages are not supported"))
}
