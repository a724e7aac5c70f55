//! Spellings that are one word: case, marks, and the letters that a keyboard or a habit writes in another way.

use app::domain::lang::Lang;
use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

use super::words::is_apostrophe;

/// The longest word that is kept, in characters: what is longer is no word.
const LONGEST: usize = 40;

/// Letters that are letters of their own and not others with a mark, in lower case, by language. Everything else is folded.
///
/// - Swedish and Finnish sort å, ä and ö behind z, Danish æ, ø and å, Estonian õ, ä, ö and ü (CLDR's collations make them letters of
///   their own), and short words differ by them alone: får and far, sää and saa, hår and har, öö and oo.
/// - Hungarian has ö and ü beside o and u (ő and ű are their long forms), as in kör and kor. Its á, é, í, ó, ú are the long vowels, sorted
///   with the short ones.
/// - Spanish has ñ beside n: año and ano.
/// - Bulgarian and Ukrainian й, Ukrainian ї: no reader takes them for и and і with a mark.
///
/// The languages between Tallinn and Zagreb have letters of their own too (ł, č, ș, ħ), but their readers often type without them, and
/// few words differ by them alone. German ä, ö and ü are a, o and u with a mark, and its stemmer knows `ae`, `oe`, `ue`.
fn own_letters(lang: Lang) -> &'static [char] {
    match lang.tag() {
        "sv" | "fi" => &['å', 'ä', 'ö'],
        "da" => &['æ', 'ø', 'å'],
        "et" => &['õ', 'ä', 'ö', 'ü'],
        "hu" => &['ö', 'ü'],
        "es" => &['ñ'],
        "bg" => &['й'],
        "uk" => &['й', 'ї'],
        _ => &[],
    }
}

/// How a language's letters are folded.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fold {
    own: &'static [char],
    is_danish: bool,
}

impl Fold {
    pub(super) fn new(lang: Lang) -> Self {
        Self {
            own: own_letters(lang),
            is_danish: lang.tag() == "da",
        }
    }

    /// A word as stemmers want it: lower case, composed, nothing in it but letters, digits and marks.
    pub(super) fn lower(self, word: &str) -> String {
        let letters = word
            .chars()
            .filter(|c| (c.is_alphanumeric() || is_combining_mark(*c)) && !is_unseen(*c));
        let lower = letters.take(LONGEST).collect::<String>().to_lowercase();
        let mut composed: String = if lower.is_ascii() { lower } else { lower.nfc().collect() };
        // Aarhus and Århus are the same town in the same language.
        if self.is_danish && composed.contains("aa") {
            composed = composed.replace("aa", "å");
        }
        composed
    }

    /// A lower-case word without the marks that make no other letter.
    pub(super) fn fold(self, lower: &str) -> String {
        strip(lower, self.own)
    }

    /// A lower-case word in the letters of a keyboard that has none of its language's own; `None` where these are its letters already.
    pub(super) fn plain(self, lower: &str) -> Option<String> {
        if self.own.is_empty() {
            return None;
        }
        let mut plain = strip(lower, &[]);
        if self.is_danish {
            // København is also typed Koebenhavn.
            plain = plain.replace("oe", "o");
        }
        Some(plain)
    }

    /// Whether a lower-case word has letters of the language's own.
    pub(super) fn has_own(self, lower: &str) -> bool {
        lower.contains(|c| self.own.contains(&c) || (matches!(c, 'ő' | 'ű') && self.own.contains(&'ö')))
    }
}

/// Whether anything is left of a word once it is folded.
pub(super) fn has_letters(word: &str) -> bool {
    word.chars()
        .any(|c| c.is_alphanumeric() && !is_unseen(c) && !is_combining_mark(c))
}

/// Without marks, but for those of `own` letters.
fn strip(lower: &str, own: &[char]) -> String {
    if lower.is_ascii() {
        return lower.to_owned();
    }
    let mut folded = String::with_capacity(lower.len());
    for c in lower.chars() {
        match c {
            _ if own.contains(&c) || c.is_ascii() => folded.push(c),
            // The long forms of the two letters that Hungarian has beside o and u.
            'ő' if own.contains(&'ö') => folded.push('ö'),
            'ű' if own.contains(&'ö') => folded.push('ü'),
            // Signs that stand for several letters may hold spaces and brackets (ﷺ, ⑴), and capitals (℃).
            _ => c
                .nfkd()
                .filter(|c| c.is_alphanumeric() && !is_combining_mark(*c))
                .flat_map(char::to_lowercase)
                .for_each(|c| push_plain(&mut folded, c)),
        }
    }
    folded
}

/// Letters that Unicode does not take apart.
fn push_plain(folded: &mut String, c: char) {
    folded.push_str(match c {
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ð' | 'đ' => "d",
        'þ' => "th",
        'ħ' => "h",
        'ı' => "i",
        'ĸ' => "k",
        'ł' => "l",
        'ŋ' => "n",
        'ß' => "ss",
        'ŧ' => "t",
        // The sigma at the end of a word.
        'ς' => "σ",
        'ґ' => "г",
        // Alef with wasla, alef maksura and its Persian form, taa marbuta, Persian kaf: written for one another.
        'ٱ' => "ا",
        'ى' | 'ی' => "ي",
        'ة' => "ه",
        'ک' => "ك",
        _ => {
            folded.push(digit(c).unwrap_or(c));
            return;
        }
    });
}

