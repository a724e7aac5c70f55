//! Which links may leave our pages, and how they read: web addresses only, absolute, without what trackers add.

use url::Url;

use super::trackers;

/// An address longer than this is no link: none is that readers follow, and one that stands where each of thousands of entries has it
/// costs its length thousandfold. Bytes; sitemaps.org has the same limit.
pub const MAX_LINK: usize = 2_048;

/// What relative links are relative to, at the longest: each of them has most of it. Bytes.
const MAX_BASE: usize = 1_024;

/// Whether relative links are read by this base.
pub fn is_base(url: &Url) -> bool {
    url.as_str().len() <= MAX_BASE
}

/// The address without the parameters that trackers add, in the query as in the fragment (`#xtor=…`).
///
/// What remains keeps its order and its spelling, so that a signed address stays valid.
pub fn without_trackers(url: &Url) -> Url {
    let mut url = url.clone();
    if let Some(left) = url.query().and_then(without) {
        url.set_query(Some(left.as_str()).filter(|left| !left.is_empty()));
    }
    // A fragment is one of ours to cut only if it reads as parameters throughout.
    let reads_as_parameters = |fragment: &&str| fragment.split('&').all(|pair| pair.contains('='));
    if let Some(left) = url.fragment().filter(reads_as_parameters).and_then(without) {
        url.set_fragment(Some(left.as_str()).filter(|left| !left.is_empty()));
    }
    url
}

/// The pairs that stay; `None` when nothing is to be removed.
fn without(pairs: &str) -> Option<String> {
    let (tracking, staying): (Vec<_>, Vec<_>) = pairs.split('&').partition(|pair| is_tracker(pair));
    (!tracking.is_empty()).then(|| staying.join("&"))
}

fn is_tracker(pair: &str) -> bool {
    // Feeds often carry `&amp;` twice escaped, which leaves `amp;utm_source`.
    let name = pair.split('=').next().unwrap_or_default();
    trackers::is_tracker(name.strip_prefix("amp;").unwrap_or(name))
}

/// The absolute address of a link: http, https or mailto, resolved against `base`, no password, no trackers.
///
/// `None` for every other scheme, for what cannot be resolved, and for more than [`MAX_LINK`] bytes. Parsing is the URL standard's
/// (WHATWG), so tabs, newlines and control characters cannot hide a scheme.
pub fn web_link(base: Option<&Url>, link: &str) -> Option<Url> {
    let url = resolve(base, link)?;
    match url.scheme() {
        "http" | "https" => web(url),
        "mailto" => Some(url),
        _ => None,
    }
}

/// As [`web_link`], for what is fetched: http and https only, and with its parameters as they are, for a picture's may be signed.
pub fn web_address(base: Option<&Url>, link: &str) -> Option<Url> {
    resolve(base, link)
        .filter(|url| matches!(url.scheme(), "http" | "https"))
        .and_then(without_credentials)
}

fn resolve(base: Option<&Url>, link: &str) -> Option<Url> {
    let link = link.trim();
    if link.is_empty() || link.len() > MAX_LINK {
        return None;
    }
    let url = match base {
        Some(base) => base.join(link),
        None => Url::parse(link),
    };
    url.ok().filter(|url| url.as_str().len() <= MAX_LINK)
}

fn web(url: Url) -> Option<Url> {
    without_credentials(url).map(|url| without_trackers(&url))
}

/// `https://bank.example@evil.example` reads as another host.
fn without_credentials(mut url: Url) -> Option<Url> {
    url.set_username("").ok()?;
    url.set_password(None).ok()?;
    url.has_host().then_some(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cleaned(url: &str) -> String {
        without_trackers(&Url::parse(url).unwrap()).into()
    }

    #[test]
    fn trackers_go_and_everything_else_stays_as_it_is_spelt() {
        assert_eq!(
            cleaned("https://a.example/x?utm_source=rss&id=7&UTM_Medium=feed&fbclid=Iw"),
            "https://a.example/x?id=7"
        );
        assert_eq!(
            cleaned("https://a.example/x?at_campaign=a&at_medium=b"),
            "https://a.example/x"
        );
        assert_eq!(cleaned("https://a.example/x#xtor=RSS-4"), "https://a.example/x");
        assert_eq!(
            cleaned("https://a.example/x?q=a+b%20c&&d"),
            "https://a.example/x?q=a+b%20c&&d"
        );
        assert_eq!(cleaned("https://a.example/x?a=1&amp;utm_source=b"), "https://a.example/x?a=1");
        assert_eq!(cleaned("https://a.example/x?"), "https://a.example/x?");
        assert_eq!(cleaned("https://a.example/x#part-2"), "https://a.example/x#part-2");
    }

    #[test]
    fn removing_trackers_twice_changes_nothing_more() {
        let once = cleaned("https://a.example/?utm_a=1&b=2&gclid=3#utm_c=4&d=5");
        assert_eq!(once, "https://a.example/?b=2#d=5");
        assert_eq!(cleaned(&once), once);
    }

    #[test]
    fn only_web_and_mail_links_leave() {
        let base = Url::parse("https://news.example/a/b.html").unwrap();
        let link = |link| web_link(Some(&base), link).map(String::from);
        assert_eq!(link("../c?utm_source=x").as_deref(), Some("https://news.example/c"));
        assert_eq!(link("//cdn.example/x").as_deref(), Some("https://cdn.example/x"));
        assert_eq!(link("mailto:desk@news.example").as_deref(), Some("mailto:desk@news.example"));
        assert_eq!(
            link("https://bank.example@evil.example/").as_deref(),
            Some("https://evil.example/")
        );
        for bad in [
            "javascript:alert(1)",
            " \u{1}java\tscript:alert(1)",
            "JAVA\nSCRIPT:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc/passwd",
            "ftp://a.example/",
            "blob:https://a.example/x",
            "",
            "http://",
        ] {
            assert_eq!(link(bad), None, "{bad:?}");
        }
        assert_eq!(web_link(None, "/relative"), None);
        assert_eq!(web_link(None, &format!("https://a.example/{}", "x".repeat(MAX_LINK))), None);
    }
}
