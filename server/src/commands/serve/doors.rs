//! Where the site is reached: its own address, and the one without TLS that leads to it.

use std::{
    io::{self, Write as _},
    net::SocketAddr,
    path::Path,
};

use rustix::process::{Resource, getrlimit, setrlimit};
use tokio::{net::TcpListener, sync::watch, task::JoinSet};

use crate::{
    config::{Config, LimitsConfig},
    error::CommandError,
    http::{connections, service::Service, threads::Threads, tls::Tls, to_https::ToHttps},
    state::AppState,
};

/// File handles for the database, pictures that are on their way, and sources.
const OTHER_HANDLES: usize = 1_256;

/// What is listened at, before anybody is let in.
pub(super) struct Doors {
    site: TcpListener,
    tls: Option<Tls>,
    without_tls: Option<(TcpListener, ToHttps)>,
    limits: LimitsConfig,
}

impl Doors {
    /// Listens at `addr` and, where the configuration says so, at another address without TLS.
    pub(super) async fn open(addr: SocketAddr, config: &Config, data: &Path) -> Result<Self, CommandError> {
        let limits = limits(config);
        let tls = config.tls.as_ref().map(|tls| Tls::new(tls, data)).transpose()?;
        let other = config.tls.as_ref().and_then(|tls| Some((tls.http_addr?, tls)));
        if let Some((http_addr, _)) = other
            && is_same(addr, http_addr)
        {
            return Err(CommandError::new(format!(
                "tls.http_addr is {http_addr}, where the site itself is to listen: give another one, or another --addr"
            )));
        }
        let site = listen(addr, "--addr").await?;
        let without_tls = match other {
            Some((http_addr, tls)) => Some((
                listen(http_addr, "tls.http_addr").await?,
                ToHttps::new(tls, config.base_url.clone(), data),
            )),
            None => None,
        };
        Ok(Self {
            site,
            tls,
            without_tls,
            limits,
        })
    }

    /// What TLS is agreed on with.
    pub(super) fn tls(&self) -> Option<Tls> {
        self.tls.clone()
    }

    /// A line on stdout for each.
    pub(super) fn say(&self) -> io::Result<()> {
        let mut out = io::stdout();
        let scheme = if self.tls.is_some() { "https" } else { "http" };
        writeln!(out, "listening on {scheme}://{}", self.site.local_addr()?)?;
        if let Some((listener, _)) = &self.without_tls {
            writeln!(out, "leading to https from http://{}", listener.local_addr()?)?;
        }
        out.flush()
    }

    /// Lets everybody in, a task each, on `threads`: who comes waits for no page that is being made. Connections of both count together.
    pub(super) fn serve(self, state: &AppState, threads: Threads, stopped: &watch::Receiver<bool>) -> io::Result<JoinSet<()>> {
        let seats = connections::seats(&self.limits);
        let mut serving = JoinSet::new();
        if let Some((listener, to_https)) = self.without_tls {
            let service = Service::leading(state.clone(), to_https);
            let (listener, thread) = threads.listener(listener)?;
            let (seats, threads) = (seats.clone(), threads.clone());
            serving.spawn_on(
                connections::serve(listener, None, service, seats, threads, stopped.clone()),
                &thread,
            );
        }
        let service = Service::new(state.clone());
        let (listener, thread) = threads.listener(self.site)?;
        serving.spawn_on(
            connections::serve(listener, self.tls, service, seats, threads, stopped.clone()),
            &thread,
        );
        Ok(serving)
    }
}

async fn listen(addr: SocketAddr, key: &str) -> Result<TcpListener, CommandError> {
    TcpListener::bind(addr).await.map_err(|error| {
        let mend = match error.kind() {
            io::ErrorKind::AddrInUse => format!("another program listens there: stop it, or give another {key}"),
            io::ErrorKind::PermissionDenied => {
                format!("ports below 1024 are for who has the right (CAP_NET_BIND_SERVICE): give it, or another {key}")
            }
            _ => format!("give another {key}"),
        };
        CommandError::new(format!("cannot listen on {addr}: {error}; {mend}"))
    })
}

/// Whether one address takes what comes for the other. Port 0 is a free one.
fn is_same(one: SocketAddr, other: SocketAddr) -> bool {
    let is_all = one.ip().is_unspecified() || other.ip().is_unspecified();
    one.port() != 0 && one.port() == other.port() && (is_all || one.ip() == other.ip())
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
