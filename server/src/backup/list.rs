//! The list at the end of a backup, a line of JSON each; and which names members have, in which order.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{config, media};

pub(super) const DATABASE: &str = "briefs.db.gz";
pub(super) const CONFIG: &str = config::FILE_NAME;
pub(super) const MEDIA: &str = "media/";
pub(super) const LIST: &str = "manifest.jsonl";

/// Bytes of a line. Ours have some 250; a longer one is nobody's.
pub(super) const LONGEST_LINE: u64 = 4096;

/// The first line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Head {
    pub(super) format: u32,
    /// The version that made it.
    pub(super) program: String,
    /// The newest one that the database has.
    pub(super) migration: i64,
    pub(super) made: Timestamp,
    /// Those not withdrawn.
    pub(super) articles: i64,
    pub(super) pictures: u64,
    /// Of the database when it is unpacked.
    pub(super) database_bytes: u64,
}

/// As much of the first line as every format will have.
#[derive(Debug, Deserialize)]
pub(super) struct Format {
    pub(super) format: u32,
}

/// Every other line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Member {
    pub(super) name: String,
    pub(super) bytes: u64,
    /// Hexadecimal digits.
    pub(super) sha256: String,
}

/// Where a member stands in the archive: each greater than the one before. `None` for a name that no member has.
pub(super) fn place_of(name: &str) -> Option<(u8, &str)> {
    match name {
        DATABASE => Some((0, "")),
        CONFIG => Some((1, "")),
        LIST => Some((3, "")),
        _ => {
            let picture = name.strip_prefix(MEDIA)?;
            media::name::is_name(picture).then_some((2, picture))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_have_names_that_lead_nowhere_else() {
        let picture = format!("media/{}.jpg", "0a".repeat(16));
        let ordered = [DATABASE, CONFIG, &picture, LIST].map(place_of);
        assert!(ordered.is_sorted() && ordered.iter().all(Option::is_some), "{ordered:?}");
        for name in [
            "",
            "/etc/passwd",
            "../briefs.db",
            "./briefs.toml",
            "media/",
            "media/../briefs.db",
            "media/a.jpg",
            "briefs.db",
            &format!("media//{}.jpg", "0a".repeat(16)),
            &format!("{}.jpg", "0a".repeat(16)),
            &format!("media/{}.jpg/..", "0a".repeat(16)),
        ] {
            assert_eq!(place_of(name), None, "{name}");
        }
    }
}
