//! `briefs forget`: what an article said before is dropped for good, where the law or a person's right asks for it.

use app::{delivery::Delivery, domain::lang::Lang};

use super::{Place, print};
use crate::{config::Database, error::CommandError, store::StoreError};

/// Drop the earlier versions of an article, for good
#[derive(Debug, clap::Args)]
pub struct Forget {
    #[command(flatten)]
    place: Place,
    /// The article's address on the site, like /fr/monde/titre
    #[arg(value_name = "ADDRESS")]
    address: String,
}

impl Forget {
    pub(super) async fn run(self) -> Result<(), CommandError> {
        let config = self.place.config()?;
        let address = self.address.strip_prefix(config.base_url.as_str()).unwrap_or(&self.address);
        let none = || {
            CommandError::new(format!(
                "there is no article at {address}: give its address on the site, like /fr/monde/titre"
            ))
        };
        let (lang, slug) = parts(address).ok_or_else(none)?;
        if config.database == Database::Sqlite && !self.place.database().exists() {
            return Err(none());
        }
        let store = self.place.store(&config).await?;
        let dropped = store.forget_versions(lang, slug).await;
        let rewritten = match dropped {
            Ok(Some(_)) => store.rewrite().await,
            _ => Ok(()),
        };
        store.close().await;
        let count = dropped?.ok_or_else(none)?;
        rewritten.map_err(|error| still_there(address, &error))?;
        let versions = if count == 1 { "version" } else { "versions" };
        print([format!("forgotten: {count} earlier {versions} of {address}")])
    }
}

/// They are on no page any more, and that is not enough.
fn still_there(address: &str, error: &StoreError) -> CommandError {
    let why = match error {
        StoreError::Locked | StoreError::Busy(_) => {
            "another process uses it: run this again when the server is idle, or stopped".to_owned()
        }
        error => format!(
            "{}: there must be room for a copy beside it and for one in the folder for temporary files; then run this again",
            CommandError::from_chain(error)
        ),
    };
    CommandError::new(format!(
        "the earlier versions of {address} are dropped, but their words are in the database's files still: {why}"
    ))
}

/// Its language and its own part, in whichever delivery; the section between them may be any, as articles move.
fn parts(address: &str) -> Option<(Lang, &str)> {
    let (_, path) = Delivery::of(address.split(['?', '#']).next()?);
    let path = path.strip_prefix('/')?;
    let [lang, _section, slug] = path.trim_end_matches('/').split('/').collect::<Vec<_>>()[..] else {
        return None;
    };
    Some((lang.parse().ok()?, slug))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_language_and_slug() {
        for address in [
            "/fr/monde/titre",
            "/fr/monde/titre/",
            "/fr/ailleurs/titre?since=1#a",
            "/lite/fr/monde/titre?since=1",
        ] {
            let (lang, slug) = parts(address).unwrap();
            assert_eq!((lang.tag(), slug), ("fr", "titre"), "{address}");
        }
        for address in [
            "",
            "/",
            "titre",
            "/fr",
            "/fr/monde",
            "/xx/monde/titre",
            "fr/monde/titre",
            "/fr/monde/a/b",
            "/lite",
            "/lite/fr/monde",
            "/lite/lite/fr/monde/titre",
        ] {
            assert_eq!(parts(address), None, "{address}");
        }
    }
}
