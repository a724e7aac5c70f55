//! Quotations in another language than their article's say so.

use super::super::{Page, sanitise};
use super::{clean, page};

const FRENCH: &str =
    "Nous avons attendu toute la nuit sur le quai, et personne n’est venu nous dire quand partirait le prochain bateau.";
const ENGLISH: &str =
    "We waited on the quay all through the night, and nobody came to tell us when the next boat was going to leave.";
const ARABIC: &str =
    "انتظرنا طوال الليل على الرصيف ولم يأت أحد ليخبرنا متى سيغادر القارب التالي إلى الجزيرة، وكان معنا أطفال صغار";
const SLOVAK: &str =
    "Čakali sme celú noc na nábreží a nikto nám neprišiel povedať, kedy odpláva ďalšia loď na ostrov, hoci sme mali deti.";

/// Of an article in `lang`.
fn html_in(lang: &str, html: &str) -> String {
    let page = Page {
        own_lang: Some(lang.to_owned()),
        ..page()
    };
    let clean = sanitise(html, &page);
    assert_eq!(sanitise(&clean.html, &page), clean, "{lang}: {html}");
    clean.html
}

fn quoted(words: &str) -> String {
    format!("<p>They said:</p><blockquote><p>{words}</p></blockquote>")
}

#[test]
fn a_quotation_whose_words_are_in_another_language_says_so() {
    assert_eq!(
        clean(&quoted(FRENCH)).html,
        quoted(FRENCH).replace("<blockquote>", "<blockquote lang=\"fr\">")
    );
    assert_eq!(
        clean(&format!("<blockquote>{FRENCH}</blockquote>")).html,
        format!("<blockquote lang=\"fr\"><p>{FRENCH}</p></blockquote>")
    );
    assert_eq!(clean(&quoted(ENGLISH)).html, quoted(ENGLISH), "it is the article's own");
}

#[test]
fn a_quotation_that_runs_the_other_way_says_that_too() {
    assert_eq!(
        clean(&quoted(ARABIC)).html,
        quoted(ARABIC).replace("<blockquote>", "<blockquote lang=\"ar\" dir=\"rtl\">")
    );
    assert_eq!(
        html_in("ar", &quoted(FRENCH)),
        quoted(FRENCH).replace("<blockquote>", "<blockquote lang=\"fr\" dir=\"ltr\">")
    );
    assert_eq!(
        clean("<blockquote lang=ar>نعم</blockquote>").html,
        "<blockquote lang=\"ar\" dir=\"rtl\"><p>نعم</p></blockquote>"
    );
    assert_eq!(
        clean("<blockquote lang=ar dir=auto>نعم</blockquote>").html,
        "<blockquote lang=\"ar\" dir=\"auto\"><p>نعم</p></blockquote>"
    );
}

#[test]
fn nothing_is_guessed_of_a_short_quotation() {
    for words in [
        "Le chat est sorti.",
        "Il est venu, il a vu, il a vaincu.",
        "Ja, ja.",
        "12 345",
    ] {
        assert_eq!(clean(&quoted(words)).html, quoted(words));
    }
}

#[test]
fn nothing_is_guessed_between_relatives_or_where_the_articles_language_is_not_known_by_its_words() {
    for (lang, words) in [("cs", SLOVAK), ("ga", ENGLISH), ("mt", FRENCH), ("ja", FRENCH)] {
        assert_eq!(html_in(lang, &quoted(words)), quoted(words), "{lang}");
    }
    let unknown = Page {
        own_lang: None,
        ..page()
    };
    assert_eq!(sanitise(&quoted(FRENCH), &unknown).html, quoted(FRENCH));
}

#[test]
fn what_a_quotation_says_of_itself_stands() {
    let marked = quoted(FRENCH).replace("<blockquote>", "<blockquote lang=\"oc\">");
    assert_eq!(clean(&marked).html, marked);
    // A mark that only repeats the article's is what software writes: it says nothing.
    let repeated = quoted(FRENCH).replace("<blockquote>", "<blockquote lang=\"EN\">");
    assert_eq!(clean(&repeated).html, clean(&quoted(FRENCH)).html);
}

#[test]
fn a_quotation_is_judged_by_its_own_words_alone() {
    let inner = format!("<blockquote><p>{FRENCH}</p></blockquote>");
    assert_eq!(
        clean(&format!("<blockquote><p>{ENGLISH}</p>{inner}</blockquote>")).html,
        format!("<blockquote><p>{ENGLISH}</p><blockquote lang=\"fr\"><p>{FRENCH}</p></blockquote></blockquote>")
    );
    let marked = format!("<blockquote><p>Yes.</p><p lang=\"fr\">{FRENCH}</p></blockquote>");
    assert_eq!(clean(&marked).html, marked);
    // Within a French one, a French one is nothing new, and an English one is.
    assert_eq!(
        clean(&format!(
            "<blockquote><p>{FRENCH}</p>{inner}<blockquote>{ENGLISH}</blockquote></blockquote>"
        ))
        .html,
        format!(
            "<blockquote lang=\"fr\"><p>{FRENCH}</p>{inner}<blockquote lang=\"en\"><p>{ENGLISH}</p></blockquote></blockquote>"
        )
    );
}

#[test]
fn a_second_pass_reads_the_same_words() {
    let parts = FRENCH.replace(' ', " <span class=x> </span>").replace('a', "<span>a</span>");
    assert!(clean(&quoted(&parts)).html.contains("<blockquote lang=\"fr\">"));
}

/// However many there are, they take little time.
#[test]
fn of_a_text_of_quotations_none_is_judged() {
    let one = format!("<blockquote>{FRENCH}</blockquote>");
    assert_eq!(clean(&one.repeat(100)).html.matches("lang=\"fr\"").count(), 100);
    assert_eq!(clean(&one.repeat(101)).html.matches("lang=\"fr\"").count(), 0);
    let with_blank_ones = format!("{}{}", one.repeat(100), "<blockquote>&nbsp;</blockquote>".repeat(50));
    assert_eq!(clean(&with_blank_ones).html.matches("lang=\"fr\"").count(), 100);
}
