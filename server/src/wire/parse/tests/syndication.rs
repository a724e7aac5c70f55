use std::time::Duration;

use super::*;

pub(super) const RSS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<!-- made by hand -->
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"
  xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0">
<channel>
  <title>Le Courrier &amp; Cie</title>
  <atom:link href="https://example.org/feeds/rss.xml" rel="self" type="application/rss+xml"/>
  <atom:link href="https://hub.example.com/" rel="hub"/>
  <link>https://example.org/</link>
  <description>Actualités</description>
  <language>fr-FR</language>
  <ttl>30</ttl>
  <image><url>https://example.org/logo.png</url><title>Le Courrier</title><link>https://example.org/</link></image>
  <item>
    <title><![CDATA[Élections : « tout reste <em>possible</em> » à Łódź]]></title>
    <link>/politique/1234?utm_source=rss</link>
    <guid isPermaLink="false">https://example.org/?p=1234</guid>
    <dc:creator><![CDATA[Zoé Łukasiewicz]]></dc:creator>
    <author>redaction@example.org (Jérôme Dupré)</author>
    <pubDate>mer., 19 mars 2025 10:00:00 +0100</pubDate>
    <category>Politique</category><category domain="x">R&amp;amp;D</category><category>Politique</category>
    <dc:subject>Pologne</dc:subject>
    <dc:rights>© 2025</dc:rights>
    <description>&lt;p&gt;Un r&amp;eacute;sum&amp;eacute;&lt;/p&gt;</description>
    <content:encoded><![CDATA[<p>Le texte &amp; la suite.</p>]]></content:encoded>
    <enclosure url="/audio.mp3" type="audio/mpeg" length="1"/>
    <enclosure url="/photo.jpg" type="image/jpeg" length="1"/>
    <media:group>
      <media:content url="https://cdn.example.org/s.jpg" medium="image" width="300" height="200"/>
      <media:content url="https://cdn.example.org/l.jpg" medium="image" width="1200" height="800"/>
      <media:description>Une foule</media:description><media:credit>AFP</media:credit>
      <media:thumbnail url="https://cdn.example.org/t.jpg"/>
    </media:group>
  </item>
</channel>
</rss>
<!-- served in 3 ms --><script>count()</script>"#;

#[test]
fn rss_is_read_whole() {
    let feed = read(RSS).unwrap();
    assert_eq!(feed.format, Format::Rss);
    assert_eq!(feed.title, "Le Courrier & Cie");
    assert_eq!(feed.homepage, some("https://example.org/"));
    assert_eq!(feed.lang, some("fr-FR"));
    assert_eq!(feed.hub, some("https://hub.example.com/"));
    assert_eq!(feed.own_url, some("https://example.org/feeds/rss.xml"));
    assert_eq!(feed.ttl, Some(Duration::from_mins(30)));
    assert_eq!(
        entry(RSS),
        RawItem {
            guid: some("https://example.org/?p=1234"),
            link: some("https://example.org/politique/1234?utm_source=rss"),
            title: "Élections : « tout reste <em>possible</em> » à Łódź".into(),
            summary: some("<p>Un r&eacute;sum&eacute;</p>"),
            content: some("<p>Le texte &amp; la suite.</p>"),
            published: at("2025-03-19T09:00:00Z"),
            authors: vec!["Zoé Łukasiewicz".into(), "Jérôme Dupré".into()],
            topics: vec!["Politique".into(), "R&D".into(), "Pologne".into()],
            pictures: vec![
                RawPicture {
                    url: "https://example.org/photo.jpg".into(),
                    ..RawPicture::default()
                },
                RawPicture {
                    url: "https://cdn.example.org/l.jpg".into(),
                    alt: some("Une foule"),
                    credit: some("AFP"),
                    width: Some(1200),
                    height: Some(800),
                },
            ],
            rights: some("© 2025"),
            ..RawItem::default()
        }
    );
}

/// A feed of one RSS item with `content`.
pub(super) fn rss(content: &str) -> String {
    RSS[..RSS.find("<item>").unwrap()].to_owned() + "<item>" + content + "</item></channel></rss>"
}

#[test]
fn every_version_of_rss_is_read_and_so_is_none() {
    for root in [
        "<rss>",
        "<rss version='0.91'>",
        "<rss version='0.93'>",
        "<rss version='2.0.1'>",
        "<rss version='2.00' xmlns='http://backend.userland.com/rss2'>",
    ] {
        let text = format!(
            "<!DOCTYPE rss>{root}<channel><title>a</title><item><title>b</title><link>https://a.example/</link></item></channel></rss>"
        );
        let item = entry(&text);
        assert_eq!(
            (item.title, item.link, item.guid),
            ("b".into(), some("https://a.example/"), None),
            "{root}"
        );
    }
}

