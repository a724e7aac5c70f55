//! Which addresses are one original, and which stay two.

use proptest::prelude::*;

use super::*;

fn key(address: &str) -> String {
    canonical(&Url::parse(address).unwrap())
}

fn guid(guid: &str) -> String {
    key_of_guid("planet", guid).unwrap()
}

#[test]
fn links_to_one_article_have_one_key() {
    for address in [
        "https://example.org/2025/03/19/story",
        "http://example.org/2025/03/19/story",
        "http://example.org:80/2025/03/19/story/",
        "https://www.example.org./2025//03/19/story#comments",
        "HTTPS://WWW.Example.ORG/2025/03/19/story/index.html",
        "https://m.example.org/2025/03/19/story?utm_source=rss&utm_medium=feed",
        "https://amp.example.org/2025/03/19/story/amp/",
        "https://example.org/2025/03/19/story?amp=1&fbclid=x&at_medium=RSS&xtor=RSS-3208&CMP=share",
        "https://user:word@example.org/2025/03/19/%73tory;jsessionid=9A?",
        "https://example.org/2025/03/19/story?ref=home&gclid=&mc_cid=1",
    ] {
        assert_eq!(key(address), "https://example.org/2025/03/19/story", "{address}");
    }
}

#[test]
fn what_selects_another_page_stays() {
    let same = [
        ("https://a.org/?b=2&a=1&utm_id=7", "https://a.org/?a=1&b=2"),
        ("https://a.org/?a=%c3%a9%20x&b=", "https://a.org/?a=%C3%A9+x&b"),
        ("https://a.org/s.amp.html", "https://a.org/s.html"),
        ("https://a.org/s/AMP/", "https://a.org/s/AMP"),
        ("https://a.org:8443/x", "https://a.org:8443/x"),
        ("https://m.be/x", "https://m.be/x"),
        ("https://amp.dev/x", "https://amp.dev/x"),
        ("https://a.org/amp", "https://a.org/amp"),
        ("https://a.org/index.php?p=123", "https://a.org/?p=123"),
        ("https://a.org/#!/story/1", "https://a.org/#!/story/1"),
        ("https://a.org/x?a=%", "https://a.org/x?a=%25"),
        ("https://a.org/x?%%30amp", "https://a.org/x?%250amp"),
        ("https://a.org/100%25", "https://a.org/100%25"),
        ("urn:uuid:1#x", "urn:uuid:1"),
        ("https://[2001:db8::1]/x/", "https://[2001:db8::1]/x"),
    ];
    for (address, expected) in same {
        assert_eq!(key(address), expected, "{address}");
    }
    for (one, other) in [
        ("https://a.org/?p=1", "https://a.org/?p=2"),
        ("https://a.org/A", "https://a.org/a"),
        ("https://fr.a.org/x", "https://nl.a.org/x"),
        ("https://a.org/a%2Fb", "https://a.org/a/b"),
    ] {
        assert_ne!(key(one), key(other));
    }
}

#[test]
fn a_guid_that_is_an_address_survives_the_move_to_https() {
    assert_eq!(guid("http://www.a.org/?p=123"), guid(" https://a.org/?p=123 "));
    assert_eq!(guid("https://bbc.example/news/abc#0"), guid("https://bbc.example/news/abc#4"));
    assert_eq!(guid("https://a.org/x#xtor=RSS-1"), guid("https://a.org/x"));
    assert_ne!(guid("https://a.org/t/1#post-5"), guid("https://a.org/t/1#post-6"));
}

#[test]
fn a_guid_counts_within_its_source_only() {
    assert_ne!(key_of_guid("one", "17"), key_of_guid("two", "17"));
    assert_ne!(key_of_guid("a:b", "c"), key_of_guid("a", "b:c"));
    assert_ne!(guid("tag:a.org,2025:1"), guid("tag:a.org,2025:2"));
    assert_ne!(guid("Ab"), guid("ab"));
    assert_eq!(key_of_guid("one", " \n"), None);
    assert!(guid(&"x".repeat(100_000)).len() < 100);
}

#[test]
fn a_host_that_its_dots_alone_keep_a_name_keeps_them() {
    for address in [
        "https://./a.org/story",
        "https://../a.org/story",
        "https://www../a.org",
        "https://0x../story",
        "https://www.1../story",
    ] {
        let once = key(address);
        assert_eq!(key(&once), once, "{address}");
    }
    assert_ne!(key("https://./a.org/story"), key("https://a.org/story"));
}

#[test]
fn what_is_left_of_a_segment_is_no_dot_segment() {
    for (address, expected) in [
        ("https://a.org/..amp", "https://a.org/..amp"),
        ("https://a.org/x/.;jsessionid=1", "https://a.org/x"),
        ("https://a.org/x/%2e%2e;jsessionid=1/y", "https://a.org/x/y"),
    ] {
        assert_eq!(key(address), expected);
    }
}

#[test]
fn a_path_of_nothing_but_endings_takes_no_longer_than_another() {
    for ending in ["/amp", ".amp", "/index.html", ".amp.html", ";jsessionid=", "%2E", "/"] {
        let long = format!("https://a.org/x{}", ending.repeat(1_000_000 / ending.len()));
        assert!(key(&long).len() <= long.len(), "{ending}");
    }
}

proptest! {
    #[test]
    fn the_key_of_a_key_is_itself(
        scheme in "https?",
        host in "((www|m|amp|mobile)\\.){0,3}[a-z]{1,5}\\.[a-z]{2,3}\\.?",
        port in prop::sample::select(vec!["", ":80", ":443", ":8080"]),
        path in "(/|/amp|\\.amp|\\.html|/index\\.html|/INDEX\\.php|;jsessionid=a|%[0-9a-f]{2}|%|%2[0-9a-f]|[a-zA-Z.]{1,3}|é){0,12}",
        query in "([a-z]{1,2}=?|&|=|%[0-9a-fA-F]{2}|%|\\+|utm_a=1|amp|ref=|é| ){0,12}",
        fragment in prop::sample::select(vec!["", "#x", "#!/a/b", "#!%e9#"]),
    ) {
        if let Ok(url) = Url::parse(&format!("{scheme}://{host}{port}/{path}?{query}{fragment}")) {
            let once = canonical(&url);
            let again = Url::parse(&once).expect("a key of a web address is a web address");
            prop_assert_eq!(canonical(&again), once);
        }
    }

    #[test]
    fn no_address_and_no_guid_panics(text in ".{0,80}") {
        if let Ok(url) = Url::parse(&text) {
            canonical(&url);
        }
        key_of_guid(&text, &text);
    }
}
