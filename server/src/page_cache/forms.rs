//! A page in the codings of content that it is sent in: made when one is asked for, of whichever there is.

use std::{
    io::{Read as _, Write as _},
    sync::Arc,
    thread,
    time::Instant,
};

use axum::{body::Bytes, http::HeaderMap};
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};
use tokio::sync::Semaphore;

use crate::http::coding::accepts;

/// What a page goes through when it is first asked for: 1.5 ms for a front.
const QUICK: i32 = 5;
/// Its best, which makes a front a tenth smaller and takes 90 ms.
pub const BEST: i32 = 11;
/// For each second of that so many of rest: whatever strangers ask for, it takes a fifth of one core.
const REST: u32 = 4;

/// A coding of content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coding {
    /// `br`
    Brotli,
    /// `gzip`
    Gzip,
    /// None.
    Identity,
}

impl Coding {
    /// The best one that a client takes.
    pub fn accepted(headers: &HeaderMap) -> Self {
        if accepts(headers, "br") {
            Self::Brotli
        } else if accepts(headers, "gzip") {
            Self::Gzip
        } else {
            Self::Identity
        }
    }

    /// Its name in `Content-Encoding`; none for a page as it is.
    pub fn name(self) -> Option<&'static str> {
        match self {
            Self::Brotli => Some("br"),
            Self::Gzip => Some("gzip"),
            Self::Identity => None,
        }
    }
}

/// The forms that are there: always one at least. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub(super) struct Forms {
    plain: Option<Bytes>,
    gzip: Option<Bytes>,
    brotli: Option<(Bytes, i32)>,
}

impl Forms {
    /// A page as it is, and in the coding that it is asked for in.
    pub(super) fn of(html: String, coding: Coding) -> Self {
        let plain = Self {
            // Without the room that it grew by, which would be kept too.
            plain: Some(html.into_boxed_str().into_boxed_bytes().into()),
            ..Self::default()
        };
        plain.bytes_in(coding).1.unwrap_or(plain)
    }

    pub(super) fn bytes(&self) -> u64 {
        let brotli = self.brotli.as_ref().map(|(bytes, _)| bytes);
        let forms = [self.plain.as_ref(), self.gzip.as_ref(), brotli];
        forms.into_iter().flatten().map(|bytes| bytes.len() as u64).sum()
    }

    pub(super) fn is_smallest(&self) -> bool {
        self.brotli.as_ref().is_some_and(|(_, quality)| *quality == BEST)
    }

    /// The page in a coding, if it is there in that.
    pub(super) fn in_coding(&self, coding: Coding) -> Option<&Bytes> {
        match coding {
            Coding::Brotli => self.brotli.as_ref().map(|(bytes, _)| bytes),
            Coding::Gzip => self.gzip.as_ref(),
            Coding::Identity => self.plain.as_ref(),
        }
    }

    /// The page in a coding; and all forms, where that one is new. A page that is there in brotli, as most browsers have it, takes a fifth
    /// of the room without its plain form, which is found again in a tenth of a millisecond.
    pub(super) fn bytes_in(&self, coding: Coding) -> (Bytes, Option<Self>) {
        if let Some(bytes) = self.in_coding(coding) {
            return (bytes.clone(), None);
        }
        let plain = self.plain();
        let mut forms = self.clone();
        let bytes = match coding {
            Coding::Brotli => {
                let bytes = brotli(&plain, QUICK);
                forms.brotli = Some((bytes.clone(), QUICK));
                forms.plain = None;
                bytes
            }
            Coding::Gzip => forms.gzip.insert(gzip(&plain)).clone(),
            Coding::Identity => forms.plain.insert(plain).clone(),
        };
        (bytes, Some(forms))
    }

    fn plain(&self) -> Bytes {
        if let Some(plain) = &self.plain {
            return plain.clone();
        }
        let mut plain = Vec::new();
        if let Some((bytes, _)) = &self.brotli {
            // What was compressed here is whole.
            let _ = brotli::Decompressor::new(&bytes[..], 4096).read_to_end(&mut plain);
        }
        plain.into()
    }
}

/// Brings pages to their smallest, beside the answers. Cheap to clone.
#[derive(Debug, Clone)]
pub(super) struct Press {
    /// One at a time.
    turn: Arc<Semaphore>,
}

impl Default for Press {
    fn default() -> Self {
        Self {
            turn: Arc::new(Semaphore::new(1)),
        }
    }
}

impl Press {
    /// Unless another page is at it: this one will be asked for once more.
    pub(super) fn press(&self, mut forms: Forms, keep: impl FnOnce(Forms) + Send + 'static) {
        let Ok(turn) = self.turn.clone().try_acquire_owned() else {
            return;
        };
        tokio::task::spawn_blocking(move || {
            let began = Instant::now();
            forms.brotli = Some((brotli(&forms.plain(), BEST), BEST));
            keep(forms);
            thread::sleep(began.elapsed() * REST);
            drop(turn);
        });
    }
}

/// At a quality from 0 to 11. Into memory: nothing there fails.
pub fn brotli(plain: &[u8], quality: i32) -> Bytes {
    let mut bytes = Vec::new();
    let params = BrotliEncoderParams {
        quality,
        size_hint: plain.len(),
        ..BrotliEncoderParams::default()
    };
    let _ = brotli::BrotliCompress(&mut &plain[..], &mut bytes, &params);
    // Without the room that it grew by, which would be kept too.
    bytes.into_boxed_slice().into()
}

/// As every browser takes it.
pub fn gzip(plain: &[u8]) -> Bytes {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    let _ = encoder.write_all(plain);
    encoder.finish().unwrap_or_default().into_boxed_slice().into()
}
