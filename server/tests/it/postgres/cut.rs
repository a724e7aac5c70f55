//! The line between a node and the server is cut: nothing is refused and nothing ends, no word comes any more. Once by what stands between them, and
//! where this user may make networks, once by the network.

use std::{
    net::SocketAddr,
    path::PathBuf,
    process::Command,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use server::{jobs, store::StoreError};
use tokio::{
    io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _},
    net::{TcpListener, TcpStream, UnixStream},
    sync::watch,
    task::JoinHandle,
};

use super::{
    Made,
    faults::{PAGES, assert_unavailable},
    nodes::is_on_a_server,
    own_server::Server,
};
use crate::{paper::Paper, story::Story, test_app::Setup};

/// Until a reader is told that there is no page just now; and who asks for a page that is kept has it.
const TOLD: Duration = Duration::from_secs(10);
const AT_ONCE: Duration = Duration::from_secs(2);
/// Until everything is as before.
const RECOVERED: Duration = Duration::from_secs(5);

/// What becomes of connections that were there when the line was cut.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Old {
    /// What was sent arrives late.
    GoOn,
    /// Nothing of them is ever heard again, as behind a firewall that has forgotten them.
    Silent,
}

/// A line to a server that can be cut.
pub(super) struct Line {
    pub(super) address: SocketAddr,
    /// How often it was cut and mended: odd while it is cut.
    cuts: Arc<watch::Sender<u64>>,
    serving: JoinHandle<()>,
}

impl Line {
    /// To the tests' server.
    async fn lay(old: Old) -> Self {
        let folder = PathBuf::from(std::env::var("BRIEFS_TEST_POSTGRES").unwrap());
        Self::lay_to(folder.join(".s.PGSQL.5432"), old).await
    }

    /// To the server that is reached there.
    pub(super) async fn lay_to(socket: PathBuf, old: Old) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let cuts = Arc::new(watch::Sender::new(0));
        let told = cuts.subscribe();
        let serving = tokio::spawn(async move {
            while let Ok((near, _)) = listener.accept().await {
                tokio::spawn(connect(near, socket.clone(), old, told.clone()));
            }
        });
        Self { address, cuts, serving }
    }

    /// One that is cut for ever behind the first of these words that comes along it.
    pub(super) async fn lay_until(words: &'static str, socket: PathBuf) -> Self {
        let line = Self::lay_to(socket, Old::Silent).await;
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let (address, cuts, far) = (listener.local_addr().unwrap(), line.cuts.clone(), line.address);
        let serving = tokio::spawn(async move {
            let line = line;
            while let Ok((mut near, _)) = listener.accept().await {
                let mut far = TcpStream::connect(far).await.unwrap();
                let cuts = line.cuts.clone();
                tokio::spawn(async move {
                    let (mut near, mut far) = (near.split(), far.split());
                    let there = async {
                        let mut bytes = vec![0; 16_384];
                        while let Ok(count @ 1..) = near.0.read(&mut bytes).await {
                            if bytes[..count].windows(words.len()).any(|part| part == words.as_bytes()) {
                                cuts.send_if_modified(|cuts| std::mem::replace(cuts, 1) == 0);
                            }
                            far.1.write_all(&bytes[..count]).await.unwrap();
                        }
                    };
                    tokio::join!(there, tokio::io::copy(&mut far.0, &mut near.1)).1.unwrap();
                });
            }
        });
        Self { address, cuts, serving }
    }

    pub(super) fn cut_or_mend(&self) {
        self.cuts.send_modify(|cuts| *cuts += 1);
    }

    /// Another way to a paper's database.
    pub(super) async fn to(&self, paper: &Paper) -> Paper {
        by_way_of(paper, &self.address.to_string()).await
    }
}

async fn by_way_of(paper: &Paper, host: &str) -> Paper {
    let url = paper.url();
    let (_, name) = url.rsplit_once('/').unwrap();
    paper
        .by_way_of(&format!("postgres://briefs@{host}/{name}?sslmode=disable"))
        .await
}

