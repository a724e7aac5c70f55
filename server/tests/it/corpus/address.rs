//! Any address: its key is known by itself, and is the same however the address is written.

use server::wire::{
    address::{canonical, key_of_guid},
    links::{web_address, web_link},
};
use url::Url;

pub(crate) fn check(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    assert_guid(&text);
    assert_link(&text);
    let Ok(url) = Url::parse(&text) else { return };
    let key = canonical(&url);
    assert!(key.len() <= 3 * url.as_str().len() + 10, "{key}");
    let again = Url::parse(&key).unwrap_or_else(|error| panic!("the key {key:?} of {url} is no address: {error}"));
    assert_eq!(canonical(&again), key, "the key of the key of {url}");
    if matches!(url.scheme(), "http" | "https") {
        for other in spellings(&url) {
            assert_eq!(canonical(&other), key, "{url} written {other}");
        }
    }
}

/// The same address as others link to it.
fn spellings(url: &Url) -> Vec<Url> {
    let with = |change: &dyn Fn(&mut Url) -> Option<()>| {
        let mut other = url.clone();
        change(&mut other).map(|()| other)
    };
    let scheme = if url.scheme() == "http" { "https" } else { "http" };
    let and = |pair: &str| match url.query() {
        Some(query) => format!("{query}&{pair}"),
        None => pair.to_owned(),
    };
    let others = [
        with(&|other| other.set_scheme(scheme).ok()),
        with(&|other| {
            // `www.` before a name of one label is that name's own.
            let host = url.domain().filter(|host| host.trim_end_matches('.').contains('.'))?;
            other.set_host(Some(&format!("www.{host}"))).ok()
        }),
        with(&|other| {
            other.set_path(&format!("{}/", url.path()));
            Some(())
        }),
        with(&|other| {
            other.set_path(&format!("//{}", url.path()));
            Some(())
        }),
        with(&|other| {
            other.set_query(Some(&and("utm_source=feed")));
            Some(())
        }),
        with(&|other| {
            other.set_query(Some(&and("fbclid=Iw&&xtor=RSS-1")));
            Some(())
        }),
        with(&|other| {
            let mut pairs: Vec<&str> = url.query()?.split('&').collect();
            pairs.reverse();
            other.set_query(Some(&pairs.join("&")));
            Some(())
        }),
        with(&|other| url.fragment().is_none().then(|| other.set_fragment(Some("part")))),
        with(&|other| {
            other.set_username("reader").ok()?;
            other.set_password(Some("word")).ok()
        }),
    ];
    others.into_iter().flatten().collect()
}

fn assert_guid(guid: &str) {
    let key = key_of_guid("planet", guid);
    assert_eq!(key.is_none(), guid.trim().is_empty());
    if let Some(key) = key {
        assert!(key.len() <= 400, "{}", key.len());
        assert_eq!(key_of_guid("planet", &format!(" {guid}\n")).as_deref(), Some(&*key));
        assert_ne!(key_of_guid("daily", guid), Some(key));
    }
}

/// What becomes a link leads to a web page or a mailbox, and is what it becomes when it is read again.
fn assert_link(text: &str) {
    let base = Url::parse("https://news.example/2025/story.html?id=1").ok();
    for base in [base.as_ref(), None] {
        let is_nobodys = |url: &Url| url.username().is_empty() && url.password().is_none();
        if let Some(link) = web_link(base, text) {
            assert!(matches!(link.scheme(), "http" | "https" | "mailto"), "{link}");
            assert!(link.scheme() == "mailto" || is_nobodys(&link), "{link}");
            assert_eq!(web_link(None, link.as_str()).as_ref(), Some(&link), "{text:?}");
        }
        if let Some(address) = web_address(base, text) {
            assert!(
                matches!(address.scheme(), "http" | "https") && is_nobodys(&address),
                "{address}"
            );
            assert_eq!(web_address(base, address.as_str()).as_ref(), Some(&address), "{text:?}");
        }
    }
}
