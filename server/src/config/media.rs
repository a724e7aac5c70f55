//! `[media]`: pictures elsewhere than in the data folder.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, de::Error as _};
use url::Url;

use super::{token::Secret, values};

/// `[media]`. Without a bucket pictures are in the folder `media` of the data folder.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct MediaConfig {
    /// Where they are in a storage that speaks S3.
    pub bucket: Option<BucketAddress>,
    /// Whose storage that is; none: Amazon's.
    #[serde(deserialize_with = "endpoint")]
    pub endpoint: Option<Url>,
    /// Where the storage says that it is, which is signed.
    #[serde(deserialize_with = "region")]
    pub region: Option<String>,
    /// The bucket's name is in the path and not in the host; none: with an endpoint it is.
    pub path_style: Option<bool>,
    /// Who asks.
    pub access_key_id: Option<Secret>,
    /// What signs.
    pub secret_access_key: Option<Secret>,
    /// Leave to speak with an endpoint of another machine without TLS.
    pub allow_http: bool,
}

/// A bucket, and what names in it begin with: `s3://bucket/prefix`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BucketAddress {
    bucket: String,
    prefix: String,
}

impl BucketAddress {
    /// Its name.
    pub fn bucket(&self) -> &str {
        &self.bucket
    }

    /// Without slashes at its ends; may be empty.
    pub fn prefix(&self) -> &str {
        &self.prefix
    }
}

impl fmt::Display for BucketAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { bucket, prefix } = self;
        let slash = if prefix.is_empty() { "" } else { "/" };
        write!(f, "s3://{bucket}{slash}{prefix}")
    }
}

impl FromStr for BucketAddress {
    type Err = &'static str;

    /// Names that every storage takes, and that need no escaping in a path. What is wrong is said without repeating it.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let Some(path) = text.strip_prefix("s3://") else {
            return Err("is no address of a bucket: write it like s3://bucket or s3://bucket/prefix");
        };
        let (bucket, prefix) = path.split_once('/').unwrap_or((path, ""));
        if bucket.contains('@') {
            return Err("has a key in it, which would be shown: set access_key_id and secret_access_key");
        }
        if !(3..=63).contains(&bucket.len()) || !is_name(bucket) {
            return Err("names no bucket: 3 to 63 letters, digits, hyphens and dots, like s3://pictures");
        }
        let prefix = prefix.strip_suffix('/').unwrap_or(prefix);
        if !prefix.is_empty() && !prefix.split('/').all(is_name) {
            return Err("has a prefix that is none: letters, digits, hyphens, dots and underscores between slashes");
        }
        Ok(Self {
            bucket: bucket.to_owned(),
            prefix: prefix.to_owned(),
        })
    }
}

fn is_name(text: &str) -> bool {
    text.starts_with(|letter: char| letter.is_ascii_alphanumeric())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-._".contains(&byte))
}

impl<'de> Deserialize<'de> for BucketAddress {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

fn endpoint<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Url>, D::Error> {
    let url = values::web_url(&String::deserialize(deserializer)?).map_err(D::Error::custom)?;
    if url.query().is_some() || url.fragment().is_some() {
        return Err(D::Error::custom(
            "must end with the host, or a path: write it like https://s3.example.org",
        ));
    }
    Ok(Some(url))
}

fn region<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    let text = String::deserialize(deserializer)?;
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte)) {
        return Err(D::Error::custom("must be like eu-central-1, or what the storage calls it"));
    }
    Ok(Some(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_a_bucket_and_perhaps_a_prefix() {
        for (text, bucket, prefix) in [
            ("s3://pictures", "pictures", ""),
            ("s3://pictures/", "pictures", ""),
            ("s3://my.pictures/news/2026/", "my.pictures", "news/2026"),
        ] {
            let address: BucketAddress = text.parse().unwrap();
            assert_eq!((address.bucket(), address.prefix()), (bucket, prefix), "{text}");
            assert_eq!(address.to_string(), text.trim_end_matches('/'));
        }
        for text in [
            "pictures",
            "https://s3.example.org/pictures",
            "s3://",
            "s3://ab",
            "s3://key:swordfish@pictures",
            "s3://pictures/../other",
            "s3://pictures//a",
            "s3://pictures/a?b",
            "s3://pictures/é",
        ] {
            let wrong = text.parse::<BucketAddress>().unwrap_err();
            assert!(!wrong.contains("swordfish"), "{text}");
        }
    }
}
