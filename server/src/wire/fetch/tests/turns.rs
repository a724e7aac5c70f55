//! One request a host at a time, and no host waits for another.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::sync::Barrier;
use tokio::task::JoinSet;

use super::server::{Reply, Server};
use super::*;

/// Counts up until dropped.
struct Counted(Arc<AtomicUsize>);

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_host_gets_one_request_at_a_time() {
    let (running, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let (counter, highest) = (Arc::clone(&running), Arc::clone(&most));
    let server = Server::start(move |path: String, _| {
        let (counter, highest) = (Arc::clone(&counter), Arc::clone(&highest));
        async move {
            let at_once = counter.fetch_add(1, Ordering::SeqCst) + 1;
            highest.fetch_max(at_once, Ordering::SeqCst);
            let _counted = Counted(counter);
            tokio::time::sleep(Duration::from_millis(10)).await;
            // The second half comes back to the same host by a redirect.
            if path.starts_with("/again") {
                Reply::head("302 Found\nLocation: /here")
            } else {
                Reply::with("200 OK", "here")
            }
        }
    })
    .await;
    let fetcher = fetcher();
    let mut tasks = JoinSet::new();
    for n in 0..10 {
        let fetcher = fetcher.clone();
        let url = server.url(if n % 2 == 0 { "/here" } else { "/again" });
        tasks.spawn(async move { fetcher.get(&url, None, Accept::Feed, patient(), now()).await.unwrap() });
    }
    assert_eq!(tasks.join_all().await.len(), 10);
    assert_eq!(server.heads().len(), 15);
    assert_eq!(most.load(Ordering::SeqCst), 1);
    assert!(fetcher.hosts.is_empty());
}

#[tokio::test]
async fn different_hosts_are_asked_at_the_same_time() {
    let together = Arc::new(Barrier::new(3));
    let server = Server::start(move |_, _| {
        let together = Arc::clone(&together);
        async move {
            // Nobody is answered until all three have asked.
            together.wait().await;
            Reply::with("200 OK", "here")
        }
    })
    .await;
    let (fetcher, limits) = (fetcher(), patient());
    let [a, b, c] = ["a.localhost", "b.localhost", "127.0.0.1"].map(|host| server.url_at(host, "/"));
    let get = |url| fetcher.get(url, None, Accept::Feed, limits, now());
    let (a, b, c) = tokio::join!(get(&a), get(&b), get(&c));
    assert!(a.is_ok() && b.is_ok() && c.is_ok());
}

#[tokio::test]
async fn a_host_that_hangs_delays_no_other() {
    let hanging = Server::saying(|| Reply::Silence).await;
    let sound = Server::saying(|| Reply::with("200 OK", "here")).await;
    let fetcher = fetcher();
    let mut waiting = JoinSet::new();
    for n in 0..50 {
        let (fetcher, url) = (fetcher.clone(), hanging.url_at(&format!("h{n}.localhost"), "/"));
        waiting.spawn(async move { fetcher.get(&url, None, Accept::Feed, patient(), now()).await });
    }
    while hanging.heads().len() < 50 {
        tokio::task::yield_now().await;
    }
    for n in 0..20 {
        let url = sound.url_at(&format!("s{n}.localhost"), "/");
        assert!(fetcher.get(&url, None, Accept::Feed, patient(), now()).await.is_ok());
    }
    assert_eq!(fetcher.hosts.len(), 50);
    waiting.shutdown().await;
    assert!(fetcher.hosts.is_empty());
}

#[tokio::test]
async fn waiting_for_a_turn_takes_nothing_of_the_time_for_the_request() {
    let server = Server::start(async |path, _| match &*path {
        "/hangs" => Reply::Silence,
        _ => Reply::with("200 OK", "here"),
    })
    .await;
    let fetcher = fetcher();
    let (hangs, sound) = (server.url("/hangs"), server.url("/"));
    let get = |url, millis| {
        let total = Duration::from_millis(millis);
        fetcher.get(
            url,
            None,
            Accept::Feed,
            Limits {
                total,
                ..Limits::default()
            },
            now(),
        )
    };
    let (first, second) = tokio::join!(get(&hangs, 6000), get(&sound, 5000));
    assert!(matches!(first, Err(FetchError::Timeout { .. })));
    assert!(second.is_ok(), "{second:?}");
}
