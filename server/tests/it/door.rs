//! Who is let in, and what a stranger can hold: connections, versions of HTTP, and what is turned away when there is too much of it.

use std::time::Duration;

use axum::body::Bytes;
use hyper::{Request, Response, client::conn::http2};
use hyper_util::rt::{TokioExecutor, TokioIo};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};

use crate::{
    pages::small_paper,
    test_app::{Setup, TestApp},
};

mod floods;
mod patience;
mod threads;
mod tls;
mod to_https;

/// Readers come from this machine in tests: believed to be a proxy, they would be let in without end.
const NO_PROXIES: &str = "trusted_proxies = []";

/// Asks once in HTTP/2, on any stream.
async fn ask_in_http2<S>(stream: S, url: &str) -> Response<hyper::body::Incoming>
where
    S: tokio::io::AsyncRead + tokio::io::AsyncWrite + Unpin + Send + 'static,
{
    let (mut asking, talking) = http2::handshake(TokioExecutor::new(), TokioIo::new(stream)).await.unwrap();
    tokio::spawn(talking);
    let request = Request::get(url).body(http_body_util::Empty::<Bytes>::new()).unwrap();
    asking.send_request(request).await.unwrap()
}

async fn connect(app: &TestApp) -> TcpStream {
    TcpStream::connect(app.addr).await.unwrap()
}

/// What comes until the other side closes.
async fn rest(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    let _ = stream.read_to_end(&mut bytes).await;
    String::from_utf8_lossy(&bytes).into_owned()
}

#[tokio::test]
async fn http2_is_spoken_to_whoever_begins_with_it_and_says_the_same() {
    let app = TestApp::with(small_paper()).await;
    for target in ["/fr", "/healthz", "/fr/never"] {
        let first = app.get(target).await;
        let second = ask_in_http2(connect(&app).await, &format!("http://{}{target}", app.addr)).await;
        assert_eq!(second.version(), hyper::Version::HTTP_2);
        assert_eq!(second.status().as_u16(), first.status, "{target}");
        assert_eq!(
            second.headers()["content-type"],
            first.header("content-type").unwrap(),
            "{target}"
        );
        assert_eq!(second.headers()["x-content-type-options"], "nosniff", "{target}");
    }
}

#[tokio::test]
async fn a_head_request_has_no_body_in_either_version_also_of_a_page_that_is_kept() {
    let app = TestApp::with(small_paper()).await;
    for target in ["/fr", "/fr/monde/conseil"] {
        let page = app.get(target).await;
        for _ in 0..2 {
            let first = app.ask("HEAD", target, &[]).await;
            assert_eq!((first.status, first.body.len()), (200, 0), "{target}");
            let (mut asking, talking) = http2::handshake(TokioExecutor::new(), TokioIo::new(connect(&app).await))
                .await
                .unwrap();
            tokio::spawn(talking);
            let request = Request::head(format!("http://{}{target}", app.addr))
                .body(http_body_util::Empty::<Bytes>::new())
                .unwrap();
            let second = asking.send_request(request).await.unwrap();
            let length = page.body.len().to_string();
            assert_eq!(second.headers()["content-length"], length.as_str(), "{target}");
            assert!(hyper::body::Body::is_end_stream(second.body()), "{target}");
        }
    }
}

#[tokio::test]
async fn a_proxy_whose_words_nobody_can_read_asks_for_strangers() {
    let app = Setup::default()
        .config("[limits]\nrequests_at_once = 1\nrequests_per_second = 1")
        .start()
        .await;
    let mut last = 200;
    for _ in 0..4 {
        last = app
            .get_with("/api/v1/header/fr", &[("x-forwarded-for", "unknown")])
            .await
            .status;
    }
    assert_eq!(last, 429);
}

#[tokio::test]
async fn one_network_takes_a_tenth_of_what_may_be_under_way() {
    let app = Setup::default()
        .config(NO_PROXIES)
        .config("[limits]\nrequests_under_way = 10")
        .start()
        .await;
    let here = [127, 0, 0, 1].into();
    let own = app.state.under_way.take(here).unwrap();
    assert_eq!(app.get("/api/v1/header/fr").await.status, 503);
    assert!(app.state.under_way.take([192, 0, 2, 1].into()).is_some());
    drop(own);
    assert_eq!(app.get("/api/v1/header/fr").await.status, 200);
}

#[tokio::test]
async fn a_preface_that_comes_byte_by_byte_is_one_all_the_same() {
    let app = TestApp::start().await;
    let mut stream = connect(&app).await;
    stream.set_nodelay(true).unwrap();
    for byte in b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" {
        stream.write_all(&[*byte]).await.unwrap();
        tokio::task::yield_now().await;
    }
    // An empty frame of settings, and then one that may not be: the other side says so in HTTP/2.
    stream.write_all(&[0, 0, 0, 4, 0, 0, 0, 0, 0]).await.unwrap();
    let mut head = [0; 9];
    stream.read_exact(&mut head).await.unwrap();
    assert_eq!(head[3], 4, "the server's settings come first");
}

#[tokio::test]
async fn who_sends_the_head_of_a_request_for_ever_is_given_up() {
    let app = TestApp::start().await;
    for begun in [
        "",
        "G",
        "GET /fr HT",
        "GET /fr HTTP/1.1\r\nhost: a\r\nx-slow: ",
        "PR",
        "PRI ",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    ] {
        let mut stream = connect(&app).await;
        stream.write_all(begun.as_bytes()).await.unwrap();
        // From here on time passes as soon as nobody has anything to do.
        tokio::time::pause();
        let answer = rest(&mut stream).await;
        tokio::time::resume();
        let is_http2 = begun.starts_with("PRI ");
        assert!(
            answer.is_empty() || answer.starts_with("HTTP/1.1 408") || is_http2,
            "{begun:?}: {answer}"
        );
    }
    assert_eq!(app.get("/healthz").await.status, 200);
}

