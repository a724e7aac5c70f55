//! Counts article views in memory until the job writes them down: a reader never waits for a write.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use app::domain::article::Address;

/// More addresses than this between two writes are not counted: memory stays bounded.
const MAX_ADDRESSES: usize = 10_000;

/// Views since the last write. Clones share one count.
#[derive(Debug, Clone, Default)]
pub struct Views(Arc<Mutex<HashMap<Address, u32>>>);

impl Views {
    /// Counts one view.
    pub fn count(&self, address: &Address) {
        let mut views = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = views.get_mut(address) {
            *count += 1;
        } else if views.len() < MAX_ADDRESSES {
            views.insert(address.clone(), 1);
        }
    }

    /// What was counted since this was last asked.
    pub fn take(&self) -> HashMap<Address, u32> {
        std::mem::take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
