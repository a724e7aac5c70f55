//! A strip of teasers under one heading. An empty one is nothing at all.

use std::sync::Arc;

use leptos::prelude::*;

use super::teaser::{Look, TeaserCard};
use crate::{
    domain::{article::Teaser, lang::Lang},
    site::{Edition, SharedSite},
};

/// A titled block of teasers: heading, teasers, and a link to more where there is more.
#[component]
pub fn Container(
    /// The heading.
    #[prop(into)]
    title: String,
    /// The heading's language, where it is not the page's.
    #[prop(optional_no_strip)]
    title_lang: Option<Lang>,
    /// `data-slot`, and the class that gives the block its look.
    block: &'static str,
    /// The section that the block is of: it wears its colour, and its teasers do not say it again.
    #[prop(optional_no_strip, into)]
    section: Option<String>,
    /// Where the heading leads.
    #[prop(optional_no_strip, into)]
    href: Option<String>,
    /// The stories.
    teasers: Vec<Arc<Teaser>>,
    /// The look of the first one, and of the others.
    looks: (Look, Look),
    /// The site.
    site: SharedSite,
    /// The page's edition.
    edition: Edition,
    /// Whether its teasers are without times and sources.
    #[prop(optional)]
    brief: bool,
) -> impl IntoView {
    if teasers.is_empty() {
        return None;
    }
    let section_named = section.is_some();
    // A section stands under the whole top of a front.
    let below = section_named.then_some("");
    let labelled_by = match &section {
        Some(section) => format!("{block}-{section}"),
        None => block.to_owned(),
    };
    let heading = match href {
        Some(href) => view! { <a href=href>{title}</a> }.into_any(),
        None => title.into_any(),
    };
    let strip = view! {
        <section class=format!("container container--{block}") data-slot=block data-section=section data-below=below aria-labelledby=labelled_by>
            <h2 class="container__title" id=labelled_by.clone() lang=title_lang.map(Lang::tag) dir=title_lang.map(Lang::dir)>
                {heading}
            </h2>
            <TeaserList teasers looks site edition section_named brief />
        </section>
    };
    Some(strip.into_any())
}

/// So many of a list may be in the window at first.
const NEAR: usize = 9;

/// Teasers in a list: screen readers say how many there are.
#[component]
pub fn TeaserList(
    /// The stories.
    teasers: Vec<Arc<Teaser>>,
    /// The look of the first one, and of the others.
    looks: (Look, Look),
    /// The site.
    site: SharedSite,
    /// The page's edition.
    edition: Edition,
    /// Whether the first picture is in the first view.
    #[prop(optional)]
    first: bool,
    /// The level of the headlines.
    #[prop(default = 3)]
    level: u8,
    /// The section's name stands above, and need not be said by each.
    #[prop(optional)]
    section_named: bool,
    /// Without times and sources.
    #[prop(optional)]
    brief: bool,
) -> impl IntoView {
    let items: Vec<_> = teasers
        .into_iter()
        .enumerate()
        .map(|(index, teaser)| {
            let look = if index == 0 { looks.0 } else { looks.1 };
            view! {
                <li data-below=(index >= NEAR).then_some("")>
                    <TeaserCard teaser site=site.clone() edition=edition.clone() look first=first && index == 0 level section_named brief />
                </li>
            }
        })
        .collect();
    view! { <ul class="teasers" role="list">{items}</ul> }
}
