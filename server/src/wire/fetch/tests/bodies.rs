//! Bodies: too large, too slow, packed, cut off, not HTTP at all.

use async_compression::Level;
use async_compression::tokio::bufread::{BrotliEncoder, GzipEncoder};
use tokio::io::{AsyncRead, AsyncReadExt, BufReader, repeat};

use super::super::Size;
use super::server::{Reply, Server, bytes};
use super::*;

async fn packed(mut encoder: impl AsyncRead + Unpin) -> Vec<u8> {
    let mut packed = Vec::new();
    encoder.read_to_end(&mut packed).await.unwrap();
    packed
}

/// What comes of a whole answer, byte by byte as given.
async fn fetched(reply: impl Fn() -> Reply + Send + Sync + 'static) -> Result<Fetched, FetchError> {
    get(&Server::saying(reply).await.url("/?secret=1")).await
}

#[tokio::test]
async fn packed_bodies_are_unpacked() {
    let text = "<rss>Łódź</rss>".as_bytes();
    for (coding, sent) in [
        ("br", packed(BrotliEncoder::new(text)).await),
        ("gzip", packed(GzipEncoder::new(text)).await),
    ] {
        let server = Server::saying(move || Reply::with(&format!("200 OK\nContent-Encoding: {coding}"), &sent)).await;
        assert_eq!(body(&server.url("/")).await.bytes, text, "{coding}");
    }
}

#[tokio::test]
async fn a_small_body_that_unpacks_to_fifty_megabytes_is_an_error() {
    let zeros = || BufReader::new(repeat(0).take(50_000_000));
    let brotli = packed(BrotliEncoder::with_quality(zeros(), Level::Fastest)).await;
    for (coding, sent) in [("br", brotli), ("gzip", packed(GzipEncoder::new(zeros())).await)] {
        assert!(sent.len() < 500_000, "{coding}: {}", sent.len());
        let result = fetched(move || Reply::with(&format!("200 OK\nContent-Encoding: {coding}"), &sent)).await;
        let (size, limit) = (Size::Inflated, 5_000_000);
        assert_eq!(result, Err(FetchError::TooLarge { size, limit }), "{coding}");
    }
}

#[tokio::test]
async fn a_body_without_end_is_left_at_five_megabytes() {
    let result = fetched(|| Reply::Forever(bytes("200 OK"), vec![b'x'; 65_536])).await;
    let (size, limit) = (Size::Compressed, 5_000_000);
    assert_eq!(result, Err(FetchError::TooLarge { size, limit }));
}

#[tokio::test]
async fn a_body_announced_as_fifty_megabytes_is_not_read_at_all() {
    let result = fetched(|| Reply::head("200 OK\nContent-Length: 50000000")).await;
    assert!(matches!(result, Err(FetchError::TooLarge { .. })), "{result:?}");
}

#[tokio::test]
async fn the_limit_itself_is_allowed() {
    let limits = Limits {
        compressed: 5,
        inflated: 9,
        ..patient()
    };
    for (text, is_allowed) in [("12345", true), ("123456", false)] {
        let server = Server::saying(move || Reply::with("200 OK", text)).await;
        let result = fetcher().get(&server.url("/"), None, Accept::Page, limits, now()).await;
        assert_eq!(result.is_ok(), is_allowed, "{text}");
    }
}

#[tokio::test]
async fn an_answer_that_trickles_or_never_comes_ends_in_time() {
    let limit = Duration::from_millis(300);
    let limits = Limits {
        total: limit,
        ..Limits::default()
    };
    let slow: [fn() -> Reply; 4] = [
        || Reply::Drip(bytes("200 OK")),
        || Reply::Drip(b"HTTP/1.1 200 OK\r\nX-Long: ".to_vec()),
        || Reply::Silence,
        || Reply::Forever(Vec::new(), b"HTTP/1.1 100 Continue\r\n\r\n".to_vec()),
    ];
    for reply in slow {
        let server = Server::saying(reply).await;
        let result = fetcher().get(&server.url("/"), None, Accept::Feed, limits, now()).await;
        assert_eq!(result, Err(FetchError::Timeout { limit }));
    }
}

