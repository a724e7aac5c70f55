//! A storage that speaks as much of S3 as the program asks for, on this machine: it looks at every signature, and fails as a test says.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    net::TcpListener,
    sync::{Arc, Mutex},
    thread,
    time::Duration,
};

use axum::{
    Router,
    body::{Body, Bytes, to_bytes},
    http::{HeaderMap, HeaderValue, Method, Request, Response, StatusCode, Uri, header},
};
use futures_util::{StreamExt as _, stream};
use hmac::{Hmac, KeyInit as _, Mac as _};
use server::{config::Config, media::Media};
use sha2::{Digest as _, Sha256};
use tokio::sync::oneshot;

pub(crate) const BUCKET: &str = "pictures";
pub(crate) const KEY_ID: &str = "briefs-key";
pub(crate) const SECRET: &str = "swordfish/SWORDFISH+0123456789";
/// Names that one answer lists: fewer than there are, so that there is a next one.
const LISTED: usize = 2;

/// What goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// It answers with this status, and the storage's word for it.
    Says(u16, &'static str),
    /// Something that stands before it answers with this status, and a page for people.
    IsHidden(u16),
    /// It takes the request and answers nothing.
    Hangs,
    /// It answers as ever, so much later.
    IsSlow(Duration),
    /// It says how long the object is, sends half of it and hangs up.
    CutsShort,
    /// The same, but it goes silent instead.
    Stalls,
}

/// A storage with one bucket, and a thread of its own. It ends with the test.
pub(crate) struct S3 {
    pub(crate) url: String,
    inner: Arc<Inner>,
    _until_dropped: oneshot::Sender<()>,
}

#[derive(Default)]
struct Inner {
    objects: Mutex<BTreeMap<String, (Bytes, String)>>,
    /// Of the requests that succeeded, and those that did not.
    asked: Mutex<Vec<(Method, String)>>,
    /// Keys of objects that nobody is given.
    denied: Mutex<BTreeSet<String>>,
    fault: Mutex<Option<(Option<Method>, Fault)>>,
}

