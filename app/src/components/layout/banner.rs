//! The paper's head: date, name, weather, languages, menu. It stays the same element while readers move through the site.

use leptos::prelude::*;

use super::{Languages, Menu, SearchBox, languages::LanguageOffer};
use crate::{
    components::media::Icon,
    delivery::is_lite,
    domain::{header::HeaderState, place::Place},
    islands::{HeaderIsland, HeaderProps, PlaceOption, props},
    paths,
    site::{Edition, SharedSite, Site},
    standing::{Matter, Part},
};

/// The banner.
#[component]
pub fn Banner(
    /// The site.
    site: SharedSite,
    /// The page's edition.
    edition: Edition,
    /// Date and weather at the time of rendering.
    state: HeaderState,
    /// The id of the section the page belongs to.
    current: Option<String>,
    /// The other languages of this page.
    languages: Vec<LanguageOffer>,
    /// The page's path.
    here: String,
    /// Whether the page has a search box of its own.
    #[prop(optional)]
    is_search: bool,
) -> AnyView {
    let texts = edition.texts.clone();
    let lang = edition.lang;
    // Until the day or the reading ends it is the same on all pages.
    let now = Part::Some("banner now", format!("{state:?}"));
    let now = site.standing.part(Matter::of(lang, now), || now_of(&site, &edition, state));
    let name = site
        .standing
        .part(Matter::of(lang, Part::Every("banner name")), || name_of(&site, &edition));
    let search = (!is_search).then(|| {
        let matter = Matter::of(lang, Part::Every("search box"));
        site.standing
            .part(matter, || view! { <SearchBox edition=edition.clone() /> }.into_any())
    });
    view! {
        <header role="banner" class="banner">
            <div class="banner__top" data-swap-lang="banner-top">
                {now}
                <Languages edition=edition.clone() languages here />
            </div>
            {name}
            <div class="banner__search" data-swap="search" data-swap-as=if is_search { "none" } else { lang.tag() }>
                {search}
            </div>
            <details class="menu" name="menu" data-swap-lang="menu">
                <summary class="menu__button">
                    <Icon name="menu" />
                    {texts.menu()}
                </summary>
                <Menu site edition current />
            </details>
        </header>
    }
    .into_any()
}

/// Date and weather.
fn now_of(site: &Site, edition: &Edition, state: HeaderState) -> AnyView {
    let texts = &edition.texts;
    let header = props::attribute(HeaderProps {
        lang: edition.lang.tag().to_owned(),
        state,
        choose: texts.weather_place(),
        none: texts.weather_none(),
        places: if site.has_weather && !is_lite() {
            place_options(edition)
        } else {
            Vec::new()
        },
        default_place: site.default_place.id().to_owned(),
    });
    // A box of its own: in the gallery there is no element around an island that could be placed.
    view! {
        <div class="banner__now" data-header=header>
            <HeaderIsland />
        </div>
    }
    .into_any()
}

/// The paper's name, and what it is.
fn name_of(site: &Site, edition: &Edition) -> AnyView {
    let texts = &edition.texts;
    view! {
        <div class="banner__name" data-swap-lang="banner-name">
            <a class="nameplate" href=paths::front(edition.lang) aria-label=edition.label(&site.name) + &texts.front_page()>
                {site.name.clone()}
            </a>
            <p class="banner__tagline">{texts.tagline()}</p>
        </div>
    }
    .into_any()
}

fn place_options(edition: &Edition) -> Vec<PlaceOption> {
    let named = |place: &Place| {
        Some(PlaceOption {
            id: place.id().to_owned(),
            name: edition.texts.of("place", place.id())?,
        })
    };
    edition.places.iter().filter_map(named).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// By the letters that other languages have for them, Βερολίνο would stand with the V and Řím with the R.
    #[test]
    fn places_stand_in_the_order_of_the_pages_alphabet() {
        for (tag, expected) in [
            ("el", ["Αθήνα", "Άμστερνταμ", "Βαλέτα"]),
            ("cs", ["Amsterdam", "Athény", "Bělehrad"]),
        ] {
            let edition = Site::editions(&[tag.parse().unwrap()], &jiff::tz::TimeZone::UTC)
                .unwrap()
                .remove(0);
            let names: Vec<String> = place_options(&edition).into_iter().map(|place| place.name).collect();
            assert_eq!(names[..3], expected, "{tag}");
            let last = names.last().unwrap().as_str();
            assert!(["Τίρανα", "Záhřeb"].contains(&last), "{tag}: {last}");
        }
    }
}
