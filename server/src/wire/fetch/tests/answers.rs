//! Heads: what is asked, validators, statuses, redirects.

use sha2::{Digest, Sha256};

use super::super::{LONGEST_WAIT, RedirectFault};
use super::server::{Reply, Server};
use super::*;

const DAY: &str = "Tue, 18 Mar 2025 08:00:00 GMT";

#[tokio::test]
async fn a_body_comes_with_all_that_its_head_says() {
    let server = Server::saying(|| {
        let head = format!(
            "200 OK\nContent-Type: application/rss+xml; charset=utf-8\nETag: W/\"1\"\nLast-Modified: {DAY}\n\
             Cache-Control: max-age=600\nLink: <https://hub.example/>; rel=hub, </feed>; rel=self"
        );
        Reply::with(&head, "<rss/>")
    })
    .await;
    let answer = body(&server.url("/feed?key=1#top")).await;
    assert_eq!(answer.bytes, b"<rss/>");
    assert_eq!(answer.content_type.as_deref(), Some("application/rss+xml; charset=utf-8"));
    let validator = Validator {
        etag: Some("W/\"1\"".into()),
        last_modified: Some(DAY.into()),
    };
    assert_eq!(answer.validator, Some(validator));
    assert_eq!(answer.final_url, server.url("/feed?key=1"));
    assert_eq!(answer.moved_to, None);
    assert_eq!(answer.fresh_for, Some(Duration::from_mins(10)));
    assert_eq!(answer.links.hubs, [Url::parse("https://hub.example/").unwrap()]);
    assert_eq!(answer.links.own, Some(server.url("/feed").into()));
    assert_eq!(answer.sha256, *Sha256::digest(b"<rss/>"));
}

#[tokio::test]
async fn a_request_says_who_asks_and_nothing_that_was_not_meant() {
    let server = Server::saying(|| Reply::with("200 OK", "x")).await;
    body(&server.url("/")).await;
    let head = &server.heads()[0];
    let names: Vec<_> = head
        .lines()
        .skip(1)
        .filter_map(|line| line.split_once(':'))
        .map(|(name, _)| name)
        .collect();
    assert!(head.contains("user-agent: briefs/test (+https://news.example/about)\r\n"));
    assert!(head.contains("accept-encoding: gzip, br, deflate\r\n"));
    assert!(head.contains("accept: application/rss+xml"));
    for name in &names {
        assert!(["user-agent", "accept", "accept-encoding", "host"].contains(name), "{name}");
    }
    assert_eq!(names.len(), 4);
}

#[tokio::test]
async fn a_head_that_says_nothing_is_enough() {
    let server = Server::saying(|| Reply::with("200 OK", "")).await;
    let answer = body(&server.url("/")).await;
    assert_eq!(answer.bytes, b"");
    assert_eq!((answer.content_type, answer.validator, answer.fresh_for), (None, None, None));
    assert_eq!(answer.links, super::super::Links::default());
}

#[tokio::test]
async fn what_is_known_is_asked_for_with_its_etag_and_its_date() {
    let server = Server::saying(|| Reply::head("304 Not Modified\nCache-Control: max-age=60")).await;
    let etag = Validator {
        etag: Some("\"1\"".into()),
        last_modified: None,
    };
    let date = Validator {
        etag: None,
        last_modified: Some(DAY.into()),
    };
    for known in [&etag, &date] {
        let unchanged = Fetched::NotModified {
            fresh_for: Some(Duration::from_mins(1)),
            moved_to: None,
        };
        assert_eq!(get_known(&server.url("/"), known).await, Ok(unchanged));
    }
    let [first, second] = server.heads().try_into().unwrap();
    assert!(first.contains("if-none-match: \"1\"\r\n") && !first.contains("if-modified-since"));
    assert!(second.contains(&format!("if-modified-since: {}\r\n", DAY.to_lowercase())) && !second.contains("if-none-match"));
}

#[tokio::test]
async fn a_304_to_a_question_without_conditions_is_an_error() {
    let server = Server::saying(|| Reply::head("304 Not Modified")).await;
    let unsendable = Validator {
        etag: Some("a\nb".into()),
        last_modified: None,
    };
    for result in [
        get(&server.url("/")).await,
        get_known(&server.url("/"), &Validator::default()).await,
        get_known(&server.url("/"), &unsendable).await,
    ] {
        assert!(matches!(result, Err(FetchError::Status { code: 304, .. })), "{result:?}");
    }
}

#[tokio::test]
async fn statuses_that_bring_no_document_are_errors() {
    for code in [202, 204, 206, 300, 400, 401, 403, 404, 418, 500, 503, 599] {
        let server = Server::saying(move || Reply::head(&format!("{code} Said\nContent-Length: 0"))).await;
        let result = get(&server.url("/")).await;
        assert_eq!(result, Err(FetchError::Status { code, retry_after: None }));
    }
}

#[tokio::test]
async fn gone_is_told_apart_unless_a_passing_redirect_led_there() {
    let server = Server::start(async |path, _| match &*path {
        "/moved" => Reply::head("301 Moved\nLocation: /gone"),
        "/elsewhere" => Reply::head("302 Found\nLocation: /gone"),
        _ => Reply::head("410 Gone"),
    })
    .await;
    assert_eq!(get(&server.url("/gone")).await, Err(FetchError::Gone));
    assert_eq!(get(&server.url("/moved")).await, Err(FetchError::Gone));
    let passing = get(&server.url("/elsewhere")).await;
    assert!(matches!(passing, Err(FetchError::Status { code: 410, .. })));
}

