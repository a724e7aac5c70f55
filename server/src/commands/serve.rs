//! `briefs serve`: the site, until it is told to stop.

use std::{net::SocketAddr, time::Duration};

use tokio::{signal::unix, sync::watch, task::JoinSet};

use self::doors::Doors;
use super::{Place, clock};
use crate::{
    cdn::Cdn,
    clock::Clock,
    config::Config,
    error::CommandError,
    http::threads::Threads,
    jobs::{self, purge_cdn::Purging},
    media::Media,
    search::Analyser,
    state::AppState,
    stop::until,
    store::Store,
    stories::{self, Files},
    weather::{self, Weather},
    wire::Wire,
};

mod doors;

/// Articles that are made findable before the first reader comes; the others follow while the site is served.
const INDEXED_FIRST: usize = 500;

/// Requests under way at a stop get this long.
const DRAIN: Duration = Duration::from_secs(10);

/// Serve the site
#[derive(Debug, clap::Args)]
pub struct Serve {
    #[command(flatten)]
    place: Place,
    /// Where to listen [default: 127.0.0.1:3000]
    #[arg(long, value_name = "ADDR")]
    addr: Option<SocketAddr>,
    /// Start the site's clock at this instant (RFC 3339) and let it tick
    #[arg(long, value_name = "TIME", value_parser = clock)]
    now: Option<Clock>,
    /// Leave an empty paper empty: no sample edition
    #[arg(long)]
    no_sample: bool,
}

impl Serve {
    pub(super) async fn run(self) -> Result<(), CommandError> {
        // First of all: told to stop while the sample edition is taken in, it ends as at any other time.
        let signals = Signals::listen()?;
        let config = self.place.config()?;
        let traces = crate::telemetry::start(&config.traces)?;
        let addr = self
            .addr
            .or_else(address_of_watch)
            .unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 3000)));
        let doors = Doors::open(addr, &config, &self.place.data).await?;
        let clock = self.now.unwrap_or_else(Clock::system);
        let media = self.place.media(&config.media)?;
        let store = self.place.store(&config).await?;
        jobs::agree_on_time::once(&store, &clock).await;
        if !self.no_sample && store.is_empty().await? {
            take_sample_in(&config, &media, &store, &clock).await?;
        }
        store.renew_search(Analyser::VERSION).await?;
        if let Err(error) = jobs::index_search::index(&store, INDEXED_FIRST).await {
            let error = &error as &dyn std::error::Error;
            tracing::warn!(error, "the search index is filled later");
        }
        let provider = weather::provider(&config.weather, &self.place.data, config.base_url.as_str())?;
        let weather = Weather::new(provider, store.clone(), clock.clone(), config.weather.default_place);
        weather.prepare().await;
        // Without certificate authorities nothing is fetched; what is here is served all the same.
        let wire = Wire::new(&config, store.clone(), media.clone(), clock.clone(), self.place.data.clone());
        let wire = wire
            .inspect_err(|error| tracing::error!(error = error as &dyn std::error::Error, "outside sources are not fetched"))
            .ok();
        let state = AppState::new(
            &config,
            store.clone(),
            media.clone(),
            clock.clone(),
            weather.clone(),
            wire.clone(),
        )?;
        look_at(&media);
        // Behind everything that makes traces.
        let (end, ended) = watch::channel(false);
        let tracing = traces.map(|traces| {
            state.metrics.traces(traces.counted());
            tokio::spawn(traces.send(ended))
        });
        let (views, news, changes) = (state.views.clone(), state.news.clone(), state.pages.changes().clone());

        let threads = Threads::start()?;
        changes.look_on(threads.next().clone());

        let (stop, stopped) = watch::channel(false);
        // Requests under way at the stop are views too: the counter ends when they have been answered.
        let (drain, drained) = watch::channel(false);
        let refreshing = tokio::spawn(jobs::refresh_weather::run(weather, until(stopped.clone())));
        let mut fetching = one_nodes_at_a_time(&store, wire.as_ref(), &clock, &stopped);
        if let Some(nights) =
            jobs::back_up::Nights::new(&config, self.place.paper(&config.database, media), clock.clone(), || {
                state.metrics.backups()
            })
        {
            fetching.spawn(jobs::back_up::run(nights, until(stopped.clone())));
        }
        // Told of what other processes change too, which `watch_changes` sees. Without certificate authorities nobody is told; the CDN asks
        // again when what it has is too old.
        let cdn = Cdn::new(&config.cdn).inspect_err(|error| {
            tracing::error!(
                error = error as &dyn std::error::Error,
                "no CDN is told what changes, until the next start"
            );
        });
        if let Some(cdn) = cdn.ok().flatten() {
            let zone = config.time_zone.clone();
            let purging = Purging::new(cdn, changes.clone(), clock.clone(), zone, state.metrics.purges());
            fetching.spawn(jobs::purge_cdn::run(purging, until(stopped.clone())));
        }
        let ending = tokio::spawn(jobs::end_breaking::run(news.clone(), until(stopped.clone())));
        let agreeing = tokio::spawn(jobs::agree_on_time::run(store.clone(), clock.clone(), until(stopped.clone())));
        let telling = tokio::spawn(jobs::tell_news::run(news, changes.clone(), until(stopped.clone())));
        let watching = tokio::spawn(jobs::watch_changes::run(changes, clock.clone(), until(stopped.clone())));
        let counting = tokio::spawn(jobs::count_views::run(views, store.clone(), clock, until(drained)));

        doors.say()?;
        let renewing = tokio::spawn(jobs::renew_certificate::run(doors.tls(), until(stopped.clone())));
        let mut serving = doors.serve(&state, threads, &stopped)?;
        signals.told_to_stop().await;
        tracing::info!("stopping: requests under way are answered first");
        let _ = stop.send(true);
        let all_answered = async { while serving.join_next().await.is_some() {} };
        if tokio::time::timeout(DRAIN, all_answered).await.is_err() {
            tracing::warn!("some connections did not end in time and were cut");
            serving.abort_all();
        }
        let _ = drain.send(true);
        while fetching.join_next().await.is_some() {}
        // Hubs were told that these were received.
        if let Some(wire) = wire
            && tokio::time::timeout(DRAIN, wire.all_taken_in()).await.is_err()
        {
            tracing::warn!("what hubs pushed last is not taken in: it comes with the next fetch of its sources");
        }
        let _ = tokio::join!(refreshing, ending, agreeing, telling, watching, counting, renewing);
        state.store.close().await;
        let _ = end.send(true);
        if let Some(tracing) = tracing {
            let _ = tracing.await;
        }
        Ok(())
    }
}

