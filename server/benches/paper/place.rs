//! Where a paper is: in a folder alone, or its articles in a database of the server that `scripts/test/postgres.sh` has started.

use std::path::{Path, PathBuf};

use server::{backup, config::Database, media::Media, store::Store};
use sqlx::{Connection as _, Executor as _, PgConnection};

use crate::measure::Worker;

/// A paper's folder and database.
pub struct Place {
    pub folder: PathBuf,
    database: Database,
    /// The database's address, if it is a server's.
    address: Option<String>,
}

impl Place {
    /// That of a paper of so many stories. On a server its database is made, if it is not there.
    pub async fn of(stories: u32, folder: &Path) -> Self {
        let folder = folder.to_owned();
        let Ok(server) = std::env::var("BRIEFS_TEST_DATABASE") else {
            return Self {
                folder,
                database: Database::Sqlite,
                address: None,
            };
        };
        let name = format!("bench_{stories}");
        let mut connection = PgConnection::connect(&server).await.unwrap();
        let is_there: bool = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM pg_database WHERE datname = $1)")
            .bind(&name)
            .fetch_one(&mut connection)
            .await
            .unwrap();
        // As it is where nobody has said otherwise: without statistics plans are those of empty tables.
        for statement in [
            "ALTER SYSTEM SET autovacuum = on",
            "ALTER SYSTEM SET autovacuum_naptime = '10s'",
            "SELECT pg_reload_conf()",
        ] {
            connection.execute(statement).await.unwrap();
        }
        if !is_there {
            let make = format!("CREATE DATABASE {name} TEMPLATE template0");
            connection.execute(sqlx::AssertSqlSafe(make)).await.unwrap();
        }
        connection.close().await.unwrap();
        let (before, _) = server.rsplit_once('/').unwrap();
        let address = format!("{before}/{name}");
        Self {
            folder,
            database: Database::Postgres(address.parse().unwrap()),
            address: Some(address),
        }
    }

    /// Whose work is measured: what a server works is no part of this process.
    pub fn worker(&self) -> Worker {
        match self.database {
            Database::Sqlite => Worker::Process,
            Database::Postgres(_) => Worker::Machine,
        }
    }

    /// As it stands behind a paper's size.
    pub fn name(&self) -> &'static str {
        match self.database {
            Database::Sqlite => "",
            Database::Postgres(_) => ", on PostgreSQL",
        }
    }

    pub fn media(&self) -> Media {
        Media::new(self.folder.join("media"))
    }

    fn file(&self) -> PathBuf {
        self.folder.join("briefs.db")
    }

    pub async fn open(&self) -> Store {
        Store::open(&self.database, &self.file()).await.unwrap()
    }

    pub async fn open_sparingly(&self) -> Store {
        Store::open_sparingly(&self.database, &self.file()).await.unwrap()
    }

    /// Whether one was made here by an earlier run.
    pub async fn has_a_paper(&self) -> bool {
        let Some(store) = Store::inspect(&self.database, &self.file()).await.unwrap() else {
            return false;
        };
        let is_empty = store.is_empty().await.unwrap();
        store.close().await;
        !is_empty
    }

    /// After much was written: what a server does by itself within minutes, if it is not one for tests.
    pub async fn settle(&self) {
        if let Some(address) = &self.address {
            let mut connection = PgConnection::connect(address).await.unwrap();
            connection.execute("VACUUM (ANALYZE)").await.unwrap();
            connection.close().await.unwrap();
        }
    }

    /// In megabytes.
    pub async fn size(&self) -> u64 {
        let bytes = match &self.address {
            None => std::fs::metadata(self.file()).unwrap().len(),
            Some(address) => {
                let mut connection = PgConnection::connect(address).await.unwrap();
                let bytes: i64 = sqlx::query_scalar("SELECT pg_database_size(current_database())")
                    .fetch_one(&mut connection)
                    .await
                    .unwrap();
                connection.close().await.unwrap();
                bytes.unsigned_abs()
            }
        };
        bytes / 1_000_000
    }

    /// What a backup has.
    pub fn files(&self) -> backup::Paper {
        backup::Paper {
            database: self.file(),
            media: self.media(),
            config: self.folder.join("briefs.toml"),
            server: match &self.database {
                Database::Sqlite => None,
                Database::Postgres(address) => Some(address.clone()),
            },
        }
    }
}
