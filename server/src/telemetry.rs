//! The log: on stderr, without addresses and without what readers asked for.

use tracing_subscriber::EnvFilter;

/// Which lines are logged; `BRIEFS_LOG=debug` shows more.
const VARIABLE: &str = "BRIEFS_LOG";
const DEFAULT: &str = "warn,server=info";

/// Starts logging. Called twice, it does nothing.
pub fn start() {
    let filter = EnvFilter::try_from_env(VARIABLE).unwrap_or_else(|_| EnvFilter::new(DEFAULT));
    let is_terminal = std::io::IsTerminal::is_terminal(&std::io::stderr());
    let _ = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(is_terminal)
        .with_target(false)
        .try_init();
}
