//! The press: previews are drawn one at a time, few may wait, and the last ones are kept. So whoever asks for all of them takes one
//! processor's time at the most, and a set amount of memory.

use std::{
    collections::VecDeque,
    net::IpAddr,
    sync::{Arc, Mutex, PoisonError},
};

use app::preview::Preview;
use bytes::Bytes;
use tokio::sync::Semaphore;

use super::{design, letters::Letters};
use crate::seats::Seats;

/// Previews that may wait to be drawn: a few seconds' work.
const SEATS: usize = 64;
/// Of one network: a share of a link is one request, a page of links is a few.
const SEATS_OF_ONE: usize = 8;
/// Previews that are kept; each has 10 to 40 KB.
const KEPT: usize = 64;

/// Draws previews. Cheap to clone; clones share it.
#[derive(Clone)]
pub struct Press(Arc<Parts>);

struct Parts {
    letters: Letters,
    seats: Seats,
    turn: Arc<Semaphore>,
    /// By their addresses, the one asked for last at the end.
    kept: Mutex<VecDeque<(String, Bytes)>>,
}

/// Why there is no preview.
#[derive(Debug, thiserror::Error)]
pub enum PressError {
    /// Too many wait already.
    #[error("too many previews wait to be drawn")]
    Busy,
    /// Drawing panicked.
    #[error("a preview could not be drawn")]
    BrokeDown,
    /// The file could not be made.
    #[error("a preview could not be written as PNG")]
    Png(#[from] png::EncodingError),
}

impl Default for Press {
    fn default() -> Self {
        Self(Arc::new(Parts {
            letters: Letters::new(),
            seats: Seats::new(SEATS, SEATS_OF_ONE),
            turn: Arc::new(Semaphore::new(1)),
            kept: Mutex::default(),
        }))
    }
}

impl Press {
    /// A preview as PNG, for somebody of a network.
    pub async fn png(&self, preview: Preview, network: IpAddr) -> Result<Bytes, PressError> {
        let address = preview.address();
        if let Some(png) = self.kept(&address) {
            return Ok(png);
        }
        let _seat = self.0.seats.take(network).ok_or(PressError::Busy)?;
        let turn = self.0.turn.clone().acquire_owned().await.map_err(|_| PressError::BrokeDown)?;
        // A link that is shared is looked at by many at once: all but the first find it here.
        if let Some(png) = self.kept(&address) {
            return Ok(png);
        }
        let press = self.clone();
        let drawn = tokio::task::spawn_blocking(move || {
            // Drawn to its end and kept also where nobody waits for it any more; until then the turn is taken.
            let _turn = turn;
            let png = Bytes::from(design::draw(&preview, &press.0.letters).png()?);
            press.keep(address, png.clone());
            Ok(png)
        });
        drawn.await.map_err(|_| PressError::BrokeDown)?
    }

    fn kept(&self, address: &str) -> Option<Bytes> {
        let mut kept = self.0.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let at = kept.iter().position(|(other, _)| other == address)?;
        let found = kept.remove(at)?;
        let png = found.1.clone();
        kept.push_back(found);
        Some(png)
    }

    fn keep(&self, address: String, png: Bytes) {
        let mut kept = self.0.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() == KEPT {
            kept.pop_front();
        }
        kept.push_back((address, png));
    }
}

#[cfg(test)]
mod tests {
    use tokio::task::JoinSet;

    use super::*;

    fn preview() -> Preview {
        Preview {
            page: "/fr/monde/a".into(),
            lang: "fr".parse().unwrap(),
            section: None,
            kicker: None,
            headline: "Un titre".into(),
            date: None,
            paper: "EU Briefs".into(),
        }
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn one_that_many_ask_for_at_once_is_drawn_once() {
        let press = Press::default();
        let mut asked = JoinSet::new();
        for last in 1..=20 {
            let press = press.clone();
            asked.spawn(async move { press.png(preview(), IpAddr::from([192, 0, 2, last])).await.unwrap() });
        }
        let first = asked.join_next().await.unwrap().unwrap();
        while let Some(other) = asked.join_next().await {
            // The same bytes in memory, not only the same picture.
            assert_eq!(other.unwrap().as_ptr(), first.as_ptr());
        }
        assert_eq!(press.0.kept.lock().unwrap().len(), 1);
    }

    #[tokio::test]
    async fn one_network_cannot_make_all_others_wait() {
        let press = Press::default();
        let [one, other] = [1, 2].map(|last| IpAddr::from([192, 0, 2, last]));
        let _turn = press.0.turn.clone().acquire_owned().await.unwrap();
        let seats: Vec<_> = std::iter::from_fn(|| press.0.seats.take(one)).collect();
        assert_eq!(seats.len(), SEATS_OF_ONE);
        assert!(matches!(press.png(preview(), one).await, Err(PressError::Busy)));
        assert!(press.0.seats.take(other).is_some());
    }
}
