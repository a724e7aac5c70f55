//! Documents enter the store one after the other, and those that come meanwhile in the same transaction: what is known of articles is
//! spread over whole tables, and a commit writes every page that it touches. Two documents of one day touch much the same pages.
//!
//! A document that cannot be taken in takes no other with it: each is then taken in by itself, whole or not at all.

use jiff::Timestamp;
use tokio::sync::{mpsc, oneshot};

use super::{
    contained::{BrokeDown, contained},
    identify::{self, Marks, Order, Outcome},
};
use crate::store::{NewItem, NewSource, Store, StoreError};

/// A document on its way into the store.
pub struct NewDocument {
    /// When it was fetched.
    pub fetched: Timestamp,
    /// Its source and the licence of what comes from there; none where it brings nothing.
    pub source: Option<(NewSource, Option<String>)>,
    /// Its items, in its order.
    pub items: Vec<(Marks, NewItem)>,
}

/// Why a document is not in.
#[derive(Debug)]
pub enum Refused {
    /// The store could not take it.
    Store(StoreError),
    /// The program gave up on it.
    BrokeDown,
}

impl From<StoreError> for Refused {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// Its items, with what became of each.
type Answer = Result<(Vec<(Marks, NewItem)>, Vec<Outcome>), Refused>;

/// Once so many items are in a transaction it takes no further document: others write too.
const MOST_ITEMS: usize = 400;
/// Documents that wait; those behind them wait for a place.
const PLACES: usize = 16;

/// Where documents enter. Clones lead to the same place.
#[derive(Clone)]
pub struct Entry(mpsc::Sender<Waiting>);

struct Waiting {
    document: NewDocument,
    answer: oneshot::Sender<Answer>,
}

impl Entry {
    /// Into a store; `order` is the operator's order of sources. Needs a runtime.
    pub fn new(store: Store, order: Order) -> Self {
        let (places, waiting) = mpsc::channel(PLACES);
        tokio::spawn(async move { Writer { store, order }.work(waiting).await });
        Self(places)
    }

    /// Takes a document in; from its turn on to its end, also where nobody waits for it any more.
    pub async fn take_in(&self, document: NewDocument) -> Answer {
        let (answer, answered) = oneshot::channel();
        // Nobody is there only when the runtime ends.
        let is_there = self.0.send(Waiting { document, answer }).await.is_ok();
        match answered.await {
            Ok(answer) if is_there => answer,
            _ => Err(Refused::BrokeDown),
        }
    }
}

struct Writer {
    store: Store,
    order: Order,
}

impl Writer {
    async fn work(&self, mut waiting: mpsc::Receiver<Waiting>) {
        while let Some(first) = waiting.recv().await {
            let mut group = vec![first];
            let done = self.group(&mut group, Some(&mut waiting)).await;
            if done.is_err() && group.len() > 1 {
                for one in group {
                    let mut alone = vec![one];
                    let done = self.group(&mut alone, None).await;
                    answer(alone, done);
                }
            } else {
                answer(group, done);
            }
        }
    }

    /// Takes a group in, to which may come what waits meanwhile; gives the outcomes of each.
    async fn group(
        &self,
        group: &mut Vec<Waiting>,
        waiting: Option<&mut mpsc::Receiver<Waiting>>,
    ) -> Result<Vec<Vec<Outcome>>, Refused> {
        match contained(Box::pin(self.transaction(group, waiting))).await {
            Ok(done) => done.map_err(Refused::Store),
            Err(BrokeDown) => Err(Refused::BrokeDown),
        }
    }

    async fn transaction(
        &self,
        group: &mut Vec<Waiting>,
        mut waiting: Option<&mut mpsc::Receiver<Waiting>>,
    ) -> Result<Vec<Vec<Outcome>>, StoreError> {
        let Some(first) = group.first() else { return Ok(Vec::new()) };
        let mut intake = self.store.intake(first.document.fetched).await?;
        let (mut outcomes, mut count) = (Vec::new(), 0);
        while let Some(next) = group.get(outcomes.len()) {
            let NewDocument { fetched, source, items } = &next.document;
            intake.turn_to(*fetched);
            if let Some((source, licence)) = source {
                intake.source(source, licence.as_deref()).await?;
            }
            outcomes.push(identify::identify(&mut intake, items, &self.order).await?);
            count += items.len();
            if let Some(waiting) = waiting.as_deref_mut()
                && count < MOST_ITEMS
                && let Ok(next) = waiting.try_recv()
            {
                group.push(next);
            }
        }
        intake.commit().await?;
        Ok(outcomes)
    }
}

/// Tells each of a group; an error is that of a group of one.
fn answer(group: Vec<Waiting>, done: Result<Vec<Vec<Outcome>>, Refused>) {
    match done {
        Ok(outcomes) => {
            for (Waiting { document, answer }, outcomes) in group.into_iter().zip(outcomes) {
                // Whoever has gone does not hear it.
                let _ = answer.send(Ok((document.items, outcomes)));
            }
        }
        Err(refused) => {
            if let Some(Waiting { answer, .. }) = group.into_iter().next() {
                let _ = answer.send(Err(refused));
            }
        }
    }
}
