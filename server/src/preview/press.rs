//! The press: previews are drawn one at a time, few may wait, and the last ones are kept. So whoever asks for all of them takes one
//! processor's time at the most, and a set amount of memory.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, PoisonError},
};

use app::preview::Preview;
use bytes::Bytes;
use tokio::sync::Semaphore;

use super::{design, letters::Letters};

/// Previews that may wait to be drawn: a few seconds' work.
const PLACES: usize = 64;
/// Previews that are kept; each has 10 to 40 KB.
const KEPT: usize = 64;

/// Draws previews. Cheap to clone; clones share it.
#[derive(Clone)]
pub struct Press(Arc<Parts>);

struct Parts {
    letters: Letters,
    places: Semaphore,
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
            places: Semaphore::new(PLACES),
            turn: Arc::new(Semaphore::new(1)),
            kept: Mutex::default(),
        }))
    }
}

impl Press {
    /// A preview as PNG.
    pub async fn png(&self, preview: Preview) -> Result<Bytes, PressError> {
        let address = preview.address();
        if let Some(png) = self.kept(&address) {
            return Ok(png);
        }
        let _place = self.0.places.try_acquire().map_err(|_| PressError::Busy)?;
        let turn = self.0.turn.clone().acquire_owned().await.map_err(|_| PressError::BrokeDown)?;
        // A link that is shared is looked at by many at once: all but the first find it here.
        if let Some(png) = self.kept(&address) {
            return Ok(png);
        }
        let press = self.clone();
        let drawn = tokio::task::spawn_blocking(move || {
            let png = design::draw(&preview, &press.0.letters).png();
            // Drawn to its end also where nobody waits for it any more; until then the turn is taken.
            drop(turn);
            png
        });
        let png: Bytes = drawn.await.map_err(|_| PressError::BrokeDown)??.into();
        self.keep(address, png.clone());
        Ok(png)
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
