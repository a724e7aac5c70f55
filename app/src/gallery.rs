//! The gallery: every component and island in every state and language, client-rendered, no server. See `index.html`.

use std::{collections::BTreeMap, sync::Arc};

use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use leptos::prelude::*;

use crate::{
    components::{
        article::{
            AgeNotice, ArticleBody, Disclaimer, LiveReport, LiveStatus, ShareButtons, SourceCredit, Times, TopicLinks,
            Translations,
        },
        front::{AdvertSlot, Container, Look, Paging, TeaserCard},
        layout::{Banner, LanguageOffer, SearchBox, SiteFooter},
        media::Figure,
    },
    domain::{
        article::{Address, Age, Article, Teaser},
        header::{HeaderDate, HeaderState, HeaderWeather},
        lang::Lang,
        live::{self, LiveState},
        picture::{Picture, Rendition},
        search::Fragment,
        section::{BUILT_IN, Section, Sections},
        slug::Slug,
        source::{Credit, Source},
        topic::Topic,
        weather::Sky,
    },
    i18n::Texts,
    site::{Advert, AdvertPlace, Edition, SharedSite, Site},
    standing::Standing,
};

/// As the server cleans it: one has a player, one has none.
const EMBEDS: &str = concat!(
    r#"<p>A film:</p><p class="embed"><a href="https://vimeo.com/1" data-embed="Vimeo" rel="external">Open on Vimeo</a></p>"#,
    r#"<p class="embed"><a href="https://maps.example/" data-embed="maps.example" rel="external">Open on maps.example</a></p>"#,
);

/// Mounts the gallery.
pub fn start() {
    mount_to_body(Gallery);
}

/// A language to choose, and everything in it.
#[component]
fn Gallery() -> impl IntoView {
    let site = site();
    let chosen = RwSignal::new("en".to_owned());
    let options: Vec<_> = site
        .editions
        .iter()
        .map(|edition| view! { <option value=edition.lang.tag()>{edition.lang.record().own_name}</option> })
        .collect();
    let specimens = move || {
        let edition = chosen
            .get()
            .parse()
            .ok()
            .and_then(|lang| site.edition(lang))
            .unwrap_or_else(|| site.default_edition())
            .clone();
        let record = edition.lang.record();
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("lang", record.tag);
            let _ = root.set_attribute("dir", record.direction.as_str());
        }
        view! { <Specimens site=site.clone() edition /> }
    };
    view! {
        <p>
            <label>
                "Language " <select on:change=move |event| chosen.set(event_target_value(&event)) prop:value=move || chosen.get()>{options}</select>
            </label>
        </p>
        {specimens}
    }
}

/// One thing under its name.
fn specimen(name: &'static str, thing: impl IntoView + 'static) -> AnyView {
    view! {
        <section class="container">
            <h2 class="container__title" lang="en" dir="ltr">{name}</h2>
            {thing.into_any()}
        </section>
    }
    .into_any()
}

