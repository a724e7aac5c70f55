//! That every language can be written, that nothing overflows, and that Arabic is Arabic.

use app::{
    domain::lang::Lang,
    preview::{HEIGHT, Preview, WIDTH},
};
use proptest::prelude::*;

use super::{
    canvas::Area,
    design::{self, BAND, BAND_HEIGHT, MARGIN, SECTION, STRIPE_HEIGHT, WORDS},
    letters::Letters,
    setting::{Block, Space, Style, set},
    text::{Manner, pieces, writable},
};

const STYLE: Style = Style {
    sizes: &[104.0, 80.0, 60.0, 44.0],
    leading: 1.12,
    tracking: -0.016,
};
const SPACE: Space = Space {
    width: 1056.0,
    height: 300.0,
};

fn lang(tag: &str) -> Lang {
    tag.parse().unwrap()
}

fn preview(tag: &str, kicker: &str, headline: &str) -> Preview {
    Preview {
        page: format!("/{tag}/world/a"),
        lang: lang(tag),
        section: "world".parse().ok(),
        kicker: Some(kicker.into()),
        headline: headline.into(),
        date: Some("19 mars 2025".into()),
        paper: "EU Briefs".into(),
    }
}

/// Every letter and digit that a language's catalogue has, small and capital, and the language's own name and quotation marks.
fn letters_of(lang: Lang) -> String {
    let path = format!("{}/../app/messages/{lang}.ftl", env!("CARGO_MANIFEST_DIR"));
    let record = lang.record();
    let text = std::fs::read_to_string(path).unwrap() + record.own_name + &record.quotes.concat();
    let values = text.lines().filter(|line| !line.starts_with('#'));
    let mut found: Vec<char> = values
        .flat_map(str::chars)
        .flat_map(|sign| sign.to_uppercase().chain(sign.to_lowercase()).chain([sign]))
        .filter(|sign| !sign.is_whitespace())
        .collect();
    found.sort_unstable();
    found.dedup();
    found.into_iter().collect()
}

#[test]
fn every_letter_of_every_language_has_a_form() {
    let letters = Letters::new();
    for lang in Lang::all() {
        for sign in letters_of(lang).chars() {
            let text = sign.to_string();
            assert_eq!(writable(&text, &letters), text, "{lang}: {sign:?}");
            let font = letters.font_of(sign, None).unwrap();
            let run = letters.shape(&text, lang, font, false, 0.0);
            assert!(
                !run.glyphs.is_empty() && !run.glyphs.iter().any(Letters::is_missing),
                "{lang}: {sign:?}"
            );
        }
    }
}

#[test]
fn a_line_may_end_before_a_sign_of_direction_as_before_the_word_it_belongs_to() {
    let letters = Letters::new();
    let manner = Manner {
        lang: lang("ar"),
        tracking: 0.0,
        widest: 100.0,
    };
    let ends = |text: &str| -> Vec<bool> {
        let pieces = pieces(&writable(text, &letters), manner, &letters);
        pieces.iter().map(|piece| piece.may_end).collect()
    };
    assert_eq!(ends("a \u{200f}b"), ends("a b"));
}

#[test]
fn dashes_without_a_form_are_written_as_those_that_have_one() {
    let letters = Letters::new();
    for (text, written) in [
        ("vice\u{2011}président", "vice-président"),
        ("vice\u{2010}président", "vice-président"),
        ("2020\u{2012}2025", "2020–2025"),
        ("\u{2015} Bonsoir", "– Bonsoir"),
    ] {
        assert_eq!(writable(text, &letters), written);
    }
}

#[test]
fn arabic_letters_join_and_the_words_run_to_the_left() {
    let letters = Letters::new();
    let shape = |text: &str| {
        let font = letters.font_of(text.chars().next().unwrap(), None).unwrap();
        letters.shape(text, lang("ar"), font, true, 0.0)
    };
    let (alone, word) = (shape("ع"), shape("ععع"));
    let forms = [&word.glyphs[0], &word.glyphs[1], &word.glyphs[2], &alone.glyphs[0]].map(|glyph| glyph.id);
    assert!(
        (0..4).all(|one| !forms[..one].contains(&forms[one])),
        "each has a form of its own: {forms:?}"
    );
    let (lam, alef) = (shape("ل"), shape("ا"));
    assert!(shape("لا").width < lam.width + alef.width, "they are one");
}

