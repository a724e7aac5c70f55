//! What readers are sent of a bucket.

use std::time::Duration;

use axum::http::Method;
use server::media::bucket::LARGEST_KEPT;

use super::{
    illustrated,
    s3::{Fault, S3},
    site,
};
use crate::{
    pages::small_paper,
    story::{Story, png},
    test_app::TestApp,
};

#[tokio::test]
async fn a_picture_of_a_bucket_is_sent_by_this_server_as_what_its_name_says_and_kept_for_ever() {
    let s3 = S3::start();
    let (app, picture) = illustrated(&s3).await;
    // The storage says something else of it, and it is not in memory yet.
    s3.put(&picture["/media/".len()..], png("council"));
    assert_eq!(s3.object(&picture["/media/".len()..]).unwrap().1, "application/x-something");
    let reply = app.get(&picture).await;
    assert_eq!(
        (reply.status, reply.header("cache-control"), reply.header("content-type")),
        (200, Some("public, max-age=31536000, immutable"), Some("image/png"))
    );
    assert_eq!(reply.body, png("council"));
    // From memory it is the same, whatever becomes of the storage.
    s3.fails(None, Fault::Says(503, "SlowDown"));
    let again = app.get(&picture).await;
    assert_eq!(
        (again.header("content-type"), &again.body),
        (Some("image/png"), &png("council"))
    );
}

#[tokio::test]
async fn a_picture_is_fetched_once_however_many_ask() {
    let s3 = S3::start();
    let (app, picture) = illustrated(&s3).await;
    // So slow that the last has asked before the first is answered.
    s3.fails(None, Fault::IsSlow(Duration::from_millis(500)));
    let asking = (0..20).map(|_| app.get(&picture));
    for reply in futures_util::future::join_all(asking).await {
        assert_eq!((reply.status, reply.body.len()), (200, png("council").len()));
    }
    assert_eq!(s3.asked(&Method::GET), 1);
    assert_eq!(app.get(&picture).await.status, 200);
    assert_eq!(s3.asked(&Method::GET), 1, "nor again by who comes later");
}

/// Method, headers; status, body.
type Asked<'a> = (&'a str, &'a [(&'a str, &'a str)], u16, &'a [u8]);

#[tokio::test]
async fn parts_heads_and_those_who_have_it_are_answered_as_with_a_folder() {
    let s3 = S3::start();
    let (of_bucket, picture) = illustrated(&s3).await;
    let of_folder = TestApp::with(small_paper()).await;
    let whole = png("council");
    let etag = of_bucket.get(&picture).await.header("etag").unwrap().to_owned();
    let (weak, several) = (format!("W/{etag}"), format!("\"other\", {etag}"));
    let asked: [Asked<'_>; 16] = [
        ("GET", &[], 200, &whole),
        ("HEAD", &[], 200, b""),
        ("GET", &[("range", "bytes=2-5")], 206, &whole[2..=5]),
        ("GET", &[("range", "bytes=-3")], 206, &whole[whole.len() - 3..]),
        ("GET", &[("range", "bytes=7-")], 206, &whole[7..]),
        ("GET", &[("range", "bytes=0-99999999")], 206, &whole),
        ("HEAD", &[("range", "bytes=2-5")], 200, b""),
        ("GET", &[("range", "bytes=2-5"), ("if-range", "\"other\"")], 200, &whole),
        ("GET", &[("range", "bytes=99999999-")], 416, b""),
        ("GET", &[("range", "bytes=5-2")], 200, &whole),
        ("GET", &[("range", "bytes=a-b")], 200, &whole),
        ("GET", &[("range", "lines=1-2")], 200, &whole),
        ("GET", &[("range", "bytes=0-1,3-4,6-7")], 200, &whole),
        ("GET", &[("if-none-match", &etag)], 304, b""),
        ("GET", &[("if-none-match", &weak)], 304, b""),
        ("GET", &[("if-none-match", &several)], 304, b""),
    ];
    for (method, headers, status, body) in asked {
        let reply = of_bucket.ask(method, &picture, headers).await;
        assert_eq!((reply.status, &reply.body[..]), (status, body), "{method} {headers:?}");
        // Where the file's time says whether it is the same one, what is known is not asked for by name.
        if status == 304 {
            continue;
        }
        let other = of_folder.ask(method, &picture, headers).await;
        assert_eq!((other.status, &other.body[..]), (status, body), "{method} {headers:?}");
        for name in [
            "content-type",
            "content-length",
            "content-range",
            "accept-ranges",
            "cache-control",
        ] {
            assert_eq!(reply.header(name), other.header(name), "{name} of {method} {headers:?}");
        }
    }
    let other = of_bucket.get_with(&picture, &[("if-none-match", "\"other\"")]).await;
    assert_eq!(other.status, 200);
}