/// Arabic digits, eastern and Persian, as the figures they are.
fn digit(c: char) -> Option<char> {
    let value = match c {
        '\u{660}'..='\u{669}' => u32::from(c) - 0x660,
        '\u{6f0}'..='\u{6f9}' => u32::from(c) - 0x6f0,
        _ => return None,
    };
    char::from_digit(value, 10)
}

/// Letters to Unicode that stand for nothing: the Arabic tatweel draws a word longer, and U+02BC is an apostrophe.
fn is_unseen(c: char) -> bool {
    c == '\u{640}' || is_apostrophe(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(tag: &str, word: &str) -> String {
        let fold = Fold::new(tag.parse().unwrap());
        fold.fold(&fold.lower(word))
    }

    #[test]
    fn marks_are_folded_where_they_make_no_other_letter() {
        for (tag, words, expected) in [
            ("fr", &["défense", "DÉFENSE", "defense", "de\u{301}fense"][..], "defense"),
            ("fr", &["cœur", "CŒUR", "coeur"], "coeur"),
            ("de", &["Straße", "STRASSE"], "strasse"),
            // One sign for several words is one word.
            ("ar", &["ﷺ"], "صلياللهعليهوسلم"),
            ("en", &["⑴"], "1"),
            ("pl", &["Łódź", "ŁÓDŹ", "Lodz"], "lodz"),
            ("el", &["άμυνα", "ΑΜΥΝΑ", "Άμυνα", "αμυνα"], "αμυνα"),
            ("el", &["λόγος", "ΛΟΓΟΣ"], "λογοσ"),
            ("cs", &["příští", "PRISTI"], "pristi"),
            ("hr", &["Đoković", "dokovic"], "dokovic"),
            ("mt", &["ħabs", "Għażel"][..1], "habs"),
            ("ro", &["ştiinţă", "știință", "stiinta"], "stiinta"),
            ("lv", &["Ķīna", "kina"], "kina"),
            ("bg", &["БЪЛГАРИЯ", "България"], "българия"),
            ("bg", &["ѝ", "и"], "и"),
            ("bg", &["Йордан", "ЙОРДАН"], "йордан"),
            ("uk", &["об’єкт", "об'єкт", "обʼєкт", "ОБЄКТ"], "обєкт"),
            ("uk", &["ґанок", "ганок"], "ганок"),
            ("uk", &["Їжак"], "їжак"),
            ("ar", &["أَحْمَد", "احمد", "أحمد", "احـــمد"], "احمد"),
            ("ar", &["مدرسة", "مدرسه"], "مدرسه"),
            ("ar", &["٢٠٢٥", "2025", "۲۰۲۵"], "2025"),
            ("sv", &["får", "FÅR", "fa\u{30a}r"], "får"),
            ("sv", &["idé", "ide"], "ide"),
            ("da", &["Aarhus", "Århus", "århus"], "århus"),
            ("et", &["Õhtu", "õhtu"], "õhtu"),
            ("hu", &["kőr", "kör"], "kör"),
            ("hu", &["kár", "kar"], "kar"),
            ("es", &["España", "ESPAÑA"], "españa"),
            ("es", &["nación", "nacion"], "nacion"),
            ("en", &["naïve", "ﬁne"][..1], "naive"),
            ("en", &["U.S", "us"], "us"),
        ] {
            for word in words {
                assert_eq!(folded(tag, word), expected, "{tag}: {word}");
            }
        }
    }

    #[test]
    fn letters_of_their_own_stay_apart() {
        for (tag, one, other) in [
            ("sv", "får", "far"),
            ("fi", "sää", "saa"),
            ("da", "hår", "har"),
            ("et", "öö", "oo"),
            ("hu", "kör", "kor"),
            ("es", "año", "ano"),
            ("bg", "май", "маи"),
        ] {
            assert_ne!(folded(tag, one), folded(tag, other), "{tag}: {one}");
        }
    }

    #[test]
    fn a_keyboard_without_them_has_another_spelling() {
        for (tag, word, expected) in [
            ("sv", "Malmö", Some("malmo")),
            ("da", "København", Some("kobenhavn")),
            ("da", "Koebenhavn", Some("kobenhavn")),
            ("da", "Aarhus", Some("arhus")),
            ("hu", "Győr", Some("gyor")),
            ("fr", "été", None),
        ] {
            let fold = Fold::new(tag.parse().unwrap());
            assert_eq!(fold.plain(&fold.lower(word)).as_deref(), expected, "{tag}: {word}");
        }
    }

    #[test]
    fn what_is_too_long_for_a_word_is_cut() {
        assert_eq!(folded("en", &"a".repeat(5_000)).len(), LONGEST);
    }
}