#[tokio::test]
async fn redirects_share_one_limit_on_time() {
    let server = Server::start(async |_, before| {
        tokio::time::sleep(Duration::from_millis(200)).await;
        Reply::head(&format!("302 Found\nLocation: /{before}"))
    })
    .await;
    let limits = Limits {
        total: Duration::from_millis(500),
        ..Limits::default()
    };
    let result = fetcher().get(&server.url("/start"), None, Accept::Feed, limits, now()).await;
    assert_eq!(result, Err(FetchError::Timeout { limit: limits.total }));
}

#[tokio::test]
async fn a_connection_that_breaks_is_no_whole_answer() {
    let broken: [fn() -> Reply; 5] = [
        || Reply::Reset(Vec::new()),
        || Reply::Reset(bytes("200 OK\nContent-Length: 100")),
        || Reply::Bytes(Vec::new()),
        || Reply::with("200 OK\nContent-Length: 100", "only this"),
        || Reply::with("200 OK\nTransfer-Encoding: chunked", "4\r\nonly\r\n"),
    ];
    for (nth, reply) in broken.into_iter().enumerate() {
        let result = fetched(reply).await;
        assert!(matches!(result, Err(FetchError::Broken { .. })), "{nth}: {result:?}");
    }
}

#[tokio::test]
async fn a_body_longer_than_announced_is_cut_where_it_was_to_end() {
    let server = Server::saying(|| Reply::with("200 OK\nContent-Length: 6", "<rss/><script>")).await;
    assert_eq!(body(&server.url("/")).await.bytes, b"<rss/>");
}

#[tokio::test]
async fn what_is_not_http_is_said_to_be_that() {
    let wrong: [fn() -> Reply; 7] = [
        || Reply::Bytes(b"SSH-2.0-OpenSSH_9.2\r\n".to_vec()),
        || Reply::Bytes(b"<rss version=\"2.0\"/>\r\n\r\n".to_vec()),
        || Reply::head("not a status"),
        || Reply::head("200 OK\nContent-Length: many"),
        || Reply::head(&format!("200 OK\nX-Long: {}", "x".repeat(1_000_000))),
        || Reply::head(&format!("200 OK{}", "\nX: 1".repeat(1000))),
        || Reply::with("200 OK\nTransfer-Encoding: chunked", "nonsense\r\n<rss/>\r\n"),
    ];
    for (nth, reply) in wrong.into_iter().enumerate() {
        let result = fetched(reply).await;
        assert!(matches!(result, Err(FetchError::NotHttp { .. })), "{nth}: {result:?}");
    }
}

#[tokio::test]
async fn no_error_shows_the_query() {
    let wrong: [fn() -> Reply; 5] = [
        || Reply::Reset(Vec::new()),
        || Reply::Bytes(b"nonsense\r\n\r\n".to_vec()),
        || Reply::with("200 OK\nContent-Length: 100", "only this"),
        || Reply::with("200 OK\nContent-Encoding: gzip", "plain"),
        || Reply::head("404 Not Found"),
    ];
    for reply in wrong {
        let error = fetched(reply).await.unwrap_err();
        assert!(!format!("{error} {error:?}").contains("secret"), "{error:?}");
    }
}

#[tokio::test]
async fn a_body_that_is_not_packed_as_it_says_is_an_error() {
    for coding in ["gzip", "br", "deflate", "zstd", "gzip, br"] {
        let result = fetched(move || Reply::with(&format!("200 OK\nContent-Encoding: {coding}"), "<rss>plain</rss>")).await;
        assert!(matches!(result, Err(FetchError::Decoding { .. })), "{coding}: {result:?}");
    }
}

#[tokio::test]
async fn nobody_there_is_no_connection() {
    // Taken, so that nobody else listens there, but not listening itself.
    let taken = tokio::net::TcpSocket::new_v4().unwrap();
    taken.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let port = taken.local_addr().unwrap().port();
    let url = Url::parse(&format!("http://127.0.0.1:{port}/?secret=1")).unwrap();
    let error = get(&url).await.unwrap_err();
    assert!(matches!(error, FetchError::Connect { .. }), "{error:?}");
    assert!(!error.to_string().contains("secret"));
}
