//! A transaction that writes. In all nodes together there is one at a time, as in SQLite.

use sqlx::{PgConnection, raw_sql};

use super::{connections::Held, told::Told};

/// Dropped without [`Self::commit`], nothing has happened: its connection is closed.
pub struct Writing {
    held: Held,
    told: Told,
}

impl Writing {
    /// Begins one, and waits for its turn among all nodes.
    pub(super) async fn begin(mut held: Held, told: Told) -> Result<Self, sqlx::Error> {
        super::in_time(raw_sql(super::WRITING).execute(&mut *held)).await?;
        Ok(Self { held, told })
    }

    /// For its statements.
    pub fn connection(&mut self) -> &mut PgConnection {
        &mut self.held
    }

    /// Tells when its statements are answered no more.
    pub(crate) fn told(&self) -> Told {
        self.told.clone()
    }

    /// Ends it: everything is there for whoever asks from now on.
    pub async fn commit(mut self) -> Result<(), sqlx::Error> {
        // Where a statement has failed `COMMIT` alone would undo all of it, and say that all is well.
        super::in_time(raw_sql("SELECT 1; COMMIT").execute(&mut *self.held)).await?;
        self.told.tell();
        self.held.done(true);
        Ok(())
    }
}
