//! Icons from the one sprite in `public/icons.svg`.

use leptos::prelude::*;

/// Where the sprite is served.
pub const SPRITE_PATH: &str = "/icons.svg";

/// A decorative icon; words beside it or an accessible name on its parent say what it means.
#[component]
pub fn Icon(
    /// The `id` of a symbol in the sprite.
    #[prop(into)]
    name: String,
) -> impl IntoView {
    view! {
        <svg class="icon" aria-hidden="true" focusable="false" width="24" height="24">
            <use href=format!("{SPRITE_PATH}#{name}") />
        </svg>
    }
}
