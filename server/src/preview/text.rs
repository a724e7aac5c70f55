//! A text as pieces: what cannot be parted, each with its letters in order, and where a line may end.

use app::domain::lang::{Direction, Lang};
use icu_segmenter::{LineSegmenter, options::LineBreakOptions};
use unicode_bidi::{Level, ParagraphBidiInfo};
use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

use super::letters::{FontId, Letters, Run};

/// A piece of a text: of one font and one direction, with no place within it where a line may end.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    /// Its letters.
    pub run: Run,
    /// UAX #9's level: even from left to right, odd from right to left.
    pub level: Level,
    /// Whether it is white space, which is not seen at the end of a line.
    pub is_space: bool,
    /// Whether a line may end behind it.
    pub may_end: bool,
}

/// How a text is written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Manner {
    /// The language it is in.
    pub lang: Lang,
    /// What stands between two letters besides, in ems.
    pub tracking: f32,
    /// What is wider than this is parted between any two letters, in ems: it would fit on no line.
    pub widest: f32,
}

impl Manner {
    /// The level of what has no direction of its own.
    pub fn base(&self) -> Level {
        match self.lang.record().direction {
            Direction::Ltr => Level::ltr(),
            Direction::Rtl => Level::rtl(),
        }
    }
}

/// A text in signs that there are letters for. What has none of its own is written with those that it is made of (`ﬁ`, `ễ`); what has not
/// even these, as a picture, is left out. White space is folded, and where a word could be parted nothing is shown.
pub fn writable(text: &str, letters: &Letters) -> String {
    let mut written = String::with_capacity(text.len());
    for sign in text.nfc() {
        let keep = |sign: char| letters.font_of(sign, None).is_some() || is_of_direction(sign);
        let sign = match sign {
            // There is but one space that does not break.
            '\u{202f}' => '\u{a0}',
            // Hyphens and dashes of which there is but one of a length.
            '\u{2010}' | '\u{2011}' => '-',
            '\u{2012}' | '\u{2015}' => '–',
            sign => sign,
        };
        if sign == '\u{ad}' {
            continue;
        }
        if sign.is_whitespace() && sign != '\u{a0}' {
            written.push(' ');
        } else if keep(sign) {
            written.push(sign);
        } else {
            written.extend(
                std::iter::once(sign)
                    .nfkd()
                    .filter(|part| keep(*part) && !is_combining_mark(*part)),
            );
        }
    }
    written
        .split(' ')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Whether a sign is there only to say in which direction others are written (UAX #9).
fn is_of_direction(sign: char) -> bool {
    matches!(sign, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Cuts a [`writable`] text into pieces, in the order in which it is read.
pub fn pieces(text: &str, manner: Manner, letters: &Letters) -> Vec<Piece> {
    if text.is_empty() {
        return Vec::new();
    }
    let levels = ParagraphBidiInfo::new(text, Some(manner.base())).levels;
    let ends: Vec<usize> = LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default())
        .segment_str(text)
        .collect();
    let mut pieces = Vec::new();
    let mut open: Option<Open> = None;
    let mut may_end_before = false;
    for (at, sign) in text.char_indices() {
        // Signs of direction have no form, but a line may end before them.
        may_end_before |= ends.contains(&at);
        let Some(font) = letters.font_of(sign, open.as_ref().map(|open| open.font)) else {
            continue;
        };
        let may_end_before = std::mem::take(&mut may_end_before);
        let next = Open {
            start: at,
            end: at + sign.len_utf8(),
            font,
            level: levels[at],
            is_space: sign == ' ',
        };
        match &mut open {
            Some(open) if open.goes_on(&next) && !may_end_before => open.end = next.end,
            _ => {
                if let Some(open) = open.replace(next) {
                    open.close(text, manner, letters, may_end_before, &mut pieces);
                }
            }
        }
    }
    if let Some(open) = open {
        open.close(text, manner, letters, true, &mut pieces);
    }
    pieces
}

/// A piece that is being read.
struct Open {
    start: usize,
    end: usize,
    font: FontId,
    level: Level,
    is_space: bool,
}

impl Open {
    fn goes_on(&self, next: &Self) -> bool {
        (self.end, self.font, self.level, self.is_space) == (next.start, next.font, next.level, next.is_space)
    }

    /// Shapes it, or its halves where it is too wide.
    fn close(self, text: &str, manner: Manner, letters: &Letters, may_end: bool, pieces: &mut Vec<Piece>) {
        let Self {
            start,
            end,
            font,
            level,
            is_space,
        } = self;
        let run = letters.shape(&text[start..end], manner.lang, font, level.is_rtl(), manner.tracking);
        let middle = (run.width > manner.widest).then(|| middle_of(&text[start..end])).flatten();
        if let Some(middle) = middle {
            let half = |start, end| Self {
                start,
                end,
                font,
                level,
                is_space,
            };
            half(start, start + middle).close(text, manner, letters, true, pieces);
            half(start + middle, end).close(text, manner, letters, may_end, pieces);
        } else {
            pieces.push(Piece {
                run,
                level,
                is_space,
                may_end,
            });
        }
    }
}

/// Where a word is parted in two; none within a letter and its marks.
fn middle_of(word: &str) -> Option<usize> {
    let places: Vec<usize> = word
        .char_indices()
        .skip(1)
        .filter(|(_, sign)| !is_combining_mark(*sign))
        .map(|(at, _)| at)
        .collect();
    places.get(places.len() / 2).copied()
}
