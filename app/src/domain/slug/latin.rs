//! Latin letters. Signs on them are left out; German and Danish write some of theirs with two letters, as the table of ICAO Doc 9303
//! (part 3, section 6) has them and as their readers do: "München" is "muenchen", "Århus" "aarhus". In the other languages that have
//! these letters, Swedish, Finnish, Estonian, Hungarian…, addresses leave the signs out, and so does this.

use crate::domain::lang::Lang;

/// Writes a text in ASCII. Letters of other scripts are in the general table, too: Chinese by its syllables.
pub(super) fn write(text: &str, lang: Lang, ascii: &mut String) {
    let pairs: &[(char, &str)] = match lang.tag() {
        "de" => &[('ä', "ae"), ('ö', "oe"), ('ü', "ue")],
        "da" => &[('å', "aa"), ('ø', "oe")],
        _ => &[],
    };
    let local = text.chars().fold(String::with_capacity(text.len() + 8), |mut local, letter| {
        match pairs.iter().find(|(from, _)| *from == letter) {
            Some((_, to)) => local.push_str(to),
            None => local.push(letter),
        }
        local
    });
    let parts_words = matches!(lang.tag(), "fr" | "ga" | "it" | "mt");
    for letter in deunicode::deunicode(&local).chars() {
        match letter {
            // What is elided is a word: "l’eau", "f’Malta". Elsewhere it ends one: "Europe’s", "foto’s".
            '\'' if parts_words => ascii.push(' '),
            '\'' => {}
            letter => ascii.push(letter),
        }
    }
}
