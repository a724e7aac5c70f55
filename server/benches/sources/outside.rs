//! The sources: one server on this machine under many names, each of which is a host to the program.

use std::{io, sync::Arc, time::Duration};

use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
    runtime::Runtime,
    time::sleep,
};

use super::feeds;

/// Between two bytes of a source that drips.
const DRIP: Duration = Duration::from_secs(1);

/// How a source behaves, and its number.
#[derive(Debug, Clone, Copy)]
pub enum Source {
    /// Answers at once.
    Plain(usize),
    /// Answers at once; some of its items have pictures.
    Pictured(usize),
    /// Accepts the request, and says nothing to it.
    Silent(usize),
    /// Answers with a byte now and then.
    Dripping(usize),
}

impl Source {
    /// Its id, and its host's name.
    pub fn name(self) -> String {
        match self {
            Self::Plain(number) => format!("plain-{number}"),
            Self::Pictured(number) => format!("pictured-{number}"),
            Self::Silent(number) => format!("silent-{number}"),
            Self::Dripping(number) => format!("dripping-{number}"),
        }
    }

    fn named(name: &str) -> Option<Self> {
        let (kind, number) = name.split_once('-')?;
        let number = number.parse().ok()?;
        Some(match kind {
            "plain" => Self::Plain(number),
            "pictured" => Self::Pictured(number),
            "silent" => Self::Silent(number),
            "dripping" => Self::Dripping(number),
            _ => return None,
        })
    }
}

/// All of them.
pub struct Outside {
    port: u16,
}

impl Outside {
    pub fn start(runtime: &Runtime) -> Self {
        let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0")).unwrap();
        let port = listener.local_addr().unwrap().port();
        let picture = Arc::new(feeds::picture());
        runtime.spawn(async move {
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                // The program may have been ended meanwhile.
                tokio::spawn(answer(stream, picture.clone()));
            }
        });
        Self { port }
    }

    /// The address of a source's feed.
    pub fn address(&self, source: &Source) -> String {
        format!("http://{}.localhost:{}/feed", source.name(), self.port)
    }
}

/// One request a connection.
async fn answer(mut stream: TcpStream, picture: Arc<Vec<u8>>) -> io::Result<()> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await?);
    }
    let head = String::from_utf8(head).unwrap();
    let host = head.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    let source = Source::named(host.split('.').next().unwrap()).unwrap();
    if !head.starts_with("GET /feed ") {
        return send(&mut stream, "image/jpeg", &picture).await;
    }
    match source {
        Source::Plain(number) => send(&mut stream, "application/rss+xml", feeds::feed(number, None).as_bytes()).await,
        Source::Pictured(number) => send(&mut stream, "application/rss+xml", feeds::feed(number, Some(host)).as_bytes()).await,
        Source::Silent(_) => stream.read_u8().await.map(|_| ()),
        Source::Dripping(_) => {
            stream.write_all(b"HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n").await?;
            loop {
                stream.write_all(b" ").await?;
                sleep(DRIP).await;
            }
        }
    }
}

async fn send(stream: &mut TcpStream, mime: &str, body: &[u8]) -> io::Result<()> {
    let length = body.len();
    let head = format!("HTTP/1.1 200 OK\r\ncontent-type: {mime}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n");
    stream.write_all(head.as_bytes()).await?;
    stream.write_all(body).await
}
