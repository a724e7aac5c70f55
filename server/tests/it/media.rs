//! Pictures in a bucket: shown, kept, moved, and what becomes of them while the storage does not behave.

mod commands;
mod faults;
pub(crate) mod s3;
mod shown;

use std::path::Path;

use server::media::Media;

use self::s3::S3;
use crate::{
    pages::small_paper,
    test_app::{Setup, TestApp},
};

/// A paper whose pictures are in a bucket, empty.
async fn site(s3: &S3) -> TestApp {
    site_of(&s3.config()).await
}

async fn site_of(config: &str) -> TestApp {
    site_with(config, Setup::default()).await
}

async fn site_with(config: &str, setup: Setup) -> TestApp {
    let mut paper = crate::paper::Paper::new().await;
    paper.media = s3::media(config);
    setup.start_on(paper).await
}

/// With stories, of which one has a picture: its address.
async fn illustrated(s3: &S3) -> (TestApp, String) {
    let app = site(s3).await;
    app.paper.import(small_paper()).await;
    let page = app.page("/fr/monde/conseil").await;
    let picture = page.one("figure img").attr("src").unwrap().to_owned();
    (app, picture)
}

fn folder(path: &Path) -> Media {
    Media::new(path.join("media"))
}
