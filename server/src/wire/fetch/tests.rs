//! The fetcher against a hostile server on this machine.

mod answers;
mod bodies;
mod connecting;
mod guarded;
mod server;
mod turns;

use std::time::Duration;

use jiff::Timestamp;
use url::Url;

use super::super::guard::Guard;
use super::{Accept, Answer, FetchError, Fetched, Fetcher, Known, Limits, Validator};

fn now() -> Timestamp {
    "2025-03-19T09:00:00Z".parse().unwrap()
}

fn fetcher() -> Fetcher {
    Fetcher::new(Guard::allowing_this_machine(), "briefs/test (+https://news.example/about)").unwrap()
}

/// Time enough for the slowest machine.
fn patient() -> Limits {
    Limits {
        total: Duration::from_mins(5),
        ..Limits::default()
    }
}

async fn get_known(url: &Url, validator: &Validator) -> Result<Fetched, FetchError> {
    get_known_from(url, url, validator).await
}

/// `from` is where it came from the last time.
async fn get_known_from(url: &Url, from: &Url, validator: &Validator) -> Result<Fetched, FetchError> {
    let known = Known {
        address: from.clone(),
        validator: validator.clone(),
    };
    fetcher().get(url, Some(&known), Accept::Feed, patient(), now()).await
}

async fn get(url: &Url) -> Result<Fetched, FetchError> {
    fetcher().get(url, None, Accept::Feed, patient(), now()).await
}

async fn body(url: &Url) -> Answer {
    match get(url).await.unwrap() {
        Fetched::Body(answer) => *answer,
        Fetched::NotModified { .. } => panic!("nothing was known"),
    }
}
