//! `briefs serve`: the site, until it is told to stop.

use std::{io::Write as _, net::SocketAddr, time::Duration};

use tokio::{net::TcpListener, signal::unix, sync::watch};

use super::{Place, instant};
use crate::{
    clock::Clock,
    error::CommandError,
    jobs, routes,
    state::AppState,
    stories::{self, Files},
    weather::{self, Weather},
};

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
        let config = self.place.config()?;
        let addr = self
            .addr
            .or_else(address_of_watch)
            .unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 3000)));
        let listener = TcpListener::bind(addr).await.map_err(|error| {
            let mend = if error.kind() == std::io::ErrorKind::AddrInUse {
                "another program listens there: stop it, or give another --addr"
            } else {
                "give another --addr"
            };
            CommandError::new(format!("cannot listen on {addr}: {error}; {mend}"))
        })?;
        let store = self.place.store().await?;
        let media = self.place.media();
        if !self.no_sample && store.is_empty().await? {
            let report = stories::import(&Files::Sample, &media, &store, &config.sections()?).await?;
            tracing::info!(
                articles = report.imported.new,
                left_out = report.skipped.len(),
                "the paper was empty: the sample edition is in"
            );
        }
        let clock = self.now.unwrap_or_else(Clock::system);
        let provider = weather::provider(&config.weather, &self.place.data, config.base_url.as_str())?;
        let weather = Weather::new(provider, store.clone(), clock.clone(), config.weather.default_place);
        weather.prepare().await;
        let state = AppState::new(&config, store.clone(), media, clock.clone(), weather.clone())?;
        let views = state.views.clone();

        let (stop, stopped) = watch::channel(false);
        let until_stopped = move || {
            let mut stopped = stopped.clone();
            async move {
                let _ = stopped.wait_for(|stopped| *stopped).await;
            }
        };
        let refreshing = tokio::spawn(jobs::refresh_weather::run(weather, until_stopped()));
        let counting = tokio::spawn(jobs::count_views::run(views, store.clone(), clock, until_stopped()));

        let mut out = std::io::stdout();
        writeln!(out, "listening on http://{}", listener.local_addr()?).and_then(|()| out.flush())?;
        let serving = tokio::spawn({
            let until_stopped = until_stopped.clone();
            async move {
                axum::serve(listener, routes::router(state))
                    .with_graceful_shutdown(until_stopped())
                    .await
            }
        });
        told_to_stop().await?;
        tracing::info!("stopping: requests under way are answered first");
        let _ = stop.send(true);
        if tokio::time::timeout(DRAIN, serving).await.is_err() {
            tracing::warn!("some connections did not end in time and were cut");
        }
        let _ = tokio::join!(refreshing, counting);
        store.close().await;
        Ok(())
    }
}

/// `cargo leptos watch` says in its environment where it looks for the server.
fn address_of_watch() -> Option<SocketAddr> {
    std::env::var("LEPTOS_SITE_ADDR").ok()?.parse().ok()
}

async fn told_to_stop() -> std::io::Result<()> {
    let mut terminate = unix::signal(unix::SignalKind::terminate())?;
    let mut interrupt = unix::signal(unix::SignalKind::interrupt())?;
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    Ok(())
}
