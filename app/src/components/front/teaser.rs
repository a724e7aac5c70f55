//! A story on a list. Its type is erased: a page holds dozens, and the compiler would carry each one's whole tree.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    components::media::{PictureImage, Sizes},
    delivery::is_lite,
    domain::{article::Teaser, lang::Lang, search::Fragment},
    paths,
    site::{Edition, SharedSite},
    standing::{Matter, Part},
};

/// How much room a teaser gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Look {
    /// The story on top of a front: large picture, large headline, trail.
    Splash,
    /// Picture, headline and trail.
    Card,
    /// Headline and trail beside a small picture.
    Row,
    /// Headline and time only.
    Line,
}

/// How a teaser is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Shape {
    /// How much room it gets.
    pub look: Look,
    /// Whether its picture is in the first view.
    pub first: bool,
    /// The level of its headline.
    pub level: u8,
    /// Without its section's name, which stands above the list.
    pub section_named: bool,
    /// Without time and source.
    pub brief: bool,
}

impl Look {
    fn class(self) -> &'static str {
        match self {
            Self::Splash => "teaser teaser--splash",
            Self::Card => "teaser teaser--card",
            Self::Row => "teaser teaser--row",
            Self::Line => "teaser teaser--line",
        }
    }
}

/// A teaser. A story in another language than the page's says so: to the eye, to screen readers and to machines.
#[component]
pub fn TeaserCard(
    /// The story.
    teaser: Arc<Teaser>,
    /// The site.
    site: SharedSite,
    /// The edition of the page it is on.
    edition: Edition,
    /// How much room it gets.
    look: Look,
    /// Whether its picture is in the first view.
    #[prop(optional)]
    first: bool,
    /// The level of its headline: 2 under a page's title, 3 in a container.
    #[prop(default = 3)]
    level: u8,
    /// Stands in place of the trail.
    #[prop(optional)]
    excerpt: Option<Vec<Fragment>>,
    /// Its section's name stands above the list, and need not be said again.
    #[prop(optional)]
    section_named: bool,
    /// Without time and source.
    #[prop(optional)]
    brief: bool,
) -> AnyView {
    let shape = Shape {
        look,
        first,
        level,
        section_named,
        brief,
    };
    // What was looked for is marked: nobody else's teaser.
    if let Some(fragments) = excerpt {
        let trail = fragments.into_iter().map(fragment).collect_view().into_any();
        return set(&teaser, shape, Some(trail), &site, &edition);
    }
    let matter = Matter::of(edition.lang, Part::Teaser(teaser.clone(), shape));
    site.standing.part(matter, || set(&teaser, shape, None, &site, &edition))
}

/// The teaser as it is set. `trail` stands in place of its own.
fn set(teaser: &Teaser, shape: Shape, trail: Option<AnyView>, site: &SharedSite, edition: &Edition) -> AnyView {
    let Shape {
        look,
        first,
        level,
        section_named,
        brief,
    } = shape;
    let teaser = teaser.clone();
    let lang = teaser.address.lang;
    let foreign = lang.unless(edition.lang);
    let (foreign_tag, foreign_dir) = (foreign.map(Lang::tag), foreign.map(Lang::dir));
    let href = paths::article(&teaser.address, &site.sections);
    let (kicker_lang, kicker) = site.section_label(teaser.address.section.as_str(), edition.lang);
    let kicker_lang = kicker_lang.unless(edition.lang);
    let kicker =
        (!section_named).then(|| view! { <span lang=kicker_lang.map(Lang::tag) dir=kicker_lang.map(Lang::dir)>{kicker}</span> });
    let has_kicker = kicker.is_some() || foreign.is_some() || teaser.is_breaking || teaser.is_live;
    let picture = teaser.picture.filter(|_| look != Look::Line && !is_lite());
    let has_picture = picture.is_some();
    let trail = trail.unwrap_or_else(|| teaser.trail.into_any());
    let headline = view! {
        <a class="teaser__link" href=href lang=foreign_tag dir=foreign_dir hreflang=foreign_tag>
            {teaser.headline}
        </a>
    };
    let headline = if level == 2 {
        view! { <h2 class="teaser__headline">{headline}</h2> }.into_any()
    } else {
        view! { <h3 class="teaser__headline">{headline}</h3> }.into_any()
    };
    // On a list of lines the time leads; elsewhere it closes.
    let is_line = look == Look::Line;
    let meta = (!brief)
        .then(|| view! { <Meta clock_first=is_line published=teaser.published source=teaser.source edition=edition.clone() /> });
    let (meta_first, meta_last) = if is_line { (meta, None) } else { (None, meta) };
    view! {
        <article class=look.class() class:teaser--plain=!has_picture data-teaser=teaser.story.to_string() data-section=teaser.address.section.to_string()>
            {picture
                .map(|picture| {
                    let sizes = if look == Look::Splash { Sizes::Splash } else { Sizes::Teaser };
                    view! {
                        <div class="teaser__picture">
                            <PictureImage picture sizes first alt="" />
                        </div>
                    }
                })}
            <div class="teaser__text">
                {meta_first}
                {has_kicker
                    .then(|| {
                        view! {
                            <p class="teaser__kicker">
                                {teaser
                                    .is_breaking
                                    .then(|| view! { <span class="live-label live-label--breaking">{edition.texts.breaking()}</span> " " })}
                                {teaser.is_live.then(|| view! { <span class="live-label">{edition.texts.live()}</span> " " })}
                                {kicker}
                                {foreign
                                    .map(|lang| {
                                        view! {
                                            " "
                                            <span class="badge" lang=lang.tag() dir=lang.dir()>
                                                {lang.record().own_name}
                                            </span>
                                        }
                                    })}
                            </p>
                        }
                    })}
                {headline}
                {(look != Look::Line).then(|| view! { <p class="teaser__trail" lang=foreign_tag dir=foreign_dir>{trail}</p> })}
                {meta_last}
            </div>
        </article>
    }
    .into_any()
}

/// A stretch of an excerpt.
fn fragment(fragment: Fragment) -> AnyView {
    if fragment.is_found {
        view! { <mark>{fragment.text}</mark> }.into_any()
    } else {
        fragment.text.into_any()
    }
}

/// When a story was published, and by whom if not by us.
#[component]
fn Meta(
    /// Whether the clock stands apart and before the day.
    clock_first: bool,
    /// When it was published.
    published: jiff::Timestamp,
    /// The outside source's name.
    source: Option<String>,
    /// The page's edition.
    edition: Edition,
) -> impl IntoView {
    let format = edition.format;
    view! {
        <p class="teaser__meta">
            <time datetime=format.rfc3339(published)>
                {clock_first.then(|| view! { <span class="teaser__clock">{format.time(published)}</span> " " })}
                {if clock_first { format.long_date(published) } else { format.date_and_time(published) }}
            </time>
            {source.map(|source| view! { " · " <bdi class="teaser__source">{source}</bdi> })}
        </p>
    }
}
