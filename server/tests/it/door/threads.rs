//! Who speaks with clients makes no pages: what is kept is there, however many pages are being made.

use std::{
    io::{Read as _, Write as _},
    net::{SocketAddr, TcpStream},
    sync::{Arc, Barrier, mpsc},
    time::Duration,
};

use crate::{pages::small_paper, test_app::Setup};

/// Until a test has failed.
const PATIENCE: Duration = Duration::from_secs(30);

/// What is answered to one request on a connection that stays open. Waits with its whole thread.
fn asked(stream: &mut TcpStream, target: &str) -> String {
    write!(stream, "GET {target} HTTP/1.1\r\nhost: a\r\n\r\n").unwrap();
    let mut answer = Vec::new();
    let mut part = [0; 16 * 1024];
    loop {
        let length = stream.read(&mut part).expect("no answer");
        assert_ne!(length, 0, "the connection ended");
        answer.extend_from_slice(&part[..length]);
        let text = String::from_utf8_lossy(&answer);
        let Some((head, body)) = text.split_once("\r\n\r\n") else {
            continue;
        };
        let said = head.lines().find_map(|line| line.strip_prefix("content-length: "));
        if said.is_some_and(|length| body.len() >= length.parse().unwrap()) {
            return text.into_owned();
        }
    }
}

fn connected(addr: SocketAddr) -> TcpStream {
    let stream = TcpStream::connect(addr).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    stream
}

/// Keeps every thread of the runtime where pages are made from doing anything until what is given is dropped.
fn all_busy(threads: usize) -> Vec<mpsc::Sender<()>> {
    let all_there = Arc::new(Barrier::new(threads + 1));
    let held = (0..threads).map(|_| {
        let (free, freed) = mpsc::channel::<()>();
        let all_there = all_there.clone();
        tokio::spawn(async move {
            // Not as a task: the thread itself waits.
            all_there.wait();
            let _ = freed.recv();
        });
        free
    });
    let held = held.collect();
    all_there.wait();
    held
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn while_every_thread_makes_pages_what_is_kept_is_sent_on_old_connections_and_new_ones() {
    let app = Setup::default().threads().start().await;
    app.paper.import(small_paper()).await;
    let mut old = connected(app.addr);
    for _ in 0..2 {
        assert!(asked(&mut old, "/fr").starts_with("HTTP/1.1 200"));
    }
    let held = all_busy(2);
    for stream in [&mut old, &mut connected(app.addr)] {
        assert!(asked(stream, "/fr").starts_with("HTTP/1.1 200"));
        assert!(asked(stream, "/healthz").starts_with("HTTP/1.1 200"));
    }
    drop(held);
    assert!(asked(&mut old, "/fr/monde").starts_with("HTTP/1.1 200"));
}
