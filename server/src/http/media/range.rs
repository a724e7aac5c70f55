//! Which bytes a `Range` asks for (RFC 9110, 14.1.2).

use std::ops;

use axum::http::HeaderValue;

/// What is asked for of a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Range {
    /// All of it: the words are none that we know.
    Whole,
    /// These bytes; never none.
    Part(ops::Range<u64>),
    /// Bytes that it does not have.
    Outside,
}

/// One range of `size` bytes.
pub(super) fn of(header: &HeaderValue, size: u64) -> Range {
    let range = header.to_str().ok().and_then(|text| text.strip_prefix("bytes="));
    let Some((first, last)) = range.and_then(|range| range.trim().split_once('-')) else {
        return Range::Whole;
    };
    let number = |text: &str| {
        let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        // One that is too large to be one is beyond every end.
        is_number.then(|| text.parse().unwrap_or(u64::MAX))
    };
    let part = match (number(first), number(last)) {
        (Some(first), Some(last)) if first <= last => first..last.saturating_add(1).min(size),
        (Some(first), None) if last.is_empty() => first..size,
        (None, Some(last)) if first.is_empty() => size.saturating_sub(last)..size,
        _ => return Range::Whole,
    };
    if part.is_empty() { Range::Outside } else { Range::Part(part) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_is_a_part_or_nothing_at_all() {
        for (header, expected) in [
            ("bytes=0-0", Range::Part(0..1)),
            ("bytes=2-5", Range::Part(2..6)),
            ("bytes=2-", Range::Part(2..10)),
            ("bytes=-3", Range::Part(7..10)),
            ("bytes=-30", Range::Part(0..10)),
            ("bytes=8-99999999999999999999", Range::Part(8..10)),
            ("bytes=10-", Range::Outside),
            ("bytes=99999999999999999999-", Range::Outside),
            ("bytes=-0", Range::Outside),
            ("bytes=5-2", Range::Whole),
            ("bytes=-", Range::Whole),
            ("bytes=a-b", Range::Whole),
            ("bytes=+1-2", Range::Whole),
            ("lines=1-2", Range::Whole),
        ] {
            assert_eq!(of(&HeaderValue::from_static(header), 10), expected, "{header}");
        }
        assert_eq!(of(&HeaderValue::from_static("bytes=0-"), 0), Range::Outside);
    }
}
