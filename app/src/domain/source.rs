//! Who is credited for an outside article.

use super::slug::Slug;

/// An outside source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its name in URLs.
    pub id: Slug,
    /// Its own name.
    pub name: String,
    /// Its site, where known.
    pub homepage: Option<String>,
    /// The licence its articles come under unless they say otherwise.
    pub licence: Option<String>,
}

/// The credit of one article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credit {
    /// Who published it first.
    pub source: Source,
    /// The original, an `http` or `https` URL.
    pub url: String,
    /// The licence of this article.
    pub licence: Option<String>,
}
