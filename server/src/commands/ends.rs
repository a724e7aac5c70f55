//! The two ends of what moves a paper or its pictures, one of which is in the data folder.

use crate::error::CommandError;

/// From where, and to where.
#[derive(Debug, clap::Args)]
pub(super) struct Ends {
    /// Where it is
    #[arg(value_name = "FROM")]
    pub(super) from: String,
    /// Where it is to be
    #[arg(value_name = "TO")]
    pub(super) to: String,
}

impl Ends {
    /// Exactly one of them is in the data folder, which has this word; `others` says what moves something between two that are not.
    pub(super) fn of_the_data_folder(&self, word: &str, others: &str) -> Result<(), CommandError> {
        if (self.from == word) == (self.to == word) {
            return Err(CommandError::new(format!("one of both must be `{word}`: {others}")));
        }
        Ok(())
    }
}
