//! Old addresses and what they lead to.

use proptest::prelude::*;

use super::super::entry::{Kind, Status};
use super::*;

#[test]
fn what_wordpress_did_not_mind_makes_no_difference() {
    for (address, expected) in [
        ("/2024/08/28/slug/", "/2024/08/28/slug"),
        ("/2024/08/28/Slug?utm_source=x#top", "/2024/08/28/slug"),
        ("//2024//08/28/slug/feed/", "/2024/08/28/slug"),
        ("/2024/08/28/slug/feed/atom/", "/2024/08/28/slug"),
        ("/2024/08/28/slug/amp/", "/2024/08/28/slug"),
        ("/index.php/2024/08/28/slug/embed", "/2024/08/28/slug"),
        ("/2024/%D0%9F%D1%80%D0%B8/", "/2024/при"),
        ("/2024/%d0%bf%d1%80%d0%b8", "/2024/при"),
        ("/?p=123", "?p=123"),
        ("/index.php?page_id=123&lang=fr", "?p=123"),
        ("/?attachment_id=123", "?p=123"),
        ("?p=0123", "?p=123"),
        ("/blog/?p=7", "/blog?p=7"),
        ("/?p=abc", "/"),
        ("/a/b/?p=7", "/a/b"),
        ("/category/x/feed/", "/category/x"),
        ("/?cat=5", "?cat=5"),
        ("/?tag=Caf%C3%A9", "?tag=café"),
        ("/?feed=rss2&cat=5", "?cat=5"),
        ("/feed/", "/"),
        ("/feed/rss2/", "/"),
        ("/amp", "/amp"),
        ("", "/"),
    ] {
        assert_eq!(key(address), expected, "{address}");
    }
}

fn post(id: u64, link: &str, guid: &str) -> Post {
    Post {
        offset: 0,
        id,
        kind: Kind::Post,
        status: Status::Publish,
        title: String::new(),
        link: link.into(),
        slug: String::new(),
        guid: guid.into(),
        author: String::new(),
        published: None,
        modified: None,
        content: String::new(),
        excerpt: String::new(),
        terms: Vec::new(),
        attachment_url: None,
        parent: None,
        thumbnail_id: None,
        alt: None,
        lang: None,
        is_sticky: false,
        is_protected: false,
        is_damaged: false,
    }
}

fn site(link: &str) -> Site {
    Site {
        link: link.into(),
        ..Site::default()
    }
}

#[test]
fn a_post_has_its_number_its_address_and_what_its_guid_says() {
    let root = site("https://x.example");
    let keys = of_post(
        &post(12, "https://x.example/2024/08/28/slug/", "http://old.example/?p=7"),
        &root,
    );
    assert_eq!(
        keys,
        [
            ("?p=12".to_owned(), Claim::Own),
            ("/2024/08/28/slug".to_owned(), Claim::Own),
            ("?p=7".to_owned(), Claim::Inherited),
        ]
    );
    let draft = of_post(&post(12, "https://x.example/?p=12", "https://x.example/?p=12"), &root);
    assert_eq!(draft, [("?p=12".to_owned(), Claim::Own)]);
    let front = of_post(&post(2, "https://x.example/", "urn:uuid:1"), &root);
    assert_eq!(front, [("?p=2".to_owned(), Claim::Own)], "the front page stays ours");
    let below = of_post(
        &post(3, "https://x.example/blog/slug", "https://x.example/blog/?p=3"),
        &site("https://x.example/blog/"),
    );
    assert_eq!(below[0].0, "/blog?p=3");
    assert_eq!(below[1].0, "/blog/slug");
    assert_eq!(below.len(), 2);
}

#[test]
fn a_category_is_found_under_its_parents_too_and_circles_end() {
    let category = |slug: &str, parent: Option<&str>| Category {
        domain: "category".into(),
        slug: slug.into(),
        parent: parent.map(Into::into),
        id: Some(5),
        ..Category::default()
    };
    let all = [
        category("news", None),
        category("local", Some("news")),
        category("a", Some("b")),
        category("b", Some("a")),
    ];
    let keys = of_categories(&all, &site("https://x.example/"));
    for key in ["/category/local", "/category/news/local", "?cat=5", "?category_name=local"] {
        assert!(keys.iter().any(|(found, _)| found == key), "{key}");
    }
    assert!(keys.len() < 20);
}

proptest! {
    #[test]
    fn a_key_is_a_path_without_a_slash_at_its_end_or_a_query(address in "(/|feed|amp|\\?|p=|%|[0-9]|é|&|#|index.php|a){0,12}") {
        let key = key(&address);
        prop_assert!(key == "/" || key.starts_with('?') || key.starts_with('/'));
        prop_assert!(key == "/" || !key.ends_with('/') || key.contains('?') || address.contains('%'));
    }
}
