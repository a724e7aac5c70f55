//! What one node of all does at a time: the node that has the lease. The database gives it; one that is embedded has one node.

use super::{Store, StoreError, postgres};

/// Held until it is let go. With its connection to the database's server a node loses all that it has.
#[derive(Debug)]
pub enum Lease {
    /// There is no other node.
    Alone,
    /// The server's.
    Postgres(postgres::Lease),
}

impl Store {
    /// The lease of that name; `None` while another node has it. One that this node has already is no other's to take: ask once.
    pub async fn lease(&self, name: &'static str) -> Result<Option<Lease>, StoreError> {
        Ok(match self {
            Self::Sqlite(_) => Some(Lease::Alone),
            Self::Postgres(database) => database.lease(name).await?.map(Lease::Postgres),
        })
    }

    /// Whether this node has it still: not where that cannot be told.
    pub async fn holds(&self, lease: &Lease) -> bool {
        match (self, lease) {
            (Self::Postgres(database), Lease::Postgres(lease)) => database.holds(lease).await,
            _ => true,
        }
    }

    /// Lets it go, so that another node need not wait.
    pub async fn let_go(&self, lease: Lease) {
        if let (Self::Postgres(database), Lease::Postgres(lease)) = (self, lease) {
            database.let_go(lease).await;
        }
    }
}
