//! Documents and servers that bring nothing: a sentence in that source's log, and nothing that others notice.
//!
//! A body that drips is cut off by the time limit that `wire/fetch/tests` tries with a shorter one.

use std::{fs, time::Duration};

use async_compression::tokio::write::GzipEncoder;
use jiff::SignedDuration;
use server::wire::dead_letters;
use tokio::io::AsyncWriteExt as _;

use super::{
    Desk, counts,
    feed::{self, FERRY, Item},
    outside::Answer,
    parsed, source,
};
use crate::{paper::at, test_app::NOW};

async fn gzipped(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzipEncoder::new(Vec::new());
    encoder.write_all(bytes).await.unwrap();
    encoder.shutdown().await.unwrap();
    encoder.into_inner()
}

/// Answers that bring nothing, and a word of the sentence that says why.
async fn bad_answers() -> Vec<(&'static str, Answer, &'static str)> {
    let whole = feed::rss(&[Item::new("a").text(FERRY)]);
    let cut = &whole[..whole.len() - 40];
    let deep = format!("<rss version=\"2.0\"><channel><item><title>{}", "<a>".repeat(100_000));
    let entities =
        "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><rss><channel><title>&b;</title></rss>";
    vec![
        ("cut off", Answer::of(cut), "cut off"),
        ("broken", Answer::of(whole.replace("</item>", "</itme>")), "broken"),
        ("empty", Answer::of(""), "empty"),
        ("white space", Answer::of("   \n\n\t "), "empty"),
        (
            "a page",
            Answer::of("<!DOCTYPE html><html><body>Moved</body></html>").header("content-type", "text/html"),
            "page",
        ),
        ("not a feed", Answer::of("<?xml version=\"1.0\"?><note>Hello</note>"), "feed"),
        (
            "broken JSON",
            Answer::of("{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": ["),
            "JSON",
        ),
        ("bytes", Answer::of(vec![0_u8, 1, 2, 3, 255, 254, 0, 0, 7]), ""),
        ("nested", Answer::of(deep), ""),
        ("entities", Answer::of(entities), ""),
        ("large", Answer::of(vec![b' '; 50_000_000]), "5000000 bytes as sent"),
        (
            "a bomb",
            Answer::of(gzipped(&vec![b' '; 50_000_000]).await).header("content-encoding", "gzip"),
            "5000000 bytes when unpacked",
        ),
        ("no gzip", Answer::of("plain").header("content-encoding", "gzip"), "unpacked"),
        ("a circle", Answer::new(302).header("location", "/alpha.xml"), "circle"),
        ("nowhere", Answer::new(301), "redirect without an address"),
        (
            "elsewhere",
            Answer::new(301).header("location", "http://10.0.0.1/feed"),
            "10.0.0.1 is not a public address",
        ),
        ("a file", Answer::new(302).header("location", "file:///etc/passwd"), ""),
        ("missing", Answer::new(404), "status 404"),
        ("failing", Answer::new(500), "status 500"),
        ("forbidden", Answer::new(403), "status 403"),
    ]
}

#[tokio::test]
async fn what_brings_nothing_is_a_sentence_in_the_log_and_leaves_what_is_there() {
    let desk = Desk::new().await;
    desk.brings("alpha", &[Item::new("before")]).await;
    let kept = desk.kept().await;
    let mut failures = 0;
    for (name, answer, words) in bad_answers().await {
        desk.outside.answers("/alpha.xml", answer);
        let report = desk.ingest("alpha").await;
        let sentence = report.failure.unwrap_or_else(|| panic!("{name} is taken in"));
        assert!(sentence.to_lowercase().contains(&words.to_lowercase()), "{name}: {sentence}");
        assert_eq!(desk.log("alpha").await[0], sentence, "{name}");
        failures += 1;
        let state = desk.paper.store.feed("alpha").await.unwrap().unwrap();
        assert_eq!((state.error, state.failures), (Some(sentence), failures), "{name}");
        assert!(state.last_success.is_some() && state.disabled.is_none(), "{name}");
        assert_eq!(desk.kept().await, kept, "{name}");
    }
    desk.brings("alpha", &[Item::new("before")]).await;
    let state = desk.paper.store.feed("alpha").await.unwrap().unwrap();
    assert_eq!((state.error, state.failures), (None, 0), "all is forgotten");
}

#[tokio::test]
async fn redirects_that_never_end_are_followed_five_times() {
    let desk = Desk::new().await;
    for step in 0..20 {
        let path = if step == 0 { "/alpha.xml".into() } else { format!("/{step}") };
        desk.outside
            .answers(&path, Answer::new(302).header("location", format!("/{}", step + 1)));
    }
    let sentence = desk.ingest("alpha").await.failure.unwrap();
    assert!(sentence.contains("more than 5 redirects"), "{sentence}");
    assert_eq!(desk.outside.paths().len(), 6);
}

#[tokio::test]
async fn this_machine_is_not_asked_unless_a_test_allows_it() {
    let mut desk = Desk::new().await;
    desk.outside.feed("/alpha.xml", &feed::rss(&[Item::new("a")]));
    desk.config = desk.config.replace("allow_this_machine = true", "");
    let port = desk.outside.url.rsplit(':').next().unwrap().to_owned();
    let own = desk.outside.url.clone();
    for host in [
        "127.0.0.1",
        "localhost",
        "[::1]",
        "2130706433",
        "0x7f.1",
        "10.1.2.3",
        "169.254.169.254",
        "[fd00::1]",
    ] {
        let config = desk.config.clone();
        desk.config = config.replace(&own, &format!("http://{host}:{port}"));
        let sentence = desk.ingest("alpha").await.failure.unwrap();
        assert!(sentence.contains("not a public address"), "{host}: {sentence}");
        desk.config = config;
    }
    assert_eq!(desk.outside.paths(), Vec::<String>::new(), "nothing was asked");
}

#[tokio::test]
async fn an_item_that_cannot_be_used_costs_no_other() {
    let desk = Desk::with(&[source("alpha", "").replace("lang = \"en\"\n", "")]).await;
    let items = [
        Item::new("a").text(FERRY),
        Item::new("nothing").title("").text(""),
        Item::new("markup").title("<b></b>").text("<p> </p>"),
        Item::new("unsaid").title("1 2 3").text("<p>4 5 6</p>"),
        Item::new("chinese")
            .title("今天天气很好我们去公园散步吧")
            .text("<p>今天天气很好，我们去公园散步吧。昨天我看了一本很有意思的书。</p>"),
    ];
    let report = desk.brings("alpha", &items).await;
    assert_eq!(counts(&report), [1, 0, 0, 4], "{report:#?}");
    for skipped in &report.skipped {
        assert!(
            skipped.starts_with("urn:item:") && skipped.split_whitespace().count() > 3,
            "{skipped}"
        );
    }
    assert_eq!(desk.log("alpha").await.len(), 4);
}

#[tokio::test]
async fn what_could_not_be_read_is_kept_and_can_be_taken_in_once_it_is_mended() {
    let desk = Desk::new().await;
    let whole = feed::rss(&[Item::new("a").text(FERRY)]);
    let broken = &whole[..whole.len() - 20];
    desk.outside.feed("/alpha.xml", broken);
    let sentence = desk.ingest("alpha").await.failure.unwrap();
    let folder = desk.paper.path("dead-letters").join("alpha");
    let letters: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    let [letter] = &letters[..] else { panic!("{letters:?}") };
    assert!(sentence.ends_with(&format!("kept as {}", letter.display())), "{sentence}");
    assert_eq!(fs::read_to_string(letter).unwrap(), broken, "as it came");
    assert_eq!(counts(&desk.take_in("alpha", whole).await), [1, 0, 0, 0]);
    assert!(desk.page().await.one("[data-slot=body]").text().contains("ran aground"));
}

/// Its encoding was in the header alone, and would be guessed.
#[tokio::test]
async fn a_dead_letter_is_read_in_the_encoding_that_its_header_named() {
    let desk = Desk::new().await;
    let (whole, encoding, _) = encoding_rs::WINDOWS_1250.encode("<rss><channel><item><title>Žluťoučký kůň</title><guid>1</guid>");
    assert_eq!(encoding.name(), "windows-1250");
    let answer = Answer::of(whole.to_vec()).header("content-type", "text/xml; Charset=\"CP1250\"");
    desk.outside.answers("/alpha.xml", answer);
    let sentence = desk.ingest("alpha").await.failure.unwrap();
    let letter = std::path::PathBuf::from(sentence.split_once("kept as ").unwrap().1);
    let kept = dead_letters::content_type(&letter);
    assert_eq!(kept.as_deref(), Some("text/xml; charset=windows-1250"), "{letter:?}");
    assert_eq!(fs::read(&letter).unwrap(), whole.to_vec(), "as it came");
    for other in ["feed.xml", "1-ab.feed", "1-ab.utf-9.feed", "feed.utf-8.xml"] {
        assert_eq!(dead_letters::content_type(other.as_ref()), None, "{other}");
    }
}

#[tokio::test]
async fn of_the_dead_letters_the_last_twenty_are_kept() {
    let desk = Desk::new().await;
    for second in 0..25 {
        desk.outside.feed("/alpha.xml", &format!("<rss>{second}"));
        let now = at(NOW) + SignedDuration::from_secs(second);
        desk.wire_at(now).ingest(&desk.source("alpha")).await.unwrap();
    }
    let folder = desk.paper.path("dead-letters").join("alpha");
    let texts: Vec<String> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap())
        .collect();
    assert_eq!(texts.len(), 20);
    assert!(!texts.contains(&"<rss>0".to_owned()) && texts.contains(&"<rss>24".to_owned()));
}

#[tokio::test]
async fn one_server_that_never_answers_delays_no_other_source() {
    let mut desk = Desk::with(&[source("alpha", ""), source("beta", "")]).await;
    // Another host: of one host, one is asked at a time.
    desk.config = desk.config.replacen("http://127.0.0.1", "http://localhost", 1);
    assert!(parsed(&desk.config).sources[0].url.starts_with("http://localhost"));
    desk.outside.answers("/alpha.xml", Answer::never());
    desk.outside.feed("/beta.xml", &feed::rss(&[Item::new("b")]));
    let wire = desk.wire_at(at(NOW));
    let (alpha, beta) = (desk.source("alpha"), desk.source("beta"));
    tokio::select! {
        report = wire.ingest(&alpha) => panic!("it has answered: {report:?}"),
        report = wire.ingest(&beta) => assert_eq!(counts(&report.unwrap()), [1, 0, 0, 0]),
    }
}

/// Identifiers, dates, names of elements and an answer's first words stood in it as they came.
#[tokio::test]
async fn nothing_that_a_sender_wrote_is_a_second_line_of_the_log() {
    let desk = Desk::new().await;
    let long = "x".repeat(5_000);
    let item = Item::new("a").guid("urn:1\n2025-03-19T10:00:00Z ERROR all is lost\u{85}");
    let documents = [
        feed::rss(&[item.date("the day\nbefore")]),
        feed::rss(&[Item::new("b")
            .link(&format!("https://papers.example/{long}"))
            .guid(None)
            .date("never")]),
        "503\r\nERROR all is lost".into(),
        "<no\u{85}te>".into(),
        format!("<rss><{long}></rss>"),
        format!("{{\"version\":\"jsonfeed.org\",\"{long}\":\"\n\"}}"),
    ];
    for document in documents {
        desk.take_in("alpha", document).await;
    }
    let log = desk.log("alpha").await;
    assert_eq!(log.len(), 6);
    for sentence in log {
        assert!(!sentence.contains(char::is_control) && sentence.len() < 500, "{sentence:?}");
    }
}

#[tokio::test]
async fn a_document_with_which_the_program_ends_is_not_fetched_again_at_once() {
    let desk = Desk::new().await;
    desk.outside.answers("/never.png", Answer::never());
    let picture = format!("<p>The quay.</p><img src=\"{}/never.png\" alt=\"A quay\">", desk.outside.url);
    desk.outside.feed("/alpha.xml", &feed::rss(&[Item::new("a").text(&picture)]));
    let source = desk.source("alpha");
    for (failures, wait) in [(1, 5), (2, 10), (3, 20)] {
        let asked = desk.outside.asked("/never.png").len();
        let is_in_the_midst = async {
            while desk.outside.asked("/never.png").len() == asked {
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
        };
        let wire = desk.wire_at(at(NOW));
        tokio::select! {
            _ = wire.ingest(&source) => unreachable!("the picture never comes"),
            () = is_in_the_midst => {}
        }
        let due = desk.wire_at(at(NOW)).due().await.unwrap()[0].0;
        assert_eq!(due, at(NOW) + SignedDuration::from_mins(wait));
        let state = desk.paper.store.feed("alpha").await.unwrap().unwrap();
        assert_eq!((state.failures, state.etag), (failures, None));
        assert!(state.error.unwrap().contains("the program ended over it"));
    }
    // Nothing of it counts once it has ended well.
    desk.brings("alpha", &[Item::new("b")]).await;
    let state = desk.paper.store.feed("alpha").await.unwrap().unwrap();
    assert_eq!((state.failures, state.error), (0, None));
}

#[tokio::test]
async fn a_document_full_of_faults_does_not_fill_the_log() {
    let desk = Desk::new().await;
    let empty: Vec<Item> = (0..1_000)
        .map(|number| Item::new(&format!("{number}")).title("").text(""))
        .collect();
    let report = desk.brings("alpha", &empty).await;
    assert_eq!(report.skipped.len(), 1_000);
    let log = desk.paper.store.feed_log("alpha", 1_000).await.unwrap();
    assert_eq!(log.len(), 201);
    assert_eq!(log[0].1, "and 800 more sentences of this run", "the newest comes first");
}
