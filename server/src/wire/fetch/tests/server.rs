//! A server that says what it is told to, however wrong.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use url::Url;

/// What the server does once it has read a request's head.
pub(super) enum Reply {
    /// Sends these bytes and closes.
    Bytes(Vec<u8>),
    /// Sends the first, then the second again and again until the client goes away.
    Forever(Vec<u8>, Vec<u8>),
    /// Sends these bytes, then one each millisecond.
    Drip(Vec<u8>),
    /// Says nothing and waits until the client goes away.
    Silence,
    /// Sends these bytes, then breaks the connection.
    Reset(Vec<u8>),
}

impl Reply {
    /// A status and headers, each line ended by `\n`, and no body.
    pub(super) fn head(head: &str) -> Self {
        Self::with(head, "")
    }

    /// The same with a body; its length is not said, so it ends with the connection.
    pub(super) fn with(head: &str, body: impl AsRef<[u8]>) -> Self {
        Self::Bytes([&*bytes(head), body.as_ref()].concat())
    }
}

/// `200 OK\nname: value` as it goes over the wire, with the empty line.
pub(super) fn bytes(head: &str) -> Vec<u8> {
    let head = head.trim_end().replace('\n', "\r\n");
    format!("HTTP/1.1 {head}\r\nConnection: close\r\n\r\n").into_bytes()
}

/// Listens until dropped.
pub(super) struct Server {
    port: u16,
    heads: Arc<Mutex<Vec<String>>>,
    task: JoinHandle<()>,
}

impl Server {
    /// Answers each request by its path and query. `reply` gets also how many came before.
    pub(super) async fn start<R>(reply: impl Fn(String, usize) -> R + Send + Sync + 'static) -> Self
    where
        R: Future<Output = Reply> + Send + 'static,
    {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let heads = Arc::<Mutex<Vec<String>>>::default();
        let (reply, seen) = (Arc::new(reply), Arc::clone(&heads));
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, Arc::clone(&reply), Arc::clone(&seen)));
            }
        });
        Self { port, heads, task }
    }

    /// Answers every request alike.
    pub(super) async fn saying(reply: impl Fn() -> Reply + Send + Sync + 'static) -> Self {
        Self::start(move |_, _| std::future::ready(reply())).await
    }

    pub(super) fn url(&self, path: &str) -> Url {
        self.url_at("127.0.0.1", path)
    }

    /// The same server under another name.
    pub(super) fn url_at(&self, host: &str, path: &str) -> Url {
        Url::parse(&format!("http://{host}:{}{path}", self.port)).unwrap()
    }

    /// The heads of all requests so far, in small letters.
    pub(super) fn heads(&self) -> Vec<String> {
        self.heads.lock().unwrap().clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn serve<R: Future<Output = Reply>>(
    mut stream: TcpStream,
    reply: Arc<impl Fn(String, usize) -> R>,
    heads: Arc<Mutex<Vec<String>>>,
) {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        match stream.read_u8().await {
            Ok(byte) => head.push(byte),
            Err(_) => return,
        }
    }
    let head = String::from_utf8(head).unwrap();
    let path = head.split(' ').nth(1).unwrap().to_owned();
    let before = {
        let mut heads = heads.lock().unwrap();
        heads.push(head.to_lowercase());
        heads.len() - 1
    };
    // The client may well have gone.
    let _ = speak(&mut stream, reply(path, before).await).await;
}

async fn speak(stream: &mut TcpStream, reply: Reply) -> std::io::Result<()> {
    match reply {
        Reply::Bytes(bytes) => {
            stream.write_all(&bytes).await?;
            stream.shutdown().await?;
            gone(stream).await
        }
        Reply::Forever(head, again) => {
            stream.write_all(&head).await?;
            loop {
                stream.write_all(&again).await?;
            }
        }
        Reply::Drip(head) => {
            stream.write_all(&head).await?;
            loop {
                stream.write_all(b".").await?;
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
        }
        Reply::Silence => gone(stream).await,
        Reply::Reset(bytes) => {
            stream.write_all(&bytes).await?;
            stream.set_zero_linger()
        }
    }
}

/// Waits until the client closes: closing first would cut off what it has not read yet.
async fn gone(stream: &mut TcpStream) -> std::io::Result<()> {
    while stream.read(&mut [0; 1024]).await? > 0 {}
    Ok(())
}
