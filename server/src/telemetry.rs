//! The log: on stderr, without addresses and without what readers asked for. `BRIEFS_LOG=warn,server=info,access=info` has a line for
//! each request besides: its id, method, path without query, status and time.

use tracing_subscriber::EnvFilter;

/// Which lines are logged; `BRIEFS_LOG=debug` shows more.
const VARIABLE: &str = "BRIEFS_LOG";
const DEFAULT: &str = "warn,server=info";
/// `json`: a line is an object, for programs that read it. Anything else: for people.
const FORM: &str = "BRIEFS_LOG_FORM";

/// Starts logging. Called twice, it does nothing.
pub fn start() {
    let filter = EnvFilter::try_from_env(VARIABLE).unwrap_or_else(|_| EnvFilter::new(DEFAULT));
    let is_terminal = std::io::IsTerminal::is_terminal(&std::io::stderr());
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(is_terminal)
        .with_target(false);
    let _ = if std::env::var_os(FORM).is_some_and(|form| form == "json") {
        log.json().flatten_event(true).with_target(true).try_init()
    } else {
        log.try_init()
    };
}