impl Drop for Line {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

async fn connect(near: TcpStream, far: PathBuf, old: Old, told: watch::Receiver<u64>) {
    let first = *told.borrow();
    let last = if old == Old::Silent { Some(first) } else { None };
    let ((read_near, write_near), mut gate) = (near.into_split(), told.clone());
    pass(&mut gate, last).await;
    let Ok(far) = UnixStream::connect(far).await else { return };
    let (read_far, write_far) = far.into_split();
    tokio::select! {
        () = forward(read_near, write_far, last, told.clone()) => {}
        () = forward(read_far, write_near, last, told) => {}
    }
}

async fn forward(
    mut from: impl AsyncRead + Unpin,
    mut to: impl AsyncWrite + Unpin,
    last: Option<u64>,
    mut gate: watch::Receiver<u64>,
) {
    let mut bytes = vec![0; 16_384];
    while let Ok(count @ 1..) = from.read(&mut bytes).await {
        pass(&mut gate, last).await;
        if to.write_all(&bytes[..count]).await.is_err() {
            break;
        }
    }
    // That one side has left is not heard either while it is cut.
    pass(&mut gate, last).await;
}

/// While the line is there; for ever, where it was cut behind `last`.
async fn pass(gate: &mut watch::Receiver<u64>, last: Option<u64>) {
    let is_open = |cuts: &u64| cuts.is_multiple_of(2) && last.is_none_or(|last| *cuts == last);
    if gate.wait_for(is_open).await.is_err() {
        std::future::pending::<()>().await;
    }
}

/// Whether old connections go on then or not; both at the same time, since most of it is waiting.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_line_that_is_cut_and_mended_costs_no_acknowledged_write_and_no_restart() {
    if is_on_a_server() {
        tokio::join!(Box::pin(cut_by(Old::GoOn)), Box::pin(cut_by(Old::Silent)));
    }
}

async fn cut_by(old: Old) {
    let elsewhere = Paper::new().await;
    let line = Line::lay(old).await;
    let paper = line.to(&elsewhere).await;
    cut(&elsewhere, &paper, |_| line.cut_or_mend()).await;
}

/// Two ends of a cable, one of them in a network of a server's own.
struct Cable {
    network: String,
    /// The server's address.
    there: String,
}

impl Cable {
    /// `None` where this user may not.
    fn lay() -> Option<Self> {
        let number = std::process::id();
        // Others on this machine may try the same.
        let address = |end: u8| format!("10.213.{}.{end}", number % 256);
        let (network, here) = (format!("briefs-{number}"), format!("briefs{number}"));
        ip(&["netns", "add", &network]).ok()?;
        let cable = Self {
            network,
            there: address(2),
        };
        let within = ["-n", &cable.network];
        ip(&[
            "link",
            "add",
            &here,
            "type",
            "veth",
            "peer",
            "name",
            "there",
            "netns",
            &cable.network,
        ])
        .ok()?;
        ip(&["addr", "add", &format!("{}/30", address(1)), "dev", &here]).ok()?;
        ip(&["link", "set", &here, "up"]).ok()?;
        ip(&[&within[..], &["addr", "add", &format!("{}/30", address(2)), "dev", "there"]].concat()).ok()?;
        ip(&[&within[..], &["link", "set", "lo", "up"]].concat()).ok()?;
        cable.set("up");
        Some(cable)
    }

    /// The other end of it.
    fn set(&self, state: &str) {
        ip(&["-n", &self.network, "link", "set", "there", state]).unwrap();
    }
}

impl Drop for Cable {
    fn drop(&mut self) {
        let _ = ip(&["netns", "del", &self.network]);
    }
}

