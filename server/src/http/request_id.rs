//! A name for each request, by which whoever runs the site finds it again in the log: sent back as `X-Request-Id`.

use std::sync::{
    LazyLock,
    atomic::{AtomicU64, Ordering},
};

use axum::http::{HeaderMap, HeaderName, HeaderValue};

/// Where it is sent.
pub const NAME: HeaderName = HeaderName::from_static("x-request-id");
/// Letters and digits of one that a proxy gives, at the most.
const LONGEST: usize = 64;

/// Of this run: two runs begin somewhere else.
static NEXT: LazyLock<AtomicU64> = LazyLock::new(|| AtomicU64::new(rand::random()));

/// The one that our own proxy gave, so that both logs have the same; else a new one.
pub fn of(headers: &HeaderMap, is_from_proxy: bool) -> HeaderValue {
    let given = headers.get(NAME).filter(|id| is_from_proxy && is_sound(id.as_bytes()));
    given.cloned().unwrap_or_else(new)
}

/// What goes into a log as it is.
fn is_sound(id: &[u8]) -> bool {
    !id.is_empty() && id.len() <= LONGEST && id.iter().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(byte))
}

fn new() -> HeaderValue {
    // Numbers that follow each other look alike: multiplied by an odd number they do not, and none comes twice.
    let number = NEXT.fetch_add(1, Ordering::Relaxed).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    HeaderValue::try_from(format!("{number:016x}")).unwrap_or(HeaderValue::from_static("-"))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_request_has_a_name_of_its_own() {
        let ids: HashSet<HeaderValue> = (0..1000).map(|_| of(&HeaderMap::new(), true)).collect();
        assert_eq!(ids.len(), 1000);
        assert!(ids.iter().all(|id| id.len() == 16 && is_sound(id.as_bytes())));
    }

    #[test]
    fn only_our_own_proxy_names_a_request_and_only_in_sound_words() {
        let given = |id: &'static str, is_from_proxy| {
            let headers = HeaderMap::from_iter([(NAME, HeaderValue::from_static(id))]);
            of(&headers, is_from_proxy) == id
        };
        assert!(given("7f-3.a_B", true));
        for (id, is_from_proxy) in [("7f", false), ("", true), ("a b", true), ("a\"b", true)] {
            assert!(!given(id, is_from_proxy), "{id}");
        }
    }
}
