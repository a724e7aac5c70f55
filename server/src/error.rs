//! Which error type goes where.
//!
//! - Libraries of this crate (`store`, `stories`, `config`, `weather`) have their own `thiserror` types that keep the cause.
//! - Commands end in [`CommandError`]: one sentence that says what went wrong and how to mend it, and the exit code.
//! - Requests end in a page or a problem of [`crate::http::problem`]; the cause goes to the log and never into an answer.

use std::fmt;

/// Why a command ended with 1.
#[derive(Debug)]
pub struct CommandError(String);

impl CommandError {
    /// From a sentence.
    pub fn new(sentence: impl Into<String>) -> Self {
        Self(sentence.into())
    }

    /// From an error and its causes, in one line.
    pub fn from_chain(error: &dyn std::error::Error) -> Self {
        let mut sentence = error.to_string();
        let mut cause = error.source();
        while let Some(error) = cause {
            let text = error.to_string();
            if !sentence.contains(&text) {
                sentence.push_str(": ");
                sentence.push_str(&text);
            }
            cause = error.source();
        }
        Self(sentence.replace('\n', " "))
    }
}

impl fmt::Display for CommandError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<E: std::error::Error> From<E> for CommandError {
    fn from(error: E) -> Self {
        Self::from_chain(&error)
    }
}
