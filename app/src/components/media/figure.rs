//! A picture with its caption and credit.

use leptos::prelude::*;

use super::picture::{PictureImage, Sizes};
use crate::domain::picture::Picture;

/// An article's picture.
#[component]
pub fn Figure(
    /// What to show.
    picture: Picture,
    /// Whether it is in the first view.
    #[prop(optional)]
    first: bool,
) -> impl IntoView {
    let caption = picture.caption.clone();
    let credit = picture.credit.clone();
    let has_words = !caption.is_empty() || !credit.is_empty();
    view! {
        <figure class="figure">
            <PictureImage picture sizes=Sizes::Article first />
            {has_words
                .then(|| {
                    view! {
                        <figcaption>
                            {caption} " " {(!credit.is_empty()).then(|| view! { <span class="figure__credit">{credit}</span> })}
                        </figcaption>
                    }
                })}
        </figure>
    }
}