#[component]
fn Specimens(site: SharedSite, edition: Edition) -> impl IntoView {
    let lang = edition.lang;
    let teaser = |state: State| Arc::new(sample_teaser(lang, state));
    let card =
        |look: Look, state: State| view! { <TeaserCard teaser=teaser(state) site=site.clone() edition=edition.clone() look /> };
    let banner = |state: HeaderState| {
        view! { <Banner site=site.clone() edition=edition.clone() state current=Some("science".to_owned()) languages=offers(&site, &edition) here=String::new() /> }
    };
    let skies: Vec<_> = Sky::ALL
        .into_iter()
        .map(|sky| specimen(sky.as_str(), banner(header(&edition, 8.6, sky, false))))
        .collect();
    let empty = HeaderState {
        weather: None,
        ..header(&edition, 0.0, Sky::Clear, false)
    };
    view! {
        {specimen("Banner, no weather", banner(empty))}
        {specimen("Banner, an old reading below zero", banner(header(&edition, -12.4, Sky::Snow, true)))}
        {skies}
        {specimen("Teaser, splash", card(Look::Splash, State::Whole))}
        {specimen("Teaser, card", card(Look::Card, State::Whole))}
        {specimen("Teaser, card without picture", card(Look::Card, State::Plain))}
        {specimen("Teaser, row", card(Look::Row, State::Whole))}
        {specimen("Teaser, line", card(Look::Line, State::Whole))}
        {specimen("Teaser, in another language", card(Look::Card, State::Foreign))}
        {specimen("Teaser, live", card(Look::Card, State::Live))}
        {specimen(
            "Container",
            view! {
                <Container
                    title=edition.texts.latest()
                    title_lang=None
                    block="latest"
                    section=None
                    href=None
                    teasers=vec![teaser(State::Whole), teaser(State::Plain), teaser(State::Foreign)]
                    looks=(Look::Card, Look::Line)
                    site=site.clone()
                    edition=edition.clone()
                />
            },
        )}
        {specimen("Paging, first page", view! { <Paging path=String::new() number=1 has_more=true edition=edition.clone() /> })}
        {specimen("Paging, between", view! { <Paging path=String::new() number=2 has_more=true edition=edition.clone() /> })}
        {specimen("Paging, last page", view! { <Paging path=String::new() number=3 has_more=false edition=edition.clone() /> })}
        {specimen("Paging by number", view! { <Paging path=String::new() number=2 has_more=true edition=edition.clone() by_number=true /> })}
        {specimen("Search box", view! { <SearchBox edition=edition.clone() /> })}
        {specimen("Teaser, found", view! { <TeaserCard teaser=teaser(State::Plain) site=site.clone() edition=edition.clone() look=Look::Row excerpt=excerpt() /> })}
        {specimen("Advert", view! { <AdvertSlot place=AdvertPlace::Front site=site.clone() edition=edition.clone() /> })}
        {specimen("Figure", view! { <Figure picture=picture() edition=edition.clone() /> })}
        {specimen("Text with cards for what other sites show", view! { <ArticleBody html=EMBEDS.to_owned() edition=edition.clone() /> })}
        {specimen("Live report, open", view! { <LiveStatus state=LiveState::Open path=String::new() edition=edition.clone() /> })}
        {specimen("Live report, over", view! { <LiveStatus state=LiveState::Over path=String::new() edition=edition.clone() /> })}
        {specimen("Live report, its text", view! { <LiveReport html=live_report() edition=edition.clone() /> })}
        {specimen("Times", view! { <Times article=article(lang, false) site=site.clone() edition=edition.clone() /> })}
        {specimen("Times, updated, with byline", view! { <Times article=article(lang, true) site=site.clone() edition=edition.clone() /> })}
        {specimen("Age, months", view! { <AgeNotice age=Age::Months(7) edition=edition.clone() /> })}
        {specimen("Age, years", view! { <AgeNotice age=Age::Years(2) edition=edition.clone() /> })}
        {specimen("Credit", view! { <SourceCredit credit=credit() original_lang=lang edition=edition.clone() /> })}
        {specimen("Disclaimer, outside", view! { <Disclaimer credit=Some(credit()) site=site.clone() edition=edition.clone() /> })}
        {specimen("Disclaimer, own", view! { <Disclaimer credit=None site=site.clone() edition=edition.clone() /> })}
        {specimen("Topics", view! { <TopicLinks topics=vec![Topic::unnamed(slug("space"), edition.lang), Topic::unnamed(slug("astronomy"), edition.lang)] edition=edition.clone() /> })}
        {specimen("Translations", view! { <Translations translations=site.editions.iter().map(|edition| (edition.lang, String::new())).collect() edition=edition.clone() /> })}
        {specimen("Share", view! { <ShareButtons headline="Headline".to_owned() url="https://example.org/".to_owned() edition=edition.clone() /> })}
        {specimen("Footer", view! { <SiteFooter site=site.clone() edition=edition.clone() here=String::new() /> })}
    }
}

fn site() -> SharedSite {
    let langs: Vec<Lang> = Texts::available().collect();
    let editions = Site::editions(&langs, &TimeZone::UTC).expect("every available language has sentences");
    let sections = BUILT_IN
        .into_iter()
        .map(|id| Section {
            id: slug(id),
            slug: BTreeMap::new(),
            label: editions
                .iter()
                .filter_map(|edition| Some((edition.lang, edition.texts.of("section", id)?)))
                .collect(),
        })
        .collect();
    let everywhere = |text: &str| langs.iter().map(|lang| (*lang, text.to_owned())).collect();
    Arc::new(Site {
        name: "EU Briefs".into(),
        base_url: "https://example.org".into(),
        sections: Sections::new(sections).expect("eight ids, each once"),
        adverts: vec![Advert {
            place: AdvertPlace::Front,
            headline: everywhere("Headline"),
            text: everywhere("A sentence."),
            url: "/".into(),
        }],
        assets: crate::site::Assets::default(),
        has_weather: true,
        weather_credit: None,
        default_place: "brussels".parse().expect("a known place"),
        standing: Standing::default(),
        editions,
    })
}

fn offers(site: &SharedSite, edition: &Edition) -> Vec<LanguageOffer> {
    let others = site.editions.iter().filter(|other| other.lang != edition.lang);
    others
        .enumerate()
        .map(|(index, other)| LanguageOffer {
            lang: other.lang,
            href: (index % 2 == 0).then(String::new),
            not_translated: other.texts.not_translated(),
        })
        .collect()
}

