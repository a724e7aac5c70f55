//! A storage that is gone, says no, hangs, or stops in the middle: pages go on, what is acknowledged is kept, and no picture is taken for missing.

use std::{
    ops::ControlFlow,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use axum::http::Method;
use server::{
    backup::{self, BackupError, Step},
    media::{
        MediaError,
        bucket::LARGEST_KEPT,
        transfer::{TransferError, transfer},
    },
    stories::{self, Files, ImportError},
};
use tempfile::TempDir;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
    task::JoinSet,
};

use super::{
    folder, illustrated,
    s3::{self, Fault, S3},
    site, site_of, site_with,
};
use crate::{
    http,
    paper::at,
    story::{Story, png},
    test_app::{NOW, Setup, TestApp},
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
        (404, "NoSuchUpload"),
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
    for status in [200, 404, 410, 502] {
        let app = site(&s3).await;
        s3.fails(None, Fault::IsHidden(status));
        assert_unavailable(&app, "a proxy's").await;
        s3.recovers();
    }
    assert_unavailable(&site_of(&s3::config(NOWHERE, s3::SECRET)).await, "nobody listens").await;
    assert_unavailable(&site_of(&s3::config(&s3.url, "not-the-secret")).await, "another secret").await;
}

#[tokio::test]
async fn a_picture_that_is_kept_from_us_keeps_nobody_from_the_others() {
    let s3 = S3::start();
    let app = site(&s3).await;
    let (denied, other) = (png("denied"), png("other"));
    let [denied, other] = [denied, other].map(|bytes| {
        let name = server::media::name::of(&bytes, "png");
        s3.put(&name, bytes);
        name
    });
    s3.denies(&denied);
    s3.denies(&some()["/media/".len()..]);
    for target in [format!("/media/{denied}"), some()] {
        let reply = app.get(&target).await;
        assert_eq!((reply.status, reply.header("retry-after")), (503, Some("10")), "{target}");
    }
    assert_eq!(app.get(&format!("/media/{other}")).await.body, png("other"));
}

#[tokio::test]
async fn made_up_names_are_asked_for_as_often_as_a_network_may_ask_for_what_costs_work() {
    let s3 = S3::start();
    let setup = Setup::default().config("[limits]\nrequests_at_once = 5\nrequests_per_second = 1");
    let app = site_with(&s3.config(), setup).await;
    let pictures: Vec<String> = (0..12)
        .map(|number| {
            let bytes = png(&number.to_string());
            let name = server::media::name::of(&bytes, "png");
            s3.put(&name, bytes);
            format!("/media/{name}")
        })
        .collect();
    let (one, other) = ([("x-forwarded-for", "192.0.2.1")], [("x-forwarded-for", "192.0.2.2")]);
    // What is there costs its readers nothing.
    for picture in &pictures[1..] {
        assert_eq!(app.get_with(picture, &one).await.status, 200);
    }
    let asked = s3.asked(&Method::GET);
    let mut statuses = Vec::new();
    for number in 0..20_u8 {
        let name = format!("/media/{}.jpg", format!("{number:02x}").repeat(16));
        statuses.push(app.get_with(&name, &one).await.status);
    }
    let missing = statuses.iter().filter(|status| **status == 404).count();
    assert!((5..15).contains(&missing), "{statuses:?}");
    assert_eq!(s3.asked(&Method::GET), asked + missing, "the others are not asked for");
    assert!(statuses.iter().all(|status| [404, 429].contains(status)), "{statuses:?}");
    let turned_away = app.get_with(&some(), &one).await;
    assert_eq!(
        (turned_away.status, turned_away.header("cache-control")),
        (429, Some("no-store"))
    );
    assert!(turned_away.header("retry-after").is_some());
    assert_eq!(
        app.get_with(&pictures[1], &one).await.status,
        200,
        "what is in memory goes on"
    );
    assert_eq!(app.get_with(&pictures[0], &other).await.status, 200, "and others are others");
}

