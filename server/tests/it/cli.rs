//! The real program: words, exit codes, one line that says what is wrong and how to mend it.

use std::{
    env, fs,
    io::{BufRead as _, BufReader, Read as _},
    net::SocketAddr,
    path::{Path, PathBuf},
    process::{Child, ChildStderr, ChildStdout, Command, ExitStatus, Stdio},
    sync::mpsc,
    thread,
    time::Duration,
};

use sqlx::{Connection as _, PgConnection};
use tempfile::TempDir;

use crate::{postgres::Made, story::Story};

mod bench_data;
mod check;
pub(crate) mod database;
mod forget;
mod import;
mod kills;
mod serve;
mod words;

/// Only ends a test that hangs.
const PATIENCE: Duration = Duration::from_mins(1);

/// The program with a data folder of its own.
pub(crate) struct Briefs {
    folder: TempDir,
    /// Where it is not in a file of that folder.
    made: Option<Made>,
}

impl Briefs {
    pub(crate) fn new() -> Self {
        Self {
            folder: TempDir::new().unwrap(),
            made: Made::nothing(),
        }
    }

    /// From now on it is in a file, wherever the others are.
    pub(crate) fn stay_in_the_folder(&mut self) {
        self.made = None;
    }

    /// Where its database is, if that is on a server.
    pub(crate) fn url(&self) -> String {
        self.made.as_ref().unwrap().url()
    }

    /// The data folder; the program makes it.
    pub(crate) fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    pub(crate) fn database(&self) -> PathBuf {
        self.data().join("briefs.db")
    }

    /// With this `briefs.toml`.
    pub(crate) fn configured(toml: &str) -> Self {
        let briefs = Self::new();
        fs::create_dir_all(briefs.data()).unwrap();
        fs::write(briefs.data().join("briefs.toml"), toml).unwrap();
        briefs
    }

    /// A folder of story files.
    pub(crate) fn stories(&self, stories: impl IntoIterator<Item = Story>) -> PathBuf {
        let folder = self.folder.path().join("stories");
        fs::create_dir_all(&folder).unwrap();
        for story in stories {
            story.write(&folder);
        }
        folder
    }

    /// The program with these words, `--data` behind them. It asks nobody for the weather.
    pub(crate) fn command(&self, words: &[&str]) -> Command {
        let mut command = bare(words);
        command.arg("--data").arg(self.data());
        if let Some(made) = &self.made {
            command.env("BRIEFS_DATABASE", made.url());
        }
        if words.first() == Some(&"serve") {
            command.env("BRIEFS_WEATHER__PROVIDER", "none");
        }
        command
    }

    pub(crate) fn run(&self, words: &[&str]) -> Run {
        let run = Run::of(self.command(words));
        self.let_others_hear();
        run
    }

    /// A server on the same file looks whether it was written before it answers. One on the same database is told, which takes a moment.
    fn let_others_hear(&self) {
        if self.made.is_some() {
            thread::sleep(Duration::from_millis(200));
        }
    }

    /// What a query of its database counts.
    pub(crate) async fn number(&self, sql: String) -> i64 {
        let sql = sqlx::AssertSqlSafe(sql);
        match &self.made {
            None => {
                let mut connection = database::connect(self).await;
                sqlx::query_scalar(sql).fetch_one(&mut connection).await.unwrap()
            }
            Some(made) => {
                let mut connection = PgConnection::connect(&made.url()).await.unwrap();
                sqlx::query_scalar(sql).fetch_one(&mut connection).await.unwrap()
            }
        }
    }

