//! Other people's servers, on this machine: they answer as a test says, and remember what they were asked.

use std::{
    collections::HashMap,
    net::TcpListener,
    sync::{Arc, Mutex},
    thread,
};

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{
        HeaderMap, Request, Response, StatusCode,
        header::{HOST, IF_NONE_MATCH},
    },
};
use tokio::sync::{Barrier, oneshot};

/// A server with a thread of its own, so that a test may wait for the real program. It ends with the test.
pub(crate) struct Outside {
    pub(crate) url: String,
    inner: Arc<Inner>,
    _until_dropped: oneshot::Sender<()>,
}

#[derive(Default)]
struct Inner {
    answers: Mutex<HashMap<String, Answer>>,
    asked: Mutex<Vec<Asked>>,
    /// By host: requests under way, and the most there ever were.
    under_way: Mutex<HashMap<String, (usize, usize)>>,
}

/// A request.
struct Asked {
    path: String,
    headers: HeaderMap,
    body: String,
}

/// What is answered at a path.
#[derive(Clone, Default)]
pub(crate) struct Answer {
    status: u16,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
    is_never: bool,
    together: Option<Arc<Barrier>>,
}

impl Answer {
    pub(crate) fn new(status: u16) -> Self {
        Self {
            status,
            ..Self::default()
        }
    }

    pub(crate) fn of(body: impl Into<Vec<u8>>) -> Self {
        Self {
            body: body.into(),
            ..Self::new(200)
        }
    }

    /// Accepts the request, and says nothing to it.
    pub(crate) fn never() -> Self {
        Self {
            is_never: true,
            ..Self::new(200)
        }
    }

    /// Only once so many requests wait for one of the answers that share this.
    pub(crate) fn together(mut self, barrier: &Arc<Barrier>) -> Self {
        self.together = Some(barrier.clone());
        self
    }

    pub(crate) fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }
}

impl Outside {
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let inner = Arc::new(Inner::default());
        let (until_dropped, dropped) = oneshot::channel();
        let answering = inner.clone();
        thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async {
                let listener = tokio::net::TcpListener::from_std(listener).unwrap();
                let router = Router::new().fallback(move |request: Request<Body>| answer(answering.clone(), request));
                tokio::select! {
                    served = axum::serve(listener, router) => served.unwrap(),
                    _ = dropped => {}
                }
            });
        });
        Self {
            url,
            inner,
            _until_dropped: until_dropped,
        }
    }

    /// From now on.
    pub(crate) fn answers(&self, path: &str, answer: Answer) {
        self.inner.answers.lock().unwrap().insert(path.to_owned(), answer);
    }

    pub(crate) fn feed(&self, path: &str, text: &str) {
        self.answers(
            path,
            Answer::of(text).header("content-type", "application/rss+xml; charset=utf-8"),
        );
    }

    /// The headers of every request for a path.
    pub(crate) fn asked(&self, path: &str) -> Vec<HeaderMap> {
        let asked = self.inner.asked.lock().unwrap();
        let asked = asked.iter().filter(|asked| asked.path == path);
        asked.map(|asked| asked.headers.clone()).collect()
    }

    /// The body of every request for a path.
    pub(crate) fn told(&self, path: &str) -> Vec<String> {
        let asked = self.inner.asked.lock().unwrap();
        let asked = asked.iter().filter(|asked| asked.path == path);
        asked.map(|asked| asked.body.clone()).collect()
    }

    /// The most requests that were under way at once, by the host in their `Host` header.
    pub(crate) fn most_at_once(&self, host: &str) -> usize {
        self.inner.under_way.lock().unwrap().get(host).map_or(0, |(_, most)| *most)
    }

    /// Every path that was asked for, in order.
    pub(crate) fn paths(&self) -> Vec<String> {
        let asked = self.inner.asked.lock().unwrap();
        asked.iter().map(|asked| asked.path.clone()).collect()
    }
}

async fn answer(inner: Arc<Inner>, request: Request<Body>) -> Response<Body> {
    let path = request.uri().path_and_query().unwrap().to_string();
    let (head, body) = request.into_parts();
    let body = String::from_utf8(to_bytes(body, usize::MAX).await.unwrap().into()).unwrap();
    inner.asked.lock().unwrap().push(Asked {
        path: path.clone(),
        headers: head.headers.clone(),
        body,
    });
    let answer = inner.answers.lock().unwrap().get(&path).cloned();
    let answer = answer.unwrap_or_else(|| Answer::new(404));
    let host = head.headers[HOST].to_str().unwrap().split(':').next().unwrap().to_owned();
    let _under_way = UnderWay::begin(inner, host);
    if answer.is_never {
        std::future::pending::<()>().await;
    }
    if let Some(barrier) = &answer.together {
        barrier.wait().await;
    }
    // Long enough for another request to come in between, if one may.
    tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    let etag = answer.headers.iter().find(|(name, _)| *name == "etag");
    let is_known = etag.is_some_and(|(_, etag)| head.headers.get(IF_NONE_MATCH).is_some_and(|known| known == etag.as_str()));
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::from_u16(answer.status).unwrap();
    for (name, value) in &answer.headers {
        response.headers_mut().append(*name, value.parse().unwrap());
    }
    if is_known {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
    } else {
        *response.body_mut() = Body::from(answer.body);
    }
    response
}

/// A request until it is answered, or given up.
struct UnderWay {
    inner: Arc<Inner>,
    host: String,
}

impl UnderWay {
    fn begin(inner: Arc<Inner>, host: String) -> Self {
        let mut under_way = inner.under_way.lock().unwrap();
        let (now, most) = under_way.entry(host.clone()).or_default();
        *now += 1;
        *most = (*now).max(*most);
        drop(under_way);
        Self { inner, host }
    }
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        if let Some((now, _)) = self.inner.under_way.lock().unwrap().get_mut(&self.host) {
            *now -= 1;
        }
    }
}