#[tokio::test]
async fn what_somebody_has_put_in_a_pictures_place_is_not_shown() {
    let s3 = S3::start();
    let (app, picture) = illustrated(&s3).await;
    let name = &picture["/media/".len()..];
    s3.put(name, png("another"));
    let reply = app.get(&picture).await;
    assert_eq!((reply.status, reply.header("retry-after")), (503, Some("10")));
    s3.put(name, png("council"));
    assert_eq!(app.get(&picture).await.status, 200);
}

#[tokio::test]
async fn a_picture_that_is_too_large_to_be_kept_is_passed_on_whole_or_in_part() {
    let s3 = S3::start();
    let app = site(&s3).await;
    let large: Vec<u8> = (0..LARGEST_KEPT + 1000)
        .map(|number| (number % 251).to_le_bytes()[0])
        .collect();
    let name = server::media::name::of(&large, "jpg");
    s3.put(&name, large.clone());
    let address = format!("/media/{name}");
    for _ in 0..2 {
        let reply = app.get(&address).await;
        assert_eq!((reply.status, reply.header("content-type")), (200, Some("image/jpeg")));
        assert!(reply.body == large);
    }
    let part = app.get_with(&address, &[("range", "bytes=2000000-2000099")]).await;
    assert_eq!((part.status, &part.body[..]), (206, &large[2_000_000..2_000_100]));
    let head = app.ask("HEAD", &address, &[]).await;
    assert_eq!(head.header("content-length"), Some(large.len().to_string().as_str()));
    // Once for its size, and then each time for what is passed on, since nothing of it is kept; who has it already costs nothing.
    assert_eq!(s3.asked(&Method::GET), 4);
    let known = format!("\"{name}\"");
    assert_eq!(app.get_with(&address, &[("if-none-match", &known)]).await.status, 304);
    assert_eq!(s3.asked(&Method::GET), 4);
}

#[tokio::test]
async fn a_name_that_no_picture_has_is_not_asked_for() {
    let s3 = S3::start();
    let app = site(&s3).await;
    for name in ["x.png", "..%2Fbriefs.db", &format!("{}.svg", "0".repeat(32))] {
        assert_eq!(app.get(&format!("/media/{name}")).await.status, 404, "{name}");
    }
    assert_eq!(s3.asked(&Method::GET), 0);
}

#[tokio::test]
async fn the_page_of_what_is_kept_says_how_much_its_pictures_are_and_asks_no_storage() {
    let s3 = S3::start();
    let app = site(&s3).await;
    let stories = |has_pictures: bool| {
        (0..8).map(move |number| {
            let story = Story::new(&format!("s{number}"));
            if has_pictures { story.picture() } else { story }
        })
    };
    app.paper.import(stories(false)).await;
    let without = app.page("/fr/saved").await.one("main").text();
    app.paper.import(stories(true)).await;
    let before = (s3.asked(&Method::GET), s3.asked(&Method::HEAD));
    let with = app.page("/fr/saved").await.one("main").text();
    assert_ne!(with, without, "they are counted");
    assert_eq!((s3.asked(&Method::GET), s3.asked(&Method::HEAD)), before);
}
