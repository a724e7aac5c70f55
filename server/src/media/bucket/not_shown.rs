//! Pictures that are there and not shown, damaged or kept from us: the log has each once an hour, however often it is asked for.

use std::{
    collections::HashSet,
    sync::{Mutex, PoisonError},
    time::Duration,
};

use tokio::time::Instant;

use crate::media::MediaError;

/// So long each is said once, and so many: where a key may not list, a name that anybody has made up is kept from us too.
const AN_HOUR: Duration = Duration::from_hours(1);
const SAID: usize = 50;

/// What the log was told in this hour.
#[derive(Debug, Default)]
pub(super) struct NotShown(Mutex<Option<Hour>>);

#[derive(Debug)]
struct Hour {
    since: Instant,
    said: HashSet<String>,
}

impl NotShown {
    /// Says it, unless it was said.
    pub(super) fn say(&self, file: &str, error: &MediaError) {
        if let Some(said) = self.is_news(file) {
            let error = error as &dyn std::error::Error;
            if said < SAID {
                tracing::error!(error, file, "a picture is not shown");
            } else {
                tracing::error!(error, file, "a picture is not shown; no more of them are named in this hour");
            }
        }
    }

    /// Which of this hour's it is, from 1, if it is to be said.
    fn is_news(&self, file: &str) -> Option<usize> {
        let mut hour = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        let hour = match &mut *hour {
            Some(hour) if now - hour.since < AN_HOUR => hour,
            hour => hour.insert(Hour {
                since: now,
                said: HashSet::new(),
            }),
        };
        (hour.said.len() < SAID && hour.said.insert(file.to_owned())).then_some(hour.said.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_picture_is_named_once_an_hour_and_fifty_at_the_most() {
        let not_shown = NotShown::default();
        assert_eq!(not_shown.is_news("a"), Some(1));
        assert_eq!(not_shown.is_news("a"), None);
        assert_eq!(not_shown.is_news("b"), Some(2));
        let said = (0..1_000).filter_map(|number| not_shown.is_news(&number.to_string()));
        assert_eq!(said.last(), Some(SAID));
        tokio::time::advance(AN_HOUR).await;
        assert_eq!(not_shown.is_news("a"), Some(1));
    }
}
