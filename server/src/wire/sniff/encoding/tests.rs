//! Bytes to text: marks, labels right and wrong, and no label at all.

use encoding_rs::{
    ISO_8859_2, ISO_8859_5, ISO_8859_7, ISO_8859_15, KOI8_R, KOI8_U, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1253,
    WINDOWS_1254, WINDOWS_1257,
};
use proptest::prelude::*;

use super::*;

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

/// News of a few sentences in a language, with the encodings that it was written in before UTF-8.
const NEWS: &[(&str, &[&Encoding], &str)] = &[
    (
        "pl",
        &[WINDOWS_1250, ISO_8859_2],
        "Burmistrz Łomży ogłosił w środę, że most nad Narwią zostanie zamknięty do końca października. Rzeczoznawcy znaleźli pęknięcia \
         w trzech dźwigarach i żądają, żeby ciężarówki jeździły objazdem przez Piątnicę. Mieszkańcy skarżą się na korki, bo dojazd do \
         szkół i szpitala zajmuje już czterdzieści minut. Województwo obiecało dwadzieścia milionów złotych, ale związek przewoźników \
         uważa, że to za mało. Następne posiedzenie rady odbędzie się w przyszły poniedziałek.",
    ),
    (
        "cs",
        &[WINDOWS_1250, ISO_8859_2],
        "Ředitel píseckého hřebčína oznámil, že letošní dražba koní začne už příští čtvrtek. Přihlásilo se dvaačtyřicet zájemců, nejvíc \
         z Moravy a ze Slovenska. Nejdražší kůň, čtyřletý hnědák, má vyvolávací cenu půl milionu korun. Loni se žádný neprodal, protože \
         úřady kvůli nákaze zavřely stáje. Veřejnost může zvířata vidět od úterý, vstupné je padesát korun a děti mají vstup zdarma. \
         Výtěžek půjde na opravu střechy, kterou poničila zářijová vichřice.",
    ),
    (
        "hu",
        &[WINDOWS_1250, ISO_8859_2],
        "A győri önkormányzat szerdán bejelentette, hogy jövő ősztől ingyenes lesz a buszközlekedés a hatvanöt év fölöttieknek. \
         A polgármester szerint a döntés ötezer embert érint, és évente hárommillió forintba kerül. Az ellenzék kifogásolja, hogy a \
         külső kerületekbe továbbra is óránként csak egy járat indul. A sofőrök szakszervezete új műszakbeosztást kér, különben \
         sztrájkot hirdet. Az első tárgyalást szeptember közepén tartják a városháza nagytermében.",
    ),
    (
        "bg",
        &[WINDOWS_1251, ISO_8859_5],
        "Общината във Велико Търново съобщи, че старият мост над Янтра ще бъде затворен до края на октомври. Експертите са открили \
         пукнатини в три от гредите и настояват камионите да минават по обходния път. Жителите се оплакват от задръствания, защото до \
         болницата се пътува вече четиридесет минути. Кметът обеща допълнителни автобуси от понеделник. Ремонтът ще струва шест милиона \
         лева, половината от които идват от Брюксел.",
    ),
    (
        "ru",
        &[WINDOWS_1251, KOI8_R, ISO_8859_5],
        "Мэрия Выборга сообщила, что старый мост через пролив будет закрыт до конца октября. Эксперты нашли трещины в трёх балках и \
         требуют, чтобы грузовики ездили в объезд. Жители жалуются на пробки: до больницы теперь добираются сорок минут. Областной \
         бюджет выделил двадцать миллионов рублей. Подрядчик обещает закончить работы раньше срока, если не помешает погода. Следующее \
         заседание совета пройдёт в понедельник.",
    ),
    (
        "uk",
        &[WINDOWS_1251, KOI8_U],
        "Міська рада Чернівців повідомила, що старий міст через Прут буде закрито до кінця жовтня. Фахівці виявили тріщини у трьох \
         балках і вимагають, щоб вантажівки їздили в об'їзд. Мешканці скаржаться на затори, бо до лікарні тепер їдуть сорок хвилин. \
         Область виділила двадцять мільйонів гривень. Підрядник обіцяє закінчити роботи раніше, якщо не завадить погода. Наступне \
         засідання відбудеться в понеділок.",
    ),
    (
        "el",
        &[WINDOWS_1253, ISO_8859_7],
        "Ο δήμος της Καλαμάτας ανακοίνωσε ότι η παλιά γέφυρα θα μείνει κλειστή μέχρι το τέλος του Οκτωβρίου. Οι μηχανικοί βρήκαν ρωγμές \
         σε τρία δοκάρια και ζητούν να περνούν τα φορτηγά από την παράκαμψη. Οι κάτοικοι διαμαρτύρονται, γιατί για το νοσοκομείο \
         χρειάζονται πια σαράντα λεπτά. Το έργο θα κοστίσει έξι εκατομμύρια ευρώ. Η επόμενη συνεδρίαση θα γίνει τη Δευτέρα το πρωί.",
    ),
    (
        "fr",
        &[WINDOWS_1252, ISO_8859_15],
        "La mairie de Nevers a annoncé mercredi que le vieux pont sur la Loire resterait fermé jusqu'à la fin du mois d'août. Des fissures \
         ont été relevées sur trois poutres, et les experts demandent que les poids lourds soient déviés. Les habitants s'inquiètent: il \
         faut désormais quarante minutes pour aller à l'hôpital. Le département a débloqué six millions d'euros, dont la moitié vient de \
         Bruxelles. Le prochain conseil, où siège aussi la préfète, se réunira lundi à dix-huit heures.",
    ),
    (
        "de",
        &[WINDOWS_1252, ISO_8859_15],
        "Die Stadt Görlitz hat am Mittwoch angekündigt, dass die alte Neißebrücke bis Ende März gesperrt bleibt. Prüfer haben Risse in drei \
         Trägern gefunden und verlangen, dass schwere Lastwagen außen herum fahren. Anwohner ärgern sich über Staus: Für den Weg zum \
         Krankenhaus brauchen sie jetzt vierzig Minuten. Der Freistaat hat sechs Millionen Euro bewilligt, die Hälfte davon aus Brüssel. \
         Der Bürgermeister möchte die Gespräche nächste Woche fortführen.",
    ),
];

