//! Saving an article in the reader's browser: `boot.js` tells the service worker, where there is one.

use leptos::prelude::*;

use crate::{delivery::is_lite, site::Edition};

/// The button, and where it says how that went.
#[component]
pub fn SaveButton(
    /// The article's path.
    path: String,
    /// The page's edition.
    edition: Edition,
) -> impl IntoView {
    let texts = edition.texts;
    (!is_lite()).then(|| {
        view! {
            <div class="save needs-worker" data-slot="save" data-done=texts.story_saved() data-failed=texts.save_failed()>
                <button type="button" class="share__button" value=path>{texts.save_story()}</button>
                <span class="share__said" role="status"></span>
            </div>
        }
    })
}
