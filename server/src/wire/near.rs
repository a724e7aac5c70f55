//! Near-duplicates: whether two articles of different sources are one text, and how to find the other among a million.
//!
//! A text is cut into shingles of [`SHINGLE`] words. From their hashes come [`Sketch::bands`], which a database looks up, and a
//! [`Signature`], by which a candidate is judged. How well this does is measured on labelled pairs: `docs/NEAR-DUPLICATES.md`.

use xxhash_rust::xxh3::xxh3_64;

mod bands;
mod boilerplate;
mod sample;
mod words;

use sample::Sample;
use words::{Kind, Word};

/// Keys of a text: rows of the look-up table an article takes.
pub const BANDS: usize = bands::BANDS;

/// Words in a shingle. The usual middle for news; other lengths were not compared.
const SHINGLE: usize = 3;

/// A text of fewer words, furniture not counted, is not judged: a brief's few shingles say too little.
pub const FEWEST_WORDS: usize = 40;

/// How many shingles, figures and names a signature keeps.
const SHINGLES_KEPT: usize = 128;
const FIGURES_KEPT: usize = 32;
const NAMES_KEPT: usize = 48;

/// The part of the shorter text's shingles that the longer must have. On the tuning half follow-ups that repeat most of the day before
/// reach 0.70; texts of which only the lead is new start at 0.83.
const SAME_TEXT: f32 = 0.75;
/// The part of the figures, and of the names, of the text with fewer that the other must have; asked from [`FEWEST_FIGURES`] on.
const SAME_FIGURES: f32 = 0.6;
const SAME_NAMES: f32 = 0.5;
const FEWEST_FIGURES: usize = 3;
const FEWEST_NAMES: usize = 4;

/// The signature's format and rules; another number in front of stored bytes means that the text is to be sketched again.
const FORMAT: u8 = 1;

/// What is known of a text when it arrives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sketch {
    /// The look-up's keys; the place in the array is the band's number.
    ///
    /// For a table `(band INTEGER, key BIGINT, article)` with its key over all three (`WITHOUT ROWID` in `SQLite`), the key being
    /// `u64::cast_signed`. A look-up is 16 probes of that tree and no scan, so its cost grows with the logarithm of the table. Among a
    /// million made-up articles a text met 0.05 unrelated candidates on average, 25 at most (`docs/NEAR-DUPLICATES.md`), each to be judged by
    /// [`is_same`] on stored signatures; the caller limits the rows it takes a band, since a text syndicated a thousand times has a
    /// thousand.
    pub bands: [u64; BANDS],
    /// What candidates are compared by.
    pub signature: Signature,
}

/// A text's shingles, figures and names, sampled; at most 839 bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    shingles: Sample,
    figures: Sample,
    names: Sample,
}

/// The sketch of an article's body as plain text, a line a block; `None` if it has too few words to say ([`FEWEST_WORDS`]).
///
/// The headline is left out: sources write their own. Datelines, "read more", credits and the like are dropped first. Linear in the
/// text's length up to 20,000 words; what follows is not read.
pub fn sketch(text: &str) -> Option<Sketch> {
    let mut words = Vec::new();
    for line in boilerplate::story(text) {
        words.extend(words::words(line));
        if words.len() >= words::MOST_WORDS {
            words.truncate(words::MOST_WORDS);
            break;
        }
    }
    if words.len() < FEWEST_WORDS {
        return None;
    }
    let shingles: Vec<u64> = words.windows(SHINGLE).map(shingle).collect();
    let of_kind = |kind| {
        let of_kind = words.iter().filter(move |word| word.kind == kind);
        of_kind.map(|word| upper(word.hash)).collect::<Vec<u32>>()
    };
    Some(Sketch {
        bands: bands::keys(&shingles),
        signature: Signature {
            shingles: Sample::of(shingles.iter().copied().map(upper).collect(), SHINGLES_KEPT),
            figures: Sample::of(of_kind(Kind::Figure), FIGURES_KEPT),
            names: Sample::of(of_kind(Kind::Name), NAMES_KEPT),
        },
    })
}

fn shingle(words: &[Word]) -> u64 {
    let mut bytes = [0; SHINGLE * 8];
    for (part, word) in bytes.chunks_exact_mut(8).zip(words) {
        part.copy_from_slice(&word.hash.to_le_bytes());
    }
    xxh3_64(&bytes)
}

fn upper(hash: u64) -> u32 {
    (hash >> 32) as u32
}

/// How much of two texts is common, 0 to 1: the Jaccard similarity of their shingles, to about ±0.09 (two standard errors; exact for
/// texts of up to 128 shingles).
pub fn similarity(a: &Signature, b: &Signature) -> f32 {
    a.shingles.overlap(&b.shingles).jaccard()
}

/// How much of the shorter text is in the longer, 0 to 1: 1 for a text that was only cut.
pub fn containment(a: &Signature, b: &Signature) -> f32 {
    a.shingles.overlap(&b.shingles).containment()
}

/// Whether two articles are one text, edited or cut: to be folded into one card.
///
/// Three quarters of the shorter text must be in the longer, word for word in threes; and most figures and half the names of the one
/// with fewer must be in the other, so that Tuesday's weather in Monday's sentences stays apart. Chosen so that a story is rather shown
/// twice than folded wrongly: a text both cut and given a new lead is often left alone (`docs/NEAR-DUPLICATES.md`). The caller compares only
/// articles in one language, first published within a few days of each other.
pub fn is_same(a: &Signature, b: &Signature) -> bool {
    containment(a, b) >= SAME_TEXT
        && agree(&a.figures, &b.figures, FEWEST_FIGURES, SAME_FIGURES)
        && agree(&a.names, &b.names, FEWEST_NAMES, SAME_NAMES)
}

/// Whether facts agree; with fewer than `fewest` on a side there is nothing to disagree about.
fn agree(a: &Sample, b: &Sample, fewest: usize, share: f32) -> bool {
    a.len().min(b.len()) < fewest || a.overlap(b).containment() >= share
}

impl Signature {
    /// For a `BLOB` beside the article.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = vec![FORMAT];
        for sample in [&self.shingles, &self.figures, &self.names] {
            sample.write(&mut bytes);
        }
        bytes
    }

    /// From [`Signature::to_bytes`]; `None` for bytes of another format, which are made anew from the text.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let rest = bytes.strip_prefix(&[FORMAT])?;
        let (shingles, rest) = Sample::read(rest, SHINGLES_KEPT)?;
        let (figures, rest) = Sample::read(rest, FIGURES_KEPT)?;
        let (names, rest) = Sample::read(rest, NAMES_KEPT)?;
        rest.is_empty().then_some(Self {
            shingles,
            figures,
            names,
        })
    }

    /// Overlaps of shingles, figures and names, for whoever chooses the thresholds: containment each, and how many facts the poorer
    /// text has.
    #[doc(hidden)]
    pub fn evidence(&self, other: &Self) -> [f32; 5] {
        let count = |a: &Sample, b: &Sample| f32::from(u16::try_from(a.len().min(b.len())).unwrap_or(u16::MAX));
        [
            containment(self, other),
            self.figures.overlap(&other.figures).containment(),
            count(&self.figures, &other.figures),
            self.names.overlap(&other.names).containment(),
            count(&self.names, &other.names),
        ]
    }
}

#[cfg(test)]
mod tests;
