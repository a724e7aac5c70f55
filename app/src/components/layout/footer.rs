//! The foot of every page.

use leptos::prelude::*;

use super::ReadingSettings;
use crate::{
    delivery::{self, is_lite},
    domain::follow::Following,
    paths,
    site::{Edition, SharedSite, Site},
    standing::{Matter, Part},
};

/// Links about the site.
#[component]
pub fn SiteFooter(
    /// The site.
    site: SharedSite,
    /// The page's edition.
    edition: Edition,
    /// The page's path.
    here: String,
) -> impl IntoView {
    let texts = edition.texts.clone();
    let standing = |name: &'static str, set: fn(&Site, &Edition) -> AnyView| {
        let matter = Matter::of(edition.lang, Part::Every(name));
        site.standing.part(matter, || set(&site, &edition))
    };
    view! {
        <footer class="footer" data-swap-lang="footer" data-below="">
            {standing("footer links", links)}
            <p class="footer__delivery" data-swap="delivery">
                {if is_lite() {
                    view! { <a href=here data-delivery="whole">{texts.whole_page()}</a> }.into_any()
                } else {
                    view! { <a href=delivery::lite(&here) data-slot="lite">{texts.light_page()}</a> }.into_any()
                }}
            </p>
            {standing("footer notes", notes)}
        </footer>
    }
}

fn links(site: &Site, edition: &Edition) -> AnyView {
    let Edition { lang, texts, .. } = edition.clone();
    view! {
        <p class="footer__name">{site.name.clone()}</p>
        <nav class="footer__links" aria-label=texts.site_pages()>
            <ul role="list">
                <li><a href=paths::about(lang)>{texts.about()}</a></li>
                <li><a href=paths::sources(lang)>{texts.sources()}</a></li>
                <li><a href=paths::privacy(lang)>{texts.privacy()}</a></li>
                <li><a href=paths::accessibility(lang)>{texts.accessibility()}</a></li>
                <li><a href=paths::mine(lang, &Following::default()) data-mine="">{texts.my_paper()}</a></li>
                <li><a href=paths::saved(lang) data-delivery="leaves">{texts.saved()}</a></li>
            </ul>
        </nav>
        <ReadingSettings edition=edition.clone() />
    }
    .into_any()
}

fn notes(site: &Site, edition: &Edition) -> AnyView {
    let texts = &edition.texts;
    view! {
        <p class="footer__note">{texts.footer_note()}</p>
        {site
            .weather_credit
            .clone()
            .map(|credit| {
                view! {
                    <p class="footer__note">
                        {edition.label(&texts.source())} <a href=credit.url rel="external noopener"><bdi>{credit.name}</bdi></a> " (" <bdi>{credit.licence}</bdi> ")"
                    </p>
                }
            })}
    }
    .into_any()
}
