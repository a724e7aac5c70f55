//! A column's value, whichever database it is from.

use sha2::{Digest as _, Sha256};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Number,
    Text,
    Bytes,
    Truth,
    Real,
}

impl Kind {
    /// As the migrations of SQLite write it.
    pub(super) fn of(declared: &str) -> Option<Self> {
        Some(match declared {
            "INTEGER" | "BIGINT" => Self::Number,
            "TEXT" => Self::Text,
            "BLOB" => Self::Bytes,
            "BOOLEAN" => Self::Truth,
            "REAL" | "DOUBLE PRECISION" => Self::Real,
            _ => return None,
        })
    }
}

/// One of them, or none.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    Number(Option<i64>),
    Text(Option<String>),
    Bytes(Option<Vec<u8>>),
    Truth(Option<bool>),
    Real(Option<f64>),
}

impl Value {
    /// PostgreSQL keeps no letter of the number 0; nobody can see one.
    pub(super) fn text(text: Option<String>) -> Self {
        Self::Text(text.map(|text| if text.contains('\0') { text.replace('\0', "") } else { text }))
    }

    /// Its kind is its column's: what is hashed is whether there is one, how long it is, and what.
    pub(super) fn hash_into(&self, hash: &mut Sha256) {
        let mut add = |bytes: Option<&[u8]>| {
            hash.update([u8::from(bytes.is_some())]);
            if let Some(bytes) = bytes {
                hash.update(bytes.len().to_le_bytes());
                hash.update(bytes);
            }
        };
        match self {
            Self::Number(value) => add(value.map(i64::to_le_bytes).as_ref().map(<[u8; 8]>::as_slice)),
            Self::Text(value) => add(value.as_ref().map(String::as_bytes)),
            Self::Bytes(value) => add(value.as_deref()),
            Self::Truth(value) => add(value.map(|value| [u8::from(value)]).as_ref().map(<[u8; 1]>::as_slice)),
            Self::Real(value) => add(value.map(f64::to_le_bytes).as_ref().map(<[u8; 8]>::as_slice)),
        }
    }
}
