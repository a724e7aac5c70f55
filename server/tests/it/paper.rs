//! A paper in a folder that goes away with it: database, pictures, and the way stories get in.

use std::{path::PathBuf, sync::Arc};

use app::domain::{lang::Lang, section::Sections};
use jiff::Timestamp;
use server::{
    changes::Changes,
    config::{Config, Database},
    media::Media,
    newsroom::Teasers,
    store::{Store, StoreError},
    stories::{self, Files, ImportError, Report},
};
use sqlx::{FromRow, postgres::PgRow, sqlite::SqliteRow};
use tempfile::TempDir;

use crate::{postgres::Made, story::Story, test_app::NOW};

/// A paper without a server.
#[derive(Clone)]
pub(crate) struct Paper {
    pub(crate) store: Store,
    pub(crate) media: Media,
    pub(crate) sections: Sections,
    pub(crate) folder: Arc<TempDir>,
    pub(crate) database: Database,
    changes: Changes,
    /// What all tests of a rule read is kept, as it is for pages.
    teasers: Teasers,
    /// It goes away behind all that have it open.
    made_for_it: Option<Arc<Made>>,
}

impl Paper {
    /// An empty one.
    pub(crate) async fn new() -> Self {
        Self::with_sections(Config::default().sections().unwrap()).await
    }

    pub(crate) async fn with_sections(sections: Sections) -> Self {
        Self::made(sections, Made::paper().await).await
    }

    /// An empty one in this database.
    pub(crate) async fn on(made: Made) -> Self {
        Self::made(Config::default().sections().unwrap(), Some(made)).await
    }

    async fn made(sections: Sections, made: Option<Made>) -> Self {
        let folder = Arc::new(TempDir::new().unwrap());
        let made = made.map(Arc::new);
        let database = made.as_ref().map_or(Database::Sqlite, |made| made.config());
        let store = Store::open(&database, &folder.path().join("briefs.db")).await.unwrap();
        let changes = Changes::new(store.clone(), Vec::new());
        Self {
            teasers: Teasers::new(store.clone(), changes.clone()),
            changes,
            store,
            database,
            made_for_it: made,
            media: Media::new(folder.path().join("media")),
            sections,
            folder,
        }
    }

    /// The same paper through a store opened anew, as after a crash: nobody has closed the old one.
    pub(crate) async fn opened_again(&self) -> Self {
        let store = Store::open(&self.database, &self.path("briefs.db")).await.unwrap();
        self.through(store)
    }

    fn through(&self, store: Store) -> Self {
        let changes = Changes::new(store.clone(), Vec::new());
        Self {
            teasers: Teasers::new(store.clone(), changes.clone()),
            changes,
            store,
            ..self.clone()
        }
    }

    /// Teasers as pages have them: kept, until something is known that has changed.
    pub(crate) async fn teasers(&self) -> &Teasers {
        self.changes.look().await.unwrap();
        &self.teasers
    }

    /// The same paper through a store that is opened at another address of its database.
    pub(crate) async fn by_way_of(&self, address: &str) -> Self {
        let database = Database::Postgres(address.parse().unwrap());
        let store = Store::open(&database, &self.path("briefs.db")).await.unwrap();
        Self {
            database,
            ..self.through(store)
        }
    }

    /// Executes one statement on its database, whatever the program thinks of it.
    pub(crate) async fn execute(&self, sql: impl Into<String>) {
        let sql = sqlx::AssertSqlSafe(sql.into());
        match &self.store {
            Store::Sqlite(database) => {
                sqlx::query(sql).execute(database.writer()).await.unwrap();
            }
            Store::Postgres(database) => {
                let mut writing = database.begin().await.unwrap();
                sqlx::query(sql).execute(writing.connection()).await.unwrap();
                writing.commit().await.unwrap();
            }
        }
    }

    /// From now on no such row is taken into a table, as if the disk were full.
    pub(crate) async fn refuse(&self, table: &str, when: &str) {
        let trigger = format!("CREATE TRIGGER refused BEFORE INSERT ON {table}");
        match &self.store {
            Store::Sqlite(_) => {
                self.execute(format!("{trigger} WHEN {when} BEGIN SELECT raise(ABORT, 'no room'); END"))
                    .await;
            }
            Store::Postgres(_) => {
                let refuse = "CREATE FUNCTION refused() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no room'; END $$";
                self.execute(refuse).await;
                self.execute(format!("{trigger} FOR EACH ROW WHEN ({when}) EXECUTE FUNCTION refused()"))
                    .await;
            }
        }
    }

    /// What a query of its database finds.
    pub(crate) async fn rows<R>(&self, sql: &str) -> Vec<R>
    where
        R: Send + Unpin + for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow>,
    {
        let query = sqlx::AssertSqlSafe(sql.to_owned());
        match &self.store {
            Store::Sqlite(database) => {
                let mut reader = database.reader().await.unwrap();
                sqlx::query_as(query).fetch_all(&mut *reader).await.unwrap()
            }
            Store::Postgres(database) => {
                let mut reader = database.reader().await.unwrap();
                sqlx::query_as(query).fetch_all(&mut *reader).await.unwrap()
            }
        }
    }

    /// Where it is, if that is on a server.
    pub(crate) fn url(&self) -> String {
        self.made_for_it.as_ref().unwrap().url()
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Takes stories in from files, as `briefs import stories` does; none may be left out.
    pub(crate) async fn import(&self, stories: impl IntoIterator<Item = Story>) -> Report {
        self.import_with(stories, "").await
    }

    /// As at another time than [`NOW`].
    pub(crate) async fn import_at(&self, stories: impl IntoIterator<Item = Story>, now: Timestamp) -> Report {
        self.import_all(stories, "", now).await
    }

    /// With `topics.toml` beside the stories.
    pub(crate) async fn import_with(&self, stories: impl IntoIterator<Item = Story>, topics: &str) -> Report {
        self.import_all(stories, topics, at(NOW)).await
    }

    async fn import_all(&self, stories: impl IntoIterator<Item = Story>, topics: &str, now: Timestamp) -> Report {
        let folder = TempDir::new().unwrap();
        for story in stories {
            story.write(folder.path());
        }
        std::fs::write(folder.path().join("topics.toml"), topics).unwrap();
        let report = self.import_files_at(&Files::Folder(folder.path().into()), now).await;
        assert_eq!(report.skipped, [], "a test's stories have no faults");
        report
    }

    /// Takes one story in, if the database does.
    pub(crate) async fn try_import(&self, story: Story) -> Result<(), StoreError> {
        let folder = TempDir::new().unwrap();
        story.write(folder.path());
        let files = Files::Folder(folder.path().into());
        match stories::import(&files, &self.media, &self.store, &self.sections, at(NOW)).await {
            Ok(_) => Ok(()),
            Err(ImportError::Store(error)) => Err(error),
            Err(error) => panic!("{error}"),
        }
    }

    pub(crate) async fn import_files(&self, files: &Files) -> Report {
        self.import_files_at(files, at(NOW)).await
    }

    async fn import_files_at(&self, files: &Files, now: Timestamp) -> Report {
        stories::import(files, &self.media, &self.store, &self.sections, now)
            .await
            .unwrap()
    }
}

/// An instant, from RFC 3339.
pub(crate) fn at(time: &str) -> Timestamp {
    time.parse().unwrap()
}

pub(crate) fn lang(tag: &str) -> Lang {
    tag.parse().unwrap()
}

/// Every language: the editions served, where a test is not about them.
pub(crate) fn everywhere() -> Vec<Lang> {
    Lang::all().collect()
}
