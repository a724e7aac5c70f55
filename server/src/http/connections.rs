//! Connections: who may have one, which version of HTTP is spoken on it, and for how long it may be slow.
//!
//! A stranger can hold connections, and nothing more: so many in all, and so many of one network (our own proxies, who speak for many,
//! aside). In HTTP/1.1 the head of a request must be there within [`PATIENCE`], the next one on a connection that is kept open too, and what
//! the other side does not take in that time ends the connection. In HTTP/2, where a client that does nothing still answers to pings, a
//! connection ends on which nothing was asked or taken for [`STALLED`]. HTTP/2 is spoken to whoever begins with it (h2c, behind a proxy) or
//! has agreed to it under TLS (RFC 9113, 3.2 and 3.3).

use std::{
    convert::Infallible,
    io,
    net::{IpAddr, SocketAddr, TcpStream as Unheard},
    pin::pin,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use axum::{
    body::{Body, HttpBody as _},
    http::Request,
};
use hyper::{
    body::Incoming,
    server::conn::{http1, http2},
    service::service_fn,
};
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::{TcpListener, TcpStream},
    sync::watch,
    task::JoinSet,
    time::{Instant, sleep, timeout},
};

use super::{client, held::Held, service::Service, threads::Threads, tls::Tls};
use crate::{
    config::LimitsConfig,
    seats::{Seat, Seats},
    stop::told,
};

/// For a request's head, for TLS to be agreed on, and for what was sent to be taken.
const PATIENCE: Duration = Duration::from_secs(30);
/// Bytes of a request's head: the longest address there is ([`super::middleware`]) and as much as anybody says besides.
const MAX_HEAD: u32 = 96 * 1024;
/// What our own proxies keep connections open for, at the most (nginx: 60 s): they close them, not we.
const PATIENCE_WITH_PROXIES: Duration = Duration::from_mins(2);
/// Without a request or a byte that was taken, in HTTP/2: longer than an answer may take, and than an event stream is silent.
const STALLED: Duration = Duration::from_mins(1);
/// Requests under way on one connection (HTTP/2); browsers ask for some dozens.
const MAX_STREAMS: u32 = 100;
/// Bytes that wait for the other side on each of them.
const MAX_SEND_BUFFER: usize = 64 * 1024;
/// Silence after which the other side of HTTP/2 is asked whether it is there.
const SILENCE: Duration = Duration::from_secs(20);
/// What every connection in HTTP/2 begins with, as far as no other request does.
const PREFACE: [u8; 4] = *b"PRI ";
/// At the stop, for what was answered to be on its way.
const LAST: Duration = Duration::from_secs(1);
/// While a preface comes in pieces, or there are no more handles for connections.
const MOMENT: Duration = Duration::from_millis(100);

/// Everybody's connections, of which a network has so many. Listeners that are given clones share them.
pub fn seats(limits: &LimitsConfig) -> Seats {
    Seats::new(limits.connections, limits.connections_of_one_network)
}