    /// The same with other mounts than the system's, which `mounts`, a shell's words, makes of the data folder `$0`: in a namespace that ends
    /// with the run. `None` where the system allows none at all: where it does, those words must do.
    pub(crate) fn run_among(&self, mounts: &str, words: &[&str]) -> Option<Run> {
        let script = format!("{mounts} && exec \"$@\"");
        let unshared = |flag: &str| {
            let mut command = Command::new("unshare");
            command.args([flag, "sh", "-c", &script]).arg(self.data());
            command
        };
        let nothing = TempDir::new().unwrap();
        let is_allowed = |flag: &&str| {
            let mut mount = Command::new("unshare");
            mount
                .args([flag, "sh", "-c", "mount -t tmpfs none \"$0\""])
                .arg(nothing.path());
            let tried = mount.stdin(Stdio::null()).output();
            tried.is_ok_and(|tried| tried.status.success())
        };
        let Some(flag) = ["-m", "-rm"].into_iter().find(is_allowed) else {
            eprintln!("this system allows no mounts: not tried");
            return None;
        };
        let mounted = unshared(flag).arg("true").stdin(Stdio::null()).output().unwrap();
        assert!(
            mounted.status.success(),
            "{mounts}: {}",
            String::from_utf8_lossy(&mounted.stderr)
        );
        let program = self.command(words);
        let mut command = unshared(flag);
        command.arg(program.get_program()).args(program.get_args());
        for (name, value) in program.get_envs() {
            match value {
                Some(value) => command.env(name, value),
                None => command.env_remove(name),
            };
        }
        Some(Run::of(command))
    }

    pub(crate) fn import(&self, folder: &Path) -> Run {
        self.run(&["import", "stories", folder.to_str().unwrap()])
    }

    /// Serves on a free port; ready when this returns.
    pub(crate) fn serve(&self, words: &[&str]) -> Serving {
        let mut command = self.command(&["serve", "--addr", "127.0.0.1:0"]);
        command.args(words);
        Serving::of(command)
    }
}

