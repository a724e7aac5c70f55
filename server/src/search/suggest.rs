//! What somebody who is typing may be about to ask: the last word made whole, the words before it left as they are.

use app::domain::{lang::Lang, search::Asked};
use jiff::Timestamp;

use super::{Analyser, desk};
use crate::store::{Store, StoreError};

/// Suggestions shown.
const SHOWN: usize = 6;
/// Known words that are tried: some have left the paper, or stand in no article that has the other words too.
const TRIED: usize = 12;
/// Fewer letters begin too many words.
const SHORTEST: usize = 2;

/// Questions that begin as `typed` does, the likeliest first. Words come from headlines, standfirsts, topics and sources, those of articles
/// that are not out yet among them: each question is tried, so that nothing is suggested that a reader would not find.
pub async fn suggest(store: &Store, lang: Lang, typed: &str, now: Timestamp) -> Result<Vec<String>, StoreError> {
    let analyser = Analyser::new(lang);
    // Behind a sign, the next word has not been begun.
    let Some(last) = super::words::words(lang, typed).last().filter(|word| word.end == typed.len()) else {
        return Ok(Vec::new());
    };
    let Some(plain) = analyser.plain(&typed[last.clone()]) else {
        return Ok(Vec::new());
    };
    if plain.chars().count() < SHORTEST {
        return Ok(Vec::new());
    }
    let before = &typed[..last.start];
    let mut suggested = Vec::new();
    for word in store.words_from(lang, &plain, TRIED).await? {
        let asked = Asked {
            words: format!("{before}{word}"),
            ..Asked::default()
        };
        if asked.words != typed && desk::finds(store, lang, &asked, now).await? {
            suggested.push(asked.words);
            if suggested.len() == SHOWN {
                break;
            }
        }
    }
    Ok(suggested)
}
