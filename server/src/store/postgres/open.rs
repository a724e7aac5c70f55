//! Opening a database: whether it is this program's, and brought up to date.

use sqlx::{Connection as _, PgConnection, migrate::MigrateError};

use super::{Address, MIGRATIONS, Postgres, connections, errors, settings};
use crate::store::{StoreError, migrations};

/// Its makers look after none that is older (`server_version_num`).
const OLDEST: i32 = 140_000;

impl Postgres {
    /// Opens it, making or migrating what is there as needed, and listens to other nodes from now on.
    pub(in crate::store) async fn open(address: &Address) -> Result<Self, StoreError> {
        let postgres = Self::new(address);
        let mut connection = postgres.look().await?;
        let migrated = MIGRATIONS.run(&mut connection).await;
        migrated.map_err(|error| match error {
            MigrateError::Execute(cause) | MigrateError::ExecuteMigration(cause, _) if errors::is_refused(&cause) => {
                errors::open_error(address, cause)
            }
            error => StoreError::Migrate {
                database: address.to_string(),
                source: error,
            },
        })?;
        let is_copy: bool = sqlx::query_scalar("SELECT current_setting('transaction_read_only')::boolean")
            .fetch_one(&mut connection)
            .await?;
        if is_copy {
            return Err(StoreError::Open {
                database: address.to_string(),
                reason: errors::READ_ONLY.into(),
            });
        }
        let _ = connection.close().await;
        let listening = tokio::spawn(postgres.inner.told.clone().listen(settings::waiting(address)));
        let _ = postgres.inner.listening.set(listening.abort_handle());
        Ok(postgres)
    }

    /// To look at it: nothing is made, migrated or written.
    pub(in crate::store) async fn inspect(address: &Address) -> Result<Self, StoreError> {
        let postgres = Self::new(address);
        postgres.look().await?;
        Ok(postgres)
    }

    /// Connects, and looks whether it is one of this program before anything may be written.
    async fn look(&self) -> Result<PgConnection, StoreError> {
        let address = &self.inner.address;
        let refused = |reason: String| StoreError::Open {
            database: address.to_string(),
            reason,
        };
        let mut connection = connections::connect(&self.inner.patient)
            .await
            .map_err(|error| errors::open_error(address, error))?;
        let (version, encoding): (i32, String) =
            sqlx::query_as("SELECT current_setting('server_version_num')::integer, current_setting('server_encoding')")
                .fetch_one(&mut connection)
                .await?;
        if version < OLDEST {
            return Err(refused("the server is older than PostgreSQL 14: use a newer one".into()));
        }
        if encoding != "UTF8" {
            return Err(refused(format!(
                "its encoding is {encoding}: make one with CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0"
            )));
        }
        // Views of extensions are nobody's data.
        let tables: Vec<String> = sqlx::query_scalar("SELECT tablename::text FROM pg_tables WHERE schemaname = current_schema()")
            .fetch_all(&mut connection)
            .await?;
        if tables.is_empty() {
            return Ok(connection);
        }
        if !tables.iter().any(|table| table == "_sqlx_migrations") {
            return Err(refused(errors::NOT_OURS.into()));
        }
        let done: Vec<(i64, Vec<u8>)> = sqlx::query_as("SELECT version, checksum FROM _sqlx_migrations ORDER BY version")
            .fetch_all(&mut connection)
            .await?;
        migrations::check(&MIGRATIONS, &done, &address.to_string(), errors::NOT_OURS)?;
        Ok(connection)
    }

    /// The newest migration that it has; `None` before the first.
    pub(in crate::store) async fn migration(&self) -> Result<Option<i64>, StoreError> {
        let mut connection = self.patient().await?;
        let has_any: bool = sqlx::query_scalar("SELECT to_regclass('_sqlx_migrations') IS NOT NULL")
            .fetch_one(&mut connection)
            .await?;
        if !has_any {
            return Ok(None);
        }
        Ok(sqlx::query_scalar("SELECT max(version) FROM _sqlx_migrations")
            .fetch_one(&mut connection)
            .await?)
    }
}
