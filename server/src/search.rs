//! Search: what a text is found by in each language, what a question asks, and in which order the answers stand.
//!
//! The database keeps words and says which articles have them; it neither cuts words nor ranks. So every database finds and orders
//! alike, and both are tested here ([decision 16](../../docs/decisions/0016-search.md)).
//!
//! | module | what is there |
//! |---|---|
//! | [`words`] | where the words of a text are |
//! | [`fold`], [`stem`] | spellings that are one word: case and marks, endings |
//! | [`analyser`] | from a text in a language to its terms |
//! | [`document`] | an article as the index keeps it |
//! | [`question`] | what a reader typed, read |
//! | [`rank`] | the score of an article |
//! | [`excerpt`] | the lines that are shown, with what was found marked |
//! | [`spelling`] | the word that was meant |
//! | [`desk`] | asks the store, ranks, cuts a page |
//! | [`related`] | articles with telling words in common |
//! | [`suggest`] | what somebody who is typing may be about to ask |

pub mod analyser;
pub mod desk;
pub mod document;
pub mod excerpt;
mod fold;
pub(crate) mod plain;
pub mod question;
pub mod rank;
pub mod related;
pub mod spelling;
mod stem;
pub mod suggest;
pub mod words;

pub use analyser::Analyser;
pub use document::{Document, Source};