/// Those that feeds call themselves.
const LABELS: &[&str] = &[
    "utf-8",
    "iso-8859-1",
    "windows-1252",
    "iso-8859-15",
    "windows-1250",
    "iso-8859-2",
    "windows-1251",
    "koi8-r",
    "koi8-u",
    "iso-8859-5",
    "windows-1253",
    "iso-8859-7",
    "windows-1254",
    "windows-1257",
];

#[test]
fn a_right_label_is_never_overruled_and_a_wrong_one_costs_no_words() {
    for (lang, encodings, news) in NEWS {
        for encoding in *encodings {
            for label in LABELS {
                let name = format!("{lang} in {} called {label}", encoding.name());
                let bytes = bytes(encoding, &document(label, news));
                let with_label = Encoding::for_label(label.as_bytes()).unwrap().decode(&bytes).0;
                for content_type in [None, Some(format!("text/xml; charset={label}"))] {
                    let read = text(&bytes, content_type.as_deref());
                    assert!(
                        read.text.contains(news),
                        "{name} came out as {}: {}",
                        read.encoding,
                        read.text
                    );
                    assert!(!read.replaced, "{name}");
                    let is_right = with_label.contains(news);
                    assert_eq!(
                        read.called.is_some(),
                        !is_right,
                        "{name}, which is flagged as {:?}",
                        read.called
                    );
                }
            }
        }
    }
}

#[test]
fn what_came_under_no_label_or_is_utf_8_is_not_flagged() {
    for (_, encodings, news) in NEWS {
        assert_eq!(text(&bytes(encodings[0], news), None).called, None);
        assert_eq!(
            text(&bytes(encodings[0], news), Some("text/xml; charset=x-nothing")).called,
            None
        );
        assert_eq!(text(document("iso-8859-2", news).as_bytes(), None).called, None);
    }
}

/// Servers call everything ISO-8859-1 unless they are told otherwise.
#[test]
fn of_two_labels_the_one_with_which_there_are_words_is_right_and_not_flagged() {
    for (lang, encodings, news) in NEWS {
        for encoding in *encodings {
            let read = text(
                &bytes(encoding, &document(encoding.name(), news)),
                Some("text/xml; charset=ISO-8859-1"),
            );
            assert!(read.text.contains(news), "{lang}: {}", read.text);
            assert_eq!(read.called, None, "{lang} in {}", encoding.name());
        }
    }
}

/// Names of one language among the words of another, several languages in one document: no detector knows what that is.
#[test]
fn a_right_label_stands_also_where_languages_are_mixed() {
    let english = "The ferry ran aground on Tuesday evening with 214 passengers on board, and all of them were brought ashore by lifeboats.";
    for (encoding, names) in [
        (ISO_8859_2, "Dvořák, Łódź, Győr, Čáslav"),
        (WINDOWS_1250, "Dvořák, Łódź, Győr, Čáslav"),
        (WINDOWS_1252, "São Tomé, Malmö, Besançon, Århus"),
        (WINDOWS_1254, "Erdoğan, Şişli"),
        (WINDOWS_1257, "Šķēde, Žemaitė, Tõnu"),
        (ISO_8859_15, "Œuvre, Šibenik"),
        (WINDOWS_1251, "Щедрин, Їжакевич"),
        (WINDOWS_1253, "Αθήνα"),
    ] {
        let news = format!("{english} {names}.");
        let read = text(&bytes(encoding, &document(encoding.name(), &news)), None);
        assert!(
            read.text.contains(&news) && read.called.is_none(),
            "{}: {read:?}",
            encoding.name()
        );
    }
    for (encoding, langs) in [
        (WINDOWS_1250, ["pl", "cs", "hu", "de"]),
        (ISO_8859_2, ["hu", "cs", "pl", "de"]),
        (WINDOWS_1251, ["ru", "uk", "bg", "ru"]),
    ] {
        let news: String = NEWS
            .iter()
            .filter(|(lang, ..)| langs.contains(lang))
            .map(|(.., news)| *news)
            .collect();
        let read = text(&bytes(encoding, &document(encoding.name(), &news)), None);
        assert!(
            read.text.contains(&news) && read.called.is_none(),
            "{}: {read:?}",
            encoding.name()
        );
    }
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
