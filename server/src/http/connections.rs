//! Connections: who may have one, which version of HTTP is spoken on it, and for how long it may be slow.
//!
//! A stranger can hold connections, and nothing more: so many in all, and so many of one network (our own proxies, who speak for many,
//! aside). The head of a request must be there within [`PATIENCE`], the next one on a connection that is kept open too; what the other
//! side does not take in that time ends the connection. HTTP/2 is spoken to whoever begins with it (h2c, behind a proxy) or has agreed to
//! it under TLS (RFC 9113, 3.2 and 3.3).

use std::{
    convert::Infallible,
    io,
    net::{IpAddr, SocketAddr},
    sync::Arc,
    time::Duration,
};

use axum::http::Request;
use hyper::{
    body::Incoming,
    server::conn::{http1, http2},
    service::service_fn,
};
use hyper_util::{
    rt::{TokioExecutor, TokioIo, TokioTimer},
    server::graceful::{GracefulShutdown, Watcher},
};
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::{TcpListener, TcpStream},
    sync::watch,
    time::{sleep, timeout},
};

use super::{client, service::Service, tls::Tls};
use crate::{
    config::LimitsConfig,
    seats::{Seat, Seats},
};

/// For a request's head, for TLS to be agreed on, and for what was sent to be taken.
const PATIENCE: Duration = Duration::from_secs(30);
/// Bytes of a request's head: the longest address there is ([`super::middleware`]) and as much as anybody says besides.
const MAX_HEAD: u32 = 96 * 1024;
/// Lines of it.
const MAX_HEADERS: usize = 100;
/// Requests under way on one connection (HTTP/2); browsers ask for some dozens.
const MAX_STREAMS: u32 = 100;
/// Bytes that wait for the other side on each of them.
const MAX_SEND_BUFFER: usize = 64 * 1024;
/// Silence after which the other side of HTTP/2 is asked whether it is there.
const SILENCE: Duration = Duration::from_secs(20);
/// What every connection in HTTP/2 begins with, as far as no other request does.
const PREFACE: [u8; 4] = *b"PRI ";
/// While a preface comes in pieces, or there are no more handles for connections.
const MOMENT: Duration = Duration::from_millis(20);

/// Takes connections and answers what is asked on them, until `stopped` says so and those under way have been answered.
pub async fn serve(
    listener: TcpListener,
    tls: Option<Tls>,
    service: Service,
    limits: LimitsConfig,
    mut stopped: watch::Receiver<bool>,
) {
    let door = Arc::new(Door::new(tls, service, limits, stopped.clone()));
    let graceful = GracefulShutdown::new();
    loop {
        let accepted = tokio::select! {
            _ = stopped.wait_for(|stopped| *stopped) => break,
            accepted = listener.accept() => accepted,
        };
        match accepted {
            Ok((stream, peer)) => {
                tokio::spawn(door.clone().meet(stream, peer, graceful.watcher()));
            }
            // Whoever knocked has gone.
            Err(error) if is_of_one_connection(&error) => {}
            // No more handles: some come back.
            Err(error) => {
                tracing::error!(
                    error = &error as &dyn std::error::Error,
                    "no connection can be taken just now"
                );
                sleep(MOMENT).await;
            }
        }
    }
    drop(listener);
    graceful.shutdown().await;
}

fn is_of_one_connection(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset)
}

/// What all connections share.
struct Door {
    tls: Option<Tls>,
    service: Service,
    /// Everybody's; a network has so many of them.
    seats: Seats,
    stopped: watch::Receiver<bool>,
    http1: http1::Builder,
    http2: http2::Builder<TokioExecutor>,
}

impl Door {
    fn new(tls: Option<Tls>, service: Service, limits: LimitsConfig, stopped: watch::Receiver<bool>) -> Self {
        let mut http1 = http1::Builder::new();
        http1
            .timer(TokioTimer::new())
            .header_read_timeout(PATIENCE)
            .max_headers(MAX_HEADERS)
            .max_buf_size(MAX_HEAD as usize);
        let mut http2 = http2::Builder::new(TokioExecutor::new());
        http2
            .timer(TokioTimer::new())
            .max_concurrent_streams(MAX_STREAMS)
            .max_header_list_size(MAX_HEAD)
            .max_send_buf_size(MAX_SEND_BUFFER)
            .keep_alive_interval(SILENCE)
            .keep_alive_timeout(PATIENCE);
        Self {
            tls,
            service,
            seats: Seats::new(limits.connections, limits.connections_of_one_network),
            stopped,
            http1,
            http2,
        }
    }

    /// Our own proxies speak for many, and have as many as there are.
    fn seat(&self, address: IpAddr) -> Option<Seat> {
        let address = address.to_canonical();
        if client::is_proxy(address, self.service.proxies()) {
            self.seats.take_any(address)
        } else {
            self.seats.take(client::taker(address))
        }
    }

    /// From the first byte to the last. Whatever goes wrong on a connection ends it, and nothing else.
    async fn meet(self: Arc<Self>, stream: TcpStream, peer: SocketAddr, watcher: Watcher) {
        let Some(_seat) = self.seat(peer.ip()) else {
            self.service.metrics().turned_away();
            return;
        };
        // Answers are written whole: nothing is won by waiting for more.
        let _ = stream.set_nodelay(true);
        let _ = socket2::SockRef::from(&stream).set_tcp_user_timeout(Some(PATIENCE));
        let mut stopped = self.stopped.clone();
        match &self.tls {
            None => {
                let begun = tokio::select! {
                    _ = stopped.wait_for(|stopped| *stopped) => return,
                    begun = timeout(PATIENCE, begins_http2(&stream)) => begun,
                };
                if let Ok(Ok(is_http2)) = begun {
                    self.talk(stream, peer, is_http2, watcher).await;
                }
            }
            Some(tls) => {
                let agreed = tokio::select! {
                    _ = stopped.wait_for(|stopped| *stopped) => return,
                    agreed = timeout(PATIENCE, tls.accept(stream)) => agreed,
                };
                if let Ok(Ok((stream, is_http2))) = agreed {
                    self.talk(stream, peer, is_http2, watcher).await;
                }
            }
        }
    }

    async fn talk<S>(&self, stream: S, peer: SocketAddr, is_http2: bool, watcher: Watcher)
    where
        S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
    {
        let service = service_fn(|request: Request<Incoming>| {
            let service = self.service.clone();
            async move { Ok::<_, Infallible>(service.answer(request, peer).await) }
        });
        let stream = TokioIo::new(stream);
        let ended = if is_http2 {
            watcher.watch(self.http2.serve_connection(stream, service)).await
        } else {
            watcher.watch(self.http1.serve_connection(stream, service)).await
        };
        // Readers leave in the middle all day; nobody needs to know.
        if let Err(error) = ended {
            tracing::debug!(error = &error as &dyn std::error::Error, "a connection ended early");
        }
    }
}

/// Looks at the first bytes and leaves them there.
async fn begins_http2(stream: &TcpStream) -> io::Result<bool> {
    let mut begin = [0; PREFACE.len()];
    loop {
        let length = stream.peek(&mut begin).await?;
        if length == 0 || begin[..length] != PREFACE[..length] {
            return Ok(false);
        }
        if length == PREFACE.len() {
            return Ok(true);
        }
        sleep(MOMENT).await;
    }
}