/// Takes connections and answers what is asked on them, on `threads`, until `stopped` says so and those under way have been answered.
pub async fn serve(
    listener: TcpListener,
    tls: Option<Tls>,
    service: Service,
    seats: Seats,
    threads: Threads,
    mut stopped: watch::Receiver<bool>,
) {
    let door = Arc::new(Door::new(tls, service, seats, stopped.clone()));
    // Whoever lets go of this function cuts them all.
    let mut connections = JoinSet::new();
    loop {
        let accepted = tokio::select! {
            () = told(&mut stopped) => break,
            accepted = listener.accept() => accepted,
        };
        while connections.try_join_next().is_some() {}
        match accepted {
            Ok((stream, peer)) => match (door.seat(peer.ip()), stream.into_std()) {
                (Some(seat), Ok(stream)) => {
                    connections.spawn_on(door.clone().meet(stream, peer, seat), threads.next());
                }
                (None, _) => door.service.metrics().turned_away(),
                // Whoever it was has gone.
                (Some(_), Err(_)) => {}
            },
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
    while connections.join_next().await.is_some() {}
}

fn is_of_one_connection(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset)
}

/// What all connections share.
struct Door {
    tls: Option<Tls>,
    service: Service,
    seats: Seats,
    stopped: watch::Receiver<bool>,
    http1: http1::Builder,
    http2: http2::Builder<TokioExecutor>,
}

impl Door {
    fn new(tls: Option<Tls>, service: Service, seats: Seats, stopped: watch::Receiver<bool>) -> Self {
        let mut http1 = http1::Builder::new();
        http1
            .timer(TokioTimer::new())
            .header_read_timeout(PATIENCE)
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
            seats,
            stopped,
            http1,
            http2,
        }
    }

    fn seat(&self, address: IpAddr) -> Option<Seat> {
        client::seat(&self.seats, address.to_canonical(), self.service.proxies())
    }

    /// From the first byte to the last. Whatever goes wrong on a connection ends it, and nothing else.
    async fn meet(self: Arc<Self>, stream: Unheard, peer: SocketAddr, _seat: Seat) {
        // Heard where this runs: the thread that took it has no more to do with it.
        let Ok(stream) = TcpStream::from_std(stream) else { return };
        // Answers are written whole: nothing is won by waiting for more.
        let _ = stream.set_nodelay(true);
        let _ = socket2::SockRef::from(&stream).set_tcp_user_timeout(Some(PATIENCE));
        let mut stopped = self.stopped.clone();
        match &self.tls {
            None => {
                let begun = tokio::select! {
                    () = told(&mut stopped) => return,
                    begun = timeout(PATIENCE, begins_http2(&stream)) => begun,
                };
                match begun {
                    Ok(Ok(true)) => self.talk_http2(stream, peer).await,
                    Ok(Ok(false)) => self.talk_http1(stream, peer).await,
                    _ => {}
                }
            }
            Some(tls) => {
                let agreed = tokio::select! {
                    () = told(&mut stopped) => return,
                    agreed = timeout(PATIENCE, tls.accept(stream)) => agreed,
                };
                match agreed {
                    Ok(Ok((stream, true))) => self.talk_http2(stream, peer).await,
                    Ok(Ok((stream, false))) => self.talk_http1(stream, peer).await,
                    _ => {}
                }
            }
        }
    }

    async fn talk_http1<S>(&self, stream: S, peer: SocketAddr)
    where
        S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
    {
        let under_way = UnderWay::default();
        let service = service_fn(|request: Request<Incoming>| {
            let (service, token) = (self.service.clone(), under_way.clone());
            async move {
                let answer = service.answer(request, peer).await;
                // What is short is with the system at once.
                let is_short = answer
                    .body()
                    .size_hint()
                    .upper()
                    .is_some_and(|bytes| bytes <= MAX_SEND_BUFFER as u64);
                Ok::<_, Infallible>(if is_short {
                    answer
                } else {
                    answer.map(|body| Body::new(Held::new(body, token)))
                })
            }
        });
        let mut builder = self.http1.clone();
        if client::is_proxy(peer.ip().to_canonical(), self.service.proxies()) {
            builder.header_read_timeout(PATIENCE_WITH_PROXIES);
        }
        let mut talk = pin!(builder.serve_connection(TokioIo::new(stream), service));
        let mut stopped = self.stopped.clone();
        let ended = tokio::select! {
            ended = &mut talk => ended,
            () = told(&mut stopped) => {
                talk.as_mut().graceful_shutdown();
                tokio::select! {
                    ended = talk => ended,
                    () = all_answered(&under_way) => return,
                }
            }
        };
        say(ended);
    }

    async fn talk_http2<S>(&self, stream: S, peer: SocketAddr)
    where
        S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
    {
        let (under_way, progress) = (UnderWay::default(), Progress::new());
        let service = service_fn(|request: Request<Incoming>| {
            let (service, token, progress) = (self.service.clone(), under_way.clone(), progress.clone());
            async move {
                progress.note();
                let answer = service.answer(request, peer).await;
                progress.note();
                Ok::<_, Infallible>(answer.map(|body| Body::new(Held::new(body, token).noting(progress))))
            }
        });
        let mut talk = pin!(self.http2.serve_connection(TokioIo::new(stream), service));
        let mut stopped = self.stopped.clone();
        let mut is_ending = false;
        let ended = loop {
            tokio::select! {
                ended = &mut talk => break ended,
                () = sleep(PATIENCE) => {
                    if progress.is_older_than(2 * STALLED) {
                        return;
                    }
                    if !is_ending && progress.is_older_than(STALLED) {
                        talk.as_mut().graceful_shutdown();
                        is_ending = true;
                    }
                }
                () = told(&mut stopped) => {
                    talk.as_mut().graceful_shutdown();
                    tokio::select! {
                        ended = &mut talk => break ended,
                        () = all_answered(&under_way) => return,
                    }
                }
            }
        };
        say(ended);
    }
}

/// A token for each request whose answer is not sent yet, and one for the connection.
type UnderWay = Arc<()>;

/// At the stop: nobody waits for a request that never comes whole, nor for a client that does not hang up.
async fn all_answered(under_way: &UnderWay) {
    loop {
        sleep(LAST).await;
        if Arc::strong_count(under_way) == 1 {
            return;
        }
    }
}

/// Readers leave in the middle all day; nobody needs to know.
fn say(ended: Result<(), hyper::Error>) {
    if let Err(error) = ended {
        tracing::debug!(error = &error as &dyn std::error::Error, "a connection ended early");
    }
}

/// When something was last asked or taken on a connection. Clones share it.
#[derive(Debug, Clone)]
pub struct Progress {
    start: Instant,
    /// Milliseconds since the start.
    last: Arc<AtomicU64>,
}

impl Progress {
    fn new() -> Self {
        Self {
            start: Instant::now(),
            last: Arc::default(),
        }
    }

    fn now(&self) -> u64 {
        u64::try_from(self.start.elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    /// It was now.
    pub fn note(&self) {
        self.last.store(self.now(), Ordering::Relaxed);
    }

    fn is_older_than(&self, time: Duration) -> bool {
        u128::from(self.now().saturating_sub(self.last.load(Ordering::Relaxed))) >= time.as_millis()
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