impl S3 {
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let inner = Arc::<Inner>::default();
        let (until_dropped, dropped) = oneshot::channel::<()>();
        let state = inner.clone();
        thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async {
                let listener = tokio::net::TcpListener::from_std(listener).unwrap();
                let router = Router::new().fallback(move |request| answer(state.clone(), request));
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

    /// `[media]` of a configuration with it.
    pub(crate) fn config(&self) -> String {
        config(&self.url, SECRET)
    }

    /// The same in variables.
    pub(crate) fn variables(&self) -> [(&'static str, String); 4] {
        [
            ("BRIEFS_MEDIA__BUCKET", format!("s3://{BUCKET}/news")),
            ("BRIEFS_MEDIA__ENDPOINT", self.url.clone()),
            ("BRIEFS_MEDIA__ACCESS_KEY_ID", KEY_ID.into()),
            ("BRIEFS_MEDIA__SECRET_ACCESS_KEY", SECRET.into()),
        ]
    }

    pub(crate) fn media(&self) -> Media {
        media(&self.config())
    }

    /// From now on, until it is told otherwise. `None`: all methods.
    pub(crate) fn fails(&self, method: Option<Method>, fault: Fault) {
        *self.inner.fault.lock().unwrap() = Some((method, fault));
    }

    pub(crate) fn recovers(&self) {
        *self.inner.fault.lock().unwrap() = None;
    }

    /// This object is given to nobody from now on, whether or not it is there.
    pub(crate) fn denies(&self, name: &str) {
        self.inner.denied.lock().unwrap().insert(format!("news/{name}"));
    }

    /// Names of the objects under the prefix.
    pub(crate) fn names(&self) -> Vec<String> {
        let objects = self.inner.objects.lock().unwrap();
        objects.keys().map(|key| key.trim_start_matches("news/").to_owned()).collect()
    }

    pub(crate) fn object(&self, name: &str) -> Option<(Bytes, String)> {
        self.inner.objects.lock().unwrap().get(&format!("news/{name}")).cloned()
    }

    pub(crate) fn put(&self, name: &str, bytes: impl Into<Bytes>) {
        let object = (bytes.into(), "application/x-something".to_owned());
        self.inner.objects.lock().unwrap().insert(format!("news/{name}"), object);
    }

    pub(crate) fn remove(&self, name: &str) {
        self.inner.objects.lock().unwrap().remove(&format!("news/{name}"));
    }

    /// How often it was asked with a method.
    pub(crate) fn asked(&self, method: &Method) -> usize {
        let asked = self.inner.asked.lock().unwrap();
        asked.iter().filter(|(with, _)| with == method).count()
    }

    /// How often each object was written.
    pub(crate) fn written(&self) -> BTreeMap<String, usize> {
        let asked = self.inner.asked.lock().unwrap();
        asked
            .iter()
            .filter(|(method, _)| method == Method::PUT)
            .fold(BTreeMap::new(), |mut written, (_, path)| {
                *written.entry(path.clone()).or_default() += 1;
                written
            })
    }
}

/// `[media]` of a configuration.
pub(crate) fn config(url: &str, secret: &str) -> String {
    format!(
        "[media]\nbucket = \"s3://{BUCKET}/news\"\nendpoint = \"{url}\"\naccess_key_id = \"{KEY_ID}\"\nsecret_access_key = \"{secret}\"\n"
    )
}

/// Pictures where a configuration says.
pub(crate) fn media(config: &str) -> Media {
    let config = Config::parse("briefs.toml", config, []).unwrap();
    Media::open(&config.media, std::path::Path::new("/nowhere")).unwrap()
}

async fn answer(inner: Arc<Inner>, request: Request<Body>) -> Response<Body> {
    let (head, body) = request.into_parts();
    let path = head.uri.path().to_owned();
    inner.asked.lock().unwrap().push((head.method.clone(), path.clone()));
    let fault = inner.fault.lock().unwrap().clone();
    let fault = fault.filter(|(method, _)| method.as_ref().is_none_or(|method| *method == head.method));
    match fault {
        Some((_, Fault::Says(status, code))) => return said(status, code),
        Some((_, Fault::IsHidden(status))) => {
            let page = "<!DOCTYPE html><title>Nothing here</title>";
            return Response::builder().status(status).body(page.into()).unwrap();
        }
        Some((_, Fault::Hangs)) => tokio::time::sleep(Duration::from_mins(10)).await,
        Some((_, Fault::IsSlow(by))) => tokio::time::sleep(by).await,
        _ => {}
    }
    let body = to_bytes(body, usize::MAX).await.unwrap();
    if let Err(code) = is_signed(&head.method, &head.uri, &head.headers, &body) {
        return said(403, code);
    }
    let Some(key) = path.strip_prefix(&format!("/{BUCKET}")) else {
        return said(404, "NoSuchBucket");
    };
    let key = key.trim_start_matches('/').to_owned();
    if key.is_empty() {
        return listed(&inner, head.uri.query().unwrap_or_default());
    }
    if head.method == Method::PUT {
        let mime = head.headers[header::CONTENT_TYPE].to_str().unwrap().to_owned();
        inner.objects.lock().unwrap().insert(key, (body, mime));
        return Response::builder()
            .header(header::ETAG, "\"an etag\"")
            .body(Body::empty())
            .unwrap();
    }
    if inner.denied.lock().unwrap().contains(&key) {
        return said(403, "AccessDenied");
    }
    let object = inner.objects.lock().unwrap().get(&key).cloned();
    let Some((bytes, mime)) = object else {
        return said(404, "NoSuchKey");
    };
    sent(&head.method, &head.headers, &bytes, &mime, fault.map(|(_, fault)| fault))
}

fn sent(method: &Method, headers: &HeaderMap, bytes: &Bytes, mime: &str, fault: Option<Fault>) -> Response<Body> {
    let mut response = Response::builder()
        .header(header::ETAG, "\"an etag\"")
        .header(header::LAST_MODIFIED, "Wed, 19 Mar 2025 09:00:00 GMT")
        .header(header::CONTENT_TYPE, mime);
    let mut part = 0..bytes.len();
    if let Some(range) = headers.get(header::RANGE) {
        let (first, last) = range.to_str().unwrap()["bytes=".len()..].split_once('-').unwrap();
        part = first.parse().unwrap()..(last.parse::<usize>().unwrap() + 1).min(bytes.len());
        let named = format!("bytes {}-{}/{}", part.start, part.end - 1, bytes.len());
        response = response
            .status(StatusCode::PARTIAL_CONTENT)
            .header(header::CONTENT_RANGE, named);
    }
    let bytes = bytes.slice(part);
    let response = response.header(header::CONTENT_LENGTH, bytes.len());
    let half = Ok(bytes.slice(..bytes.len() / 2));
    let body = match fault {
        _ if *method == Method::HEAD => Body::empty(),
        Some(Fault::CutsShort) => Body::from_stream(stream::iter([half, Err(std::io::Error::other("as a test wants it"))])),
        Some(Fault::Stalls) => Body::from_stream(stream::iter([half]).chain(stream::pending())),
        _ => bytes.into(),
    };
    response.body(body).unwrap()
}

fn listed(inner: &Inner, query: &str) -> Response<Body> {
    let asked: BTreeMap<String, String> = url::form_urlencoded::parse(query.as_bytes()).into_owned().collect();
    assert_eq!(asked["list-type"], "2");
    let prefix = asked.get("prefix").cloned().unwrap_or_default();
    let behind = asked.get("continuation-token").cloned().unwrap_or_default();
    let objects = inner.objects.lock().unwrap();
    let all: Vec<_> = objects
        .iter()
        .filter(|(key, _)| key.starts_with(&prefix) && **key > behind)
        .collect();
    let mut xml = "<?xml version=\"1.0\"?><ListBucketResult>".to_owned();
    for (key, (bytes, _)) in all.iter().take(LISTED) {
        write!(
            xml,
            "<Contents><Key>{key}</Key><Size>{}</Size><LastModified>2025-03-19T09:00:00.000Z</LastModified><ETag>\"e\"</ETag></Contents>",
            bytes.len()
        )
        .unwrap();
    }
    if let Some((last, _)) = all.get(LISTED - 1).filter(|_| all.len() > LISTED) {
        write!(
            xml,
            "<IsTruncated>true</IsTruncated><NextContinuationToken>{last}</NextContinuationToken>"
        )
        .unwrap();
    }
    xml.push_str("</ListBucketResult>");
    Response::new(xml.into())
}

fn said(status: u16, code: &str) -> Response<Body> {
    let xml = format!("<?xml version=\"1.0\"?>\n<Error><Code>{code}</Code><Message>As a test\nwants it</Message></Error>");
    Response::builder().status(status).body(xml.into()).unwrap()
}

/// Whether it is signed with the secret, content and all: <https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html>.
fn is_signed(method: &Method, uri: &Uri, headers: &HeaderMap, body: &[u8]) -> Result<(), &'static str> {
    let text = |name: &str| headers.get(name).map_or("", |value: &HeaderValue| value.to_str().unwrap());
    let part = |name: &str| {
        let (_, behind) = text("authorization").split_once(name)?;
        Some(behind.split(',').next()?.trim())
    };
    let (Some(credential), Some(names), Some(signature)) = (part("Credential="), part("SignedHeaders="), part("Signature="))
    else {
        return Err("AccessDenied");
    };
    let (id, scope) = credential.split_once('/').unwrap();
    if id != KEY_ID {
        return Err("InvalidAccessKeyId");
    }
    if text("x-amz-content-sha256") != digits(&Sha256::digest(body)) {
        return Err("XAmzContentSHA256Mismatch");
    }
    let mut query: Vec<&str> = uri.query().unwrap_or_default().split('&').collect();
    query.sort_unstable();
    let signed = names
        .split(';')
        .fold(String::new(), |signed, name| signed + name + ":" + text(name) + "\n");
    let canonical = format!(
        "{method}\n{}\n{}\n{signed}\n{names}\n{}",
        uri.path(),
        query.join("&"),
        text("x-amz-content-sha256")
    );
    let to_sign = format!(
        "AWS4-HMAC-SHA256\n{}\n{scope}\n{}",
        text("x-amz-date"),
        digits(&Sha256::digest(canonical))
    );
    let key = scope
        .split('/')
        .fold(format!("AWS4{SECRET}").into_bytes(), |key, part| hmac(&key, part));
    if digits(&hmac(&key, &to_sign)) == signature {
        Ok(())
    } else {
        Err("SignatureDoesNotMatch")
    }
}

fn hmac(key: &[u8], text: &str) -> Vec<u8> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).unwrap();
    mac.update(text.as_bytes());
    mac.finalize().into_bytes().to_vec()
}

fn digits(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut digits, byte| {
        write!(digits, "{byte:02x}").unwrap();
        digits
    })
}
