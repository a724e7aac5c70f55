//! Reading an article aloud: the button. `boot.js` shows it where the device has a voice for the article; `listen.js` does what it says.

use leptos::prelude::*;

use crate::{
    delivery::is_lite,
    site::{Edition, SharedSite},
};

/// The button that begins and ends it, with room for both of its words.
#[component]
pub fn ListenButton(
    /// The site.
    site: SharedSite,
    /// The page's edition.
    edition: Edition,
) -> impl IntoView {
    (!is_lite()).then(|| {
        view! {
            <button type="button" class="share__button listen" data-slot="listen" data-module=site.assets.listen.clone() hidden>
                <span>{edition.texts.listen()}</span>
                <span>{edition.texts.stop_listening()}</span>
            </button>
        }
    })
}