#[test]
fn an_item_without_guid_gets_none() {
    assert_eq!(entry(&rss("<title>a</title><link>https://a.example/1</link>")).guid, None);
}

#[test]
fn an_authors_name_with_any_letters_beside_an_address_is_read() {
    for (written, wanted) in [
        ("é a@b.example", "é a@b.example"),
        ("a@b.example (Zoë)", "Zoë"),
        ("Zoë &lt;a@b.example&gt;", "Zoë"),
        ("a@b.example", ""),
        ("Zoë Ó Brien (text), Ana (photos)", "Zoë Ó Brien (text), Ana (photos)"),
    ] {
        let authors = entry(&rss(&format!("<title>a</title><author>{written}</author>"))).authors;
        let wanted: Vec<&str> = Some(wanted).filter(|name| !name.is_empty()).into_iter().collect();
        assert_eq!(authors, wanted, "{written}");
    }
}

#[test]
fn a_lone_thumbnail_is_the_picture() {
    let item = entry(&rss(
        "<title>a</title><media:thumbnail width='240' height='135' url='https://a.example/t'/>",
    ));
    assert_eq!(
        item.pictures[0],
        RawPicture {
            url: "https://a.example/t".into(),
            width: Some(240),
            height: Some(135),
            ..RawPicture::default()
        }
    );
}

#[test]
fn markup_that_was_not_escaped_stays() {
    let item = entry(&rss(
        "<title>a <b>b</b> &lt; c</title><description><p class=\"x\">Two<br/>lines &amp; <![CDATA[<more>]]></p></description>",
    ));
    assert_eq!(item.title, "a <b>b</b> &lt; c");
    assert_eq!(item.summary, some("<p class=\"x\">Two<br>lines &amp; &lt;more&gt;</p>"));
}

#[test]
fn small_faults_of_xml_are_mended() {
    let item = entry(&rss(
        "<title>AT&T\u{8}&nbsp;&eacute;t&eacute; &#0;</title><link>https://a.example/?a=1&b=2</link>",
    ));
    assert_eq!(item.title, "AT&T\u{a0}été \u{fffd}");
    assert_eq!(item.link, some("https://a.example/?a=1&b=2"));
}

#[test]
fn a_date_that_cannot_be_read_is_noted_unless_another_can() {
    let item = entry(&rss("<title>a</title><pubDate>two days ago</pubDate>"));
    assert_eq!((item.published, item.date_fault), (None, some("two days ago")));
    let item = entry(&rss(
        "<title>a</title><pubDate>nonsense</pubDate><dc:date>2025-03-19T10:00:00</dc:date>",
    ));
    assert_eq!((item.published, item.date_fault), (at("2025-03-19T09:00:00Z"), None));
    let item = entry(&rss(
        "<title>a</title><pubDate>19 Mar 2025 10:00 CET</pubDate><dc:date>nonsense</dc:date>",
    ));
    assert_eq!(
        (item.published, item.updated, item.date_fault),
        (at("2025-03-19T09:00:00Z"), None, None)
    );
}

#[test]
fn the_language_of_an_item_is_its_own() {
    assert_eq!(entry(&rss("<title>a</title><dc:language>nl</dc:language>")).lang, some("nl"));
    assert_eq!(
        entry(&rss("<title>a</title>").replace("<item>", "<item xml:lang='de'>")).lang,
        some("de")
    );
    assert_eq!(entry(&rss("<title>a</title>")).lang, None);
}

#[test]
fn what_has_no_text_is_skipped_with_its_name_and_costs_no_other() {
    let text = rss("<guid>1</guid><link>https://a.example/</link></item><item/><item><title>b</title>");
    let feed = read(&text).unwrap();
    assert_eq!(feed.items.len(), 1);
    let skipped: Vec<(&str, &str)> = feed
        .skipped
        .iter()
        .map(|skipped| (skipped.what.as_str(), skipped.reason.as_str()))
        .collect();
    assert_eq!(
        skipped,
        [("1", "has neither title nor text"), ("entry 2", "has neither title nor text")]
    );
}

