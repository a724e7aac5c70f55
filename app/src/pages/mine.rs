//! `/{lang}/mine`: a front of one's own, of the topics and sources that the address names. The server keeps nothing of it.

use leptos::prelude::*;

use super::{Context, missing};
use crate::{
    components::front::{FollowButton, Look, Paging, TeaserList},
    domain::follow::{Followed, Following},
    paths,
    ports::{Page, PortError},
    routes::Response,
    shell::Head,
    site::{Edition, SharedSite},
};

/// The paper of what is followed.
pub async fn respond(context: &Context<'_>, query: &str) -> Result<Response, PortError> {
    let lang = context.edition.lang;
    let following = Following::parse(query);
    let (named, page) = context
        .ports
        .fronts
        .followed(lang, &following, context.page_number(), context.now)
        .await?;
    if !page.is_there() {
        return missing::not_found(context).await;
    }
    let texts = &context.edition.texts;
    let path = paths::mine(lang, &following);
    let head = Head {
        title: context.title_of(&texts.my_paper(), page.number),
        description: texts.my_paper_lead(),
        // A choice is nobody else’s: it is not to be listed.
        canonical: following.is_empty().then(|| path.clone()),
        feed_of: (!following.is_empty()).then(|| path.clone()),
        kind: "website",
        ..Head::default()
    };
    let (site, edition) = (context.site.clone(), context.edition.clone());
    let in_edition = following.clone();
    let main = Box::new(move || view! { <MyPaper following named path page site edition /> }.into_any());
    context
        .everywhere(head, |edition| paths::mine(edition.lang, &in_edition), main)
        .await
}

/// What is followed, and its stories.
#[component]
fn MyPaper(
    /// What the address names.
    following: Following,
    /// Those of it that the paper has, with their names.
    named: Vec<(Followed, String)>,
    /// The page's address.
    path: String,
    /// The stories.
    page: Page,
    /// The site.
    site: SharedSite,
    /// The edition.
    edition: Edition,
) -> impl IntoView {
    let texts = edition.texts.clone();
    let Page {
        teasers,
        number,
        has_more,
    } = page;
    let is_empty = named.is_empty();
    // What the paper has no more is followed by its id: it takes a place, and can be let go.
    let unnamed = following
        .all()
        .filter(|followed| !named.iter().any(|(other, _)| other == followed));
    let unnamed: Vec<_> = unnamed.map(|followed| (followed.id().to_string(), followed)).collect();
    let all = named.into_iter().map(|(followed, name)| {
        let href = match &followed {
            Followed::Topic(id) => paths::topic(edition.lang, id.as_str()),
            Followed::Source(id) => paths::source(edition.lang, id.as_str()),
        };
        (
            followed,
            name.clone(),
            view! { <a href=href><bdi>{name}</bdi></a> }.into_any(),
        )
    });
    let unnamed = unnamed
        .into_iter()
        .map(|(id, followed)| (followed, id.clone(), view! { <bdi>{id}</bdi> }.into_any()));
    let items: Vec<_> = all
        .chain(unnamed)
        .map(|(followed, name, label)| {
            let rest = following.without(&followed);
            view! {
                <li>
                    {label}
                    <FollowButton followed name rest=Some(rest) edition=edition.clone() />
                </li>
            }
        })
        .collect();
    let elsewhere = (!is_empty).then(|| {
        view! {
            <p class="mine__elsewhere">
                <a href=paths::feed(&path, "rss")>{texts.my_paper_feed()}</a>
                " · "
                <a href=paths::outlines(edition.lang, &following) download="mine.opml">{texts.my_paper_opml()}</a>
            </p>
        }
    });
    view! {
        <div class="list-page mine" data-slot="mine">
            <header class="list-page__head">
                <h1 tabindex="-1">{texts.my_paper()}</h1>
                <p class="list-page__lead">{texts.my_paper_lead()}</p>
            </header>
            {is_empty.then(|| view! { <p class="empty">{texts.my_paper_empty()}</p> })}
            {(!items.is_empty())
                .then(|| {
                    view! {
                        <section class="mine__following" aria-labelledby="following">
                            <h2 id="following">{texts.my_paper_following()}</h2>
                            <ul role="list">{items}</ul>
                            {elsewhere}
                        </section>
                    }
                })}
            {(!teasers.is_empty())
                .then(|| view! { <TeaserList teasers looks=(Look::Row, Look::Row) site edition=edition.clone() level=2 first=true /> })}
            <Paging path number has_more edition />
        </div>
    }
}
