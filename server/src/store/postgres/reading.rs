//! A query on its way: at a replica, where one may be asked, or at the database itself.

use std::{future::Future, sync::Arc, time::Duration};

use sqlx::PgConnection;
use tokio::time::{error::Elapsed, timeout};

use super::{connections::Held, errors, replicas::Replica, silent};

/// So long a replica is waited for: there is somebody else to ask. It gives a query up before (`settings`), so one that says nothing is not there.
const PATIENCE: Duration = Duration::from_secs(2);

/// Who is asked, as long as that takes. Dropped before its end, the connection is closed.
pub(in crate::store) struct Reading {
    held: Held,
    replica: Option<Arc<Replica>>,
}

impl Reading {
    pub(super) fn here(held: Held) -> Self {
        Self { held, replica: None }
    }

    pub(super) fn at(replica: &Arc<Replica>, held: Held) -> Self {
        Self {
            held,
            replica: Some(replica.clone()),
        }
    }

    pub(in crate::store) fn connection(&mut self) -> &mut PgConnection {
        &mut self.held
    }

    /// How long this one is waited for in particular.
    pub(in crate::store) fn patience(&self) -> Option<Duration> {
        self.replica.is_some().then_some(PATIENCE)
    }

    /// The answer; `None` where a replica has failed, for whichever reason: the primary is to be asked.
    pub(in crate::store) fn end<T, E>(self, answer: Result<Result<T, E>, Elapsed>) -> Option<Result<T, E>>
    where
        E: From<sqlx::Error> + std::error::Error + 'static,
    {
        match (answer, self.replica) {
            (Ok(answer), None) => {
                self.held.done(answer.is_ok());
                Some(answer)
            }
            (Ok(Ok(answer)), Some(_)) => {
                self.held.done(true);
                Some(Ok(answer))
            }
            (Ok(Err(error)), Some(replica)) => {
                let is_of_the_query = errors::is_of_the_query(&error);
                self.held.done(is_of_the_query);
                if !is_of_the_query {
                    replica.failed(&error);
                }
                None
            }
            (Err(_), Some(replica)) => {
                replica.is_silent();
                None
            }
            (Err(_), None) => Some(Err(silent().into())),
        }
    }
}

/// An answer within that time.
pub(in crate::store) async fn within<T>(patience: Option<Duration>, asked: impl Future<Output = T>) -> Result<T, Elapsed> {
    match patience {
        Some(patience) => timeout(patience, asked).await,
        None => Ok(asked.await),
    }
}
