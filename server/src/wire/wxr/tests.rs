//! Exports, whole and broken.

use std::io::Cursor;

use jiff::tz::{Offset, TimeZone};

use super::*;

mod any;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n<!-- generator=\"WordPress/6.6\" -->\n<rss version=\"2.0\"
\txmlns:excerpt=\"http://wordpress.org/export/1.2/excerpt/\"
\txmlns:content=\"http://purl.org/rss/1.0/modules/content/\"
\txmlns:dc=\"http://purl.org/dc/elements/1.1/\"
\txmlns:wp=\"http://wordpress.org/export/1.2/\">
<channel>
\t<title>The Gazette &amp; Co</title>
\t<link>https://x.example/</link>
\t<description></description>
\t<language>en-US</language>
\t<wp:wxr_version>1.2</wp:wxr_version>
\t<wp:author><wp:author_id>1</wp:author_id><wp:author_login><![CDATA[ann]]></wp:author_login><wp:author_email>a@x</wp:author_email><wp:author_display_name><![CDATA[Ann Lee]]></wp:author_display_name></wp:author>
\t<wp:category><wp:term_id>5</wp:term_id><wp:category_nicename>local</wp:category_nicename><wp:category_parent><![CDATA[news]]></wp:category_parent><wp:cat_name><![CDATA[Local]]></wp:cat_name></wp:category>
\t<wp:tag><wp:term_id>6</wp:term_id><wp:tag_slug>sea</wp:tag_slug><wp:tag_name><![CDATA[The sea]]></wp:tag_name></wp:tag>
\t<generator>https://wordpress.org/?v=6.6</generator>
\t<image><url>https://x.example/i.png</url><title>no</title></image>\n";
const TAIL: &str = "</channel>\n</rss>\n";

fn item(id: u64, content: &str) -> String {
    format!(
        "\t<item>\n\t\t<title><![CDATA[Post {id}]]></title>\n\t\t<wp:post_id>{id}</wp:post_id>
\t\t<content:encoded><![CDATA[{content}]]></content:encoded>\n\t</item>\n"
    )
}

fn export(items: &[String]) -> String {
    format!("{HEAD}{}{TAIL}", items.concat())
}

fn all(text: impl AsRef<[u8]>) -> Vec<Result<Entry, Fault>> {
    Reader::new(text.as_ref()).collect()
}

/// The numbers of the posts, and the faults.
fn ids(text: impl AsRef<[u8]>) -> (Vec<u64>, Vec<Fault>) {
    let (mut ids, mut faults) = (Vec::new(), Vec::new());
    for entry in all(text) {
        match entry {
            Ok(Entry::Post(post)) => ids.push(post.id),
            Ok(_) => {}
            Err(fault) => faults.push(fault),
        }
    }
    (ids, faults)
}

fn first_post(text: &str) -> Post {
    all(text)
        .into_iter()
        .find_map(|entry| match entry {
            Ok(Entry::Post(post)) => Some(*post),
            _ => None,
        })
        .expect("a post")
}

#[test]
fn the_head_is_given_in_its_order_and_the_site_first() {
    let entries: Vec<Entry> = all(export(&[])).into_iter().map(Result::unwrap).collect();
    let Entry::Site(site) = &entries[0] else {
        panic!("{entries:?}")
    };
    assert_eq!((site.title.as_str(), site.lang.as_str()), ("The Gazette & Co", "en-US"));
    assert_eq!(site.link, "https://x.example/");
    let Entry::Author(author) = &entries[1] else {
        panic!("{entries:?}")
    };
    assert_eq!((author.login.as_str(), author.name.as_str()), ("ann", "Ann Lee"));
    let Entry::Category(category) = &entries[2] else {
        panic!("{entries:?}")
    };
    assert_eq!(category.parent.as_deref(), Some("news"));
    assert_eq!((category.id, category.domain.as_str()), (Some(5), "category"));
    let Entry::Category(tag) = &entries[3] else {
        panic!("{entries:?}")
    };
    assert_eq!(
        (tag.slug.as_str(), tag.name.as_str(), tag.domain.as_str()),
        ("sea", "The sea", "post_tag")
    );
    assert_eq!(entries.len(), 4);
}

