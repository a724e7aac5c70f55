//! Pages at their smallest. Brotli at its best takes some fifty times as long as what every page goes through on its way (90 ms for a
//! front in place of 1.5), so it is done beside the answers, for pages that were asked for before, and kept for whoever asks next.
//!
//! What is kept has the page's `ETag` for its name, which is a hash of the page: nothing here can be out of date.

use std::{sync::Arc, thread, time::Instant};

use axum::body::Bytes;
use brotli::enc::BrotliEncoderParams;
use quick_cache::{Weighter, sync::Cache};
use tokio::sync::Semaphore;

/// Bytes that are kept: some 2,500 pages.
const KEPT: u64 = 32_000_000;
/// What remembers that a page was asked for, in bytes.
const REMEMBERED: u64 = 128;
/// For each second of work so many of rest: whatever strangers ask for, it takes a fifth of one core.
const REST: u32 = 4;

/// Pages at their smallest. Cheap to clone; clones share them.
#[derive(Debug, Clone)]
pub struct Smallest {
    kept: Arc<Cache<String, Form, Weight>>,
    /// One at a time.
    turn: Arc<Semaphore>,
}

/// How far a page has come.
#[derive(Debug, Clone)]
enum Form {
    /// It was asked for.
    Asked,
    /// Compressed.
    Brotli(Bytes),
}

#[derive(Debug, Clone)]
struct Weight;

impl Weighter<String, Form> for Weight {
    fn weight(&self, _: &String, form: &Form) -> u64 {
        match form {
            Form::Asked => REMEMBERED,
            Form::Brotli(bytes) => REMEMBERED + bytes.len() as u64,
        }
    }
}

impl Default for Smallest {
    fn default() -> Self {
        Self {
            kept: Arc::new(Cache::with_weighter(4_000, KEPT, Weight)),
            turn: Arc::new(Semaphore::new(1)),
        }
    }
}

impl Smallest {
    /// The page of this `ETag`, in brotli, where it is there. Where it is not, a page that is asked for again is on its way to be.
    pub fn brotli(&self, etag: &str, page: &str) -> Option<Bytes> {
        match self.kept.get(etag) {
            Some(Form::Brotli(bytes)) => return Some(bytes),
            Some(Form::Asked) => self.compress(etag, page),
            None => self.kept.insert(etag.to_owned(), Form::Asked),
        }
        None
    }

    /// Unless another page is at it: this one will be asked for once more.
    fn compress(&self, etag: &str, page: &str) {
        let Ok(turn) = self.turn.clone().try_acquire_owned() else {
            return;
        };
        let (kept, etag, page) = (self.kept.clone(), etag.to_owned(), page.to_owned());
        tokio::task::spawn_blocking(move || {
            let began = Instant::now();
            let mut bytes = Vec::new();
            let params = BrotliEncoderParams {
                size_hint: page.len(),
                ..BrotliEncoderParams::default()
            };
            // Into memory: nothing there fails.
            if brotli::BrotliCompress(&mut page.as_bytes(), &mut bytes, &params).is_ok() {
                // Without the room that it grew by, which would be kept too.
                kept.insert(etag, Form::Brotli(bytes.into_boxed_slice().into()));
            }
            thread::sleep(began.elapsed() * REST);
            drop(turn);
        });
    }
}

#[cfg(test)]
mod tests {
    use std::{io::Read as _, time::Duration};

    use super::*;

    /// What has become of a page when it was asked for so often, and there was time for it.
    async fn asked(smallest: &Smallest, etag: &str, page: &str, times: usize) -> Option<Bytes> {
        let mut last = None;
        for _ in 0..times {
            last = smallest.brotli(etag, page);
            while smallest.turn.available_permits() == 0 {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        }
        last
    }

    #[tokio::test]
    async fn a_page_that_was_asked_for_twice_is_kept_at_its_smallest() {
        let smallest = Smallest::default();
        let page = "<p>Une page de journal, et encore une.</p>".repeat(50);
        assert_eq!(asked(&smallest, "W/\"1\"", &page, 2).await, None);
        let bytes = asked(&smallest, "W/\"1\"", &page, 1).await.unwrap();
        let mut text = String::new();
        brotli::Decompressor::new(&bytes[..], 4096).read_to_string(&mut text).unwrap();
        assert_eq!(text, page);
        assert!(bytes.len() < 100, "{}", bytes.len());
    }

    #[tokio::test]
    async fn a_page_that_is_asked_for_once_costs_no_work() {
        let smallest = Smallest::default();
        for number in 0..100 {
            assert_eq!(asked(&smallest, &format!("W/\"{number}\""), "<p></p>", 1).await, None);
        }
        assert!(smallest.kept.iter().all(|(_, form)| matches!(form, Form::Asked)));
    }

    #[test]
    fn what_is_kept_is_bounded_in_bytes() {
        let smallest = Smallest::default();
        let page = Bytes::from(vec![0; 100_000]);
        for number in 0..1_000 {
            smallest.kept.insert(format!("W/\"{number}\""), Form::Brotli(page.clone()));
        }
        assert!(smallest.kept.weight() <= KEPT);
        assert!(smallest.kept.len() > 100);
    }
}
