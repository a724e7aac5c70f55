//! Greek by ELOT 743 (1982), which is ISO 843:1997 type 2 (transcription): as on Greek passports and road signs, the accents left out.

use icu::normalizer::DecomposingNormalizerBorrowed;

use super::ascii::{general, is_mark};

/// A letter without its signs, and those of its signs that change how it is written.
struct Letter {
    plain: char,
    has_accent: bool,
    has_diaeresis: bool,
}

pub(super) fn is_of_word(letter: char) -> bool {
    matches!(letter, '\u{370}'..='\u{373}' | '\u{376}'..='\u{377}' | '\u{386}' | '\u{388}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}')
        || is_mark(letter)
}

pub(super) fn write(word: &[char], ascii: &mut String) {
    let word = letters(word);
    let mut at = 0;
    while let Some(letter) = word.get(at) {
        let digraph = word
            .get(at + 1)
            .and_then(|second| digraph(letter, second, at == 0, word.get(at + 2)));
        match digraph {
            Some(digraph) => ascii.push_str(digraph),
            None => ascii.push_str(single(letter.plain)),
        }
        at += if digraph.is_some() { 2 } else { 1 };
    }
}

/// Two letters that are written otherwise than each by itself.
fn digraph(first: &Letter, second: &Letter, is_initial: bool, next: Option<&Letter>) -> Option<&'static str> {
    // An accent on the first or a diaeresis on the second says that they are two sounds: "άυλος", "Ταΰγετος".
    let is_one_sound = !first.has_accent && !second.has_diaeresis;
    let is_voiced = next.is_some_and(|next| !"θκξπσςτφχψ".contains(next.plain));
    Some(match (first.plain, second.plain) {
        ('ο', 'υ') if is_one_sound => "ou",
        ('α', 'υ') if is_one_sound && is_voiced => "av",
        ('α', 'υ') if is_one_sound => "af",
        ('ε', 'υ') if is_one_sound && is_voiced => "ev",
        ('ε', 'υ') if is_one_sound => "ef",
        ('η', 'υ') if is_one_sound && is_voiced => "iv",
        ('η', 'υ') if is_one_sound => "if",
        ('γ', 'γ') => "ng",
        ('γ', 'ξ') => "nx",
        ('γ', 'χ') => "nch",
        ('μ', 'π') if is_initial || next.is_none() => "b",
        _ => return None,
    })
}

fn single(letter: char) -> &'static str {
    match letter {
        'α' => "a",
        'β' => "v",
        'γ' => "g",
        'δ' => "d",
        'ε' => "e",
        'ζ' => "z",
        'η' | 'ι' => "i",
        'θ' => "th",
        'κ' => "k",
        'λ' => "l",
        'μ' => "m",
        'ν' => "n",
        'ξ' => "x",
        'ο' | 'ω' => "o",
        'π' => "p",
        'ρ' => "r",
        'σ' | 'ς' => "s",
        'τ' => "t",
        'υ' => "y",
        'φ' => "f",
        'χ' => "ch",
        'ψ' => "ps",
        other => general(other),
    }
}

fn letters(word: &[char]) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::with_capacity(word.len());
    for letter in DecomposingNormalizerBorrowed::new_nfd().normalize_iter(word.iter().copied()) {
        match (letter, letters.last_mut()) {
            ('\u{308}', Some(last)) => last.has_diaeresis = true,
            // Acute, grave, circumflex.
            ('\u{300}' | '\u{301}' | '\u{342}', Some(last)) => last.has_accent = true,
            (mark, _) if is_mark(mark) => {}
            (plain, _) => letters.push(Letter {
                plain,
                has_accent: false,
                has_diaeresis: false,
            }),
        }
    }
    letters
}
