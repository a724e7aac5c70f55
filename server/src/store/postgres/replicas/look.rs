//! A look at a replica: whether it follows the primary, and shows the last change that this node knows of.

use std::{
    future::Future,
    time::{Duration, Instant},
};

use sqlx::PgConnection;
use tokio::time::timeout;

use super::{
    super::{Address, CONNECT, Inner, connections, errors, settings, silent},
    Replica,
};
use crate::store::StoreError;

/// What a server shows: the last change, which server it is and which database there, whether it follows another, what its clock says, and when the
/// last transaction was made that it has from another. Times are milliseconds since 1970.
const SHOWN: &str = "SELECT (SELECT coalesce(max(id), 0) FROM changes) AS last, (SELECT system_identifier FROM pg_control_system()) AS server, \
     (SELECT oid::bigint FROM pg_database WHERE datname = current_database()) AS database, pg_is_in_recovery() AS follows, \
     (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS time, \
     (extract(epoch FROM pg_last_xact_replay_timestamp()) * 1000)::bigint AS replayed";

#[derive(sqlx::FromRow)]
struct Shown {
    last: i64,
    server: i64,
    database: i64,
    follows: bool,
    time: i64,
    replayed: Option<i64>,
}

/// Whom a replica was found to follow: the primary, as it was when it was asked last.
#[derive(Clone, Copy)]
pub(super) struct Original {
    server: i64,
    database: i64,
    /// What its clock said (in ms since 1970), and when.
    time: i64,
    asked: Instant,
    /// How often it had been set back to an earlier state (`told`).
    set_back: u64,
}

impl Original {
    fn is_followed_by(&self, shown: &Shown) -> bool {
        shown.follows && (shown.server, shown.database) == (self.server, self.database)
    }

    /// How old is what was made at that time. Both are told by the primary's clock: those of two machines are not compared. Where it was set back since,
    /// or it is not known, it is none.
    fn age(&self, made: Option<i64>) -> Duration {
        let now = self.time.saturating_add_unsigned(super::milliseconds(self.asked.elapsed()));
        let age = now.saturating_sub(made.unwrap_or(now));
        Duration::from_millis(u64::try_from(age).unwrap_or(0))
    }
}

/// Why one is not read from.
#[derive(Debug, thiserror::Error)]
pub(super) enum Left {
    /// What it shows is so old.
    #[error("it is behind: look at its replication")]
    Behind(Duration),
    #[error(
        "it shows what the primary does not have: name one that follows it, in database_replicas; where the primary waits for a standby \
         (synchronous_standby_names), start that one"
    )]
    Ahead,
    #[error(
        "it does not follow the primary, or is of another server or database: name one that follows it, in database_replicas"
    )]
    Another,
    #[error("it does not answer as it should: start it, or look at its address, its users and the network")]
    Gone(#[source] sqlx::Error),
    #[error("it answers who looks at it, and fails at what pages ask ({0}): look at its log")]
    Failing(String),
    /// No fault of its own.
    #[error(
        "the primary does not answer, and no other can say whether this one follows it: start the primary, or look at the network"
    )]
    NoPrimary(#[source] sqlx::Error),
}

impl Replica {
    /// The last change that it shows, which is the last that is known here. Both servers are waited for so long.
    pub(super) async fn look(&self, connection: &mut PgConnection, primary: &Inner, patience: Duration) -> Result<i64, Left> {
        let asked = sqlx::query_as(SHOWN).fetch_one(connection);
        let shown: Shown = within(patience, asked).await.map_err(Left::Gone)?;
        // Of a primary that was set back nothing is known any more.
        let found = self.original().filter(|found| found.set_back == primary.told.stamp().file);
        let original = match found {
            Some(found) => found,
            None => ask_primary(primary, patience).await.map_err(Left::NoPrimary)?,
        };
        if !original.is_followed_by(&shown) {
            // The primary may have become another.
            *self.original() = None;
            return Err(Left::Another);
        }
        *self.original() = Some(original);
        // It may show a change that this node is about to be told of.
        if primary.told.known().is_none_or(|known| shown.last > known) {
            match ask_primary(primary, patience).await {
                Ok(asked) => *self.original() = Some(asked),
                // Who is known to follow it shows nothing that it did not have, and nobody else can tell of it now.
                Err(error) if found.is_some() && errors::is_unreachable(&error) => primary.told.learns(shown.last),
                Err(error) => return Err(Left::NoPrimary(error)),
            }
        }
        match primary.told.known() {
            Some(known) if shown.last == known => Ok(shown.last),
            Some(known) if shown.last > known => Err(Left::Ahead),
            _ => Err(Left::Behind(original.age(shown.replayed))),
        }
    }

    /// By a connection of its own, so that it need not wait for a turn.
    pub(super) async fn look_again(&self, connection: &mut Option<PgConnection>, primary: &Inner) -> Result<i64, Left> {
        // Left where it is only when the look is over: one that was broken off is closed.
        let mut own = match connection.take() {
            Some(own) => own,
            None => connections::connect(&settings::at_a_replica(&self.address))
                .await
                .map_err(Left::Gone)?,
        };
        let looked = self.look(&mut own, primary, CONNECT).await;
        if !matches!(looked, Err(Left::Gone(_))) {
            *connection = Some(own);
        }
        looked
    }
}

/// Looks at a replica once: how far it is behind what the primary shows now; `None` where it shows everything.
pub(in crate::store::postgres) async fn check(address: &Address, primary: &Inner) -> Result<Option<Duration>, StoreError> {
    let looked = match ask_primary(primary, CONNECT).await {
        Ok(_) => Replica::new(address).look_again(&mut None, primary).await,
        Err(error) => Err(Left::NoPrimary(error)),
    };
    match looked {
        Ok(_) => Ok(None),
        Err(Left::Behind(age)) => Ok(Some(age)),
        Err(Left::Gone(error)) => Err(errors::open_error(address, error)),
        Err(left) => Err(StoreError::Open {
            database: address.to_string(),
            reason: left.to_string(),
        }),
    }
}

/// What the primary is, and shows: known here from now on.
pub(super) async fn ask_primary(primary: &Inner, patience: Duration) -> Result<Original, sqlx::Error> {
    let set_back = primary.told.stamp().file;
    let asked = async {
        let mut held = primary.readers.take().await?;
        let shown: Result<Shown, sqlx::Error> = sqlx::query_as(SHOWN).fetch_one(&mut *held).await;
        held.done(shown.is_ok());
        shown
    };
    let shown = within(patience, asked).await?;
    primary.told.knows(shown.last);
    Ok(Original {
        server: shown.server,
        database: shown.database,
        time: shown.time,
        asked: Instant::now(),
        set_back,
    })
}

async fn within<T>(patience: Duration, asked: impl Future<Output = Result<T, sqlx::Error>>) -> Result<T, sqlx::Error> {
    timeout(patience, asked).await.unwrap_or_else(|_| Err(silent()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_made_after_the_primarys_clock_was_set_back_is_not_old() {
        let original = Original {
            server: 1,
            database: 1,
            time: 100_000,
            asked: Instant::now(),
            set_back: 0,
        };
        let age = |made| original.age(made).as_secs();
        assert_eq!((age(Some(90_000)), age(Some(130_000)), age(None)), (10, 0, 0));
    }
}
