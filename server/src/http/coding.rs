//! Which codings of content a browser takes.

use axum::http::{HeaderMap, header};

/// Whether a browser takes a coding of content.
pub fn accepts(headers: &HeaderMap, coding: &str) -> bool {
    let accepted = headers
        .get(header::ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    accepted.split(',').any(|range| {
        let (name, weight) = range.split_once(';').unwrap_or((range, "q=1"));
        // A weight that cannot be read is none.
        let weight = weight.trim().strip_prefix("q=").and_then(|weight| weight.parse::<f32>().ok());
        name.trim().eq_ignore_ascii_case(coding) && weight.is_some_and(|weight| weight > 0.0)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_coding_is_accepted_by_its_name_unless_its_weight_is_nothing() {
        let accepts = |value: &str| {
            let headers = [(header::ACCEPT_ENCODING, value.parse().unwrap())];
            accepts(&HeaderMap::from_iter(headers), "br")
        };
        for value in ["br", "gzip, deflate, br, zstd", "gzip;q=1, BR;q=0.5"] {
            assert!(accepts(value), "{value}");
        }
        for value in [
            "",
            "gzip",
            "br;q=0",
            "gzip, br; q=0.0",
            "brotli",
            "br;q=x",
            "br;q=-1",
            "br;q=NaN",
            "br;",
        ] {
            assert!(!accepts(value), "{value}");
        }
    }
}
