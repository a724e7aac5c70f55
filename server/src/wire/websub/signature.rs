//! The signature on what a hub sends (W3C `WebSub` 1.0, 8): proof that it knows the secret it was given.

use std::fmt;

use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use sha2::{Sha256, Sha384, Sha512};

use super::hex;

/// What a hub signs with: one a subscription. Not shown by `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Of bytes from a cryptographic source: 64 hexadecimal digits (a secret must be shorter than 200 bytes).
    pub fn from_random(random: [u8; 32]) -> Self {
        Self(hex(&random))
    }

    /// One that was stored by [`Secret::as_str`].
    pub fn from_stored(stored: String) -> Self {
        Self(stored)
    }

    /// For the request to the hub and for storing.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Checks `X-Hub-Signature` against the body as it was received, in a time that doesn't tell how much of it was right.
    ///
    /// When it fails the body is thrown away, but still answered with a success, so that nobody can try signatures (`WebSub` 8).
    pub fn check(&self, header: Option<&str>, body: &[u8]) -> Result<(), BadSignature> {
        let (method, digits) = header
            .and_then(|header| header.trim().split_once('='))
            .ok_or(BadSignature::Missing)?;
        let signature = from_hex(digits).ok_or(BadSignature::Wrong)?;
        let holds = match method {
            "sha1" => self.holds::<Hmac<Sha1>>(body, &signature),
            "sha256" => self.holds::<Hmac<Sha256>>(body, &signature),
            "sha384" => self.holds::<Hmac<Sha384>>(body, &signature),
            "sha512" => self.holds::<Hmac<Sha512>>(body, &signature),
            _ => return Err(BadSignature::Method),
        };
        holds.then_some(()).ok_or(BadSignature::Wrong)
    }

    fn holds<M: Mac + KeyInit>(&self, body: &[u8], signature: &[u8]) -> bool {
        // HMAC takes a key of any length.
        M::new_from_slice(self.0.as_bytes()).is_ok_and(|mac| mac.chain_update(body).verify_slice(signature).is_ok())
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// Why what a hub sent is not believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadSignature {
    /// No header, or one of another form.
    #[error("the hub's message is not signed")]
    Missing,
    /// Neither SHA-1, SHA-256, SHA-384 nor SHA-512.
    #[error("the hub's message is signed in an unknown way")]
    Method,
    /// Signed with another secret, or changed on its way.
    #[error("the signature on the hub's message is wrong")]
    Wrong,
}

/// The bytes of at most 128 hexadecimal digits (SHA-512's).
fn from_hex(digits: &str) -> Option<Vec<u8>> {
    let digits = digits.as_bytes();
    if digits.len() > 128 || !digits.iter().all(u8::is_ascii_hexdigit) {
        return None;
    }
    let (pairs, []) = digits.as_chunks::<2>() else { return None };
    let byte = |pair: &[u8; 2]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    pairs.iter().map(byte).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &[u8] = b"The quick brown fox jumps over the lazy dog";

    /// Reckoned with Python's `hmac`.
    const SIGNATURES: [&str; 4] = [
        "sha1=de7c9b85b8b78aa6bc8a7a36f70a90701c9db4d9",
        "sha256=f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8",
        "sha384=d7f4727e2c0b39ae0f1e40cc96f60242d5b7801841cea6fc592c5d3e1ae50700582a96cf35e1e554995fe4e03381c237",
        "sha512=b42af09057bac1e2d41708e48a902e09b5ff7f12ab428a4fe86653c73dd248fb82f948a549f7b791a5b41915ee4d1ec3935357e4e2317250d0372afa2ebeeb3a",
    ];

    fn check(header: &str, body: &[u8]) -> Result<(), BadSignature> {
        Secret::from_stored("key".into()).check(Some(header), body)
    }

    #[test]
    fn every_method_of_the_standard_is_checked() {
        for signature in SIGNATURES {
            assert_eq!(check(signature, BODY), Ok(()), "{signature}");
            assert_eq!(check(signature, b"another body"), Err(BadSignature::Wrong), "{signature}");
            let (method, digits) = signature.split_once('=').unwrap();
            assert_eq!(check(&format!("{method}={}", digits.to_uppercase()), BODY), Ok(()));
        }
    }

    #[test]
    fn every_other_signature_is_refused() {
        let good = SIGNATURES[1];
        for wrong in [
            "sha256=",
            "sha256=f7",
            "sha256=f7b",
            "sha256=zz",
            "sha256=+7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8",
            "sha1=f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8",
            &good[..good.len() - 2],
            &format!("{good}00"),
            &format!("sha256={}", "é".repeat(32)),
        ] {
            assert_eq!(check(wrong, BODY), Err(BadSignature::Wrong), "{wrong}");
        }
        assert_eq!(check("md5=00", BODY), Err(BadSignature::Method));
        assert_eq!(check("f7bc", BODY), Err(BadSignature::Missing));
        assert_eq!(
            Secret::from_stored("key".into()).check(None, BODY),
            Err(BadSignature::Missing)
        );
        assert_eq!(Secret::from_random([1; 32]).check(Some(good), BODY), Err(BadSignature::Wrong));
    }

    #[test]
    fn a_secret_is_long_and_not_shown() {
        let secret = Secret::from_random([0xab; 32]);
        assert_eq!(secret.as_str(), "ab".repeat(32));
        assert_eq!(format!("{secret:?}"), "Secret(…)");
    }
}
