//! The threads that speak with clients, apart from those that make pages.
//!
//! A connection stays on one of them. What is kept is sent from there: some microseconds of work, which neither wait until a page has been
//! made nor are handed from thread to thread, which takes longer than the work itself (docs/decisions/0025-threads-of-the-door.md).

use std::{
    io,
    num::NonZero,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use tokio::{
    net::TcpListener,
    runtime::{Builder, Handle},
    sync::watch,
};

/// Where connections live. Clones are the same threads, which end with the last of them and cut what is left on them.
#[derive(Debug, Clone)]
pub struct Threads(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    runtimes: Vec<Handle>,
    next: AtomicUsize,
    /// Nobody is told anything: the threads end when it is gone.
    _until: watch::Sender<()>,
}

impl Threads {
    /// Half as many as there are processors: pages are made meanwhile.
    pub fn start() -> io::Result<Self> {
        let processors = thread::available_parallelism().map_or(1, NonZero::get);
        let (until, ended) = watch::channel(());
        let runtimes = (0..processors.div_ceil(2))
            .map(|_| {
                let runtime = Builder::new_current_thread().enable_all().build()?;
                let (handle, mut ended) = (runtime.handle().clone(), ended.clone());
                thread::Builder::new()
                    .name("door".into())
                    .spawn(move || runtime.block_on(async { while ended.changed().await.is_ok() {} }))?;
                Ok(handle)
            })
            .collect::<io::Result<_>>()?;
        Ok(Self::of(runtimes, until))
    }

    /// The runtime that calls, and none besides.
    pub fn here() -> Self {
        Self::of(vec![Handle::current()], watch::channel(()).0)
    }

    fn of(runtimes: Vec<Handle>, until: watch::Sender<()>) -> Self {
        Self(Arc::new(Inner {
            runtimes,
            next: AtomicUsize::new(0),
            _until: until,
        }))
    }

    /// Takes a listener along to one of them, where it is to be served.
    pub fn listener(&self, listener: TcpListener) -> io::Result<(TcpListener, Handle)> {
        let thread = self.next().clone();
        let listener = listener.into_std()?;
        let _there = thread.enter();
        Ok((TcpListener::from_std(listener)?, thread))
    }

    /// One after the other: connections are many, and much alike.
    pub fn next(&self) -> &Handle {
        let next = self.0.next.fetch_add(1, Ordering::Relaxed);
        &self.0.runtimes[next % self.0.runtimes.len()]
    }
}
