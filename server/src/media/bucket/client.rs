//! How the storage is spoken with: by the HTTP client that the rest of the program has. The library's own feature for it would bring HTTP/2 to
//! every client of the program, and a second library of ciphers.

use std::{error::Error as StdError, future::Future, io, pin::Pin, time::Duration};

use http_body_util::BodyExt as _;
use object_store::{
    ClientOptions,
    client::{HttpClient, HttpConnector, HttpError, HttpErrorKind, HttpRequest, HttpResponse, HttpResponseBody, HttpService},
};
use reqwest::{Body, Client, redirect::Policy};
use tokio::{runtime::Handle, task::JoinSet};

use crate::crypto;

/// To be let in.
const CONNECT: Duration = Duration::from_secs(3);
/// For an answer to begin once all was sent, or to go on: the time in which a large picture must be sent. Readers wait less (`read`).
const SILENCE: Duration = Duration::from_mins(1);

/// Makes the library's clients, which share one of ours.
#[derive(Debug, Clone)]
pub(super) struct Connector {
    client: Client,
    /// Where its connections live: not on the threads of the door, which ask too.
    runtime: Handle,
}

impl Connector {
    /// In the runtime that calls this; no proxy stands between programs of this machine. Fails where there are no certificate authorities.
    pub(super) fn new(is_here: bool) -> Result<Self, reqwest::Error> {
        crypto::install();
        // What is signed is for one host; and a picture that was unpacked is not as long as it was said to be.
        let client = Client::builder()
            .connect_timeout(CONNECT)
            .read_timeout(SILENCE)
            .redirect(Policy::none())
            .no_gzip();
        let client = if is_here { client.no_proxy() } else { client };
        Ok(Self {
            client: client.build()?,
            runtime: Handle::current(),
        })
    }
}

impl HttpConnector for Connector {
    fn connect(&self, _options: &ClientOptions) -> object_store::Result<HttpClient> {
        Ok(HttpClient::new(self.clone()))
    }
}

impl HttpService for Connector {
    fn call<'a, 'b>(&'a self, request: HttpRequest) -> Pin<Box<dyn Future<Output = Result<HttpResponse, HttpError>> + Send + 'b>>
    where
        'a: 'b,
        Self: 'b,
    {
        Box::pin(async move {
            let (head, body) = request.into_parts();
            let url = head.uri.to_string().parse();
            let url = url.map_err(|error: url::ParseError| HttpError::new(HttpErrorKind::Unknown, error))?;
            let mut asked = reqwest::Request::new(head.method, url);
            *asked.headers_mut() = head.headers;
            *asked.body_mut() = Some(match body.as_bytes() {
                Some(bytes) => bytes.clone().into(),
                None => Body::wrap(body),
            });
            let client = self.client.clone();
            // Who does not wait any more takes the question along.
            let mut asking = JoinSet::new();
            asking.spawn_on(async move { client.execute(asked).await }, &self.runtime);
            let Some(Ok(answer)) = asking.join_next().await else {
                return Err(HttpError::new(
                    HttpErrorKind::Interrupted,
                    io::Error::other("the program stops"),
                ));
            };
            let answer = answer.map_err(told)?;
            let answer: axum::http::Response<Body> = answer.into();
            Ok(answer.map(|body| HttpResponseBody::new(body.map_err(told))))
        })
    }
}

/// In the library's words, by which it knows whether to ask again. Without the address, which may be signed.
fn told(error: reqwest::Error) -> HttpError {
    let kind = if error.is_timeout() {
        HttpErrorKind::Timeout
    } else if error.is_connect() {
        HttpErrorKind::Connect
    } else if error.is_decode() && !is_cut(&error) {
        HttpErrorKind::Decode
    } else if is_cut(&error) {
        HttpErrorKind::Interrupted
    } else {
        HttpErrorKind::Request
    };
    HttpError::new(kind, error.without_url())
}

/// Whether the line went dead in the middle.
fn is_cut(error: &reqwest::Error) -> bool {
    let mut cause = error.source();
    while let Some(error) = cause {
        let by_system = error.downcast_ref::<io::Error>().is_some();
        let by_protocol = error
            .downcast_ref::<hyper::Error>()
            .is_some_and(|error| error.is_incomplete_message() || error.is_closed());
        if by_system || by_protocol {
            return true;
        }
        cause = error.source();
    }
    false
}