#[test]
fn a_post_is_read_with_everything_that_belongs_to_it() {
    let item = "<item>\n<title>Tom &amp; J&#233;r&ocirc;me</title><link>https://x.example/2024/08/28/slug/</link>
        <dc:creator><![CDATA[ann]]></dc:creator><guid isPermaLink=\"false\">https://x.example/?p=7</guid>
        <content:encoded><![CDATA[a ]]]]><![CDATA[> b\u{8}]]></content:encoded><excerpt:encoded><![CDATA[short]]></excerpt:encoded>
        <wp:post_id>7</wp:post_id><wp:post_date><![CDATA[2024-08-28 12:00:00]]></wp:post_date>
        <wp:post_date_gmt><![CDATA[2024-08-28 10:00:00]]></wp:post_date_gmt><wp:post_modified>2024-08-29 12:00:00</wp:post_modified>
        <wp:post_modified_gmt>0000-00-00 00:00:00</wp:post_modified_gmt>
        <wp:post_name><![CDATA[slug]]></wp:post_name><wp:status><![CDATA[publish]]></wp:status><wp:post_parent>0</wp:post_parent>
        <wp:post_type><![CDATA[post]]></wp:post_type><wp:post_password><![CDATA[pw]]></wp:post_password><wp:is_sticky>1</wp:is_sticky>
        <category domain=\"category\" nicename=\"local\"><![CDATA[Local]]></category><category>Local</category>
        <category domain=\"language\" nicename=\"fr\"><![CDATA[Français]]></category>
        <wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value><![CDATA[9]]></wp:meta_value></wp:postmeta>
        <wp:postmeta><wp:meta_key>other</wp:meta_key><wp:meta_value><![CDATA[x]]></wp:meta_value></wp:postmeta>
        <wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_content><![CDATA[no]]></wp:comment_content></wp:comment></item>";
    let text = export(&[item.to_owned()]);
    let zone = TimeZone::fixed(Offset::from_hours(2).unwrap());
    let post = Reader::new(text.as_bytes())
        .in_zone(zone)
        .find_map(|entry| match entry.unwrap() {
            Entry::Post(post) => Some(*post),
            _ => None,
        })
        .unwrap();
    let expected = Post {
        offset: text.find("<item>").unwrap() as u64,
        id: 7,
        kind: Kind::Post,
        status: Status::Publish,
        title: "Tom & Jér&ocirc;me".into(),
        link: "https://x.example/2024/08/28/slug/".into(),
        slug: "slug".into(),
        guid: "https://x.example/?p=7".into(),
        author: "ann".into(),
        published: Some("2024-08-28T10:00:00Z".parse().unwrap()),
        modified: Some("2024-08-29T10:00:00Z".parse().unwrap()),
        content: "a ]]> b".into(),
        excerpt: "short".into(),
        terms: vec![Term {
            domain: "category".into(),
            slug: "local".into(),
            name: "Local".into(),
        }],
        attachment_url: None,
        parent: None,
        thumbnail_id: Some(9),
        alt: None,
        lang: Some("fr".into()),
        is_sticky: true,
        is_protected: true,
        is_damaged: false,
    };
    assert_eq!(post, expected);
}