/// Where each part of a text is set, by its letters in the order of reading: the left edge of its first letter.
fn places(tag: &str, text: &str) -> Vec<f32> {
    let letters = Letters::new();
    let block = set(text, lang(tag), STYLE, SPACE, &letters);
    assert_eq!(block.lines.len(), 1, "{text}");
    let manner = Manner {
        lang: lang(tag),
        tracking: STYLE.tracking,
        widest: 100.0,
    };
    let pieces = pieces(text, manner, &letters);
    let words = pieces.iter().filter(|piece| !piece.is_space);
    words
        .map(|piece| block.lines[0].runs.iter().find(|(_, run)| *run == piece.run).unwrap().0)
        .collect()
}

#[test]
fn numbers_and_latin_names_keep_their_direction_in_arabic() {
    let [before, nato, year, after] = places("ar", "حلف NATO 2025 بروكسل")[..] else {
        panic!()
    };
    assert!(after < nato && nato < year && year < before);
    let [first, number, second] = places("ar", "خطة 750 مليار")[..] else {
        panic!()
    };
    assert!(second < number && number < first);
}

#[test]
fn arabic_in_another_language_keeps_its_direction() {
    let [before, first, second, after] = places("fr", "Le حزب الله libanais")[..] else {
        panic!()
    };
    assert!(before < second && second < first && first < after);
}

#[test]
fn what_has_no_letter_is_written_with_what_it_is_made_of_or_left_out() {
    let letters = Letters::new();
    for (text, written) in [
        ("Cafe\u{301}", "Café"),
        ("ﬁn de l’ễté", "fin de l’eté"),
        ("Un\u{ad}wetter  heute\n🙂", "Unwetter heute"),
        ("12\u{202f}% «\u{a0}oui\u{a0}»", "12\u{a0}% «\u{a0}oui\u{a0}»"),
        ("ἀρχή", "αρχή"),
        ("東京 2025", "2025"),
        ("\0\u{7}", ""),
    ] {
        assert_eq!(writable(text, &letters), written, "{text:?}");
    }
}

fn fits(block: &Block, style: Style, room: Space) -> bool {
    let height: f32 = block.lines.iter().map(|_| block.size * style.leading).sum();
    height <= room.height + 0.01 && block.lines.iter().all(|line| line.width <= room.width + 0.01)
}

/// The glyph that a text of the first font ends with.
fn last_form(block: &Block, letters: &Letters) -> bool {
    let font = letters.font_of('…', None).unwrap();
    let dots = letters.shape("…", lang("fr"), font, false, 0.0).glyphs[0].id;
    let line = block.lines.last().unwrap();
    line.runs.last().unwrap().1.glyphs.last().unwrap().id == dots
}

#[test]
fn a_short_headline_is_large_and_a_longer_one_smaller_until_it_ends_at_a_word() {
    let letters = Letters::new();
    let set = |text: &str| set(text, lang("fr"), STYLE, SPACE, &letters);
    let short = set("Un accord");
    assert_eq!((short.size, short.lines.len()), (104.0, 1));
    assert!(!last_form(&short, &letters));
    let longer = set(&"Un accord des Vingt-Sept ".repeat(5));
    assert!(longer.size < 104.0 && !last_form(&longer, &letters));
    let words = "Un accord, des Vingt-Sept — ".repeat(40);
    let endless = set(&words);
    assert!((endless.size - 44.0).abs() < f32::EPSILON);
    assert!(fits(&endless, STYLE, SPACE) && last_form(&endless, &letters));
    assert_eq!(endless.lines.len(), 6, "as many as there is room for");
}

#[test]
fn what_would_be_parted_is_set_smaller_and_parted_only_where_that_is_not_enough() {
    let letters = Letters::new();
    let set = |text: &str| set(text, lang("de"), STYLE, SPACE, &letters);
    let long = set("Rindfleischetikettierungsüberwachungsgesetz");
    assert_eq!(long.lines.len(), 1);
    let endless = set(&"Rindfleisch".repeat(12));
    assert!(endless.lines.len() > 1 && fits(&endless, STYLE, SPACE));
    assert!(!last_form(&endless, &letters), "all of it is there");
    let more = set(&"Rindfleisch".repeat(60));
    assert!(fits(&more, STYLE, SPACE) && last_form(&more, &letters));
}

