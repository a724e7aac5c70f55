//! What an edit took from a text and gave it, as readers are shown it.

use app::domain::provenance::{Piece, PieceKind};

use crate::{
    store::Wording,
    wire::adapt::{excerpt_of, text_of},
};

pub mod diff;

/// What a later wording took from an earlier one and gave, in the text's order. Of an excerpt no more than one is compared, also with a
/// version from a time when the source allowed more.
pub fn changes(was: &Wording, is: &Wording, is_excerpt: bool) -> Vec<Piece> {
    let text = if is_excerpt { excerpt_of } else { text_of };
    let pieces = diff::words(&text(was), &text(is)).into_iter().map(|piece| Piece {
        kind: match piece.kind {
            diff::Kind::Same | diff::Kind::Skipped => PieceKind::Same,
            diff::Kind::Added => PieceKind::Added,
            diff::Kind::Removed => PieceKind::Removed,
        },
        text: piece.text,
    });
    pieces.collect()
}
