//! `/{lang}`: an edition's front.

use leptos::prelude::*;

use super::Context;
use crate::{
    components::front::{AdvertSlot, Container, Look, TeaserCard, TeaserList},
    domain::{also, front::Front, lang::Lang},
    paths,
    ports::{List, PortError},
    preview::Preview,
    routes::Response,
    shell::Head,
    site::{self, Edition, SharedSite},
};

/// Composes the front from what the store has.
pub async fn respond(context: &Context<'_>, query: &str) -> Result<Response, PortError> {
    let lang = context.edition.lang;
    let also = also::of_query(query, context.site.editions.iter().map(|edition| edition.lang), lang);
    let sections: Vec<_> = context.site.sections.iter().map(|section| section.id.clone()).collect();
    let front = context.ports.fronts.front(lang, &also, &sections, context.now).await?;
    let live = paths::news_of_front(lang, front.last_arrived, front.newest);
    let texts = &context.edition.texts;
    let head = Head {
        title: String::new(),
        description: texts.about_lead(context.site.name.clone()),
        canonical: Some(paths::front(lang)),
        feed_of: Some(paths::front(lang)),
        kind: "website",
        preview: Some(Preview::of_front(context.site, context.edition)),
        ..Head::default()
    };
    let (site, edition) = (context.site.clone(), context.edition.clone());
    let front = Front::clone(&front);
    let main = Box::new(move || view! { <FrontPage front live also site edition /> }.into_any());
    context
        .listed(head, List::Front, None, |edition| paths::front(edition.lang), main)
        .await
}

/// The front: splash and leads, « À lire », the latest, then a container a section.
#[component]
fn FrontPage(
    /// The composed front.
    front: Front,
    /// Where it is told of new stories.
    live: String,
    /// Languages that were added to it.
    also: Vec<Lang>,
    /// The site.
    site: SharedSite,
    /// The edition.
    edition: Edition,
) -> impl IntoView {
    let texts = edition.texts.clone();
    let title = view! { <h1 class="visually-hidden">{edition.label(&site.name)} {texts.front_page()}</h1> };
    if front.is_empty() {
        return view! {
            {title}
            <p class="empty" data-live=live>{texts.no_stories()}</p>
            <AlsoRead also site edition />
        }
        .into_any();
    }
    let Front {
        splash,
        leads,
        must_read,
        latest,
        sections,
        most_read,
        ..
    } = front;
    let has_leads = !leads.is_empty();
    let sections: Vec<_> = sections
        .into_iter()
        .map(|(id, teasers)| {
            let (label_lang, label) = site.section_label(id.as_str(), edition.lang);
            let href = site
                .sections
                .by_id(id.as_str())
                .map(|section| paths::section(edition.lang, section.slug(edition.lang).as_str()));
            view! {
                <Container
                    title=label
                    title_lang=label_lang.unless(edition.lang)
                    block="section"
                    section=Some(id.to_string())
                    href
                    teasers
                    looks=(Look::Card, Look::Row)
                    site=site.clone()
                    edition=edition.clone()
                    brief=true
                />
            }
        })
        .collect();
    view! {
        {title}
        <div class="front" data-live=live>
            <div class="front__top">
                {splash
                    .map(|teaser| {
                        view! {
                            <div class="front__splash">
                                <TeaserCard teaser site=site.clone() edition=edition.clone() look=Look::Splash first=true level=2 />
                            </div>
                        }
                    })}
                {has_leads
                    .then(|| {
                        view! {
                            <div class="front__leads">
                                <TeaserList teasers=leads looks=(Look::Card, Look::Card) site=site.clone() edition=edition.clone() level=2 />
                            </div>
                        }
                    })}
                <Container
                    title=texts.latest()
                    block="latest"
                    title_lang=None
                    section=None
                    href=None
                    teasers=latest
                    looks=(Look::Line, Look::Line)
                    site=site.clone()
                    edition=edition.clone()
                />
            </div>
            <Container
                title=texts.must_read()
                block="must-read"
                title_lang=None
                section=None
                href=None
                teasers=must_read
                looks=(Look::Card, Look::Card)
                site=site.clone()
                edition=edition.clone()
            />
            <AdvertSlot place=site::AdvertPlace::Front site=site.clone() edition=edition.clone() />
            <Container
                title=texts.most_read()
                block="most-read"
                title_lang=None
                section=None
                href=None
                teasers=most_read
                looks=(Look::Line, Look::Line)
                site=site.clone()
                edition=edition.clone()
                brief=true
            />
            <div class="front__sections">{sections}</div>
        </div>
        <AlsoRead also site edition />
    }
    .into_any()
}

/// The choice of languages that are added to the front: a form, so that it works without JavaScript. The answer leads back here.
#[component]
fn AlsoRead(
    /// Those that are.
    also: Vec<Lang>,
    /// The site.
    site: SharedSite,
    /// The edition.
    edition: Edition,
) -> impl IntoView {
    let Edition { lang, texts, .. } = edition;
    let boxes: Vec<_> = site
        .editions
        .iter()
        .map(|other| other.lang)
        .filter(|other| *other != lang)
        .map(|other| {
            view! {
                <li>
                    <label class="also__language" lang=other.tag() dir=other.dir()>
                        <input type="checkbox" name="also" value=other.tag() checked=also.contains(&other) />
                        {other.record().own_name}
                    </label>
                </li>
            }
        })
        .collect();
    (!boxes.is_empty()).then(|| {
        view! {
            <details class="also" open=!also.is_empty()>
                <summary>{texts.also_read()}</summary>
                <form method="post" action=paths::LANGUAGE>
                    <input type="hidden" name="lang" value=lang.tag() />
                    // None ticked says so too.
                    <input type="hidden" name="also" value="" />
                    <ul role="list" class="also__languages">{boxes}</ul>
                    <button class="button">{texts.also_save()}</button>
                    <p class="languages__note">{texts.keep_language_note()}</p>
                </form>
            </details>
        }
    })
}