#[test]
fn lines_are_about_as_wide_as_each_other() {
    let letters = Letters::new();
    let block = set(
        "Les Vingt-Sept adoptent un budget commun de la défense",
        lang("fr"),
        STYLE,
        SPACE,
        &letters,
    );
    let widths: Vec<f32> = block.lines.iter().map(|line| line.width).collect();
    let (widest, narrowest) = (
        widths.iter().fold(0.0, |a: f32, b| a.max(*b)),
        widths.iter().fold(f32::MAX, |a, b| a.min(*b)),
    );
    assert!(widths.len() > 1 && narrowest > 0.6 * widest, "{widths:?}");
}

/// Whether one area is within another.
fn within(inner: Area, outer: Area) -> bool {
    inner.x >= outer.x
        && inner.y >= outer.y
        && inner.x + inner.width <= outer.x + outer.width
        && inner.y + inner.height <= outer.y + outer.height
}

/// What may be drawn on between stripe and band, and on the band. A letter may reach a few pixels over its own width.
fn free_areas() -> [Area; 2] {
    let over = 6;
    let area = |y, height| Area {
        x: MARGIN - over,
        y,
        width: WIDTH - 2 * (MARGIN - over),
        height,
    };
    [
        area(STRIPE_HEIGHT + 8, HEIGHT - STRIPE_HEIGHT - BAND_HEIGHT - 16),
        area(HEIGHT - BAND_HEIGHT + 8, BAND_HEIGHT - 16),
    ]
}

/// Draws it and looks where there is ink.
fn assert_within(preview: &Preview, letters: &Letters) {
    let mut canvas = design::draw(preview, letters);
    let [sheet, band] = free_areas();
    canvas.ground(
        SECTION,
        Area {
            x: 0,
            y: 0,
            width: WIDTH,
            height: STRIPE_HEIGHT,
        },
    );
    for (ink, area) in [(WORDS, sheet), (SECTION, sheet), (BAND, band)] {
        if let Some(drawn) = canvas.drawn(ink) {
            assert!(within(drawn, area), "{ink}: {drawn:?} in {preview:?}");
        }
    }
}

#[test]
fn no_headline_name_or_date_reaches_into_the_margins() {
    let letters = Letters::new();
    for lang in Lang::all() {
        let alphabet = letters_of(lang);
        let word: String = alphabet.chars().filter(|sign| sign.is_alphabetic()).collect();
        let words = format!("{} ", word.chars().take(9).collect::<String>()).repeat(30);
        assert_within(&preview(lang.tag(), &word, &words), &letters);
        let long = Preview {
            kicker: None,
            date: Some(word.clone()),
            paper: word.clone(),
            ..preview(lang.tag(), "", &format!("{word} {}", "W".repeat(300)))
        };
        assert_within(&long, &letters);
    }
    for headline in ["Åg ÉÝ jqp ".repeat(20), "W".repeat(300), "ÁÉ".into()] {
        assert_within(&preview("fr", "Åg", &headline), &letters);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn whatever_a_headline_is_it_fits(
        words in proptest::collection::vec("[a-zA-Zčőßæ]{1,14}|[α-ωΑ-Ω]{1,12}|[а-яА-ЯіїєЂ]{1,12}|[ا-يپچ]{1,10}|[0-9,.%€]{1,9}|«\u{a0}\\PC{1,6}\u{a0}»|\\PC{0,60}", 0..40),
        which in 0usize..4,
    ) {
        let letters = Letters::new();
        let tag = ["fr", "el", "uk", "ar"][which];
        let block = set(&words.join(" "), lang(tag), STYLE, SPACE, &letters);
        prop_assert!(fits(&block, STYLE, SPACE), "{:?}", block);
        for (_, run) in block.lines.iter().flat_map(|line| &line.runs) {
            prop_assert!(!run.glyphs.iter().any(Letters::is_missing));
        }
    }
}
