//! A picture with its caption and credit.

use leptos::prelude::*;

use super::{
    lightbox::{EnlargeLink, Lightbox},
    picture::{PictureImage, PictureLink, Sizes},
};
use crate::{delivery::is_lite, domain::picture::Picture, site::Edition};

/// An article's picture. It is the first of the page's.
#[component]
pub fn Figure(
    /// What to show.
    picture: Picture,
    /// Whether it is in the first view.
    #[prop(optional)]
    first: bool,
    /// The page's edition.
    edition: Edition,
) -> impl IntoView {
    let words = || {
        let (caption, credit) = (picture.caption.clone(), picture.credit.clone());
        (!caption.is_empty() || !credit.is_empty()).then(|| {
            let credit = (!credit.is_empty()).then(|| view! { <span class="figure__credit">{credit}</span> });
            view! { {caption} " " {credit} }.into_any()
        })
    };
    let (caption, caption_alone) = (words(), words());
    let alt = picture.alt.clone();
    let alone = (!is_lite()).then(|| {
        let picture = picture.clone();
        view! {
            <Lightbox number=1 alt=alt.clone() caption=caption_alone edition=edition.clone()>
                <PictureImage picture sizes=Sizes::Window />
            </Lightbox>
        }
    });
    let shown = if is_lite() {
        view! { <PictureLink picture /> }.into_any()
    } else {
        view! {
            <EnlargeLink number=1 alt edition>
                <PictureImage picture sizes=Sizes::Article first />
            </EnlargeLink>
        }
        .into_any()
    };
    view! {
        <figure class="figure">
            {shown}
            {caption.map(|caption| view! { <figcaption>{caption}</figcaption> })}
        </figure>
        {alone}
    }
}
