//! Labels right and wrong, in the languages and encodings that Europe wrote before UTF-8.

use encoding_rs::{
    ISO_8859_2, ISO_8859_5, ISO_8859_7, ISO_8859_15, KOI8_R, KOI8_U, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1253,
    WINDOWS_1254, WINDOWS_1257,
};

use super::super::*;
use super::{bytes, document};

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
