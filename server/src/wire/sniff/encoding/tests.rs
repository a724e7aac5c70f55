//! Bytes to text: marks, labels right and wrong, and no label at all.

use encoding_rs::{ISO_8859_2, WINDOWS_1251, WINDOWS_1252};
use proptest::prelude::*;

use super::*;

mod labels;

const POLISH: &str =
    "Zażółć gęślą jaźń, pisał w grudniu ubiegłego roku świąteczny dziennik łódzki, część środków trafiła do źródeł.";
const RUSSIAN: &str = "Президент заявил в среду, что переговоры продолжатся на следующей неделе в Брюсселе, сообщает агентство.";
const FRENCH: &str = "Les élèves de l’école ont été reçus à l’hôtel de ville, où le maire a présenté le nouveau théâtre.";

fn document(label: &str, text: &str) -> String {
    format!("<?xml version=\"1.0\" encoding=\"{label}\"?>\n<rss version=\"2.0\"><channel><title>{text}</title></channel></rss>")
}

fn bytes(encoding: &'static Encoding, text: &str) -> Vec<u8> {
    let (bytes, used, unmappable) = encoding.encode(text);
    assert!(used == encoding && !unmappable, "{}", encoding.name());
    bytes.into_owned()
}

/// That `text` comes out of `bytes`, and unflagged.
fn assert_read(bytes: &[u8], content_type: Option<&str>, wanted: &str, encoding: &str) {
    let read = text(bytes, content_type);
    assert!(read.text.contains(wanted), "{encoding}: {}", read.text);
    assert_eq!((read.encoding, read.replaced), (encoding, false), "{content_type:?}");
}

#[test]
fn the_declaration_is_followed() {
    assert_read(
        &bytes(ISO_8859_2, &document("ISO-8859-2", POLISH)),
        None,
        POLISH,
        "ISO-8859-2",
    );
    assert_read(
        &bytes(WINDOWS_1251, &document("windows-1251", RUSSIAN)),
        Some("text/xml"),
        RUSSIAN,
        "windows-1251",
    );
    assert_read(
        &bytes(WINDOWS_1252, &document("iso-8859-1", FRENCH)),
        None,
        FRENCH,
        "windows-1252",
    );
    assert_read(document("UTF-8", RUSSIAN).as_bytes(), None, RUSSIAN, "UTF-8");
}

#[test]
fn the_header_is_followed_before_the_declaration() {
    let body = bytes(ISO_8859_2, &document("windows-1252", POLISH));
    assert_read(
        &body,
        Some("application/rss+xml; charset=\"ISO-8859-2\""),
        POLISH,
        "ISO-8859-2",
    );
}

#[test]
fn where_the_labels_differ_detection_may_prove_the_header_wrong() {
    let body = bytes(WINDOWS_1251, &document("windows-1251", RUSSIAN));
    assert_read(&body, Some("text/xml; charset=ISO-8859-1"), RUSSIAN, "windows-1251");
}

#[test]
fn utf_8_is_utf_8_whatever_it_is_called() {
    for label in ["ISO-8859-1", "ISO-8859-2", "windows-1251", "utf-16", "x-nothing", "us-ascii"] {
        assert_read(
            document(label, FRENCH).as_bytes(),
            Some(&format!("text/xml; charset={label}")),
            FRENCH,
            "UTF-8",
        );
    }
}

#[test]
fn what_is_called_utf_8_and_is_not_is_detected() {
    assert_read(
        &bytes(WINDOWS_1251, &document("UTF-8", RUSSIAN)),
        Some("text/xml; charset=utf-8"),
        RUSSIAN,
        "windows-1251",
    );
    assert_read(&bytes(ISO_8859_2, &document("UTF-8", POLISH)), None, POLISH, "ISO-8859-2");
    assert_read(&bytes(WINDOWS_1252, FRENCH), None, FRENCH, "windows-1252");
}

