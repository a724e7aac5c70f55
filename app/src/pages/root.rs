//! `/`: on to the reader's language.

use crate::{domain::also, paths, routes::Response, site::SharedSite};

/// 302 to the language that the reader has chosen, with those that were added to its front; else to the first that the browser asks for; of those that there is an edition in.
/// Else to the default.
pub fn respond(site: &SharedSite, kept: Option<&str>, accept_language: Option<&str>) -> Response {
    let wanted = accept_language.map(by_preference).unwrap_or_default();
    let (kept, also) = match kept.map(|kept| kept.split_once('.').unwrap_or((kept, ""))) {
        Some((lang, also)) => (Some(lang), also),
        None => (None, ""),
    };
    let lang = kept
        .iter()
        .chain(&wanted)
        .find_map(|tag| {
            site.editions
                .iter()
                .find(|edition| edition.lang.tag().eq_ignore_ascii_case(tag))
        })
        .unwrap_or_else(|| site.default_edition())
        .lang;
    let also = also::besides(also, site.editions.iter().map(|edition| edition.lang), lang);
    let path = if also.is_empty() {
        paths::front(lang)
    } else {
        paths::front_reading(lang, &also)
    };
    Response::Redirect { path, permanent: false }
}

/// The primary languages of an `Accept-Language` header (RFC 9110, 12.5.4), the most wanted first.
fn by_preference(header: &str) -> Vec<&str> {
    let mut wanted: Vec<(&str, f32)> = header
        .split(',')
        .take(32)
        .filter_map(|range| {
            let (tag, parameter) = range.split_once(';').unwrap_or((range, "q=1"));
            let quality: f32 = parameter.trim().strip_prefix("q=")?.parse().ok()?;
            let primary = tag.trim().split('-').next()?;
            (quality > 0.0 && !primary.is_empty()).then_some((primary, quality))
        })
        .collect();
    wanted.sort_by(|(_, a), (_, b)| b.total_cmp(a));
    wanted.into_iter().map(|(tag, _)| tag).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_tried_in_the_order_of_their_weight() {
        assert_eq!(by_preference("de-AT,de;q=0.9,en;q=0.8"), ["de", "de", "en"]);
        assert_eq!(by_preference("en;q=0.2, fr;q=0.7, xx;q=0"), ["fr", "en"]);
    }

    #[test]
    fn a_broken_header_asks_for_nothing() {
        assert!(by_preference(";;q=;,,,").is_empty());
        assert!(by_preference("fr;q=much").is_empty());
    }
}
