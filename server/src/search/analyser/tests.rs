//! Tables: what a reader types in each language, and what it finds.

use super::*;

fn asked(tag: &str, word: &str) -> Terms {
    Analyser::new(tag.parse().unwrap()).asked(word).unwrap()
}

fn text(tag: &str, word: &str) -> Terms {
    let analyser = Analyser::new(tag.parse().unwrap());
    let mut words = analyser.words(word);
    let terms = words.next().unwrap().terms;
    assert_eq!(words.next(), None, "{word} is one word");
    terms
}

/// Whether a word as typed finds a word as written.
fn finds(tag: &str, typed: &str, written: &str) -> bool {
    let there = text(tag, written);
    asked(tag, typed).exact().any(|term| there.exact().any(|other| other == term))
}

/// The same where the paper has no word as it was typed.
fn finds_at_last(tag: &str, typed: &str, written: &str) -> bool {
    let there = text(tag, written);
    asked(tag, typed).plain.is_some_and(|plain| there.plain == Some(plain))
}

#[test]
fn case_and_marks_make_no_difference() {
    for (tag, words) in [
        ("fr", &["défense", "DÉFENSE", "defense", "Défenses"][..]),
        ("fr", &["sécurité", "securite", "SECURITE"]),
        ("fr", &["Élysée", "elysee"]),
        ("de", &["München", "Muenchen", "Munchen", "MÜNCHEN"]),
        ("de", &["Größe", "Groesse", "GRÖSSE"]),
        ("pl", &["Łódź", "Lodz", "ŁÓDŹ"]),
        ("el", &["άμυνα", "αμυνα", "ΑΜΥΝΑ", "άμυνας"]),
        ("el", &["κυβέρνηση", "κυβερνηση", "ΚΥΒΕΡΝΗΣΗ"]),
        ("bg", &["правителство", "ПРАВИТЕЛСТВО", "правителството"]),
        ("uk", &["п’ять", "пять", "П'ЯТЬ"]),
        ("cs", &["vláda", "vlada", "vlády", "vlady"]),
        ("sk", &["ústava", "ustava", "ústavy"]),
        ("hr", &["Đoković", "Dokovic"]),
        ("sl", &["čebela", "cebela", "čebele"]),
        ("lt", &["Šiauliai", "siauliai"]),
        ("lv", &["valdība", "valdiba", "valdības", "valdību"]),
        ("ro", &["ședință", "şedinţă", "sedinta"]),
        ("hu", &["kormány", "kormany", "KORMÁNY"]),
        ("mt", &["għaqda", "ghaqda", "GĦAQDA"]),
        ("ga", &["Éire", "eire"]),
        ("pt", &["eleições", "eleicoes", "eleição"]),
        ("it", &["città", "citta", "CITTÀ"]),
        ("es", &["nación", "nacion", "naciones"]),
        ("nl", &["coördinatie", "coordinatie"]),
        ("en", &["election", "elections", "ELECTION"]),
        ("ar", &["مَدْرَسَة", "مدرسة", "مدرسه"]),
        ("ar", &["الحكومة", "حكومة"]),
    ] {
        for typed in words {
            for written in words {
                assert!(finds(tag, typed, written), "{tag}: {typed} does not find {written}");
            }
        }
    }
}

