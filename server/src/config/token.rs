//! Secrets of the configuration: compared or sent on, never shown.

use std::fmt;

use serde::{Deserialize, Deserializer, de::Error as _};
use sha2::{Digest as _, Sha256};

/// Characters; fewer can be guessed.
const SHORTEST: usize = 16;

/// A bearer token. Not shown by `Debug`, and by no fault.
#[derive(Clone, PartialEq, Eq)]
pub struct Token([u8; 32]);

impl Token {
    /// Whether it is this one. How long that takes tells nothing of it: hashes are compared.
    pub fn is(&self, given: &str) -> bool {
        Sha256::digest(given)[..] == self.0
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

impl<'de> Deserialize<'de> for Token {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let token = text(deserializer)?;
        if token.len() < SHORTEST || !is_sendable(&token) {
            return Err(D::Error::custom(format!(
                "must be at least {SHORTEST} letters, digits and signs without spaces, like those of: openssl rand -hex 16"
            )));
        }
        Ok(Self(Sha256::digest(token).into()))
    }
}

/// A token that somebody else has given us and is sent. Not shown by `Debug`, and by no fault.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Itself, to be sent to whom it is from.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let secret = text(deserializer)?;
        if secret.is_empty() || !is_sendable(&secret) {
            return Err(D::Error::custom(
                "must be letters, digits and signs without spaces, as you were given them",
            ));
        }
        Ok(Self(secret))
    }
}

/// As any value first: the complaint about a number would repeat it.
fn text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    match toml::Value::deserialize(deserializer)? {
        toml::Value::String(text) => Ok(text),
        _ => Err(D::Error::custom("must be text: put it in quotes")),
    }
}

fn is_sendable(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_graphic())
}
