//! The database of a server as a file: as it is at one moment, while others read and write it.

use std::path::Path;

use super::{BackupError, Step, Tell};
use crate::store::{Store, StoreError, postgres::Address, transfer};

/// Makes `to`, which has all but the index of words: a paper made of it makes that anew.
pub(super) async fn copy(server: &Address, to: &Path, tell: &impl Tell) -> Result<(), BackupError> {
    let refused = |reason: &str| StoreError::Open {
        database: server.to_string(),
        reason: reason.to_owned(),
    };
    let from = Store::inspect_postgres(server).await?;
    if from.migration().await? != Some(Store::newest_migration()) {
        return Err(refused("its migrations are not all done: start `briefs serve` of this version once").into());
    }
    let file = Store::open_sqlite_sparingly(to).await?;
    let moved = transfer::transfer(&from, &file, |_| tell(Step::Database)).await;
    from.close().await;
    file.close().await;
    match moved {
        Ok(_) => Ok(()),
        Err(transfer::TransferError::Stopped) => Err(BackupError::Stopped),
        Err(transfer::TransferError::Store(error)) => Err(error.into()),
        Err(error) => Err(refused(&error.to_string()).into()),
    }
}
