//! What readers are sent of a bucket.

use axum::http::Method;
use server::media::bucket::LARGEST_KEPT;

use super::{illustrated, s3::S3, site};
use crate::story::png;

#[tokio::test]
async fn a_picture_of_a_bucket_is_sent_by_this_server_and_kept_for_ever() {
    let s3 = S3::start();
    let (app, picture) = illustrated(&s3).await;
    let reply = app.get(&picture).await;
    assert_eq!(
        (reply.status, reply.header("cache-control"), reply.header("content-type")),
        (200, Some("public, max-age=31536000, immutable"), Some("image/png"))
    );
    assert_eq!(reply.body, png("council"));
    // One that a storage says something else of is what its name says.
    s3.put(&picture["/media/".len()..], png("council"));
    assert_eq!(app.get(&picture).await.header("content-type"), Some("image/png"));
}

#[tokio::test]
async fn a_picture_is_fetched_once_however_many_ask() {
    let s3 = S3::start();
    let (app, picture) = illustrated(&s3).await;
    let asking = (0..20).map(|_| app.get(&picture));
    for reply in futures_util::future::join_all(asking).await {
        assert_eq!((reply.status, reply.body.len()), (200, png("council").len()));
    }
    assert_eq!(s3.asked(&Method::GET), 1);
}

#[tokio::test]
async fn parts_heads_and_those_who_have_it_are_answered_as_with_a_folder() {
    let s3 = S3::start();
    let (app, picture) = illustrated(&s3).await;
    let whole = png("council");
    let part = app.get_with(&picture, &[("range", "bytes=2-5")]).await;
    let range = format!("bytes 2-5/{}", whole.len());
    assert_eq!(
        (part.status, part.header("content-range"), &part.body[..]),
        (206, Some(range.as_str()), &whole[2..=5])
    );
    let end = app.get_with(&picture, &[("range", "bytes=-3")]).await;
    assert_eq!((end.status, &end.body[..]), (206, &whole[whole.len() - 3..]));
    let beyond = app.get_with(&picture, &[("range", "bytes=99999999-")]).await;
    assert_eq!((beyond.status, beyond.header("cache-control")), (416, Some("no-store")));
    for odd in ["bytes=5-2", "bytes=a-b", "lines=1-2", "bytes=0-1,3-4,6-7"] {
        assert_eq!(app.get_with(&picture, &[("range", odd)]).await.body, whole, "{odd}");
    }
    let head = app.ask("HEAD", &picture, &[]).await;
    assert_eq!(
        (head.status, head.header("content-length"), head.body.len()),
        (200, Some(whole.len().to_string().as_str()), 0)
    );
    let etag = head.header("etag").unwrap().to_owned();
    for known in [etag.clone(), format!("W/{etag}"), format!("\"other\", {etag}")] {
        assert_eq!(
            app.get_with(&picture, &[("if-none-match", &known)]).await.status,
            304,
            "{known}"
        );
    }
    assert_eq!(app.get_with(&picture, &[("if-none-match", "\"other\"")]).await.status, 200);
}

#[tokio::test]
async fn what_somebody_has_put_in_a_pictures_place_is_not_shown() {
    let s3 = S3::start();
    let (app, picture) = illustrated(&s3).await;
    let name = &picture["/media/".len()..];
    s3.put(name, png("another"));
    assert_eq!(app.get(&picture).await.status, 404);
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
async fn the_page_of_what_is_kept_asks_no_storage() {
    let s3 = S3::start();
    let (app, _) = illustrated(&s3).await;
    let before = (s3.asked(&Method::GET), s3.asked(&Method::HEAD));
    assert_eq!(app.get("/fr/saved").await.status, 200);
    assert_eq!((s3.asked(&Method::GET), s3.asked(&Method::HEAD)), before);
}
