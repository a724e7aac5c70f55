//! Rules of sketches that need no labelled pairs; those are in `tests/pairs.rs`.

use proptest::prelude::*;

use super::*;

/// `count` words that no other `start` has.
fn text(start: u32, count: u32) -> String {
    (start..start + count)
        .map(|n| format!("word{n}x"))
        .collect::<Vec<_>>()
        .join(" ")
}

fn signature(text: &str) -> Signature {
    sketch(text).expect("long enough").signature
}

#[test]
fn a_text_of_few_words_is_not_judged() {
    assert_eq!(sketch(&text(0, 39)), None);
    assert_eq!(sketch(""), None);
    assert_eq!(sketch("Read more here\n".repeat(40).as_str()), None);
    assert!(sketch(&text(0, 40)).is_some());
}

#[test]
fn a_text_is_itself_and_no_other() {
    let (a, b) = (signature(&text(0, 200)), signature(&text(1000, 200)));
    assert!(is_same(&a, &a) && !is_same(&a, &b));
    assert!(similarity(&a, &a) > 0.999 && similarity(&a, &b) < 0.001);
}

#[test]
fn the_first_forty_percent_are_the_same_text() {
    let whole = sketch(&text(0, 500)).unwrap();
    let part = sketch(&text(0, 200)).unwrap();
    assert!(is_same(&whole.signature, &part.signature));
    assert!(whole.bands.iter().zip(&part.bands).any(|(a, b)| a == b));
}

#[test]
fn other_figures_in_the_same_sentences_are_another_report() {
    let report = |a: u32| format!("{} {a} and {} and {} {}", text(0, 60), a + 11, a + 23, text(100, 60));
    assert!(is_same(&signature(&report(20)), &signature(&report(20))));
    assert!(!is_same(&signature(&report(20)), &signature(&report(27))));
}

#[test]
fn a_long_text_costs_no_more_than_its_limit() {
    let bytes = signature(&text(0, 100_000)).to_bytes();
    assert!(bytes.len() <= 839, "{}", bytes.len());
}

#[test]
fn bytes_give_back_the_signature_and_foreign_bytes_nothing() {
    let signature = signature(&format!("{} 12 34.5 at Ghent", text(0, 300)));
    let bytes = signature.to_bytes();
    assert_eq!(Signature::from_bytes(&bytes), Some(signature));
    assert_eq!(Signature::from_bytes(&bytes[..bytes.len() - 1]), None);
    assert_eq!(Signature::from_bytes(&[&bytes[..], &[0]].concat()), None);
    assert_eq!(Signature::from_bytes(&[]), None);
    assert_eq!(Signature::from_bytes(&[9, 0, 0]), None);
}

proptest! {
    #[test]
    fn no_text_panics_and_order_makes_no_difference(a in "(\\PC{0,6}[ \n.,0-9–]){0,80}", b in "(\\PC{0,6}[ \n]){40,80}") {
        if let (Some(a), Some(b)) = (sketch(&a), sketch(&b)) {
            let (a, b) = (a.signature, b.signature);
            prop_assert_eq!(is_same(&a, &b), is_same(&b, &a));
            prop_assert!((0.0..=1.0).contains(&similarity(&a, &b)));
            prop_assert_eq!(Signature::from_bytes(&a.to_bytes()), Some(a));
        }
    }

    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..40)) {
        Signature::from_bytes(&[&[FORMAT][..], &bytes].concat());
    }
}
