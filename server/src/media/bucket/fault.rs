//! What is wrong with a storage, as an operator can mend it.

use std::error::Error as _;

use object_store::Error;

use crate::{config::BucketAddress, media::MediaError};

const ACCESS_DENIED: &str = "AccessDenied";

/// The sentence for a fault of the library's. Its own have addresses, times and whole documents in them.
pub(super) fn of(address: &BucketAddress, error: &Error) -> MediaError {
    let place = address.to_string();
    let said = error.to_string();
    let code = between(&said, "<Code>", "</Code>");
    if code == Some("NoSuchBucket") {
        return MediaError::NoBucket { place };
    }
    let reason = code.map_or_else(|| cause(error), str::to_owned);
    match error {
        // Whatever stands between says 404 too, and means something else.
        Error::NotFound { path, .. } if code == Some("NoSuchKey") => MediaError::Missing {
            name: path.rsplit('/').next().unwrap_or(path).to_owned(),
            place,
        },
        Error::PermissionDenied { .. } | Error::Unauthenticated { .. } => MediaError::Refused { place, reason },
        _ if code.is_some_and(is_refusal) => MediaError::Refused { place, reason },
        _ => MediaError::Unreachable { place, reason },
    }
}

/// Whether it is the storage as a whole that does not answer, and not one object that is missing or kept from us. `AccessDenied` is said of both,
/// and of what is missing to a key that may not list the bucket; but a storage that says it has answered.
pub(super) fn is_of_all(error: &MediaError) -> bool {
    match error {
        MediaError::Missing { .. } | MediaError::Damaged { .. } | MediaError::Busy { .. } => false,
        MediaError::Refused { reason, .. } => reason != ACCESS_DENIED,
        _ => true,
    }
}

/// Words that storages have for a key, a region or a clock that is not right, some of them with status 400.
fn is_refusal(code: &str) -> bool {
    [
        ACCESS_DENIED,
        "AuthorizationHeaderMalformed",
        "ExpiredToken",
        "InvalidAccessKeyId",
        "InvalidToken",
        "PermanentRedirect",
        "RequestTimeTooSkewed",
        "SignatureDoesNotMatch",
    ]
    .contains(&code)
}

/// The innermost reason, on one line.
fn cause(error: &Error) -> String {
    let said = error.to_string();
    if let Some(status) = between(&said, "status code: ", ":") {
        return format!("it answers with {status}");
    }
    if said.contains("redirect without LOCATION") {
        return "it leads elsewhere, as for another region".to_owned();
    }
    let mut innermost = error.source();
    while let Some(inner) = innermost.and_then(std::error::Error::source) {
        innermost = Some(inner);
    }
    innermost.map_or(said, ToString::to_string).replace('\n', " ")
}

fn between<'a>(text: &'a str, before: &str, behind: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(before)?;
    Some(rest.split_once(behind)?.0.trim())
}