#[test]
fn a_header_of_utf_8_on_something_else_leaves_the_declaration() {
    assert_read(
        &bytes(ISO_8859_2, &document("ISO-8859-2", POLISH)),
        Some("text/xml; charset=utf-8"),
        POLISH,
        "ISO-8859-2",
    );
}

#[test]
fn utf_16_is_read_with_and_without_a_byte_order_mark() {
    let document = document("UTF-16", POLISH);
    for (mark, name) in [
        (true, "UTF-16LE"),
        (false, "UTF-16LE"),
        (true, "UTF-16BE"),
        (false, "UTF-16BE"),
    ] {
        let letters = mark.then_some(0xfeff).into_iter().chain(document.encode_utf16());
        let bytes: Vec<u8> = letters
            .flat_map(|unit| {
                if name == "UTF-16LE" {
                    unit.to_le_bytes()
                } else {
                    unit.to_be_bytes()
                }
            })
            .collect();
        assert_read(&bytes, Some("text/xml"), POLISH, name);
    }
}

#[test]
fn a_byte_order_mark_is_not_part_of_the_text() {
    let marked = format!("\u{feff}{}", document("iso-8859-1", POLISH));
    assert_read(marked.as_bytes(), Some("text/xml; charset=windows-1251"), POLISH, "UTF-8");
    assert!(text(marked.as_bytes(), None).text.starts_with("<?xml"));
}

#[test]
fn the_declaration_says_utf_8_afterwards() {
    let read = text(&bytes(ISO_8859_2, &document("ISO-8859-2", POLISH)), None);
    assert!(
        read.text.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"),
        "{}",
        read.text
    );
    let single = text(b"\n <?xml version='1.0' encoding = 'latin1' standalone='yes'?><rss/>", None);
    assert_eq!(
        single.text,
        "\n <?xml version='1.0' encoding = 'UTF-8' standalone='yes'?><rss/>"
    );
    assert_eq!(text(b"{\"encoding\": \"x\"}", None).text, "{\"encoding\": \"x\"}");
}

#[test]
fn damaged_utf_8_is_flagged_and_the_rest_of_it_is_right() {
    let mut bytes = document("UTF-8", RUSSIAN).into_bytes();
    bytes.insert(bytes.len() - 30, 0xff);
    let read = text(&bytes, None);
    assert!(
        read.replaced && read.text.contains('\u{fffd}') && read.text.contains("Президент заявил"),
        "{read:?}"
    );
    assert_eq!(read.encoding, "UTF-8");
}

/// A feed of a few foreign names, with one field pasted in from elsewhere.
#[test]
fn a_few_letters_are_enough_to_tell_damaged_utf_8() {
    let mut bytes = document("UTF-8", "Łódź, Győr and Malmö").into_bytes();
    bytes.extend(b"<!-- caf\xe9 -->");
    let read = text(&bytes, Some("text/xml; charset=utf-8"));
    assert!(read.replaced && read.text.contains("Łódź, Győr and Malmö"), "{read:?}");
    assert_eq!((read.encoding, read.called), ("UTF-8", None));
}

#[test]
fn a_cut_off_utf_16_is_flagged() {
    let bytes: Vec<u8> = document("utf-16", FRENCH).encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(text(&bytes[..bytes.len() - 1], None).replaced);
}

#[test]
fn nothing_is_an_empty_text() {
    assert_eq!(
        text(b"", None),
        Text {
            text: String::new(),
            encoding: "UTF-8",
            replaced: false,
            called: None,
        }
    );
}

proptest! {
    #[test]
    fn text_that_is_utf_8_comes_out_as_it_is(letters in "[^\u{feff}\u{0}<]{0,200}", label in "[ -~]{0,20}") {
        let read = text(letters.as_bytes(), Some(&format!("text/xml; charset={label}")));
        prop_assert_eq!(read.text, letters);
    }
}
