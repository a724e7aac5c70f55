//! `briefs sources`: where each outside source stands.

use jiff::{Timestamp, tz::TimeZone};

use super::{Place, ingest::named, print};
use crate::{
    clock::Clock,
    error::CommandError,
    store::{FeedState, Stage, SubscriptionState},
    wire::{
        self,
        opml::{self, Outline},
        schedule,
    },
};

/// Show where each outside source stands
#[derive(Debug, clap::Args)]
pub struct Sources {
    #[command(flatten)]
    place: Place,
    /// Show this source's log
    #[arg(value_name = "SOURCE_ID")]
    source: Option<String>,
    /// Write the configured sources as OPML
    #[arg(long, conflicts_with = "source")]
    opml: bool,
}

/// Sentences of a log that are shown.
const LOG: u32 = 50;

impl Sources {
    pub(super) async fn run(self) -> Result<(), CommandError> {
        let config = self.place.config()?;
        if self.opml {
            let outlines: Vec<Outline> = config
                .sources
                .iter()
                .map(|source| Outline {
                    title: source.name.clone(),
                    feed_url: source.url.clone(),
                    homepage: source.homepage.clone(),
                    lang: source.lang.map(|lang| lang.tag().to_owned()),
                    folder: Some(source.section.to_string()),
                })
                .collect();
            return print([opml::write(&config.site_name, &outlines)]);
        }
        if let Some(id) = &self.source {
            // One that was taken out of the configuration keeps its log.
            let log = match self.place.inspected(&config).await? {
                Some(store) => {
                    let log = store.feed_log(id, LOG).await?;
                    store.close().await;
                    log
                }
                None => Vec::new(),
            };
            if log.is_empty() {
                named(&config, id)?;
            }
            return print(
                log.into_iter()
                    .map(|(at, sentence)| format!("{}  {sentence}", time(Some(at), &config.time_zone))),
            );
        }
        let (states, subscriptions) = match self.place.inspected(&config).await? {
            Some(store) => {
                let found = (store.feeds().await?, store.subscriptions().await?);
                store.close().await;
                found
            }
            None => (Vec::new(), Vec::new()),
        };
        let now = Clock::system().now();
        let mut rows = vec![["source", "last success", "next try", "items", "skipped", "failures", "state"].map(str::to_owned)];
        for source in &config.sources {
            let subscription = subscriptions
                .iter()
                .find(|subscription| subscription.source_id == source.id.as_str() && subscription.stage != Stage::Ended);
            let is_pushed = subscription.is_some_and(|known| known.pushed_until(now).is_some() && known.pushed.is_some());
            rows.push(match wire::standing(source, &states) {
                None => [
                    source.id.to_string(),
                    "never".into(),
                    "now".into(),
                    "0".into(),
                    "0".into(),
                    "0".into(),
                    "not asked yet".into(),
                ],
                Some(state) => [
                    source.id.to_string(),
                    seconds(state.last_success, &config.time_zone),
                    if state.disabled.is_some() {
                        "never".into()
                    } else {
                        time(Some(schedule::due_at(state, is_pushed, now)), &config.time_zone)
                    },
                    state.items.to_string(),
                    state.skipped.to_string(),
                    state.failures.to_string(),
                    standing(state, subscription, now, &config.time_zone),
                ],
            });
        }
        print(table(&rows))
    }
}

fn standing(state: &FeedState, subscription: Option<&SubscriptionState>, now: Timestamp, zone: &TimeZone) -> String {
    let polled = match (&state.disabled, &state.error, &state.moved_to) {
        (Some(reason), ..) => return format!("off: {reason}"),
        (None, Some(error), _) => error.clone(),
        (None, None, Some(address)) => format!("moved to {address}: change its `url`"),
        (None, None, None) => "well".into(),
    };
    let Some(subscription) = subscription else { return polled };
    match (subscription.pushed_until(now), subscription.stage) {
        (Some(until), _) => format!("{polled}; pushed until {}", time(Some(until), zone)),
        (None, Stage::Denied) => format!("{polled}; its hub does not push"),
        (None, _) => format!("{polled}; its hub has not confirmed that it pushes"),
    }
}

fn seconds(at: Option<i64>, zone: &TimeZone) -> String {
    time(at.and_then(|at| Timestamp::from_second(at).ok()), zone)
}

fn time(at: Option<Timestamp>, zone: &TimeZone) -> String {
    at.map_or_else(
        || "never".into(),
        |at| zone.to_datetime(at).strftime("%Y-%m-%d %H:%M").to_string(),
    )
}

/// Columns as wide as their widest cell.
fn table(rows: &[[String; 7]]) -> Vec<String> {
    let mut widths = [0; 7];
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = cell.chars().count().max(*width);
        }
    }
    rows.iter()
        .map(|row| {
            let cells: Vec<String> = row.iter().zip(widths).map(|(cell, width)| format!("{cell:width$}")).collect();
            cells.join("  ").trim_end().to_owned()
        })
        .collect()
}
