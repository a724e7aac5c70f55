//! `/{lang}/topics/{topic}`: every story on a topic; and the list page that sections and sources share.

use leptos::prelude::*;

use super::{Context, missing};
use crate::{
    components::front::{FollowButton, Look, Paging, TeaserCard, TeaserList, Timeline},
    domain::{follow::Followed, lang::Lang},
    paths,
    ports::{List, Page, PortError},
    routes::Response,
    shell::Head,
    site::{Edition, SharedSite},
};

/// A page of a topic.
pub async fn respond(context: &Context<'_>, id: &str) -> Result<Response, PortError> {
    let lang = context.edition.lang;
    let Some((topic, page)) = context
        .ports
        .fronts
        .topic(lang, id, context.page_number(), context.now)
        .await?
    else {
        return missing::not_found(context).await;
    };
    if !page.is_there() {
        return missing::not_found(context).await;
    }
    let texts = &context.edition.texts;
    let path = paths::topic(lang, id);
    let head = Head {
        title: context.title_of(&topic.label, page.number),
        description: texts.topic_lead(),
        canonical: Some(paths::page(&path, page.number)),
        feed_of: Some(path.clone()),
        kind: "website",
        ..Head::default()
    };
    let (site, edition, lead) = (context.site.clone(), context.edition.clone(), texts.topic_lead());
    let title_lang = topic.lang.unless(lang);
    let main = Box::new(move || {
        let followed = Some(Followed::Topic(topic.id));
        view! { <ListPage title=topic.label title_lang lead=Some(lead) section=None followed by_day=true path page site edition /> }.into_any()
    });
    context
        .listed(head, List::Topic(id), None, |edition| paths::topic(edition.lang, id), main)
        .await
}

/// A titled list of stories with paging: the first page opens with a story that has a picture.
#[component]
pub fn ListPage(
    /// The heading.
    title: String,
    /// The heading's language, where it is not the page's.
    #[prop(optional_no_strip)]
    title_lang: Option<Lang>,
    /// A sentence under the heading.
    #[prop(optional_no_strip)]
    lead: Option<String>,
    /// The section whose colour the page wears.
    #[prop(optional_no_strip)]
    section: Option<String>,
    /// What the list is of, where that can be followed.
    #[prop(optional_no_strip)]
    followed: Option<Followed>,
    /// Whether the stories stand under their days.
    #[prop(optional)]
    by_day: bool,
    /// The list's first page.
    path: String,
    /// The stories.
    page: Page,
    /// The site.
    site: SharedSite,
    /// The edition.
    edition: Edition,
) -> impl IntoView {
    let Page {
        mut teasers,
        number,
        has_more,
    } = page;
    let is_empty = teasers.is_empty();
    let section_named = section.is_some();
    let with_picture = teasers
        .iter()
        .position(|teaser| teaser.picture.is_some())
        .filter(|_| number == 1 && !by_day);
    let splash = with_picture.map(|index| teasers.remove(index));
    view! {
        <div class="list-page" data-section=section>
            <header class="list-page__head">
                <h1 lang=title_lang.map(Lang::tag) dir=title_lang.map(Lang::dir)><bdi>{title.clone()}</bdi></h1>
                {lead.map(|lead| view! { <p class="list-page__lead">{lead}</p> })}
                {followed.map(|followed| view! { <FollowButton followed name=title rest=None edition=edition.clone() /> })}
            </header>
            {is_empty.then(|| view! { <p class="empty">{edition.texts.no_stories()}</p> })}
            {splash
                .map(|teaser| {
                    view! { <TeaserCard teaser site=site.clone() edition=edition.clone() look=Look::Splash first=true level=2 section_named /> }
                })}
            {(!teasers.is_empty())
                .then(|| {
                    if by_day {
                        view! { <Timeline teasers site=site.clone() edition=edition.clone() /> }.into_any()
                    } else {
                        view! {
                            <TeaserList
                                teasers
                                looks=(Look::Row, Look::Row)
                                site=site.clone()
                                edition=edition.clone()
                                level=2
                                section_named
                            />
                        }
                            .into_any()
                    }
                })}
            <Paging path number has_more edition />
        </div>
    }
}