fn header(edition: &Edition, celsius: f64, sky: Sky, stale: bool) -> HeaderState {
    let (texts, now) = (&edition.texts, noon());
    let place = texts.of("place", "brussels").unwrap_or_default();
    let text = edition.format.temperature(celsius);
    let observed_text = texts.weather_observed(edition.format.time(now));
    let day = edition.format.day(now);
    HeaderState {
        date: HeaderDate {
            iso: day.to_string(),
            text: edition.format.full_date(day),
        },
        weather: Some(HeaderWeather {
            place_id: "brussels".into(),
            label: texts.weather_label(
                observed_text.clone(),
                place.clone(),
                texts.of("sky", sky.as_str()).unwrap_or_default(),
                text.clone(),
            ),
            place,
            celsius,
            text,
            symbol: sky.as_str().into(),
            observed_at: edition.format.rfc3339(now),
            observed_text,
            stale,
        }),
        fresh_until: i64::MAX,
    }
}

/// What a specimen shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// With a picture and a source.
    Whole,
    /// Without either.
    Plain,
    /// In a language that is not the page's.
    Foreign,
    /// A live report to which entries are still to come.
    Live,
}

fn sample_teaser(lang: Lang, state: State) -> Teaser {
    let other = Lang::all().find(|other| *other != lang).unwrap_or(lang);
    Teaser {
        story: slug("deep-field-lessons"),
        address: Address {
            lang: if state == State::Foreign { other } else { lang },
            section: slug("science"),
            slug: slug("deep-field"),
        },
        headline: "What an empty piece of sky taught astronomers".into(),
        trail: "A dark spot, ten days of patience, and thousands of galaxies where nobody had seen one.".into(),
        published: noon(),
        source: (state == State::Whole).then(|| "Open Science Courier".into()),
        picture: (state != State::Plain).then(picture),
        is_live: state == State::Live,
        is_breaking: false,
    }
}

/// A key event, and an entry without a headline.
fn live_report() -> String {
    let hour_ago = noon() - SignedDuration::from_hours(1);
    [
        "<p>What happens before it is a story.</p>",
        &live::start(noon(), "The first picture is there", true),
        "<p>Thousands of galaxies.</p>",
        live::END,
        &live::start(hour_ago, "", false),
        "<p>The telescope points at a dark spot.</p>",
        live::END,
    ]
    .concat()
}

fn excerpt() -> Vec<Fragment> {
    let fragment = |text: &str, is_found| Fragment {
        text: text.into(),
        is_found,
    };
    vec![
        fragment("… ten days of patience, and thousands of ", false),
        fragment("galaxies", true),
        fragment(" where nobody had seen one.", false),
    ]
}

fn article(lang: Lang, is_updated: bool) -> Article {
    let Teaser {
        story,
        address,
        headline,
        trail,
        published,
        ..
    } = sample_teaser(lang, State::Plain);
    Article {
        story,
        lang,
        section: address.section,
        slug: address.slug,
        headline,
        standfirst: trail,
        body: String::new(),
        published,
        updated: is_updated.then(|| published + SignedDuration::from_hours(17)),
        byline: is_updated.then(|| "A. Writer".into()),
        credit: None,
        topics: Vec::new(),
        picture: None,
        translations: Vec::new(),
        provenance: None,
        live: None,
        version: 1,
        versions: Vec::new(),
        alike: Vec::new(),
    }
}

fn picture() -> Picture {
    let rendition = |file: &str, width, height, mime| Rendition {
        file: file.into(),
        width,
        height,
        mime,
    };
    Picture {
        renditions: vec![
            rendition("deep-field-lessons.avif", 1200, 675, "image/avif"),
            rendition("deep-field-lessons.480.avif", 480, 270, "image/avif"),
            rendition("deep-field-lessons.webp", 800, 450, "image/webp"),
        ],
        alt: "Thousands of galaxies on black".into(),
        caption: "The Hubble eXtreme Deep Field.".into(),
        credit: "NASA, ESA".into(),
    }
}

fn credit() -> Credit {
    let source = Source {
        id: slug("open-science-courier"),
        name: "Open Science Courier".into(),
        homepage: None,
        licence: None,
    };
    Credit {
        source,
        url: "https://open-science-courier.example/".into(),
        licence: Some("CC BY 4.0".into()),
    }
}

fn slug(text: &str) -> Slug {
    text.parse().expect("a slug")
}

fn noon() -> Timestamp {
    Timestamp::from_second(1_742_382_000).expect("an instant of 2025")
}
