//! Bulgarian by the Streamlined System, as the Transliteration Act of 2009 (State Gazette 19/2009) has it.

use super::ascii::{general, is_mark};

pub(super) fn is_of_word(letter: char) -> bool {
    matches!(letter, '\u{400}'..='\u{45f}') || is_mark(letter)
}

pub(super) fn write(word: &[char], ascii: &mut String) {
    let word: Vec<char> = word.iter().copied().filter(|letter| !is_mark(*letter)).collect();
    // The state's name is the Act's one exception.
    if word.iter().copied().eq("българия".chars()) {
        ascii.push_str("bulgaria");
        return;
    }
    let (stem, ends_in_ia) = match word[..] {
        [ref stem @ .., 'и', 'я'] => (stem, true),
        ref all => (all, false),
    };
    for letter in stem {
        ascii.push_str(single(*letter));
    }
    if ends_in_ia {
        ascii.push_str("ia");
    }
}

fn single(letter: char) -> &'static str {
    match letter {
        'а' | 'ъ' => "a",
        'б' => "b",
        'в' => "v",
        'г' => "g",
        'д' => "d",
        'е' => "e",
        'ж' => "zh",
        'з' => "z",
        // The second is the pronoun "ѝ".
        'и' | 'ѝ' => "i",
        'й' | 'ь' => "y",
        'к' => "k",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'о' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' => "u",
        'ф' => "f",
        'х' => "h",
        'ц' => "ts",
        'ч' => "ch",
        'ш' => "sh",
        'щ' => "sht",
        'ю' => "yu",
        'я' => "ya",
        other => general(other),
    }
}
