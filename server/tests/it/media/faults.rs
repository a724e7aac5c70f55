//! A storage that is gone, says no, hangs, or stops in the middle: pages go on, what is acknowledged is kept, and no picture is taken for missing.

use std::time::{Duration, Instant};

use axum::http::Method;
use server::{
    media::MediaError,
    stories::{self, Files, ImportError},
};
use tempfile::TempDir;

use super::{
    illustrated,
    s3::{self, Fault, S3},
    site, site_of,
};
use crate::{
    paper::at,
    story::{Story, png},
    test_app::{NOW, TestApp},
};

/// Nobody listens there.
const NOWHERE: &str = "http://127.0.0.1:1";

/// A name that a picture could have.
fn some() -> String {
    format!("/media/{}.jpg", "0a".repeat(16))
}

#[tokio::test]
async fn a_missing_picture_is_404_and_a_missing_storage_503() {
    let s3 = S3::start();
    let app = site(&s3).await;
    assert_eq!(app.get(&some()).await.status, 404);
    for (status, code) in [
        (403, "AccessDenied"),
        (403, "InvalidAccessKeyId"),
        (404, "NoSuchBucket"),
        (400, "ExpiredToken"),
        (301, "PermanentRedirect"),
        (500, "InternalError"),
        (503, "SlowDown"),
    ] {
        let app = site(&s3).await;
        s3.fails(None, Fault::Says(status, code));
        assert_unavailable(&app, code).await;
        s3.recovers();
    }
    assert_unavailable(&site_of(&s3::config(NOWHERE, s3::SECRET)).await, "nobody listens").await;
    assert_unavailable(&site_of(&s3::config(&s3.url, "not-the-secret")).await, "another secret").await;
}

async fn assert_unavailable(app: &TestApp, what: &str) {
    let reply = app.get(&some()).await;
    assert_eq!(
        (reply.status, reply.header("retry-after"), reply.header("cache-control")),
        (503, Some("10"), Some("no-store")),
        "{what}"
    );
    let body = String::from_utf8_lossy(&reply.body).into_owned();
    for secret in [s3::KEY_ID, s3::SECRET, "s3://", "127.0.0.1", "Code"] {
        assert!(!body.contains(secret), "{what}: {body}");
    }
}

#[tokio::test]
async fn a_storage_that_hangs_holds_nobody_up_for_long_and_those_behind_not_at_all() {
    let s3 = S3::start();
    let (app, picture) = illustrated(&s3).await;
    assert_eq!(app.get(&picture).await.status, 200);
    s3.fails(None, Fault::Hangs);
    let begun = Instant::now();
    assert_eq!(app.get(&some()).await.status, 503);
    assert!(begun.elapsed() < Duration::from_secs(20), "{:?}", begun.elapsed());
    let asked = s3.asked(&Method::GET);
    let begun = Instant::now();
    assert_eq!(app.get(&some()).await.status, 503);
    assert!(begun.elapsed() < Duration::from_secs(2), "{:?}", begun.elapsed());
    assert_eq!(s3.asked(&Method::GET), asked, "it is left alone for a moment");
    assert_eq!(app.get(&picture).await.status, 200, "what is kept goes on");
    assert_eq!(app.get("/fr").await.status, 200, "and so do pages");
}

#[tokio::test]
async fn a_storage_that_comes_back_is_asked_again() {
    let s3 = S3::start();
    let (app, picture) = illustrated(&s3).await;
    s3.fails(None, Fault::Says(503, "SlowDown"));
    assert_eq!(app.get(&picture).await.status, 503);
    s3.recovers();
    let begun = Instant::now();
    while app.get(&picture).await.status == 503 {
        assert!(begun.elapsed() < Duration::from_secs(10));
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert_eq!(app.get(&picture).await.body, png("council"));
}

#[tokio::test]
async fn a_picture_that_comes_cut_short_is_neither_shown_as_whole_nor_kept() {
    let s3 = S3::start();
    let (app, picture) = illustrated(&s3).await;
    s3.fails(Some(Method::GET), Fault::CutsShort);
    let reply = app.get(&picture).await;
    assert!(reply.status == 503 || reply.body == png("council"), "{}", reply.status);
    s3.recovers();
    tokio::time::sleep(Duration::from_secs(3)).await;
    let reply = app.get(&picture).await;
    assert_eq!((reply.status, reply.body), (200, png("council")));
}

async fn import(app: &TestApp, story: &Story) -> Result<stories::Report, ImportError> {
    let folder = TempDir::new().unwrap();
    story.write(folder.path());
    let files = Files::Folder(folder.path().into());
    let paper = &app.paper;
    stories::import(&files, &paper.media, &paper.store, &paper.sections, at(NOW)).await
}

#[tokio::test]
async fn a_story_whose_picture_cannot_be_kept_is_not_taken_in_and_comes_whole_later() {
    let s3 = S3::start();
    let app = site(&s3).await;
    let story = Story::new("a").picture();
    for fault in [Fault::Says(403, "AccessDenied"), Fault::Says(500, "InternalError")] {
        s3.fails(Some(Method::PUT), fault);
        let failed = import(&app, &story).await;
        let Err(ImportError::Media(error)) = failed else {
            panic!("{fault:?}: {failed:?}")
        };
        match fault {
            Fault::Says(403, _) => assert!(matches!(error, MediaError::Refused { .. }), "{error}"),
            _ => assert!(matches!(error, MediaError::Unreachable { .. }), "{error}"),
        }
        assert_eq!(app.get("/fr/monde/a").await.status, 404);
        assert!(s3.names().is_empty());
    }
    s3.recovers();
    assert_eq!(import(&app, &story).await.unwrap().imported.new, 1);
    let page = app.page("/fr/monde/a").await;
    assert_eq!(app.get(page.one("figure img").attr("src").unwrap()).await.status, 200);
}

#[tokio::test]
async fn a_picture_is_written_once_whoever_keeps_it_and_says_what_it_is() {
    let s3 = S3::start();
    let one = s3.media();
    let other = s3.media();
    let name = one.keep(png("a"), "png").await.unwrap();
    assert_eq!(other.keep(png("a"), "png").await.unwrap(), name);
    assert_eq!(one.keep(png("a"), "png").await.unwrap(), name);
    assert_eq!(s3.object(&name).unwrap(), (png("a").into(), "image/png".to_owned()));
    assert_eq!(s3.asked(&Method::PUT), 1);
    assert!(one.has(&name).await.unwrap() && !one.has(&some()["/media/".len()..]).await.unwrap());
}

#[tokio::test]
async fn what_is_wrong_names_the_bucket_and_how_to_mend_it_and_no_secret() {
    let s3 = S3::start();
    for (media, words) in [
        (s3::media(&s3::config(NOWHERE, s3::SECRET)), "media.endpoint"),
        (s3::media(&s3::config(&s3.url, "not-the-secret")), "media.secret_access_key"),
        (
            s3::media(&s3.config().replace("s3://pictures", "s3://another")),
            "make the bucket",
        ),
    ] {
        let error = media.names().await.unwrap_err().to_string();
        assert!(error.contains(words) && error.contains("s3://"), "{error}");
        assert!(
            !error.contains('\n') && !error.contains(s3::SECRET) && !error.contains("http://"),
            "{error}"
        );
        let shown = format!("{media} {media:?}");
        assert!(!shown.contains(s3::SECRET) && !shown.contains(s3::KEY_ID), "{shown}");
    }
}
