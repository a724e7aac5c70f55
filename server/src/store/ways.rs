//! The ways to whichever database it is: sentences are written once, and compiled for each.

use super::{Postgres, Store, StoreError, postgres::Writing};

/// Runs an expression on the reading side.
macro_rules! on_readers {
    ($store:expr, $pool:ident => $body:expr) => {
        match $store {
            $crate::store::Store::Sqlite(database) => {
                let span = $crate::traces::queries::query_span!("sqlite");
                let asked = async {
                    let mut reader = database.reader().await?;
                    let answer = {
                        let $pool = &mut *reader;
                        $body
                    };
                    reader.done();
                    answer
                };
                tracing::Instrument::instrument(asked, span).await
            }
            $crate::store::Store::Postgres(database) => {
                let span = $crate::traces::queries::query_span!("postgresql");
                let asked = $crate::store::on_server!(database, $pool => $body);
                tracing::Instrument::instrument(asked, span).await
            }
        }
    };
}

/// Runs an expression on the reading side of a server. It may run twice: where a replica fails, the primary is asked.
macro_rules! on_server {
    ($database:expr, $connection:ident => $body:expr) => {
        $crate::store::postgres::in_time(async {
            let mut at_a_replica = true;
            loop {
                let mut reading = $database.read(at_a_replica).await?;
                let patience = reading.patience();
                let answer = {
                    let $connection = reading.connection();
                    $crate::store::postgres::within(patience, async { $body }).await
                };
                match reading.end(answer) {
                    Some(answer) => break answer,
                    None => at_a_replica = false,
                }
            }
        })
    };
}

/// Executes one statement on the writing side. Gives how many rows it was about.
macro_rules! on_writer {
    ($store:expr, $pool:ident => $body:expr) => {
        match $store {
            $crate::store::Store::Sqlite(database) => {
                let $pool = database.writer();
                $body
                    .map(|done| done.rows_affected())
                    .map_err(|error| database.look_where_it_is(error))
            }
            $crate::store::Store::Postgres(database) => {
                async {
                    let mut writing = database.begin().await?;
                    let rows = {
                        let told = writing.told();
                        let $pool = writing.connection();
                        let written = async { $body.map(|done| done.rows_affected()) };
                        $crate::store::postgres::in_longer_time(told, written).await?
                    };
                    writing.commit().await?;
                    Ok::<u64, sqlx::Error>(rows)
                }
                .await
            }
        }
    };
}

/// Runs an expression in a transaction.
macro_rules! on_transaction {
    ($transaction:expr, $connection:ident => $body:expr) => {
        match $transaction {
            $crate::store::Transaction::Sqlite(transaction) => {
                let $connection = &mut **transaction;
                $body
            }
            $crate::store::Transaction::Postgres(writing) => {
                let told = writing.told();
                let $connection = writing.connection();
                $crate::store::postgres::in_longer_time(told, async { $body }).await
            }
        }
    };
}

/// Executes one statement in a transaction. Gives how many rows it was about.
macro_rules! execute {
    ($transaction:expr, $query:expr) => {
        $crate::store::on_transaction!($transaction, connection => $query.execute(connection).await.map(|done| done.rows_affected()))
    };
}

/// Executes what was put together for this time, of which no plan is kept; in an expression of [`on_transaction`]. Gives how many rows it was
/// about.
macro_rules! execute_once {
    ($query:expr, $connection:expr) => {
        $query
            .build()
            .persistent(false)
            .execute($connection)
            .await
            .map(|done| done.rows_affected())
    };
}

pub(crate) use {execute, execute_once, on_readers, on_server, on_transaction, on_writer};

/// A transaction of whichever database it is. Dropped without [`Self::commit`], nothing has happened.
///
/// There is one at a time: what was looked up in it stays true until its end. SQLite has one writer, and in PostgreSQL each transaction of ours
/// takes one lock before all else.
pub(crate) enum Transaction {
    Sqlite(sqlx::Transaction<'static, sqlx::Sqlite>),
    Postgres(Writing),
}

impl Transaction {
    pub(super) async fn commit(self) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(transaction) => transaction.commit().await?,
            Self::Postgres(writing) => writing.commit().await?,
        }
        Ok(())
    }
}

impl Store {
    /// Begins to write; in SQLite with the first statement that does.
    pub(super) async fn begin(&self) -> Result<Transaction, StoreError> {
        Ok(match self {
            Self::Sqlite(database) => {
                let begun = database.writer().begin().await;
                Transaction::Sqlite(begun.map_err(|error| database.look_where_it_is(error))?)
            }
            Self::Postgres(database) => Self::write(database).await?,
        })
    }

    /// As [`Self::begin`], and nobody else writes from now on.
    pub(super) async fn begin_at_once(&self) -> Result<Transaction, StoreError> {
        Ok(match self {
            Self::Sqlite(database) => {
                let begun = database.writer().begin_with("BEGIN IMMEDIATE").await;
                Transaction::Sqlite(begun.map_err(|error| database.look_where_it_is(error))?)
            }
            Self::Postgres(database) => Self::write(database).await?,
        })
    }

    async fn write(database: &Postgres) -> Result<Transaction, StoreError> {
        Ok(Transaction::Postgres(database.begin().await?))
    }
}
