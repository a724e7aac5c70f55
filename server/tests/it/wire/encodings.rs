//! In whichever letters a document comes, readers get its words.

use encoding_rs::{ISO_8859_2, WINDOWS_1251, WINDOWS_1252};

use super::{
    Desk,
    feed::{self, Item},
    outside::Answer,
    source,
};

const POLISH: &str = "Zażółć gęślą jaźń: prezydent Łodzi ogłosił wczoraj nowy plan rozbudowy kolei";
const BULGARIAN: &str = "Министерският съвет прие вчера новия закон за горите и щъркелите";
const FRENCH: &str = "L’été dernier, les élèves de Besançon ont reçu une œuvre où l’on naît à l’âge mûr";

/// A feed of one item, as bytes that say `label` of themselves.
fn feed_of(headline: &str, label: &str) -> String {
    feed::rss(&[Item::new("x").title(headline)]).replace("encoding=\"utf-8\"", &format!("encoding=\"{label}\""))
}

/// The headline of what came of a document.
async fn read(lang: &str, content_type: &str, bytes: Vec<u8>) -> (String, Vec<String>) {
    let desk = Desk::with(&[source("alpha", "").replace("lang = \"en\"", &format!("lang = \"{lang}\""))]).await;
    desk.outside
        .answers("/alpha.xml", Answer::of(bytes).header("content-type", content_type));
    let report = desk.ingest("alpha").await;
    assert_eq!((report.failure, report.imported.new), (None, 1), "{content_type}");
    let kept = desk.only().await;
    let page = desk.site().await.page(&kept.path).await;
    (page.one("h1").text(), desk.log("alpha").await)
}

#[tokio::test]
async fn a_document_is_read_in_the_letters_that_it_names() {
    for (lang, headline, label, encoding) in [
        ("pl", POLISH, "iso-8859-2", ISO_8859_2),
        ("bg", BULGARIAN, "windows-1251", WINDOWS_1251),
        ("fr", FRENCH, "windows-1252", WINDOWS_1252),
    ] {
        for content_type in ["application/rss+xml".to_owned(), format!("text/xml; charset={label}")] {
            let text = feed_of(headline, label);
            let (bytes, _, has_lost) = encoding.encode(&text);
            assert!(!has_lost);
            let (read, log) = read(lang, &content_type, bytes.into_owned()).await;
            assert_eq!((read.as_str(), log), (headline, Vec::new()), "{label} as {content_type}");
        }
    }
}

#[tokio::test]
async fn utf_16_with_and_without_a_mark_is_read() {
    let text = feed_of(BULGARIAN, "utf-16");
    let (little, big): (Vec<u8>, Vec<u8>) = (
        text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
    );
    let marked = |mark: [u8; 2], bytes: &[u8]| [&mark[..], bytes].concat();
    for (name, bytes) in [
        ("little, marked", marked([0xff, 0xfe], &little)),
        ("big, marked", marked([0xfe, 0xff], &big)),
        ("little", little.clone()),
        ("big", big.clone()),
    ] {
        assert_eq!(read("bg", "application/rss+xml", bytes).await.0, BULGARIAN, "{name}");
    }
}

#[tokio::test]
async fn a_wrong_label_costs_no_words() {
    let utf8 = feed_of(FRENCH, "iso-8859-1").into_bytes();
    assert_eq!(
        read("fr", "text/xml; charset=iso-8859-1", utf8).await.0,
        FRENCH,
        "UTF-8 that calls itself Latin 1"
    );
    let text = feed_of(FRENCH, "utf-8");
    let latin = WINDOWS_1252.encode(&text).0.into_owned();
    assert_eq!(
        read("fr", "text/xml; charset=utf-8", latin).await.0,
        FRENCH,
        "Latin 1 that calls itself UTF-8"
    );
    let text = feed_of(BULGARIAN, "utf-8");
    let cyrillic = WINDOWS_1251.encode(&text).0.into_owned();
    assert_eq!(
        read("bg", "text/xml", cyrillic).await.0,
        BULGARIAN,
        "windows-1251 that calls itself UTF-8"
    );
    let unknown = feed_of(POLISH, "klingon-1").into_bytes();
    assert_eq!(
        read("pl", "text/xml; charset=klingon-1", unknown).await.0,
        POLISH,
        "a label that nobody knows"
    );
}

/// Servers call everything ISO-8859-1, and so do programs whose authors never wrote anything else.
#[tokio::test]
async fn letters_that_no_language_has_prove_a_label_wrong_and_the_log_says_so() {
    let sentences = "Burmistrz ogłosił w środę, że most zostanie zamknięty do końca października. Mieszkańcy skarżą się na korki, bo dojazd \
                     do szkół i szpitala zajmuje już czterdzieści minut.";
    for (encoding, label, is_right) in [
        (ISO_8859_2, "iso-8859-1", false),
        (ISO_8859_2, "windows-1251", false),
        (ISO_8859_2, "iso-8859-2", true),
    ] {
        let item = Item::new("x").title(POLISH).text(&format!("<p>{sentences}</p>"));
        let text = feed::rss(&[item]).replace("encoding=\"utf-8\"", &format!("encoding=\"{label}\""));
        let bytes = encoding.encode(&text).0.into_owned();
        let (headline, log) = read("pl", &format!("text/xml; charset={label}"), bytes).await;
        assert_eq!(headline, POLISH, "{label}");
        let noted = log.iter().any(|sentence| sentence.contains("is not: it was read as"));
        assert_eq!((noted, log.len()), (!is_right, usize::from(!is_right)), "{label}: {log:?}");
    }
}

#[tokio::test]
async fn bytes_that_are_no_letters_are_noted_and_cost_no_item() {
    let mut bytes = feed_of("One byte is wrong: #", "utf-8").into_bytes();
    let hash = bytes.iter().position(|byte| *byte == b'#').unwrap();
    bytes.splice(hash..=hash, "żółć \u{1F680} ".bytes().chain([0xff]));
    let (headline, log) = read("en", "text/xml; charset=utf-8", bytes).await;
    assert!(headline.starts_with("One byte is wrong"), "{headline}");
    assert_eq!(log.len(), usize::from(headline.contains('\u{fffd}')), "{headline}: {log:?}");
}
