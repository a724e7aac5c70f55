//! `briefs serve`: the site, until it is told to stop.

use std::{io::Write as _, net::SocketAddr, time::Duration};

use rustix::process::{Resource, getrlimit, setrlimit};
use tokio::{net::TcpListener, signal::unix, sync::watch};

use super::{Place, instant};
use crate::{
    clock::Clock,
    config::{Config, LimitsConfig},
    error::CommandError,
    http::{connections, service::Service, tls::Tls},
    jobs,
    search::Analyser,
    state::AppState,
    stories::{self, Files},
    weather::{self, Weather},
    wire::Wire,
};

/// Articles that are made findable before the first reader comes; the others follow while the site is served.
const INDEXED_FIRST: usize = 500;

/// File handles for the database, pictures that are on their way, and sources.
const OTHER_HANDLES: usize = 1_256;

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
    #[arg(long, value_name = "TIME", value_parser = instant)]
    now: Option<Clock>,
    /// Leave an empty paper empty: no sample edition
    #[arg(long)]
    no_sample: bool,
}

impl Serve {
    pub(super) async fn run(self) -> Result<(), CommandError> {
        crate::telemetry::start();
        // First of all: told to stop while the sample edition is taken in, it ends as at any other time.
        let signals = Signals::listen()?;
        let config = self.place.config()?;
        let addr = self
            .addr
            .or_else(address_of_watch)
            .unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 3000)));
        let limits = limits(&config);
        let tls = config.tls.as_ref().map(|tls| Tls::new(tls, &self.place.data)).transpose()?;
        let listener = TcpListener::bind(addr).await.map_err(|error| {
            let mend = if error.kind() == std::io::ErrorKind::AddrInUse {
                "another program listens there: stop it, or give another --addr"
            } else {
                "give another --addr"
            };
            CommandError::new(format!("cannot listen on {addr}: {error}; {mend}"))
        })?;
        let clock = self.now.unwrap_or_else(Clock::system);
        let store = self.place.store().await?;
        let media = self.place.media();
        if !self.no_sample && store.is_empty().await? {
            let report = stories::import(&Files::Sample, &media, &store, &config.sections()?, clock.now()).await?;
            tracing::info!(
                articles = report.imported.new,
                left_out = report.skipped.len(),
                "the paper was empty: the sample edition is in"
            );
        }
        store.renew_search(Analyser::VERSION).await?;
        jobs::index_search::index(&store, INDEXED_FIRST).await?;
        let provider = weather::provider(&config.weather, &self.place.data, config.base_url.as_str())?;
        let weather = Weather::new(provider, store.clone(), clock.clone(), config.weather.default_place);
        weather.prepare().await;
        // Without certificate authorities nothing is fetched; what is here is served all the same.
        let wire = Wire::new(&config, store.clone(), media.clone(), clock.clone(), self.place.data.clone());
        let wire = wire
            .inspect_err(|error| tracing::error!(error = error as &dyn std::error::Error, "outside sources are not fetched"))
            .ok();
        let state = AppState::new(&config, store.clone(), media, clock.clone(), weather.clone(), wire.clone())?;
        let (views, news, changes) = (state.views.clone(), state.news.clone(), state.pages.changes().clone());

        let (stop, stopped) = watch::channel(false);
        // Requests under way at the stop are views too: the counter ends when they have been answered.
        let (drain, drained) = watch::channel(false);
        let refreshing = tokio::spawn(jobs::refresh_weather::run(weather, until(stopped.clone())));
        let mut fetching = tokio::task::JoinSet::new();
        if let Some(wire) = &wire {
            fetching.spawn(jobs::ingest::run(wire.clone(), clock.clone(), until(stopped.clone())));
            fetching.spawn(jobs::ask_hubs::run(wire.clone(), clock.clone(), until(stopped.clone())));
        }
        if let Some(nights) = jobs::back_up::Nights::new(&config, self.place.paper(), clock.clone(), || state.metrics.backups()) {
            fetching.spawn(jobs::back_up::run(nights, until(stopped.clone())));
        }
        let indexing = tokio::spawn(jobs::index_search::run(store.clone(), until(stopped.clone())));
        let ending = tokio::spawn(jobs::end_breaking::run(news.clone(), until(stopped.clone())));
        let telling = tokio::spawn(jobs::tell_news::run(news, until(stopped.clone())));
        let watching = tokio::spawn(jobs::watch_changes::run(changes, clock.clone(), until(stopped.clone())));
        let counting = tokio::spawn(jobs::count_views::run(views, store.clone(), clock, until(drained)));

        let mut out = std::io::stdout();
        let scheme = if tls.is_some() { "https" } else { "http" };
        writeln!(out, "listening on {scheme}://{}", listener.local_addr()?).and_then(|()| out.flush())?;
        let mut serving = tokio::spawn(connections::serve(
            listener,
            tls.clone(),
            Service::new(state),
            limits,
            stopped.clone(),
        ));
        let renewing = tokio::spawn(jobs::renew_certificate::run(tls, until(stopped)));
        signals.told_to_stop().await;
        tracing::info!("stopping: requests under way are answered first");
        let _ = stop.send(true);
        if tokio::time::timeout(DRAIN, &mut serving).await.is_err() {
            tracing::warn!("some connections did not end in time and were cut");
            serving.abort();
        }
        let _ = drain.send(true);
        while fetching.join_next().await.is_some() {}
        // Hubs were told that these were received.
        if let Some(wire) = wire
            && tokio::time::timeout(DRAIN, wire.all_taken_in()).await.is_err()
        {
            tracing::warn!("what hubs pushed last is not taken in: it comes with the next fetch of its sources");
        }
        let _ = tokio::join!(refreshing, indexing, ending, telling, watching, counting, renewing);
        store.close().await;
        Ok(())
    }
}

/// As many connections as the system gives handles for, some for everything else aside.
fn limits(config: &Config) -> LimitsConfig {
    let wanted = config.limits.connections.saturating_add(OTHER_HANDLES);
    let mut handles = getrlimit(Resource::Nofile);
    let most = handles
        .maximum
        .map_or(usize::MAX, |most| usize::try_from(most).unwrap_or(usize::MAX));
    let given = most.min(wanted);
    if handles.current.is_some_and(|now| now < given as u64) {
        handles.current = Some(given as u64);
        if let Err(error) = setrlimit(Resource::Nofile, handles) {
            tracing::warn!(
                error = &error as &dyn std::error::Error,
                "the system gives no more file handles"
            );
        }
    }
    let handles = getrlimit(Resource::Nofile)
        .current
        .map_or(usize::MAX, |now| usize::try_from(now).unwrap_or(usize::MAX));
    let connections = config.limits.connections.min(handles.saturating_sub(OTHER_HANDLES).max(1));
    if connections < config.limits.connections {
        tracing::warn!(
            connections,
            "the system's limit of open files allows no more connections: raise it (LimitNOFILE)"
        );
    }
    LimitsConfig {
        connections,
        ..config.limits
    }
}

/// Done when it is told, or when nobody is left to tell.
async fn until(mut told: watch::Receiver<bool>) {
    let _ = told.wait_for(|told| *told).await;
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
