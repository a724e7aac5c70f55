//! A picture with its caption and credit.

use leptos::prelude::*;

use super::picture::{PictureImage, PictureLink, Sizes};
use crate::{delivery::is_lite, domain::picture::Picture};

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
            {if is_lite() {
                view! { <PictureLink picture /> }.into_any()
            } else {
                view! { <PictureImage picture sizes=Sizes::Article first /> }.into_any()
            }}
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