#[test]
fn an_attachment_has_its_file_and_its_words() {
    let text = export(&["<item><title>x</title><wp:post_id>9</wp:post_id><wp:post_type>attachment</wp:post_type>
        <wp:status>inherit</wp:status><wp:post_parent>7</wp:post_parent>
        <wp:attachment_url><![CDATA[https://x.example/wp-content/uploads/a.jpg]]></wp:attachment_url>
        <wp:postmeta><wp:meta_key><![CDATA[_wp_attachment_image_alt]]></wp:meta_key><wp:meta_value>The sea</wp:meta_value></wp:postmeta>
        </item>"
        .to_owned()]);
    let post = first_post(&text);
    assert_eq!(
        (post.kind, post.status, post.parent),
        (Kind::Attachment, Status::Inherit, Some(7))
    );
    assert_eq!(
        post.attachment_url.as_deref(),
        Some("https://x.example/wp-content/uploads/a.jpg")
    );
    assert_eq!(post.alt.as_deref(), Some("The sea"));
    assert_eq!(post.published, None);
}

#[test]
fn prefixes_are_what_the_root_says() {
    let text = export(&[item(1, "text")])
        .replace("xmlns:wp=", "xmlns:ns1=")
        .replace("wp:", "ns1:")
        .replace("xmlns:content=", "xmlns:c=")
        .replace("content:", "c:")
        .replace("export/1.2/", "export/1.0/");
    let post = first_post(&text);
    assert_eq!((post.id, post.content.as_str()), (1, "text"));
    let undeclared = first_post("<rss><channel><item><wp:post_id>2</wp:post_id></item></channel></rss>");
    assert_eq!(undeclared.id, 2);
}

#[test]
fn markup_that_was_not_wrapped_stays_in_the_content() {
    let text =
        export(&["<item><wp:post_id>1</wp:post_id><content:encoded><p>a &lt; <b>b</b><br/></p></content:encoded></item>".into()]);
    assert_eq!(first_post(&text).content, "<p>a &lt; <b>b</b><br/></p>");
}

#[test]
fn old_encodings_are_read_and_wrong_bytes_are_flagged() {
    let latin = export(&[item(1, "caf\u{1}")]).replace("UTF-8", "ISO-8859-1");
    let bytes: Vec<u8> = latin.bytes().map(|byte| if byte == 1 { 0xe9 } else { byte }).collect();
    let read = |bytes: Vec<u8>| {
        Reader::new(Cursor::new(bytes))
            .find_map(|entry| match entry.unwrap() {
                Entry::Post(post) => Some(*post),
                _ => None,
            })
            .unwrap()
    };
    let post = read(bytes.clone());
    assert_eq!((post.content.as_str(), post.is_damaged), ("café", false));
    let wrong = String::from_utf8_lossy(&latin.into_bytes()).replace("ISO-8859-1", "UTF-8");
    let wrong: Vec<u8> = wrong.bytes().map(|byte| if byte == 1 { 0xe9 } else { byte }).collect();
    let post = read(wrong);
    assert_eq!((post.content.as_str(), post.is_damaged), ("caf\u{fffd}", true));
}

#[test]
fn what_is_no_export_is_said_so_once() {
    for (bytes, what) in [
        (&b""[..], "no <rss>"),
        (b"<html><body><p>404</p></body></html>", "does not begin"),
        (b"\x1f\x8b\x08", "compressed"),
        (b"\xff\xfe<\0?\0", "UTF-16"),
        (b"no tags at all", "no <rss>"),
    ] {
        let entries = all(bytes);
        assert_eq!(entries.len(), 1);
        let fault = entries[0].clone().unwrap_err();
        assert!(fault.to_string().contains(what) && fault.is_last(), "{fault}");
    }
}

#[test]
fn a_broken_item_is_named_and_the_others_go_on() {
    for broken in [
        "\t<item>\n<wp:post_id>2</wp:post_id><title>a</wrong></item>\n",
        "\t<item>\n<wp:post_id>2</wp:post_id><title>never closed\n",
        "\t<item>\n<wp:post_id>2</wp:post_id><content:encoded><![CDATA[never closed</content:encoded></item>\n",
        "\t<item>\n<wp:post_id>2</wp:post_id><!-- never closed</item>\n",
        "\t<item>\n<wp:post_id>2</wp:post_id><title lang=\"never closed></title></item>\n",
        "\t<item>\n<wp:post_id><![CDATA[2]]></wp:post_id><x <y></item>\n",
    ] {
        let text = export(&[item(1, "a"), broken.to_owned(), item(3, "c"), item(4, "d")]);
        let (ids, faults) = ids(&text);
        assert_eq!(ids, [1, 3, 4], "{broken}");
        assert_eq!(faults.len(), 1, "{broken}: {faults:?}");
        assert_eq!(faults[0].post_id, Some(2));
        let line = text[..text.find(broken).unwrap()].matches('\n').count() as u64 + 1;
        assert!((line..line + 9).contains(&faults[0].line), "{} is not near {line}", faults[0]);
    }
    let (ids, faults) = ids(export(&["<item><title>x</title></item>\n".into(), item(3, "c")]));
    assert_eq!((ids, faults.len()), (vec![3], 1), "an item without a number");
}

#[test]
fn an_export_that_is_cut_off_anywhere_keeps_what_is_before() {
    let text = export(&[item(1, "a"), item(2, "<b>b</b>"), item(3, "c")]);
    let ends: Vec<usize> = text.match_indices("</item>").map(|(at, _)| at + 7).collect();
    let closed = text.find("</channel>").unwrap() + "</channel>".len();
    for length in 0..closed {
        let (ids, faults) = ids(&text.as_bytes()[..length]);
        assert_eq!(ids.len(), ends.iter().filter(|end| **end <= length).count(), "at {length}");
        assert_eq!(faults.len(), 1, "at {length}: {faults:?}");
    }
    assert_eq!(ids(&text.as_bytes()[..closed]).1, []);
}

#[test]
fn an_item_that_is_too_large_is_skipped_with_its_reason() {
    let huge = "x".repeat(MAX_ITEM + 5);
    let unclosed = format!("\t<item>\n<wp:post_id>3</wp:post_id><title><![CDATA[{huge}\n");
    let text = export(&[item(1, "a"), item(2, &huge), unclosed, item(4, "d"), item(5, &huge)]);
    let (ids, faults) = ids(&text);
    assert_eq!(ids, [1, 4]);
    let reasons: Vec<_> = faults.iter().map(|fault| (fault.post_id, fault.reason.clone())).collect();
    assert_eq!(
        reasons,
        [
            (Some(2), Reason::TooLarge),
            (Some(3), Reason::TooLarge),
            (Some(5), Reason::TooLarge)
        ]
    );
}

#[test]
fn a_title_in_a_content_is_no_boundary() {
    let text = export(&[item(1, "<item> and </item>\n</channel>\n<!-- wp:x --> ]]&gt;"), item(2, "b")]);
    assert_eq!(ids(&text), (vec![1, 2], vec![]));
}

#[test]
fn reading_begins_again_at_every_mark() {
    let broken = "<item>\n<wp:post_id>9</wp:post_id><title>never closed\n".to_owned();
    let text = export(&[item(1, "a"), broken, item(3, "c"), item(4, "d")]);
    let whole = all(&text);
    let mut reader = Reader::new(text.as_bytes());
    for taken in 0..=whole.len() {
        let kept = serde_json::to_string(&reader.mark()).unwrap();
        let mark: Mark = serde_json::from_str(&kept).unwrap();
        let resumed = Reader::resume_at(Cursor::new(text.as_bytes()), mark).unwrap();
        assert_eq!(resumed.collect::<Vec<_>>(), whole[taken..], "after {taken}");
        reader.next();
    }
}
