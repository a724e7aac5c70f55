//! What an edit took and gave, word by word.

use leptos::prelude::*;

use crate::{
    domain::provenance::{Earlier, Piece, PieceKind},
    site::Edition,
};

/// What has changed since the version that a reader knows.
#[component]
pub fn ChangesSince(
    /// That version.
    earlier: Earlier,
    /// The page's edition.
    edition: Edition,
) -> impl IntoView {
    let Edition { texts, format, .. } = edition;
    let is_seen = earlier.changes.iter().any(|piece| piece.kind != PieceKind::Same);
    view! {
        <section class="changes" data-slot="changes" aria-labelledby="changes">
            <h2 id="changes">{texts.changed_since_read()}</h2>
            <p>{texts.provenance_version(format.date_and_time(earlier.at))}</p>
            {if is_seen {
                view! { <Pieces pieces=earlier.changes /> }.into_any()
            } else {
                view! { <p>{texts.changed_nothing_shown()}</p> }.into_any()
            }}
        </section>
    }
}

/// The text with its changes marked, also for those who hear it.
#[component]
pub(super) fn Pieces(
    /// In the text's order.
    pieces: Vec<Piece>,
) -> impl IntoView {
    let pieces: Vec<_> = pieces
        .into_iter()
        .map(|Piece { kind, text }| match kind {
            PieceKind::Same => view! { <span>{text}</span> }.into_any(),
            PieceKind::Added => view! { <ins>{text}</ins> }.into_any(),
            PieceKind::Removed => view! { <del>{text}</del> }.into_any(),
        })
        .collect();
    view! { <p class="changes__text">{pieces}</p> }
}
