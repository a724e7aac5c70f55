//! A job that one node of all does at a time (`store::leases`). Where that node ends, or loses the database, another goes on with it.

use std::{future::Future, pin::pin, time::Duration};

use tokio::sync::watch;

use crate::{
    stop::told,
    store::{Lease, Store},
    wire::contained::{BrokeDown, contained},
};

/// How often it is looked whether the lease is held still, or can be had.
const EVERY: Duration = Duration::from_secs(2);

/// A job that ended by itself may be another node's to do; and if no other takes it, it is begun anew.
const PAUSE: Duration = Duration::from_secs(30);

/// Does the job whenever this node may, until `stopped`; the job ends by itself then, or before where this node can do nothing of it. Where the
/// lease is lost it is dropped, as when the program is killed; what it has begun elsewhere is done to its end. Until that is seen two nodes may do
/// it, for some seconds: a job may be done twice.
pub async fn alone<J: Future<Output = ()>>(
    store: Store,
    name: &'static str,
    mut stopped: watch::Receiver<bool>,
    job: impl Fn(watch::Receiver<bool>) -> J,
) {
    loop {
        let lease = tokio::select! {
            () = told(&mut stopped) => return,
            lease = obtain(&store, name) => lease,
        };
        let mut working = pin!(contained(job(stopped.clone())));
        let ended = loop {
            tokio::select! {
                ended = &mut working => break Some(ended),
                () = tokio::time::sleep(EVERY) => if !store.holds(&lease).await {
                    break None;
                }
            }
        };
        let Some(ended) = ended else {
            tracing::warn!(
                job = name,
                "another node may do this job: the database's server is not reached"
            );
            continue;
        };
        store.let_go(lease).await;
        let pause = match ended {
            Ok(()) if *stopped.borrow() => return,
            Ok(()) => PAUSE,
            Err(BrokeDown) => {
                tracing::error!(job = name, "a job broke down; it is begun anew");
                EVERY
            }
        };
        tokio::select! {
            () = told(&mut stopped) => return,
            () = tokio::time::sleep(pause) => {}
        }
    }
}

async fn obtain(store: &Store, name: &'static str) -> Lease {
    let mut is_well = true;
    loop {
        match store.lease(name).await {
            Ok(Some(lease)) => return lease,
            Ok(None) => is_well = true,
            Err(error) => {
                if std::mem::take(&mut is_well) {
                    let error = &error as &dyn std::error::Error;
                    tracing::warn!(job = name, error, "it cannot be told which node does this job");
                }
            }
        }
        tokio::time::sleep(EVERY).await;
    }
}