async fn take_sample_in(config: &Config, media: &Media, store: &Store, clock: &Clock) -> Result<(), CommandError> {
    let report = stories::import(&Files::Sample, media, store, &config.sections()?, clock.now()).await?;
    tracing::info!(
        articles = report.imported.new,
        left_out = report.skipped.len(),
        "the paper was empty: the sample edition is in"
    );
    Ok(())
}

/// Whoever has set up a bucket reads at once whether it can be used. Pages do not wait for that, and go on without.
fn look_at(media: &Media) {
    if let Media::Bucket(bucket) = media.clone() {
        tokio::spawn(async move { bucket.look().await });
    }
}

/// Jobs that one node of all does.
fn one_nodes_at_a_time(store: &Store, wire: Option<&Wire>, clock: &Clock, stopped: &watch::Receiver<bool>) -> JoinSet<()> {
    let mut all = JoinSet::new();
    let due = (store.clone(), clock.clone());
    all.spawn(jobs::alone(store.clone(), "index", stopped.clone(), move |stopped| {
        let (store, clock) = due.clone();
        jobs::index_search::run(store, clock, until(stopped))
    }));
    let read = (store.clone(), clock.clone());
    all.spawn(jobs::alone(store.clone(), "most read", stopped.clone(), move |stopped| {
        let (store, clock) = read.clone();
        jobs::tell_most_read::run(store, clock, until(stopped))
    }));
    if let Some(wire) = wire {
        let asked = (wire.clone(), clock.clone());
        all.spawn(jobs::alone(store.clone(), "ingest", stopped.clone(), move |stopped| {
            let (wire, clock) = asked.clone();
            jobs::ingest::run(wire, clock, until(stopped))
        }));
        let pushed = (wire.clone(), clock.clone());
        all.spawn(jobs::alone(store.clone(), "ask hubs", stopped.clone(), move |stopped| {
            let (wire, clock) = pushed.clone();
            jobs::ask_hubs::run(wire, clock, until(stopped))
        }));
    }
    all
}

/// `cargo leptos watch` says in its environment where it looks for the server.
fn address_of_watch() -> Option<SocketAddr> {
    std::env::var("LEPTOS_SITE_ADDR").ok()?.parse().ok()
}

/// What an operator or a service manager ends the program with. From the moment they are listened for, none of them kills.
struct Signals {
    terminate: unix::Signal,
    interrupt: unix::Signal,
}

impl Signals {
    fn listen() -> std::io::Result<Self> {
        Ok(Self {
            terminate: unix::signal(unix::SignalKind::terminate())?,
            interrupt: unix::signal(unix::SignalKind::interrupt())?,
        })
    }

    async fn told_to_stop(mut self) {
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
        }
    }
}
