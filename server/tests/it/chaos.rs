//! What nobody plans for: a database that may not be written, hangs or is gone, a clock that jumps, services that hang. Readers have pages all
//! the while, and afterwards all is as before, by itself. The program killed at any moment, and a full disk: `cli/kills`.

use std::{
    future::pending,
    io,
    sync::{Arc, Mutex},
    time::Duration,
};

use server::{
    error::CommandError,
    jobs,
    stories::{self, Files},
};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
    task::JoinSet,
};
use tracing::subscriber::DefaultGuard;

use crate::{
    http::{self, Reply},
    paper::at,
    story::Story,
    test_app::{NOW, TestApp},
};

mod clock;
mod gone;
mod hangs;
mod read_only;
mod slow;

/// What browsers say that they take.
const PAGES: (&str, &str) = ("accept", "text/html,application/xhtml+xml");
/// Only ends a test that hangs.
const PATIENCE: Duration = Duration::from_mins(1);

/// Warnings and errors of the log, while its guard is held.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Log {
    fn listen() -> (Self, DefaultGuard) {
        let log = Self::default();
        let written = log.clone();
        let subscriber = tracing_subscriber::fmt()
            .with_max_level(tracing::Level::WARN)
            .with_ansi(false)
            .with_writer(move || written.clone())
            .finish();
        (log, tracing::subscriber::set_default(subscriber))
    }

    fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }

    /// Until it says so.
    async fn says(&self, words: &str) {
        until(words, async || self.text().contains(words)).await;
    }
}

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        io::Write::write(&mut *self.0.lock().unwrap(), bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Until it is so; of what is waited for.
async fn until(what: &str, is_so: impl AsyncFn() -> bool) {
    let waiting = async {
        while !is_so().await {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(PATIENCE, waiting).await.expect(what);
}

/// So much time passes for timers, at once.
async fn passes(time: Duration) {
    tokio::time::pause();
    tokio::time::advance(time).await;
    tokio::time::resume();
}

/// A site with these stories that knows of all changes: what is kept from now on holds.
async fn site(stories: impl IntoIterator<Item = Story>) -> TestApp {
    let app = TestApp::with(stories).await;
    let changes = app.state.pages.changes();
    changes.look().await.unwrap();
    changes.look_elsewhere(app.state.clock.now()).await.unwrap();
    app
}

/// The jobs of a site that need nothing but its store.
fn jobs(app: &TestApp) -> JoinSet<()> {
    let (state, clock) = (&app.state, app.state.clock.clone());
    let mut jobs = JoinSet::new();
    jobs.spawn(jobs::count_views::run(
        state.views.clone(),
        state.store.clone(),
        clock.clone(),
        pending(),
    ));
    jobs.spawn(jobs::end_breaking::run(state.news.clone(), pending()));
    jobs.spawn(jobs::index_search::run(state.store.clone(), clock.clone(), pending()));
    jobs.spawn(jobs::tell_news::run(
        state.news.clone(),
        state.pages.changes().clone(),
        pending(),
    ));
    jobs.spawn(jobs::watch_changes::run(state.pages.changes().clone(), clock, pending()));
    jobs
}

/// None has ended, which they do when they panic.
fn assert_running(jobs: &mut JoinSet<()>) {
    if let Some(ended) = jobs.try_join_next() {
        panic!("a job has ended: {ended:?}");
    }
}

/// Takes a story in, or says in one line why not, as the command does.
async fn import(app: &TestApp, story: Story) -> Result<(), String> {
    let folder = tempfile::tempdir().unwrap();
    story.write(folder.path());
    let files = Files::Folder(folder.path().into());
    let paper = &app.paper;
    let imported = stories::import(&files, &paper.media, &paper.store, &paper.sections, at(NOW)).await;
    imported
        .map(drop)
        .map_err(|error| CommandError::from_chain(&error).to_string())
}

/// Asks as a browser does, without a thread of its own: so that the test's time can pass meanwhile.
async fn ask(app: &TestApp, target: &str, headers: &[(&str, &str)]) -> Reply {
    let mut stream = TcpStream::connect(app.addr).await.unwrap();
    stream.write_all(&http::request("GET", target, headers)).await.unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.unwrap();
    http::parse(&answer)
}

/// The page that says that there is none just now, in the reader's language.
fn assert_unavailable(reply: &Reply, lang: &str) {
    assert_eq!((reply.status, reply.header("cache-control")), (503, Some("no-store")));
    let wait: u32 = reply.header("retry-after").unwrap().parse().unwrap();
    assert!((1..=60).contains(&wait), "{wait}");
    let page = reply.page();
    assert_eq!(page.one("html").attr("lang"), Some(lang));
    assert!(page.has("nav[data-slot=sections]"), "it leads on");
}
