//! A secret of the configuration: compared, never shown.

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
        // As any value first: the complaint about a number would repeat it.
        let toml::Value::String(token) = toml::Value::deserialize(deserializer)? else {
            return Err(D::Error::custom("must be text: put it in quotes"));
        };
        let is_sendable = token.bytes().all(|byte| byte.is_ascii_graphic());
        if token.len() < SHORTEST || !is_sendable {
            return Err(D::Error::custom(format!(
                "must be at least {SHORTEST} letters, digits and signs without spaces, like those of: openssl rand -hex 16"
            )));
        }
        Ok(Self(Sha256::digest(token).into()))
    }
}
