//! Ukrainian by resolution 55 of the Cabinet of Ministers (27 January 2010), as on passports.

use super::ascii::{general, is_mark};

/// The apostrophe is a sign inside words: what follows it does not begin one.
pub(super) fn is_of_word(letter: char) -> bool {
    matches!(letter, '\u{400}'..='\u{45f}' | 'ґ' | '\'' | '’' | 'ʼ') || is_mark(letter)
}

pub(super) fn write(word: &[char], ascii: &mut String) {
    let mut before = None;
    let is_left_out = |letter: char| matches!(letter, 'ь' | '\'' | '’' | 'ʼ') || is_mark(letter);
    for letter in word.iter().copied().filter(|letter| !is_left_out(*letter)) {
        ascii.push_str(match (before, letter) {
            // At the beginning of a word.
            (None, 'є') => "ye",
            (None, 'ї') => "yi",
            (None, 'й') => "y",
            (None, 'ю') => "yu",
            (None, 'я') => "ya",
            // "зг" is "zgh", since "zh" is "ж".
            (Some('з'), 'г') => "gh",
            _ => single(letter),
        });
        before = Some(letter);
    }
}

fn single(letter: char) -> &'static str {
    match letter {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' => "h",
        'ґ' => "g",
        'д' => "d",
        'е' => "e",
        'є' => "ie",
        'ж' => "zh",
        'з' => "z",
        'и' => "y",
        'і' | 'ї' | 'й' => "i",
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
        'х' => "kh",
        'ц' => "ts",
        'ч' => "ch",
        'ш' => "sh",
        'щ' => "shch",
        'ю' => "iu",
        'я' => "ia",
        other => general(other),
    }
}
