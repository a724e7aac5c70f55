//! Saving an article in the reader's browser: a form that the service worker answers, shown where there is one.

use leptos::prelude::*;

use crate::{delivery::is_lite, paths, site::Edition};

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
            <form
                class="save needs-worker"
                method="post"
                action=paths::SAVE
                data-slot="save"
                data-done=texts.story_saved()
                data-failed=texts.save_failed()
            >
                <input type="hidden" name="page" value=path />
                <button class="share__button">{texts.save_story()}</button>
                <span class="share__said" role="status"></span>
            </form>
        }
    })
}
