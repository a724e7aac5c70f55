//! The way from the address that was asked to the one that answers.

use reqwest::header::HeaderValue;
use url::Url;

use super::error::{FetchError, RedirectFault};

/// Where redirects have led so far.
pub(super) struct Way {
    /// Never empty; at most the limit on redirects and one more.
    places: Vec<Url>,
    place: Url,
    is_permanent: bool,
    is_downgraded: bool,
}

impl Way {
    pub(super) fn from(url: &Url) -> Self {
        Self {
            places: Vec::new(),
            place: bare(url.clone()),
            is_permanent: true,
            is_downgraded: false,
        }
    }

    /// The address to ask now.
    pub(super) fn place(&self) -> &Url {
        &self.place
    }

    /// Whether every redirect so far was a permanent one. So it is without any.
    pub(super) fn is_permanent(&self) -> bool {
        self.is_permanent
    }

    /// The address to ask from now on, if every redirect said so and none gave up encryption.
    pub(super) fn moved_to(&self) -> Option<Url> {
        let has_moved = !self.places.is_empty() && self.is_permanent && !self.is_downgraded;
        has_moved.then(|| self.place.clone())
    }

    pub(super) fn go_on(&mut self, to: Url, is_permanent: bool, limit: usize) -> Result<(), FetchError> {
        let to = bare(to);
        if to == self.place || self.places.contains(&to) {
            return Err(FetchError::Redirects(RedirectFault::Loop));
        }
        if self.places.len() >= limit {
            return Err(FetchError::Redirects(RedirectFault::TooMany { limit }));
        }
        self.is_permanent &= is_permanent;
        self.is_downgraded |= self.place.scheme() == "https" && to.scheme() == "http";
        self.places.push(std::mem::replace(&mut self.place, to));
        Ok(())
    }
}

/// Where a `Location` leads from `place`: relative ones too (RFC 9110, 10.2.2).
pub(super) fn target(place: &Url, location: Option<&HeaderValue>) -> Result<Url, FetchError> {
    // Many send raw UTF-8, which the parser of URLs encodes.
    let to = location.and_then(|value| place.join(&String::from_utf8_lossy(value.as_bytes())).ok());
    to.ok_or(FetchError::Redirects(RedirectFault::Nowhere))
}

/// Without the fragment, which is never sent.
fn bare(mut url: Url) -> Url {
    url.set_fragment(None);
    url
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(text: &str) -> Url {
        Url::parse(text).unwrap()
    }

    fn moved_to(from: &str, hops: &[(&str, bool)]) -> Option<String> {
        let mut way = Way::from(&url(from));
        for (to, is_permanent) in hops {
            way.go_on(url(to), *is_permanent, 5).unwrap();
        }
        way.moved_to().map(String::from)
    }

    #[test]
    fn an_address_has_moved_when_every_redirect_is_permanent() {
        assert_eq!(moved_to("http://a.example/", &[]), None);
        assert_eq!(
            moved_to(
                "http://a.example/",
                &[("https://a.example/", true), ("https://b.example/", true)]
            ),
            Some("https://b.example/".into())
        );
        assert_eq!(
            moved_to(
                "http://a.example/",
                &[("https://a.example/", true), ("https://b.example/", false)]
            ),
            None
        );
    }

    #[test]
    fn a_move_from_https_to_http_is_not_remembered() {
        assert_eq!(moved_to("https://a.example/", &[("http://a.example/", true)]), None);
        assert_eq!(
            moved_to(
                "https://a.example/",
                &[("http://a.example/", true), ("https://b.example/", true)]
            ),
            None
        );
    }

    #[test]
    fn a_fragment_makes_no_other_address() {
        let mut way = Way::from(&url("http://a.example/#one"));
        assert!(matches!(
            way.go_on(url("http://a.example/#two"), true, 5),
            Err(FetchError::Redirects(RedirectFault::Loop))
        ));
    }

    #[test]
    fn a_location_may_be_relative_and_must_be_there() {
        let place = url("http://a.example/feeds/old?x=1");
        let to = |location: &str| target(&place, Some(&HeaderValue::from_bytes(location.as_bytes()).unwrap())).unwrap();
        assert_eq!(to("new").as_str(), "http://a.example/feeds/new");
        assert_eq!(to("//b.example/é").as_str(), "http://b.example/%C3%A9");
        assert!(target(&place, None).is_err());
        assert!(target(&place, Some(&HeaderValue::from_static("http://["))).is_err());
    }
}
