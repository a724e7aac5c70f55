//! A server of one test's own, which may be ended, started again and have replicas.

use std::{
    io::{BufRead as _, BufReader},
    ops::Deref,
    path::PathBuf,
    process::{Child, ChildStdin, Command, Stdio},
    sync::Arc,
    time::Duration,
};

const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../scripts/test/postgres.sh");

/// The folder of its data, and of a copy of them.
pub(super) const PRIMARY: &str = "data";
const ASIDE: &str = "aside";

/// It ends with the test, and when this process ends. Clones are one server.
#[derive(Clone)]
pub(super) struct Server(Arc<Running>);

pub(super) struct Running {
    program: Child,
    /// What it waits for the end of.
    _stdin: ChildStdin,
    /// Of its database `postgres`.
    pub(super) address: String,
    folder: PathBuf,
}

impl Deref for Server {
    type Target = Running;

    fn deref(&self) -> &Running {
        &self.0
    }
}

impl Server {
    pub(super) fn start() -> Self {
        Self::started(false)
    }

    /// One that [`Self::replicate`] may be asked of.
    pub(super) fn with_replicas() -> Self {
        Self::started(true)
    }

    /// One in a network of its own, where it is reached at this address.
    pub(super) fn within(network: &str, address: &str) -> Self {
        let mut command = Command::new("ip");
        command
            .args(["netns", "exec", network, SCRIPT])
            .env("BRIEFS_TEST_LISTEN", address);
        Self::run(command)
    }

    fn started(has_replicas: bool) -> Self {
        let mut command = Command::new(SCRIPT);
        if has_replicas {
            command.env("BRIEFS_TEST_REPLICAS", "1");
        }
        Self::run(command)
    }

    fn run(mut command: Command) -> Self {
        let told = "echo \"$BRIEFS_TEST_DATABASE\"; echo \"$BRIEFS_TEST_POSTGRES\"; exec cat >/dev/null";
        let mut running = command
            .args(["sh", "-c", told])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(running.stdout.take().unwrap()).lines();
        let mut line = || lines.next().unwrap().unwrap();
        Self(Arc::new(Running {
            address: line(),
            folder: line().into(),
            _stdin: running.stdin.take().unwrap(),
            program: running,
        }))
    }

    /// Makes a replica, which shows everything so much later. Gives where a database of this name is there.
    pub(super) fn replicate(&self, name: &str, later: Duration, database: &str) -> String {
        let mut replicate = Command::new(self.folder.join("replicate"));
        let made = replicate.args([name, &later.as_millis().to_string()]).status().unwrap();
        assert!(made.success(), "{name} is made");
        let (before, _) = self.address.rsplit_once('/').unwrap();
        format!("{before}%2F{name}/{database}")
    }

    /// Where it is reached, or the replica of this name.
    pub(super) fn socket(&self, name: &str) -> PathBuf {
        let folder = if name == PRIMARY {
            self.folder.clone()
        } else {
            self.folder.join(name)
        };
        folder.join(".s.PGSQL.5432")
    }

    /// What it and its replicas have logged.
    pub(super) fn log(&self) -> String {
        std::fs::read_to_string(self.folder.join("log")).unwrap()
    }

    /// Puts all that it has now aside, for [`Self::set_back`]. It is ended for that, and started again.
    pub(super) fn put_aside(&self) {
        self.kill();
        self.copy(PRIMARY, ASIDE);
        self.start_again();
    }

    /// As by whoever restores a copy: it has what it had when that was put aside, and knows nothing of what came behind.
    pub(super) fn set_back(&self) {
        self.kill();
        std::fs::remove_dir_all(self.folder.join(PRIMARY)).unwrap();
        self.copy(ASIDE, PRIMARY);
        self.start_again();
    }

    fn copy(&self, from: &str, to: &str) {
        let copied = Command::new("cp")
            .arg("-a")
            .args([from, to].map(|name| self.folder.join(name)))
            .status();
        assert!(copied.unwrap().success());
    }

    /// As by a crash: nobody is told, nothing is finished.
    pub(super) fn kill(&self) {
        self.kill_the(PRIMARY);
    }

    /// The same of a replica.
    pub(super) fn kill_the(&self, name: &str) {
        let file = self.folder.join(name).join("postmaster.pid");
        let written = std::fs::read_to_string(&file).unwrap();
        let pid = written.lines().next().unwrap();
        assert!(Command::new("kill").args(["-QUIT", pid]).status().unwrap().success());
        while file.exists() {
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    pub(super) fn start_again(&self) {
        self.start_the(PRIMARY);
    }

    pub(super) fn start_the(&self, name: &str) {
        assert!(Command::new(self.folder.join("start")).arg(name).status().unwrap().success());
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Its end of `cat` is what ends the script; it is not waited for.
        let _ = Command::new("kill").args(["-TERM", &self.program.id().to_string()]).status();
        let _ = self.program.wait();
    }
}
