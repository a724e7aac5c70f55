//! Editions by the names that their languages have for themselves, as a list within a sentence: "Deutsch, English et français".

use leptos::prelude::*;

use crate::{domain::lang::Lang, site::Edition};

/// Each name a link.
#[component]
pub fn LanguageLinks(
    /// Language and path.
    links: Vec<(Lang, String)>,
    /// What the pages are to this one: the value of `rel`.
    #[prop(optional)]
    rel: Option<&'static str>,
    /// The page's edition.
    edition: Edition,
) -> impl IntoView {
    let names: Vec<&str> = links.iter().map(|(lang, _)| lang.record().own_name).collect();
    let joints = edition.format.list_joints(&names);
    joints
        .into_iter()
        .zip(links)
        .map(|(joint, (lang, path))| {
            view! {
                {joint}
                <a href=path lang=lang.tag() dir=lang.dir() hreflang=lang.tag() rel=rel>
                    {lang.record().own_name}
                </a>
            }
        })
        .collect_view()
}