/// The program as on a machine where nobody has set anything.
pub(crate) fn bare(words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_briefs"));
    for (name, _) in env::vars_os() {
        if ["BRIEFS_", "LEPTOS_", "OTEL_"]
            .iter()
            .any(|prefix| name.to_string_lossy().starts_with(prefix))
        {
            command.env_remove(name);
        }
    }
    command
        .args(words)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// A run that has ended.
pub(crate) struct Run {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Run {
    /// Runs to the end. What serves where it should have failed is ended, and has then no code.
    pub(crate) fn of(mut command: Command) -> Self {
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let (stdout, mut stderr) = (child.stdout.take().unwrap(), child.stderr.take().unwrap());
        let (said, hears) = mpsc::channel();
        thread::spawn(move || {
            let (mut text, mut stdout) = (String::new(), BufReader::new(stdout));
            while stdout.read_line(&mut text).unwrap() > 0 {
                if text.starts_with("listening on ") {
                    break;
                }
            }
            let _ = said.send(text);
        });
        let complaint = thread::spawn(move || {
            let mut text = String::new();
            stderr.read_to_string(&mut text).unwrap();
            text
        });
        let stdout = hears.recv_timeout(PATIENCE);
        if stdout.as_ref().map_or(true, |text| text.contains("listening on ")) {
            let _ = child.kill();
        }
        let stderr = complaint.join().unwrap();
        let stdout = stdout.unwrap_or_else(|_| panic!("it has not ended in {PATIENCE:?}: {stderr}"));
        Self {
            code: child.wait().unwrap().code(),
            stdout,
            stderr,
        }
    }

    /// Ended with 0 and nothing on stderr.
    pub(crate) fn assert_done(&self) {
        assert_eq!((self.code, self.stderr.as_str()), (Some(0), ""), "{}", self.stdout);
    }

    /// Ended with 1 and one line, which holds all of these. What begins with a time is the log, which only `serve` writes.
    pub(crate) fn assert_failed(&self, words: &[&str]) {
        assert_eq!(self.code, Some(1), "{}{}", self.stdout, self.stderr);
        let is_log = |line: &&str| line.starts_with(|letter: char| letter.is_ascii_digit());
        let lines: Vec<&str> = self.stderr.lines().filter(|line| !is_log(line)).collect();
        let [line] = lines[..] else {
            panic!("not one line: {}", self.stderr)
        };
        for word in words {
            assert!(line.contains(word), "{word:?} is not in: {line}");
        }
        // A sentence that ends in how to mend it.
        assert!(line.starts_with("briefs: ") && line.contains([':', ';']), "{line}");
    }

    pub(crate) fn last_line(&self) -> &str {
        self.stdout.trim_end_matches('\n').lines().last().unwrap_or_default()
    }
}

/// A run that serves; it is killed if a test ends before it.
pub(crate) struct Serving {
    child: Child,
    pub(crate) addr: SocketAddr,
    pub(crate) first_line: String,
    stdout: BufReader<ChildStdout>,
    /// Its log; none where somebody else reads it.
    stderr: Option<BufReader<ChildStderr>>,
}

impl Serving {
    pub(crate) fn of(mut command: Command) -> Self {
        let mut child = command.spawn().unwrap();
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        let mut stderr = BufReader::new(child.stderr.take().unwrap());
        let mut first_line = String::new();
        stdout.read_line(&mut first_line).unwrap();
        let Some(addr) = first_line
            .trim_end()
            .strip_prefix("listening on ")
            .and_then(|url| url.split_once("://")?.1.parse().ok())
        else {
            let mut said = String::new();
            let _ = child.kill();
            stderr.read_to_string(&mut said).unwrap();
            panic!("it does not listen: {first_line}{said}");
        };
        Self {
            child,
            addr,
            first_line,
            stdout,
            stderr: Some(stderr),
        }
    }

    /// Serves while something is asked of it, and then ends: its log, which is read meanwhile, however long it is.
    pub(crate) fn logged(command: Command, asks: impl FnOnce(&Self)) -> String {
        let mut serving = Self::of(command);
        let mut stderr = serving.stderr.take().unwrap();
        let log = thread::spawn(move || {
            let mut text = String::new();
            stderr.read_to_string(&mut text).unwrap();
            text
        });
        asks(&serving);
        serving.signal("TERM");
        log.join().unwrap()
    }

    /// What else it says on stdout, a line.
    pub(crate) fn next_line(&mut self) -> String {
        let mut line = String::new();
        self.stdout.read_line(&mut line).unwrap();
        line
    }

    pub(crate) fn get(&self, target: &str) -> crate::http::Reply {
        crate::http::send(self.addr, &crate::http::request("GET", target, &[])).unwrap()
    }

    /// As one reader of many, by number.
    pub(crate) fn get_as(&self, reader: u8, target: &str) -> crate::http::Reply {
        let address = format!("192.0.2.{reader}");
        let request = crate::http::request("GET", target, &[("x-forwarded-for", &address)]);
        crate::http::send(self.addr, &request).unwrap()
    }

    /// By name, `TERM` or `INT`.
    pub(crate) fn signal(&self, name: &str) {
        let done = Command::new("sh")
            .arg("-c")
            .arg(format!("kill -{name} {}", self.child.id()))
            .status()
            .unwrap();
        assert!(done.success());
    }

    /// Reads the log until a line holds `words`: that line.
    pub(crate) fn wait_for_log(&mut self, words: &str) -> String {
        let mut line = String::new();
        while !line.contains(words) {
            line.clear();
            assert_ne!(
                self.stderr.as_mut().unwrap().read_line(&mut line).unwrap(),
                0,
                "the log ended before it said {words:?}"
            );
        }
        line
    }

    /// How it ended, and what else it said on stdout.
    pub(crate) fn ended(mut self) -> (ExitStatus, String) {
        let (mut log, mut said) = (String::new(), String::new());
        self.stderr.as_mut().unwrap().read_to_string(&mut log).unwrap();
        self.stdout.read_to_string(&mut said).unwrap();
        (self.child.wait().unwrap(), said)
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