#[test]
fn rdf_is_read_with_its_dublin_core() {
    let text = r#"<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
 <channel rdf:about="https://example.org/"><title>Slovník</title><link>https://example.org/</link><dc:language>sk</dc:language>
  <sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>
  <items><rdf:Seq><rdf:li rdf:resource="https://example.org/1"/></rdf:Seq></items></channel>
 <item rdf:about="https://example.org/1"><title>Prvý</title><description>Text</description><dc:date>2025-03-19T10:00+01:00</dc:date>
  <dc:creator>Ján</dc:creator><dc:subject>Svet</dc:subject></item>
 <image rdf:about="x"><title>no title of the feed</title></image>
</rdf:RDF>"#;
    let feed = read(text).unwrap();
    assert_eq!(
        (feed.title.as_str(), feed.lang, feed.ttl),
        ("Slovník", some("sk"), Some(Duration::from_mins(30)))
    );
    let item = entry(text);
    assert_eq!(
        (item.guid, item.title.as_str(), item.summary),
        (some("https://example.org/1"), "Prvý", some("Text"))
    );
    assert_eq!(
        (item.published, item.authors, item.topics),
        (at("2025-03-19T09:00:00Z"), vec!["Ján".to_owned()], vec!["Svet".to_owned()])
    );
}

pub(super) const ATOM: &str = r#"<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0" xml:lang="en" xml:base="https://example.org/blog/">
  <title type="text">Less &lt; more</title><id>urn:feed</id><updated>2025-03-19T10:00:00Z</updated>
  <link rel="alternate" href="./"/><link rel="self" href="https://example.org/atom"/><link rel="hub" href="https://hub.example/"/>
  <author><name>Desk</name><email>desk@example.org</email></author>
  <entry xml:lang="ga" xml:base="2025/">
    <id>urn:1</id><title>a &lt;b&gt; &amp;amp; c</title><updated>2025-03-19T11:00:00Z</updated><published>2025-03-19T10:00:00Z</published>
    <link rel="enclosure" type="image/png" href="p.png"/><link rel="alternate" type="application/json" href="1.json"/><link href="1.html"/>
    <summary type="html">&lt;p&gt;short&lt;/p&gt;</summary>
    <content type="xhtml" xml:base="x/"><x:div xmlns:x="http://www.w3.org/1999/xhtml"><x:p title="a &quot;b&quot;">long<x:br/></x:p></x:div></content>
    <category term="t" label="Topic"/><rights>© Desk</rights>
  </entry>
  <at:deleted-entry ref="urn:0" when="2025-03-18T10:00:00Z"/>
  <entry><id>urn:2</id><title type="HTML">x</title><updated>nonsense</updated><author><name>Ana</name></author>
    <content type="text">one &lt; two

three</content></entry>
  <entry><id>urn:3</id><title type="image/png">iVBOR</title><content type="image/png">iVBOR</content><updated>2025-03-19T11:00:00Z</updated></entry>
</feed>"#;

#[test]
fn atom_is_read_whole() {
    let feed = read(ATOM).unwrap();
    assert_eq!((feed.title.as_str(), feed.lang), ("Less &lt; more", some("en")));
    assert_eq!(
        (feed.own_url, feed.hub),
        (some("https://example.org/atom"), some("https://hub.example/"))
    );
    assert_eq!(feed.homepage, some("https://example.org/blog/"));
    assert_eq!(feed.items.len(), 3);
    assert_eq!(
        feed.items[0],
        RawItem {
            guid: some("urn:1"),
            link: some("https://example.org/blog/2025/1.html"),
            base: some("https://example.org/blog/2025/x/"),
            title: "a &lt;b&gt; &amp;amp; c".into(),
            summary: some("<p>short</p>"),
            content: some("<p title=\"a &quot;b&quot;\">long<br></p>"),
            published: at("2025-03-19T10:00:00Z"),
            updated: at("2025-03-19T11:00:00Z"),
            authors: vec!["Desk".into()],
            lang: some("ga"),
            topics: vec!["Topic".into()],
            pictures: vec![RawPicture {
                url: "https://example.org/blog/2025/p.png".into(),
                ..RawPicture::default()
            }],
            rights: some("© Desk"),
            ..RawItem::default()
        }
    );
    let second = &feed.items[2];
    assert_eq!(
        (second.title.as_str(), &second.date_fault, &second.authors),
        ("x", &some("nonsense"), &vec!["Ana".to_owned()])
    );
    assert_eq!(second.content, some("<p>one &lt; two</p><p>three</p>"));
    assert_eq!((feed.skipped[0].what.as_str(), feed.skipped.len()), ("urn:3", 1));
}