#[tokio::test]
async fn a_connection_on_which_nobody_asks_again_is_closed() {
    let app = TestApp::start().await;
    let mut stream = connect(&app).await;
    stream.write_all(b"GET /healthz HTTP/1.1\r\nhost: a\r\n\r\n").await.unwrap();
    let mut first = [0; 15];
    stream.read_exact(&mut first).await.unwrap();
    assert_eq!(&first, b"HTTP/1.1 200 OK");
    tokio::time::pause();
    rest(&mut stream).await;
    tokio::time::resume();
}

#[tokio::test]
async fn no_network_takes_every_connection_and_who_leaves_makes_room() {
    let app = Setup::default()
        .config(NO_PROXIES)
        .config("[limits]\nconnections_of_one_network = 2")
        .start()
        .await;
    let mut held = Vec::new();
    for _ in 0..2 {
        let mut stream = connect(&app).await;
        stream.write_all(b"GET /healthz HTTP/1.1\r\nhost: a\r\n\r\n").await.unwrap();
        assert_eq!(stream.read_u8().await.unwrap(), b'H');
        held.push(stream);
    }
    let mut third = connect(&app).await;
    let _ = third.write_all(b"GET /healthz HTTP/1.1\r\nhost: a\r\n\r\n").await;
    assert_eq!(rest(&mut third).await, "");
    held.pop();
    // The server hears of it in its own time.
    loop {
        let mut fourth = connect(&app).await;
        let _ = fourth
            .write_all(b"GET /healthz HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n")
            .await;
        if rest(&mut fourth).await.starts_with("HTTP/1.1 200") {
            break;
        }
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn our_own_proxy_has_as_many_connections_as_there_are() {
    let app = Setup::default()
        .config("[limits]\nconnections_of_one_network = 1")
        .start()
        .await;
    let mut held = Vec::new();
    for _ in 0..5 {
        let mut stream = connect(&app).await;
        stream.write_all(b"GET /healthz HTTP/1.1\r\nhost: a\r\n\r\n").await.unwrap();
        assert_eq!(stream.read_u8().await.unwrap(), b'H');
        held.push(stream);
    }
}

#[tokio::test]
async fn every_answer_has_the_name_that_our_proxy_gave_the_request_or_one_of_its_own() {
    let app = TestApp::with(small_paper()).await;
    let named = ("x-request-id", "edge-7f3a");
    for target in ["/fr", "/fr", "/healthz", "/fr/never", "/api/never"] {
        assert_eq!(app.get_with(target, &[named]).await.header("x-request-id"), Some("edge-7f3a"));
        let own = app.get(target).await;
        assert_eq!(own.header("x-request-id").unwrap().len(), 16, "{target}");
    }
}

#[tokio::test]
async fn what_another_site_sends_changes_nothing() {
    let app = TestApp::start().await;
    let send = async |headers: &[(&str, &str)]| {
        let form = "lang=de&to=/de";
        let length = form.len().to_string();
        let mut all = vec![
            ("content-type", "application/x-www-form-urlencoded"),
            ("content-length", length.as_str()),
        ];
        all.extend(headers);
        let mut request = crate::http::request("POST", "/language", &all);
        request.extend_from_slice(form.as_bytes());
        app.send(request).await.unwrap()
    };
    let base_url = app.state.site.base_url.clone();
    for here in [
        &[][..],
        &[("origin", base_url.as_str())],
        &[("sec-fetch-site", "same-origin")],
    ] {
        let reply = send(here).await;
        assert_eq!(reply.status, 303, "{here:?}");
        assert!(reply.header("set-cookie").is_some());
    }
    for elsewhere in [
        ("origin", "https://elsewhere.example"),
        ("origin", "null"),
        ("sec-fetch-site", "cross-site"),
    ] {
        let reply = send(&[elsewhere]).await;
        assert_eq!((reply.status, reply.header("set-cookie")), (403, None), "{elsewhere:?}");
    }
}

#[tokio::test]
async fn told_to_stop_it_answers_what_is_under_way_and_leaves_nobody_waiting() {
    let app = TestApp::with(small_paper()).await;
    let mut silent = connect(&app).await;
    let mut idle = connect(&app).await;
    idle.write_all(b"GET /healthz HTTP/1.1\r\nhost: a\r\n\r\n").await.unwrap();
    assert_eq!(idle.read_u8().await.unwrap(), b'H');
    let mut asking = connect(&app).await;
    // A request, and all but the last byte of another.
    let request = b"GET /healthz HTTP/1.1\r\nhost: a\r\n\r\nGET /fr HTTP/1.1\r\nhost: a\r\n\r";
    asking.write_all(request).await.unwrap();
    assert_eq!(asking.read_u8().await.unwrap(), b'H');
    app.stop.send(true).unwrap();
    tokio::time::timeout(Duration::from_mins(1), app.serving)
        .await
        .expect("it ends")
        .unwrap();
    for stream in [&mut silent, &mut idle, &mut asking] {
        rest(stream).await;
    }
}

#[tokio::test]
async fn a_site_that_readers_reach_by_https_says_to_stay_with_it() {
    let app = Setup::default().config("base_url = \"https://news.example\"").start().await;
    for target in ["/fr", "/fr", "/healthz", "/fr/never"] {
        let reply = app.get(target).await;
        assert_eq!(
            reply.header("strict-transport-security"),
            Some("max-age=31536000"),
            "{target}"
        );
    }
    let plain = TestApp::start().await;
    assert_eq!(plain.get("/healthz").await.header("strict-transport-security"), None);
}