#[test]
fn a_word_is_found_with_another_ending() {
    for (tag, words) in [
        ("bg", &["град", "града", "градът", "градове", "градовете"][..]),
        ("bg", &["партия", "партията", "партии", "партиите"]),
        (
            "bg",
            &["европейски", "европейската", "европейския", "европейските", "европейско"],
        ),
        ("bg", &["война", "войната", "войни", "войните"]),
        ("da", &["regering", "regeringen", "regeringens"]),
        ("de", &["Wahl", "Wahlen"]),
        ("et", &["valitsus", "valitsuse", "valitsust"]),
        ("et", &["valimised", "valimiste", "valimistel"]),
        ("fi", &["hallitus", "hallituksen", "hallitukselle"]),
        ("fr", &["élection", "élections"]),
        ("hr", &["vlada", "vlade", "vladi", "vladu"]),
        ("hr", &["predsjednik", "predsjednika", "predsjedniku"]),
        ("hu", &["kormány", "kormányt", "kormánynak"]),
        ("hu", &["választás", "választások", "valasztasok"]),
        ("it", &["governo", "governi"]),
        ("lt", &["vyriausybė", "vyriausybės", "vyriausybę"]),
        ("lv", &["ministrs", "ministra", "ministri", "ministriem"]),
        ("nl", &["verkiezing", "verkiezingen"]),
        ("pl", &["rząd", "rządu", "rządem"]),
        ("pt", &["governo", "governos"]),
        ("pt", &["decisão", "decisões", "decisao", "decisoes"]),
        ("ro", &["guvern", "guvernul", "guvernului"]),
        ("sk", &["vláda", "vlády", "vláde", "vládou"]),
        ("sk", &["európska", "európskej", "európskych"]),
        ("sl", &["vlada", "vlade", "vlado"]),
        ("sl", &["predsednik", "predsednika", "predsedniku"]),
        ("sv", &["regering", "regeringen", "regeringens"]),
        ("uk", &["уряд", "уряду"]),
        ("el", &["εκλογή", "εκλογές"]),
        ("es", &["elección", "elecciones"]),
        ("ar", &["وزير", "الوزير"]),
        ("ar", &["وزارة", "الوزارة", "للوزارة"]),
        ("ar", &["أوروبية", "الاوروبيه"]),
    ] {
        for typed in words {
            for written in words {
                assert!(finds(tag, typed, written), "{tag}: {typed} does not find {written}");
            }
        }
    }
}

#[test]
fn letters_of_their_own_are_not_those_without_the_mark() {
    for (tag, typed, written) in [
        ("sv", "far", "får"),
        ("sv", "får", "far"),
        ("fi", "saa", "sää"),
        ("da", "har", "hår"),
        ("et", "oo", "öö"),
        ("hu", "kor", "kör"),
        ("es", "ano", "año"),
    ] {
        assert!(!finds(tag, typed, written), "{tag}: {typed} finds {written}");
    }
}

#[test]
fn a_keyboard_without_those_letters_finds_them_at_last_and_never_the_other_way_round() {
    for (tag, typed, written) in [
        ("sv", "Malmo", "Malmö"),
        ("sv", "Goteborg", "Göteborg"),
        ("fi", "Jyvaskyla", "Jyväskylä"),
        ("da", "Kobenhavn", "København"),
        ("da", "Koebenhavn", "København"),
        ("et", "Parnu", "Pärnu"),
        ("hu", "Gyor", "Győr"),
        ("es", "Espana", "España"),
    ] {
        assert!(finds_at_last(tag, typed, written), "{tag}: {typed}");
        assert!(!finds_at_last(tag, written, typed), "{tag}: {written} finds {typed}");
    }
    assert!(finds("da", "Aarhus", "Århus"));
}

#[test]
fn languages_without_letters_of_their_own_have_no_terms_of_plain_letters() {
    for tag in ["fr", "de", "pl", "el", "en", "ar"] {
        assert_eq!(asked(tag, "text").plain, None, "{tag}");
    }
    assert_eq!(text("sv", "hus").plain, None, "and neither has a word without them");
}

#[test]
fn every_language_has_terms_for_words_of_any_script() {
    for lang in Lang::all() {
        let analyser = Analyser::new(lang);
        let words = analyser.words("Europa Ευρώπη Європа أوروبا 欧洲 2025 naïve Ωmega ÅÄÖ ŁÓDŹ Đ");
        assert_eq!(words.count(), 11, "{lang}");
        for word in ["", "!", "\u{0}", "\u{301}", "ـ"] {
            assert!(
                analyser
                    .asked(word)
                    .is_none_or(|terms| terms.all().all(|term| !term.is_empty())),
                "{lang}"
            );
        }
    }
}
