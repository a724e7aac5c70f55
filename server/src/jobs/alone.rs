//! A job that one node of all does at a time (`store::leases`). Where that node ends, or loses the database, another goes on with it.

use std::{future::Future, pin::pin, time::Duration};

use tokio::sync::watch;

use crate::{
    stop::told,
    store::{Lease, Store},
};

/// How often it is looked whether the lease is held still, or can be had.
const EVERY: Duration = Duration::from_secs(2);

/// Does the job whenever this node may, until `stopped`; the job ends by itself then. Where the lease is lost it is dropped wherever it is, as
/// when the program is killed.
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
        let mut working = pin!(job(stopped.clone()));
        loop {
            tokio::select! {
                () = &mut working => return store.let_go(lease).await,
                () = tokio::time::sleep(EVERY) => if !store.holds(&lease).await {
                    break;
                }
            }
        }
        tracing::warn!(
            job = name,
            "another node may do this job: the database's server is not reached"
        );
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