#[tokio::test]
async fn too_many_requests_says_for_how_long_in_seconds_or_by_a_date() {
    for (said, waits) in [
        ("Retry-After: 120", Some(Duration::from_mins(2))),
        ("Retry-After: Wed, 19 Mar 2025 09:10:00 GMT", Some(Duration::from_mins(10))),
        (
            "Date: Wed, 19 Mar 2025 09:05:00 GMT\nRetry-After: Wed, 19 Mar 2025 09:10:00 GMT",
            Some(Duration::from_mins(5)),
        ),
        ("Retry-After: 999999999999999999999", Some(LONGEST_WAIT)),
        ("Retry-After: later", None),
    ] {
        let server = Server::saying(move || Reply::head(&format!("429 Too Many Requests\n{said}"))).await;
        let error = get(&server.url("/")).await.unwrap_err();
        assert_eq!(error.retry_after(), waits, "{said}");
    }
}

/// Leads from `/n` to `/n-1`, down to `/0`.
async fn chain(status: &'static str) -> Server {
    Server::start(move |path, _| async move {
        match path[1..].parse().unwrap_or(0_u8) {
            0 => Reply::with("200 OK", "here"),
            n => Reply::head(&format!("{status}\nLocation: {}", n - 1)),
        }
    })
    .await
}

#[tokio::test]
async fn five_redirects_are_followed_and_six_are_not() {
    for status in ["301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"] {
        let server = chain(status).await;
        let answer = body(&server.url("/5")).await;
        assert_eq!(answer.final_url, server.url("/0"));
        let is_permanent = matches!(&status[..3], "301" | "308");
        assert_eq!(answer.moved_to, is_permanent.then(|| server.url("/0")), "{status}");
        let too_many = FetchError::Redirects(RedirectFault::TooMany { limit: 5 });
        assert_eq!(get(&server.url("/6")).await, Err(too_many));
    }
}

#[tokio::test]
async fn a_move_is_told_also_when_nothing_else_is_new() {
    let server = Server::start(async |path, _| match &*path {
        "/old" => Reply::head("308 Permanent\nLocation: /new"),
        _ => Reply::head("304 Not Modified"),
    })
    .await;
    let known = Validator {
        etag: Some("\"1\"".into()),
        last_modified: None,
    };
    let unchanged = Fetched::NotModified {
        fresh_for: None,
        moved_to: Some(server.url("/new")),
    };
    assert_eq!(
        get_known_from(&server.url("/old"), &server.url("/new"), &known).await,
        Ok(unchanged)
    );
}

#[tokio::test]
async fn the_validators_of_one_address_are_sent_to_no_other() {
    let server = Server::start(async |path, _| match &*path {
        "/old" => Reply::head("302 Found\nLocation: /new"),
        _ => Reply::with("200 OK", "x"),
    })
    .await;
    let known = Validator {
        etag: Some("\"1\"".into()),
        last_modified: Some(DAY.into()),
    };
    for (from, conditions) in [("/old", [true, false]), ("/new", [false, true]), ("/another", [false, false])] {
        get_known_from(&server.url("/old"), &server.url(from), &known).await.unwrap();
        let heads = server.heads();
        let is_conditional = |head: &String| head.contains("if-none-match") && head.contains("if-modified-since");
        let last: Vec<bool> = heads[heads.len() - 2..].iter().map(is_conditional).collect();
        assert_eq!(last, conditions, "{from}");
    }
}

#[tokio::test]
async fn redirects_in_a_circle_or_to_nowhere_end() {
    let server = Server::start(async |path, _| match &*path {
        "/a" => Reply::head("302 Found\nLocation: /b"),
        "/b" => Reply::head("302 Found\nLocation: /a"),
        "/self" => Reply::head("301 Moved\nLocation: /self#again"),
        "/bad" => Reply::head("301 Moved\nLocation: http://["),
        _ => Reply::head("301 Moved"),
    })
    .await;
    for (path, fault) in [
        ("/a", RedirectFault::Loop),
        ("/self", RedirectFault::Loop),
        ("/bad", RedirectFault::Nowhere),
        ("/", RedirectFault::Nowhere),
    ] {
        assert_eq!(get(&server.url(path)).await, Err(FetchError::Redirects(fault)), "{path}");
    }
    // The two of the circle once each, and one for each other.
    assert_eq!(server.heads().len(), 5);
}

#[tokio::test]
async fn a_form_is_sent_as_it_is_and_never_carried_on() {
    let server = Server::start(async |path, _| match &*path {
        "/hub" => Reply::head("202 Accepted"),
        _ => Reply::head("307 Temporary\nLocation: /hub"),
    })
    .await;
    let post = async |path| {
        fetcher()
            .post_form(&server.url(path), "hub.mode=subscribe".into(), patient())
            .await
    };
    assert_eq!(post("/hub").await, Ok(202));
    assert!(matches!(post("/moved").await, Err(FetchError::Status { code: 307, .. })));
    assert!(server.heads()[0].starts_with("post /hub "));
    assert!(server.heads()[0].contains("content-type: application/x-www-form-urlencoded\r\n"));
    assert_eq!(server.heads().len(), 2);
}