/// They were taken in no order, fifty at the most.
#[test]
fn a_json_feed_with_a_hundred_properties_of_its_own_keeps_its_name_and_home() {
    let own = (0..100).map(|n| format!("\"_{n}\":{{}},")).collect::<Vec<_>>().concat();
    let feed = read(&format!(
        "{{{own}\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Desk\",\"home_page_url\":\"https://example.org/\",\"items\":[]}}"
    ))
    .unwrap();
    assert_eq!((feed.title.as_str(), feed.homepage), ("Desk", some("https://example.org/")));
}

#[test]
fn a_deleted_entry_of_atom_is_a_withdrawal() {
    let feed = read(ATOM).unwrap();
    assert_eq!((&feed.items[1].guid, feed.items[1].withdrawn), (&some("urn:0"), true));
}

#[test]
fn a_lone_entry_and_atom_0_3_are_atom() {
    let item = entry(
        "<entry xmlns='http://www.w3.org/2005/Atom' xml:lang='fi'><id>urn:1</id><title>a</title><updated>2025-03-19T11:00:00Z</updated></entry>",
    );
    assert_eq!((item.guid, item.lang), (some("urn:1"), some("fi")));
    let item = entry(
        "<feed version='0.3' xmlns='http://purl.org/atom/ns#'><title>f</title><entry><title>a</title><link rel='alternate' type='text/html' \
         href='https://a.example/1'/><issued>2025-03-19T10:00:00Z</issued><modified>2025-03-19T11:00:00Z</modified>\
         <content type='text/html' mode='escaped'>&lt;p&gt;b&lt;/p&gt;</content></entry></feed>",
    );
    assert_eq!((item.link, item.content), (some("https://a.example/1"), some("<p>b</p>")));
    assert_eq!(
        (item.published, item.updated),
        (at("2025-03-19T10:00:00Z"), at("2025-03-19T11:00:00Z"))
    );
}

#[test]
fn a_json_feed_is_read_whole_and_leniently() {
    let text = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "A & B", "home_page_url": "https://example.org/", "feed_url": "https://example.org/feed.json",
 "language": "el", "hubs": [{"type": "WebSub", "url": "https://hub.example/"}], "authors": [{"name": "Desk"}],
 "items": [
  {"id": 7, "url": "/7", "title": "1 < 2", "content_text": "one\n\ntwo", "summary": "a & b", "date_published": "2025-03-19T10:00:00", "date_modified": "soon",
   "tags": ["x", null], "image": "https://example.org/i.png", "attachments": [{"url": "/j.png", "mime_type": "image/png", "title": "J"}, {"url": "/k.mp3", "mime_type": "audio/mpeg"}]},
  "nothing", {"id": "8"},
  {"id": "9", "content_html": "<p>x</p>", "author": {"name": "Ana"}, "language": "de", "title": null, "external_url": "https://other.example/"}
 ]}"#;
    let feed = read(text).unwrap();
    assert_eq!(
        (feed.title.as_str(), feed.lang, feed.hub),
        ("A &amp; B", some("el"), some("https://hub.example/"))
    );
    assert_eq!(feed.own_url, some("https://example.org/feed.json"));
    assert_eq!(
        feed.items[0],
        RawItem {
            guid: some("7"),
            link: some("https://example.org/7"),
            title: "1 &lt; 2".into(),
            summary: some("a &amp; b"),
            content: some("<p>one</p><p>two</p>"),
            published: at("2025-03-19T09:00:00Z"),
            date_fault: some("soon"),
            authors: vec!["Desk".into()],
            topics: vec!["x".into()],
            pictures: vec![
                RawPicture {
                    url: "https://example.org/i.png".into(),
                    ..RawPicture::default()
                },
                RawPicture {
                    url: "https://example.org/j.png".into(),
                    alt: some("J"),
                    ..RawPicture::default()
                },
            ],
            ..RawItem::default()
        }
    );
    let last = &feed.items[1];
    assert_eq!(
        (&last.authors[0], &last.lang, &last.link),
        (&"Ana".to_owned(), &some("de"), &some("https://other.example/"))
    );
    let reasons: Vec<&str> = feed.skipped.iter().map(|skipped| skipped.reason.as_str()).collect();
    assert_eq!(reasons, ["is no object", "has neither title nor text"]);
}
