//! A picture by itself: an address of its own on the page (`#picture-1`), which works without a script (`crate::lightbox` is the rest).

use leptos::prelude::*;

use crate::{paths, site::Edition};

/// The link around a picture.
#[component]
pub fn EnlargeLink(
    /// Which of the page's pictures, from 1.
    number: usize,
    /// What it shows, for those who do not see it.
    alt: String,
    /// The page's edition.
    edition: Edition,
    /// The picture.
    children: Children,
) -> impl IntoView {
    view! {
        <a class="figure__link" id=paths::place_of_picture(number) href=format!("#{}", paths::picture(number)) aria-label=label(&alt, &edition)>
            {children()}
        </a>
    }
}

/// What the link is called: what it does, and with which picture.
pub fn label(alt: &str, edition: &Edition) -> String {
    let enlarge = edition.texts.enlarge_picture();
    if alt.is_empty() {
        enlarge
    } else {
        format!("{}{alt}", edition.label(&enlarge))
    }
}

/// The picture as large as the window.
#[component]
pub fn Lightbox(
    /// Which of the page's pictures, from 1.
    number: usize,
    /// What it shows, for those who do not see it.
    alt: String,
    /// Its caption, where it has one.
    #[prop(optional_no_strip)]
    caption: Option<AnyView>,
    /// The page's edition.
    edition: Edition,
    /// The picture.
    children: Children,
) -> impl IntoView {
    let name = if alt.is_empty() {
        edition.texts.enlarge_picture()
    } else {
        alt
    };
    view! {
        <dialog class="lightbox" id=paths::picture(number) aria-label=name>
            <a class="lightbox__close" href=format!("#{}", paths::place_of_picture(number))>{edition.texts.close()}</a>
            {children()}
            {caption.map(|caption| view! { <p class="lightbox__words">{caption}</p> })}
        </dialog>
    }
}
