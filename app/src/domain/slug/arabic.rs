//! Arabic by the ALA-LC table (Library of Congress, 2012), its dots and macrons left out, and of a word only what is written: short
//! vowels are not guessed, nor taken from vowel points, so that a word has one slug with its points and without them. What is left is
//! the consonants and the long vowels: "كوبرنيكوس" is "kubrnikus", "الجرحى" "al-jrha".
//!
//! Two rules need to know more than is written and are approximations: `و` and `ي` are taken for consonants at the beginning of a
//! word and beside a written a, else for long vowels; and every word that begins with `ال` is taken to have the article.

use super::ascii::general;

const ARTICLE: [char; 2] = ['ا', 'ل'];

/// Letters, points on them and the line that stretches a word; neither digits nor punctuation.
pub(super) fn is_of_word(letter: char) -> bool {
    matches!(letter, '\u{620}'..='\u{65f}' | '\u{66e}'..='\u{6d3}' | '\u{6d5}' | '\u{6fa}'..='\u{6ff}')
}

pub(super) fn write(word: &[char], ascii: &mut String) {
    let letters: Vec<char> = word.iter().copied().filter(|letter| !is_point(*letter)).collect();
    let mut word = &letters[..];
    if let Some(rest) = word.strip_prefix(&ARTICLE)
        && rest.len() > 1
    {
        ascii.push_str("al-");
        word = rest;
    }
    for (at, letter) in word.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| word.get(before)).copied();
        let after = word.get(at + 1).copied();
        let is_consonant = before.is_none_or(is_a) || after.is_some_and(is_a);
        ascii.push_str(match letter {
            'و' if is_consonant => "w",
            'و' => "u",
            'ي' if is_consonant => "y",
            'ي' => "i",
            // Its vowel is always there, written or not.
            'ة' if before == Some('ا') => "h",
            'ة' => "ah",
            // A long i is written with both: "إيران".
            'إ' if after == Some('ي') && !word.get(at + 2).copied().is_some_and(is_a) => "",
            letter => single(*letter),
        });
    }
}

/// Vowel points, the doubling sign, the small alif, and the stretching line.
fn is_point(letter: char) -> bool {
    matches!(letter, '\u{64b}'..='\u{65f}' | '\u{670}' | 'ـ')
}

/// An a that is written.
fn is_a(letter: char) -> bool {
    matches!(letter, 'ا' | 'أ' | 'آ' | 'ٱ' | 'ى' | 'ة')
}

fn single(letter: char) -> &'static str {
    match letter {
        'ا' | 'أ' | 'آ' | 'ٱ' | 'ى' => "a",
        'إ' => "i",
        'ب' => "b",
        'ت' | 'ط' => "t",
        'ث' => "th",
        'ج' => "j",
        'ح' | 'ه' => "h",
        'خ' => "kh",
        'د' | 'ض' => "d",
        'ذ' => "dh",
        'ر' => "r",
        'ز' | 'ظ' => "z",
        'س' | 'ص' => "s",
        'ش' => "sh",
        'غ' => "gh",
        'ف' => "f",
        'ق' => "q",
        'ك' => "k",
        'ل' => "l",
        'م' => "m",
        'ن' => "n",
        // The table's signs for these are no letters of ASCII.
        'ء' | 'ؤ' | 'ئ' | 'ع' => "",
        // Of names from elsewhere.
        'پ' => "p",
        'چ' => "ch",
        'ژ' => "zh",
        'ڤ' => "v",
        'گ' => "g",
        other => general(other),
    }
}
