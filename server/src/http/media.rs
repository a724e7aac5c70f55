//! `/media/{file}`: kept pictures, named by their content. Readers are given those of a bucket by this server too: they ask nobody else.

use std::{net::IpAddr, time::Duration};

use axum::{
    body::Body,
    extract::{Path, Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use tower::ServiceExt as _;
use tower_http::services::ServeFile;

use self::range::Range;
use super::{cache_policy::CachePolicy, client, held::Held, middleware::Begun, pages, problem, rate_limit::RateLimit};
use crate::{
    media::{Bucket, Media, MediaError, bucket::Picture, name},
    state::AppState,
};

mod range;

/// A picture, or the part of it that is asked for (RFC 9110, 14).
pub async fn picture(State(state): State<AppState>, Path(file): Path<String>, mut request: Request) -> Response {
    if !name::is_name(&file) {
        return problem::not_found().into_response();
    }
    // Until it was sent: who takes nothing holds an open file, or a connection to the storage.
    let address = client::address(&request, &state.proxies).unwrap_or(client::NOBODY);
    let Some(seat) = client::seat(&state.pictures, address, &state.proxies) else {
        return problem::busy().into_response();
    };
    if !is_one_range(&request) {
        request.headers_mut().remove(header::RANGE);
    }
    let answer = match &state.media {
        Media::Folder(folder) => {
            let Ok(answer) = ServeFile::new(folder.path(&file)).oneshot(request).await;
            answer.map(Body::new)
        }
        Media::Bucket(bucket) => {
            let begun = request.extensions().get::<Begun>();
            let asker = Asker {
                state: &state,
                address,
                is_outside: begun.is_none_or(|begun| begun.is_outside),
            };
            let (method, headers) = (request.method(), request.headers());
            of_bucket(bucket, &file, method, headers, &asker)
                .await
                .unwrap_or_else(|why| refusal(&state, why))
        }
    };
    match answer.status() {
        StatusCode::OK | StatusCode::PARTIAL_CONTENT | StatusCode::NOT_MODIFIED => {
            let mut response = answer.map(|body| Body::new(Held::new(body, seat)));
            response.extensions_mut().insert(CachePolicy::Immutable);
            response
        }
        StatusCode::NOT_FOUND => problem::not_found().into_response(),
        StatusCode::INTERNAL_SERVER_ERROR => problem::internal().into_response(),
        _ => answer,
    }
}

/// Whether one part is asked for, of whatever is there: everything else is answered with the whole, as it may be.
fn is_one_range(request: &Request) -> bool {
    let range = request.headers().get(header::RANGE);
    request.method() == Method::GET
        && !request.headers().contains_key(header::IF_RANGE)
        && range.is_some_and(|range| range::of(range, u64::MAX) != Range::Whole)
}

/// Who asks for a picture of a bucket.
struct Asker<'a> {
    state: &'a AppState,
    address: IpAddr,
    /// As of [`Begun`].
    is_outside: bool,
}

impl Asker<'_> {
    /// What is in memory is free. A question to the storage is paid for, and one for a name that no picture has shows nobody anything, nor does one
    /// that nobody waits for: of those a network may ask as many as of what costs work.
    async fn picture(&self, bucket: &Bucket, file: &str) -> Result<Picture, NoPicture> {
        if let Some(picture) = bucket.in_memory(file) {
            return Ok(picture);
        }
        let limit = &self.state.unseen_pictures;
        if self.is_outside {
            limit.may_ask(self.address).map_err(NoPicture::TooOften)?;
        }
        let mut charge = Charge {
            limit,
            address: self.address,
            is_due: self.is_outside,
        };
        let picture = bucket.picture(file).await;
        charge.is_due &= matches!(
            picture,
            Err(MediaError::Missing { .. } | MediaError::Damaged { .. } | MediaError::Refused { .. })
        );
        Ok(picture?)
    }
}

/// A question that may show nobody anything, counted at its end, also where that is that whoever asked has left. Those that were under way at
/// the same time may be some too many.
struct Charge<'a> {
    limit: &'a RateLimit,
    address: IpAddr,
    is_due: bool,
}

