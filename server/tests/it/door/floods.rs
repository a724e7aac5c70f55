//! What is sent to bring a server down: it is refused or cut, and the next reader is answered.

use super::*;

const PREFACE: &[u8] = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
const SETTINGS: u8 = 4;
const HEADERS: u8 = 1;
const RESET: u8 = 3;
const CONTINUATION: u8 = 9;
const END_STREAM: u8 = 1;
const END_HEADERS: u8 = 4;
/// `GET /fr`, `http`, of the static table but for the path (RFC 7541, A): none is kept.
const REQUEST: &[u8] = b"\x82\x86\x04\x03/fr";

/// RFC 9113, 4.1.
fn frame(kind: u8, flags: u8, stream: u32, payload: &[u8]) -> Vec<u8> {
    let length = u32::try_from(payload.len()).unwrap().to_be_bytes();
    [&length[1..], &[kind, flags], &stream.to_be_bytes(), payload].concat()
}

/// Sends until the other side has had enough: the bytes that it took.
async fn send_all(stream: &mut TcpStream, part: impl Fn(u32) -> Vec<u8>, parts: u32) -> u32 {
    for number in 0..parts {
        if stream.write_all(&part(number)).await.is_err() {
            return number;
        }
    }
    parts
}

async fn begun(app: &TestApp) -> TcpStream {
    let mut stream = connect(app).await;
    stream.write_all(PREFACE).await.unwrap();
    stream.write_all(&frame(SETTINGS, 0, 0, &[])).await.unwrap();
    stream
}

#[tokio::test]
async fn a_head_that_goes_on_for_ever_in_http2_is_cut() {
    let app = TestApp::with(small_paper()).await;
    let mut stream = begun(&app).await;
    stream.write_all(&frame(HEADERS, END_STREAM, 1, REQUEST)).await.unwrap();
    // A line of the head that is never indexed, again and again: 100 MB in all.
    let line = [&b"\x10\x01x\x7f\x80\x3f"[..], &vec![b'a'; 8191]].concat();
    let taken = send_all(&mut stream, |_| frame(CONTINUATION, 0, 1, &line), 12_000).await;
    assert!(taken < 12_000, "all of it was taken");
    assert_eq!(app.get("/fr").await.status, 200);
}

#[tokio::test]
async fn requests_that_are_taken_back_as_soon_as_they_are_made_end_the_connection() {
    let app = TestApp::with(small_paper()).await;
    let mut stream = begun(&app).await;
    let taken_back = |number: u32| {
        let id = 2 * number + 1;
        let asked = frame(HEADERS, END_STREAM | END_HEADERS, id, REQUEST);
        [asked, frame(RESET, 0, id, &8_u32.to_be_bytes())].concat()
    };
    let sent = send_all(&mut stream, taken_back, 100_000).await;
    // Either it was cut in the middle, or every one of them was let go.
    let _ = stream.shutdown().await;
    let _ = tokio::time::timeout(Duration::from_secs(20), rest(&mut stream)).await;
    assert!(sent > 0);
    assert_eq!(app.get("/fr").await.status, 200);
}

#[tokio::test]
async fn a_request_within_a_request_is_no_second_one() {
    let app = TestApp::with(small_paper()).await;
    let within = "GET /fr/never HTTP/1.1\r\nhost: a\r\n\r\n";
    for head in [
        "content-length: 5\r\ntransfer-encoding: chunked",
        "transfer-encoding: chunked\r\ncontent-length: 5",
        "content-length: 5\r\ncontent-length: 6",
        "content-length: 5, 6",
        "content-length: +5",
        "content-length: 0x5",
        "content-length : 5",
        "content-length: 5\r\n transfer-encoding: chunked",
        "transfer-encoding: xchunked",
        "transfer-encoding: chunked, identity",
        "transfer-encoding: identity",
        "transfer-encoding:\x0bchunked",
        "transfer-encoding: chunked\r\ntransfer-encoding: x",
        "x: a\rtransfer-encoding: chunked",
        "x: a\0b",
    ] {
        let request = format!("POST /language HTTP/1.1\r\nhost: a\r\n{head}\r\n\r\n0\r\n\r\n{within}");
        let mut stream = connect(&app).await;
        stream.write_all(request.as_bytes()).await.unwrap();
        let _ = stream.shutdown().await;
        let answer = rest(&mut stream).await;
        let statuses: Vec<&str> = answer
            .split("HTTP/1.1 ")
            .skip(1)
            .filter_map(|answer| answer.get(..3))
            .collect();
        // Whatever it was, it was one request, or what came after a body that was said to be chunked, and was.
        assert!(
            statuses.iter().all(|status| status.starts_with('4')) && statuses.len() <= 2,
            "{head:?}: {statuses:?}"
        );
        if statuses.len() == 2 {
            assert!(head.contains("chunked"), "{head:?}: {statuses:?}");
        }
        assert!(!answer.contains("panicked") && !answer.contains("src/"), "{head:?}");
    }
    assert_eq!(app.get("/fr").await.status, 200);
}