#[tokio::test]
async fn who_leaves_before_the_answer_has_asked_all_the_same() {
    let s3 = S3::start();
    let setup = Setup::default().config("[limits]\nrequests_at_once = 3\nrequests_per_second = 1");
    let app = site_with(&s3.config(), setup).await;
    s3.fails(Some(Method::GET), Fault::Hangs);
    let one = [("x-forwarded-for", "192.0.2.1")];
    for number in 0..20_u8 {
        let name = format!("/media/{}.jpg", format!("{number:02x}").repeat(16));
        let asked = s3.asked(&Method::GET);
        let mut leaving = TcpStream::connect(app.addr).await.unwrap();
        leaving.write_all(&http::request("GET", &name, &one)).await.unwrap();
        let mut answer = Vec::new();
        tokio::select! {
            read = leaving.read_to_end(&mut answer) => {
                read.unwrap();
                assert_eq!(http::parse(&answer).status, 429);
                return;
            }
            () = until_asked(&s3, asked + 1) => {}
        }
    }
    panic!("nobody is turned away");
}

#[tokio::test]
async fn one_network_takes_its_part_of_the_places_for_large_pictures_and_no_more() {
    let s3 = S3::start();
    let app = Arc::new(site(&s3).await);
    let large = vec![7; usize::try_from(LARGEST_KEPT).unwrap() + 1];
    let name = server::media::name::of(&large, "jpg");
    s3.put(&name, large);
    let target = format!("/media/{name}");
    s3.fails(Some(Method::GET), Fault::Stalls);
    let ask = |network: u8| {
        let (app, target) = (app.clone(), target.clone());
        let address = format!("192.0.2.{network}");
        async move { app.get_with(&target, &[("x-forwarded-for", address.as_str())]).await }
    };
    // The first question is for its size.
    let mut waiting = JoinSet::new();
    for number in 1..=10 {
        waiting.spawn(ask(1));
        until_asked(&s3, 1 + number).await;
    }
    let reply = ask(1).await;
    assert_eq!((reply.status, reply.header("retry-after")), (503, Some("2")));
    assert_eq!(s3.asked(&Method::GET), 11);
    waiting.spawn(ask(2));
    until_asked(&s3, 12).await;
    // Those who wait are let go with the storage's last word.
    drop(s3);
    while waiting.join_next().await.is_some() {}
}

async fn until_asked(s3: &S3, times: usize) {
    let begun = Instant::now();
    while s3.asked(&Method::GET) < times {
        assert!(
            begun.elapsed() < Duration::from_mins(1),
            "asked {} times",
            s3.asked(&Method::GET)
        );
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

#[tokio::test]
async fn who_is_told_to_stop_waits_for_no_storage() {
    let s3 = S3::start();
    let app = site(&s3).await;
    app.paper.import([Story::new("a").picture()]).await;
    let paper = backup::Paper {
        database: app.paper.path("briefs.db"),
        server: None,
        media: app.paper.media.clone(),
        config: app.paper.path("briefs.toml"),
    };
    for (fault, after) in [(Fault::Hangs, 0), (Fault::Stalls, 5)] {
        s3.fails(Some(Method::GET), fault);
        let told = Arc::new(AtomicUsize::new(0));
        let stopped = backup::make(paper.clone(), &app.paper.path("a.backup"), at(NOW), move |step| {
            let is_waiting = matches!(step, Step::Pictures(..));
            if is_waiting && told.fetch_add(1, Ordering::Relaxed) >= after {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        })
        .await;
        assert!(matches!(stopped, Err(BackupError::Stopped)), "{fault:?}: {stopped:?}");
    }
    s3.fails(None, Fault::Hangs);
    let stopped = transfer(&folder(app.paper.folder.path()), &app.paper.media, |_| ControlFlow::Break(())).await;
    assert!(matches!(stopped, Err(TransferError::Stopped)), "{stopped:?}");
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