impl Drop for Charge<'_> {
    fn drop(&mut self) {
        if self.is_due {
            let _ = self.limit.ask(self.address);
        }
    }
}

/// Why there is no picture in the answer.
enum NoPicture {
    /// Its network has asked too often: so long it has to wait.
    TooOften(Duration),
    /// There is none for anybody.
    Media(MediaError),
}

impl From<MediaError> for NoPicture {
    fn from(error: MediaError) -> Self {
        Self::Media(error)
    }
}

/// What the storage says of it beside its bytes plays no part: a name says what a picture is, and that it is the same as ever.
async fn of_bucket(
    bucket: &Bucket,
    file: &str,
    method: &Method,
    headers: &HeaderMap,
    asker: &Asker<'_>,
) -> Result<Response, NoPicture> {
    let etag = HeaderValue::try_from(format!("\"{file}\"")).expect("the name of a picture");
    if is_known(headers, &etag) {
        return Ok((StatusCode::NOT_MODIFIED, [(header::ETAG, etag)]).into_response());
    }
    let picture = asker.picture(bucket, file).await?;
    let size = match &picture {
        Picture::Whole(bytes) => bytes.len() as u64,
        Picture::Large(size) => *size,
    };
    let range = headers.get(header::RANGE);
    let (status, part) = match range.map(|range| range::of(range, size)) {
        None | Some(Range::Whole) => (StatusCode::OK, 0..size),
        Some(Range::Part(part)) => (StatusCode::PARTIAL_CONTENT, part),
        Some(Range::Outside) => {
            let said = [
                (header::CONTENT_RANGE, format!("bytes */{size}")),
                (header::ACCEPT_RANGES, "bytes".to_owned()),
            ];
            return Ok((StatusCode::RANGE_NOT_SATISFIABLE, said).into_response());
        }
    };
    let body = match picture {
        _ if method == Method::HEAD => Body::empty(),
        Picture::Whole(bytes) => {
            let cut = |at: u64| usize::try_from(at).unwrap_or(usize::MAX).min(bytes.len());
            bytes.slice(cut(part.start)..cut(part.end)).into()
        }
        Picture::Large(_) => {
            let seat = client::seat(bucket.large(), asker.address, &asker.state.proxies);
            bucket.pass_on(file, part.clone(), seat).await?
        }
    };
    let mut response = (status, body).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(name::mime(file)));
    headers.insert(header::CONTENT_LENGTH, (part.end - part.start).into());
    headers.insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    headers.insert(header::ETAG, etag);
    if status == StatusCode::PARTIAL_CONTENT {
        let named = format!("bytes {}-{}/{size}", part.start, part.end - 1);
        headers.insert(header::CONTENT_RANGE, HeaderValue::try_from(named).expect("numbers"));
    }
    Ok(response)
}

/// Whether whoever asks has it (RFC 9110, 13.1.2).
fn is_known(headers: &HeaderMap, etag: &HeaderValue) -> bool {
    let known = headers.get_all(header::IF_NONE_MATCH).iter();
    let mut known = known.flat_map(|value| value.as_bytes().split(|byte| *byte == b','));
    known.any(|tag| {
        let tag = tag.trim_ascii();
        tag.strip_prefix(b"W/").unwrap_or(tag) == etag.as_bytes()
    })
}

/// A picture that is not there is another thing than a storage that is not, and than other bytes in its place, as of a page that somebody has put
/// before the storage.
fn refusal(state: &AppState, why: NoPicture) -> Response {
    match why {
        NoPicture::TooOften(wait) => {
            state.metrics.asked_too_often();
            pages::turned_away(state, None, problem::too_often(), wait)
        }
        NoPicture::Media(MediaError::Missing { .. }) => problem::not_found().into_response(),
        NoPicture::Media(MediaError::Busy { .. }) => ([(header::RETRY_AFTER, "2")], problem::busy()).into_response(),
        NoPicture::Media(_) => ([(header::RETRY_AFTER, "10")], problem::no_storage()).into_response(),
    }
}