#[tokio::test]
async fn odd_requests_are_refused_or_cut_and_show_nothing_of_the_inside() {
    let app = TestApp::with(small_paper()).await;
    let many = (0..200).fold(String::new(), |lines, number| lines + &format!("x-{number}: a\r\n"));
    let long = "a".repeat(200_000);
    for request in [
        "GET /fr HTTP/1.1\r\n\r\n".to_owned(),
        format!("GET /fr HTTP/1.1\r\nhost: a\r\n{many}\r\n"),
        format!("GET /fr HTTP/1.1\r\nhost: a\r\nx: {long}\r\n\r\n"),
        format!("{long} /fr HTTP/1.1\r\nhost: a\r\n\r\n"),
        "CONNECT news.example:443 HTTP/1.1\r\nhost: a\r\n\r\n".into(),
        "OPTIONS * HTTP/1.1\r\nhost: a\r\n\r\n".into(),
        "GET * HTTP/1.1\r\nhost: a\r\n\r\n".into(),
        "GET http://news.example/fr/never HTTP/1.1\r\nhost: b\r\n\r\n".into(),
        "GET //news.example/ HTTP/1.1\r\nhost: a\r\n\r\n".into(),
        "GET /fr/never HTTP/1.0\r\n\r\n".into(),
        "GET /fr/never HTTP/1.1\r\nhost: a\r\nhost: b\r\n\r\n".into(),
        "GET /fr/never HTTP/1.1\r\nhost: a b\r\n\r\n".into(),
        "GET /fr/never HTTP/1.1\r\nhost: a\r\nupgrade: h2c\r\nconnection: upgrade\r\nhttp2-settings: AAMAAABkAAQAAP__\r\n\r\n"
            .into(),
        "GET /fr/never HTTP/1.1\r\nhost: a\r\nexpect: 100-continue\r\n\r\n".into(),
        "GET /fr/never HTTP/1.1\r\nhost: a\r\nexpect: 200-ok\r\n\r\n".into(),
        "GET /fr/never HTTP/1.1\nhost: a\n\n".into(),
        "\r\n\r\n\r\nGET /fr/never HTTP/1.1\r\nhost: a\r\n\r\n".into(),
        "get /fr HTTP/1.1\r\nhost: a\r\n\r\n".into(),
        "GET  /fr  HTTP/1.1\r\nhost: a\r\n\r\n".into(),
        "GET /fr\r\n\r\n".into(),
        "POST /websub/x HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\nffffffffffffffffff\r\n".into(),
        "POST /language HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\n-1\r\n\r\n".into(),
        "PRI * HTTP/1.1\r\nhost: a\r\n\r\n".into(),
    ] {
        let mut stream = connect(&app).await;
        // It may be cut before all of it was sent.
        let _ = stream.write_all(request.as_bytes()).await;
        let _ = stream.shutdown().await;
        let answer = rest(&mut stream).await;
        let shown = &request[..request.len().min(80)];
        if !answer.is_empty() && answer.starts_with("HTTP/1") {
            let status: u16 = answer[9..12].parse().unwrap();
            let is_fine = (400..500).contains(&status) || (status == 200 && request.starts_with("GET /fr HTTP")) || status == 301;
            assert!(is_fine, "{shown:?}: {status}");
        }
        assert!(!answer.contains("panicked") && !answer.contains("src/"), "{shown:?}");
        assert_eq!(app.get("/healthz").await.status, 200, "after {shown:?}");
    }
}
