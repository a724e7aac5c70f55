//! `briefs import`: takes stories in.

use super::{Place, print};
use crate::error::CommandError;

mod opml;
mod stories;
mod wxr;

/// Take stories in
#[derive(Debug, clap::Subcommand)]
pub enum Import {
    /// A folder of stories: Markdown files that begin with +++
    Stories(stories::Stories),
    /// A WordPress site: its export, and a copy of its wp-content/uploads
    Wxr(wxr::Wxr),
    /// A list of feeds, as sources into the configuration
    Opml(opml::Opml),
}

impl Import {
    pub(super) async fn run(self) -> Result<(), CommandError> {
        match self {
            Self::Stories(stories) => stories.run().await,
            Self::Wxr(wxr) => wxr.run().await,
            Self::Opml(opml) => opml.run(),
        }
    }
}
