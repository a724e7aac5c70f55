//! Which migrations a database has, beside those of this program.

use sqlx::migrate::Migrator;

use super::StoreError;

/// Compares the migrations that a database says it has with the program's own, by number and content. `not_ours` says what to do about one of
/// another program.
pub(super) fn check(known: &Migrator, done: &[(i64, Vec<u8>)], database: &str, not_ours: &str) -> Result<(), StoreError> {
    let refused = |reason: String| {
        Err(StoreError::Open {
            database: database.to_owned(),
            reason,
        })
    };
    let mut ours = known.iter();
    for (index, (version, checksum)) in done.iter().enumerate() {
        match ours.next() {
            Some(own) if own.version == *version && own.checksum[..] == checksum[..] => {}
            // Other programs number theirs too: the first one tells.
            _ if index == 0 => return refused(not_ours.to_owned()),
            Some(own) if own.version >= *version => {
                return refused(format!(
                    "its migration {version} is not this program's: use the build that made it, or restore a backup"
                ));
            }
            Some(own) if known.iter().any(|known| known.version == *version) => {
                return refused(format!(
                    "its migration {} was left out, and later ones were done: restore a backup",
                    own.version
                ));
            }
            _ => {
                return Err(StoreError::Newer {
                    database: database.to_owned(),
                    found: done.last().map_or(*version, |(newest, _)| *newest),
                    known: newest(known),
                });
            }
        }
    }
    Ok(())
}

/// The number of the newest.
pub(super) fn newest(known: &Migrator) -> i64 {
    known.iter().map(|migration| migration.version).max().unwrap_or(0)
}
