//! Setting: a text in lines, as large as there is room for. What has no room at the smallest size ends at a word, with "…".

use std::ops::Range;

use app::domain::lang::Lang;
use unicode_bidi::ParagraphBidiInfo;

use super::{
    letters::{Letters, Run},
    text::{Manner, Piece, pieces, writable},
};

/// Signs that are looked at; no preview has room for more.
const LONGEST: usize = 1000;

/// How a text is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Style {
    /// Sizes it may have, in pixels an em, the largest first.
    pub sizes: &'static [f32],
    /// From one baseline to the next, in ems.
    pub leading: f32,
    /// What stands between two letters besides, in ems.
    pub tracking: f32,
}

/// What there is room for, in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Space {
    /// Of a line.
    pub width: f32,
    /// Of all lines.
    pub height: f32,
}

/// A text that was set.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Block {
    /// Pixels an em.
    pub size: f32,
    /// From above.
    pub lines: Vec<Line>,
}

/// One line.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Line {
    /// Each with the place of its left end, in pixels from the line's.
    pub runs: Vec<(f32, Run)>,
    /// In pixels.
    pub width: f32,
}

/// Sets a text.
pub fn set(text: &str, lang: Lang, style: Style, room: Space, letters: &Letters) -> Block {
    let text: String = text.chars().take(LONGEST).collect();
    let setter = Setter {
        lang,
        style,
        room,
        letters,
    };
    let text = writable(&text, letters);
    setter.whole(&text, style.sizes).unwrap_or_else(|| setter.cut(&text))
}

struct Setter<'a> {
    lang: Lang,
    style: Style,
    room: Space,
    letters: &'a Letters,
}

impl Setter<'_> {
    /// All of it at the first of these sizes that it fits at. Only at the smallest one words may be parted.
    fn whole(&self, text: &str, sizes: &[f32]) -> Option<Block> {
        let smallest = *self.style.sizes.last()?;
        let manner = Manner {
            lang: self.lang,
            tracking: self.style.tracking,
            widest: self.room.width / smallest,
        };
        let pieces = pieces(text, manner, self.letters);
        sizes.iter().find_map(|&size| {
            let most = lines_in(self.room.height, size * self.style.leading);
            let limit = self.room.width / size;
            let lines = broken(&pieces, limit, size <= smallest).filter(|lines| lines.len() <= most)?;
            let lines = balanced(&pieces, limit, lines);
            let lines = lines.into_iter().map(|line| placed(&pieces[line], size)).collect();
            Some(Block { size, lines })
        })
    }

    /// As many of its words as there is room for at the smallest size; of a word that alone is too long, as many letters.
    fn cut(&self, text: &str) -> Block {
        let smallest = self.style.sizes.split_at(self.style.sizes.len().saturating_sub(1)).1;
        let until = |end: &usize| self.whole(&shortened(&text[..*end]), smallest);
        let longest = |ends: Vec<usize>| {
            let count = ends.partition_point(|end| until(end).is_some());
            ends[..count].last().and_then(until)
        };
        longest(text.match_indices(' ').map(|(at, _)| at).collect())
            .or_else(|| longest(text.char_indices().skip(1).map(|(at, _)| at).collect()))
            .unwrap_or_default()
    }
}

/// With "…" in place of what it ends with, if that is no letter and no digit.
fn shortened(text: &str) -> String {
    let is_loose = |sign: char| {
        sign.is_whitespace() || sign.is_ascii_punctuation() || matches!(sign, '–' | '—' | '«' | '„' | '“' | '‘' | '،' | '؛' | '…')
    };
    format!("{}…", text.trim_end_matches(is_loose))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a small number of lines"
)]
fn lines_in(height: f32, leading: f32) -> usize {
    (height / leading).floor() as usize
}

/// Pieces line by line, each filled as far as `limit` ems allow; white space at its end is on none. `None`: a word is wider than a line, and
/// none may be parted.
fn broken(pieces: &[Piece], limit: f32, may_part: bool) -> Option<Vec<Range<usize>>> {
    let mut lines = Vec::new();
    let mut start = 0;
    loop {
        start += pieces[start..].iter().take_while(|piece| piece.is_space).count();
        if start == pieces.len() {
            return Some(lines);
        }
        let (mut end, mut width, mut last) = (start, 0.0, None);
        while let Some(piece) = pieces.get(end) {
            width += piece.run.width;
            if width > limit && !piece.is_space {
                break;
            }
            end += 1;
            if piece.may_end {
                last = Some(end);
            }
        }
        if end < pieces.len() {
            end = match last {
                Some(last) => last,
                None if may_part && end > start => end,
                None => return None,
            };
        }
        let spaces = pieces[start..end].iter().rev().take_while(|piece| piece.is_space).count();
        lines.push(start..end - spaces);
        start = end;
    }
}

/// The same number of lines, all about as wide.
fn balanced(pieces: &[Piece], limit: f32, lines: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let (mut narrow, mut wide, mut best) = (0.0, limit, lines);
    // A hundredth of an em and less is not seen.
    while wide - narrow > 0.01 {
        let middle = f32::midpoint(narrow, wide);
        match broken(pieces, middle, false).filter(|lines| lines.len() <= best.len()) {
            Some(lines) => (wide, best) = (middle, lines),
            None => narrow = middle,
        }
    }
    best
}

/// The pieces of a line from left to right (UAX #9, L2).
fn placed(pieces: &[Piece], size: f32) -> Line {
    let levels: Vec<_> = pieces.iter().map(|piece| piece.level).collect();
    let mut line = Line::default();
    for index in ParagraphBidiInfo::reorder_visual(&levels) {
        let run = pieces[index].run.clone();
        let width = run.width * size;
        line.runs.push((line.width, run));
        line.width += width;
    }
    line
}
