//! `briefs`: reads the command line and ends with 0 (done), 1 (failed, one line says what and how to mend it) or 2 (wrong words).

// Laying out a page's view, a nested type with a level an element, is left to whoever links it.
#![recursion_limit = "256"]

use std::process::ExitCode;

use clap::Parser as _;
use server::commands::Cli;

#[tokio::main]
async fn main() -> ExitCode {
    // `cargo leptos watch` starts the program without a word.
    let words = std::env::args_os().chain(is_watched().then(|| "serve".into()));
    match Cli::parse_from(words).run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("briefs: {error}");
            ExitCode::FAILURE
        }
    }
}

fn is_watched() -> bool {
    std::env::args_os().len() == 1 && std::env::var_os("LEPTOS_OUTPUT_NAME").is_some()
}
