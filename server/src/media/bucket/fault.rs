//! What is wrong with a storage, as an operator can mend it.

use std::error::Error as _;

use object_store::Error;

use crate::{config::BucketAddress, media::MediaError};

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
        Error::NotFound { path, .. } => MediaError::Missing {
            name: path.rsplit('/').next().unwrap_or(path).to_owned(),
            place,
        },
        Error::PermissionDenied { .. } | Error::Unauthenticated { .. } => MediaError::Refused { place, reason },
        _ if code.is_some_and(is_refusal) => MediaError::Refused { place, reason },
        _ => MediaError::Unreachable { place, reason },
    }
}

/// Words that storages have for a key, a region or a clock that is not right, some of them with status 400.
fn is_refusal(code: &str) -> bool {
    [
        "AccessDenied",
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
