//! How long this node waits for a word of the server's: where the network is cut none comes, not even that it is.

use std::{future::Future, io, time::Duration};

use tokio::time::timeout;

use super::told::Told;

/// A query that takes longer is given up: by the server first (`settings`), which may not be there any more.
const ANSWER: Duration = Duration::from_secs(6);
/// How long a statement that writes is waited for.
const WRITTEN: Duration = Duration::from_mins(2);

/// An answer to a query, or that none has come.
pub(in crate::store) async fn in_time<T, E: From<sqlx::Error>>(asked: impl Future<Output = Result<T, E>>) -> Result<T, E> {
    timeout(ANSWER, asked).await.unwrap_or_else(|_| Err(silent().into()))
}

/// The same for a statement that writes, which may take long while there is a server.
pub(crate) async fn in_longer_time<T, E: From<sqlx::Error>>(
    told: Told,
    written: impl Future<Output = Result<T, E>>,
) -> Result<T, E> {
    tokio::select! {
        biased;
        written = timeout(WRITTEN, written) => written.unwrap_or_else(|_| Err(silent().into())),
        () = told.lost() => Err(silent().into()),
    }
}

/// The server says nothing.
pub(super) fn silent() -> sqlx::Error {
    sqlx::Error::Io(io::Error::new(io::ErrorKind::TimedOut, "it does not answer"))
}
