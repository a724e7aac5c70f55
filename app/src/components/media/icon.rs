//! An icon in the page.

use leptos::prelude::*;

use crate::icons::drawing;

/// A decorative icon; words beside it or an accessible name on its parent say what it means.
#[component]
pub fn Icon(
    /// One of [`drawing`]'s names.
    name: &'static str,
) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false" width="24" height="24" inner_html=drawing(name)></svg>
    }
}
