//! Icons from the one sprite in `public/icons.svg`.

use leptos::prelude::*;

use crate::paths;

/// A decorative icon; words beside it or an accessible name on its parent say what it means.
#[component]
pub fn Icon(
    /// The `id` of a symbol in the sprite.
    name: &'static str,
) -> impl IntoView {
    view! {
        <svg class="icon" aria-hidden="true" focusable="false" width="24" height="24">
            <use href=paths::icon(name) />
        </svg>
    }
}
