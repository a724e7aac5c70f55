//! A paper in a folder that goes away with it: database, pictures, and the way stories get in.

use std::{path::PathBuf, sync::Arc};

use app::domain::{lang::Lang, section::Sections};
use jiff::Timestamp;
use server::{
    config::Config,
    store::Store,
    stories::{self, Files, Media, Report},
};
use tempfile::TempDir;

use crate::{story::Story, test_app::NOW};

/// A paper without a server.
#[derive(Clone)]
pub(crate) struct Paper {
    pub(crate) store: Store,
    pub(crate) media: Media,
    pub(crate) sections: Sections,
    pub(crate) folder: Arc<TempDir>,
}

impl Paper {
    /// An empty one in the embedded database.
    pub(crate) async fn sqlite() -> Self {
        Self::with_sections(Config::default().sections().unwrap()).await
    }

    pub(crate) async fn with_sections(sections: Sections) -> Self {
        let folder = Arc::new(TempDir::new().unwrap());
        let store = Store::open_sqlite(&folder.path().join("briefs.db")).await.unwrap();
        Self {
            store,
            media: Media::new(folder.path().join("media")),
            sections,
            folder,
        }
    }

    /// The same paper through a store opened anew, as after a crash: nobody has closed the old one.
    pub(crate) async fn opened_again(&self) -> Self {
        Self {
            store: Store::open_sqlite(&self.path("briefs.db")).await.unwrap(),
            ..self.clone()
        }
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
