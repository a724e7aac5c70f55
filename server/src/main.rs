//! `briefs`: reads the command line and ends with 0 (done), 1 (failed, one line says what and how to mend it) or 2 (wrong words).

// Laying out a page's view, a nested type with a level an element, is left to whoever links it.
#![recursion_limit = "256"]

use std::{process::ExitCode, time::Duration};

use clap::Parser as _;
use server::{commands::Cli, error::CommandError};
use tokio::runtime::Runtime;

/// What still runs on threads of its own at the end, as a picture being written, gets this long.
const LAST: Duration = Duration::from_secs(2);

fn main() -> ExitCode {
    // `cargo leptos watch` starts the program without a word.
    let words = std::env::args_os().chain(is_watched().then(|| "serve".into()));
    match run(Cli::parse_from(words)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("briefs: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(cli: Cli) -> Result<(), CommandError> {
    let runtime = Runtime::new()?;
    let ended = runtime.block_on(cli.run());
    // Nobody waits for a name service that does not answer, which holds a thread for half a minute.
    runtime.shutdown_timeout(LAST);
    ended
}

fn is_watched() -> bool {
    std::env::args_os().len() == 1 && std::env::var_os("LEPTOS_OUTPUT_NAME").is_some()
}
