//! A place for an advert of the house: labelled, its height reserved, nothing at all where there is none.

use leptos::prelude::*;

use crate::site::{self, Edition, SharedSite};

/// An advert slot.
#[component]
pub fn AdvertSlot(
    /// Which one.
    place: site::AdvertPlace,
    /// The site.
    site: SharedSite,
    /// The page's edition.
    edition: Edition,
) -> impl IntoView {
    let advert = site.advert(place, edition.lang)?;
    let headline = advert.headline.get(&edition.lang)?.clone();
    let text = advert.text.get(&edition.lang).cloned();
    Some(view! {
        <aside class="advert" data-slot="ad" aria-label=edition.texts.advertisement()>
            <p class="advert__label" aria-hidden="true">{edition.texts.advertisement()}</p>
            <a class="advert__body" href=advert.url.clone() rel="sponsored">
                <strong>{headline}</strong>
                {text.map(|text| view! { <span>{text}</span> })}
            </a>
        </aside>
    })
}
