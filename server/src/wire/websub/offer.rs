//! What a feed says of its hub (W3C `WebSub` 1.0, 4).

use url::Url;

use crate::wire::{fetch::Links, links::MAX_LINK};

/// Where a feed's news can be subscribed to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// `http` or `https`. The guard has not seen it.
    pub hub: Url,
    /// What the hub knows the feed by: the feed's own address, `http` or `https`, letter by letter as it stands there.
    pub topic: String,
}

impl Offer {
    /// From the answer's `Link` header and from what stands in the feed (`hub`, `own_url`): the header goes first, an https hub goes before
    /// a http one. `None` without both addresses.
    ///
    /// The hub of a feed that `is_secure`, fetched by https, is asked by https too, whatever stands there (`WebSub` 8.2): whoever reads our
    /// request can sign what is pushed.
    pub fn found(links: &Links, hub: Option<&str>, own_url: Option<&str>, is_secure: bool) -> Option<Self> {
        let is_https = |hub: &&Url| hub.scheme() == "https";
        let named = links.hubs.iter().find(is_https).or(links.hubs.first()).cloned();
        let mut hub = named.or_else(|| web(hub?)).filter(is_short)?;
        // A port of its own speaks one of the two.
        if is_secure && hub.scheme() == "http" && (hub.port().is_some() || hub.set_scheme("https").is_err()) {
            return None;
        }
        // Not as a URL would be written: hubs compare letters.
        let own = links.own.as_deref().or(own_url)?;
        let topic = Some(own.to_owned()).filter(|own| own.len() <= MAX_LINK && web(own).is_some())?;
        Some(Self { hub, topic })
    }
}

fn web(text: &str) -> Option<Url> {
    Url::parse(text).ok().filter(|url| matches!(url.scheme(), "http" | "https"))
}

/// Longer addresses are not kept: they would be sent back to us in an address of ours.
fn is_short(url: &Url) -> bool {
    url.as_str().len() <= MAX_LINK
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(hubs: &[&str], own: Option<&str>, in_feed: (Option<&str>, Option<&str>)) -> Option<(String, String)> {
        let links = Links {
            hubs: hubs.iter().map(|hub| Url::parse(hub).unwrap()).collect(),
            own: own.map(str::to_owned),
        };
        let offer = Offer::found(&links, in_feed.0, in_feed.1, false)?;
        Some((offer.hub.into(), offer.topic))
    }

    fn offer(hub: &str, topic: &str) -> (String, String) {
        (hub.into(), topic.into())
    }

    #[test]
    fn the_header_goes_before_the_feed() {
        let in_feed = (Some("https://feed.example/"), Some("https://a.example/in-feed"));
        assert_eq!(
            found(&[], None, in_feed),
            Some(offer("https://feed.example/", "https://a.example/in-feed"))
        );
        assert_eq!(
            found(&["https://head.example/"], Some("https://a.example/in-head"), in_feed),
            Some(offer("https://head.example/", "https://a.example/in-head"))
        );
        assert_eq!(
            found(&["https://head.example/"], None, in_feed),
            Some(offer("https://head.example/", "https://a.example/in-feed"))
        );
    }

    #[test]
    fn the_topic_is_what_stands_there_letter_by_letter() {
        for topic in [
            "https://A.example:443/Feed",
            "https://a.example",
            "http://a.example/%7eann/é?a=[]",
        ] {
            let of_feed = found(&[], None, (Some("https://hub.example/"), Some(topic)));
            let of_header = found(&["https://hub.example/"], Some(topic), (None, None));
            assert_eq!(of_feed, Some(offer("https://hub.example/", topic)));
            assert_eq!(of_header, of_feed);
        }
    }

    #[test]
    fn an_https_hub_goes_before_a_http_one() {
        let hubs = ["http://one.example/", "https://two.example/"];
        assert_eq!(
            found(&hubs, Some("https://a.example/"), (None, None)),
            Some(offer("https://two.example/", "https://a.example/"))
        );
        assert_eq!(
            found(&hubs[..1], Some("https://a.example/"), (None, None)),
            Some(offer("http://one.example/", "https://a.example/"))
        );
    }

    #[test]
    fn the_hub_of_a_feed_that_came_by_https_is_asked_by_https() {
        let hub = |hub| {
            let offer = Offer::found(&Links::default(), Some(hub), Some("https://a.example/"), true)?;
            Some(String::from(offer.hub))
        };
        assert_eq!(hub("https://hub.example/a").as_deref(), Some("https://hub.example/a"));
        assert_eq!(hub("http://hub.example/a").as_deref(), Some("https://hub.example/a"));
        assert_eq!(hub("http://hub.example:8080/a"), None);
        assert_eq!(hub("https://hub.example:8443/").as_deref(), Some("https://hub.example:8443/"));
    }

    #[test]
    fn without_both_addresses_there_is_no_offer() {
        let long = format!("https://a.example/{}", "a".repeat(MAX_LINK));
        for in_feed in [
            (None, None),
            (Some("https://hub.example/"), None),
            (None, Some("https://a.example/")),
            (Some("ftp://hub.example/"), Some("https://a.example/")),
            (Some("https://hub.example/"), Some("urn:feed:a")),
            (Some("/hub"), Some("https://a.example/")),
            (Some("https://hub.example/"), Some(&*long)),
        ] {
            assert_eq!(found(&[], None, in_feed), None, "{in_feed:?}");
        }
    }
}
