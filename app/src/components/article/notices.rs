//! What readers should know about an article: that it is old, and whose views it holds.

use leptos::prelude::*;

use crate::{
    domain::{article::Age, source::Credit},
    site::{Edition, SharedSite},
};

/// The notice on an old article.
#[component]
pub fn AgeNotice(
    /// Its age.
    age: Age,
    /// The page's edition.
    edition: Edition,
) -> impl IntoView {
    let text = match age {
        Age::Months(count) => edition.texts.age_months(count),
        Age::Years(count) => edition.texts.age_years(count),
    };
    view! {
        <p class="age-notice" data-slot="age" role="note">
            {text}
        </p>
    }
}

/// The disclaimer, with the source's name on an outside article.
#[component]
pub fn Disclaimer(
    /// The source, if it is an outside one.
    credit: Option<Credit>,
    /// The site.
    site: SharedSite,
    /// The page's edition.
    edition: Edition,
) -> impl IntoView {
    let site_name = edition.isolated(&site.name);
    let text = match credit {
        Some(credit) => edition
            .texts
            .disclaimer_outside(site_name, edition.isolated(&credit.source.name)),
        None => edition.texts.disclaimer_own(site_name),
    };
    view! {
        <p class="disclaimer" data-slot="disclaimer">
            {text}
        </p>
    }
}