fn ip(words: &[&str]) -> Result<(), String> {
    let run = Command::new("ip").args(words).output().map_err(|error| error.to_string())?;
    let said = String::from_utf8_lossy(&run.stderr).into_owned();
    if run.status.success() { Ok(()) } else { Err(said) }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_network_that_is_cut_and_mended_costs_no_acknowledged_write_and_no_restart() {
    if !is_on_a_server() {
        return;
    }
    let Some(cable) = Cable::lay() else {
        eprintln!("this user may make no network: not tried with one");
        return;
    };
    let server = Server::within(&cable.network, &cable.there);
    let elsewhere = Paper::on(Made::on(server.address.clone(), true).await).await;
    let paper = by_way_of(&elsewhere, &cable.there).await;
    cut(&elsewhere, &paper, |state| cable.set(state)).await;
}

/// What becomes of a node of `paper`, while somebody `elsewhere` has another way to the same database. `line` makes it be `down` or `up`.
async fn cut(elsewhere: &Paper, paper: &Paper, line: impl Fn(&str)) {
    elsewhere
        .import([Story::new("a").headline("Avant"), Story::new("b"), Story::new("c")])
        .await;
    let app = Setup::default().start_on(paper.clone()).await;
    let changes = app.state.pages.changes().clone();
    changes.look().await.unwrap();
    changes.look_elsewhere(app.state.clock.now()).await.unwrap();
    let watching = tokio::spawn(jobs::watch_changes::run(
        changes,
        app.state.clock.clone(),
        std::future::pending(),
    ));
    let kept = app.get("/fr/monde/a").await;
    assert_eq!(kept.status, 200);

    // Writes all the while.
    let (is_over, written) = (Arc::new(AtomicBool::new(false)), Arc::new(Mutex::new(Vec::new())));
    let writing = tokio::spawn({
        let (is_over, written, paper) = (is_over.clone(), written.clone(), paper.clone());
        async move {
            for number in 0.. {
                if is_over.load(Ordering::Acquire) {
                    break;
                }
                let name = format!("w{number}");
                match paper.try_import(Story::new(&name)).await {
                    Ok(()) => written.lock().unwrap().push(name),
                    Err(error) => assert!(matches!(error, StoreError::Unreachable(_) | StoreError::Busy(_)), "{error:?}"),
                }
                tokio::time::sleep(Duration::from_millis(2)).await;
            }
        }
    });
    while written.lock().unwrap().len() < 3 {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }

    line("down");
    let cut = Instant::now();
    for _ in 0..3 {
        let begun = Instant::now();
        assert!(app.get("/fr/monde/a").await.body == kept.body, "it is kept");
        assert!(begun.elapsed() < AT_ONCE, "{:?}", begun.elapsed());
    }
    for target in ["/fr/monde/b", "/fr/monde/c", "/fr/search?q=avant"] {
        let begun = Instant::now();
        assert_unavailable(&app.get_with(target, &[PAGES]).await);
        assert!(begun.elapsed() < TOLD, "{target}: {:?}", begun.elapsed());
    }
    assert_eq!(app.get("/readyz").await.status, 503);
    // Whoever is not cut off can write, at the latest when the server takes the other for gone.
    while let Err(error) = elsewhere.try_import(Story::new("elsewhere")).await {
        assert!(matches!(error, StoreError::Busy(_)), "{error:?}");
        assert!(cut.elapsed() < Duration::from_secs(30), "nobody can write");
    }

    let before = written.lock().unwrap().len();
    line("up");
    let mended = Instant::now();
    let until = async |what: &str, is_so: &dyn Fn() -> bool| {
        while !is_so() {
            assert!(mended.elapsed() < RECOVERED, "{what} not within {RECOVERED:?}");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    for target in ["/readyz", "/fr/monde/b", "/fr/monde/elsewhere", "/fr/search?q=avant"] {
        while app.get_with(target, &[PAGES]).await.status != 200 {
            assert!(mended.elapsed() < RECOVERED, "{target} is not there");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
    until("something is written", &|| written.lock().unwrap().len() > before).await;
    assert!(mended.elapsed() < RECOVERED, "{:?}", mended.elapsed());
    is_over.store(true, Ordering::Release);
    writing.await.unwrap();
    let written = std::mem::take(&mut *written.lock().unwrap());
    for name in written {
        assert_eq!(
            app.get(&format!("/fr/monde/{name}")).await.status,
            200,
            "{name} was acknowledged"
        );
    }
    elsewhere.store.integrity().await.unwrap();
    watching.abort();
}
