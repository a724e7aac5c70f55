//! `/{lang}/{section}`: a section's front, page by page.

use super::{Context, missing, topic::ListPage};
use crate::{
    paths,
    ports::{List, PortError},
    preview::Preview,
    routes::Response,
    shell::Head,
    site::Edition,
};
use leptos::prelude::*;

/// A page of a section; an unknown section or a page behind the last is not found.
pub async fn respond(context: &Context<'_>, slug: &str) -> Result<Response, PortError> {
    let lang = context.edition.lang;
    let Some(section) = context.site.sections.by_slug(lang, slug) else {
        return missing::not_found(context).await;
    };
    let page = context
        .ports
        .fronts
        .section(lang, section.id.as_str(), context.page_number(), context.now)
        .await?;
    if !page.is_there() {
        return missing::not_found(context).await;
    }
    let (title_lang, label) = context.site.section_label(section.id.as_str(), lang);
    let path = paths::section(lang, section.slug(lang).as_str());
    let head = Head {
        title: context.title_of(&label, page.number),
        description: context.edition.texts.more_of(label.clone()),
        canonical: Some(paths::page(&path, page.number)),
        feed_of: Some(path.clone()),
        kind: "website",
        preview: Some(Preview::of_section(section, context.site, context.edition)),
        ..Head::default()
    };
    let id = section.id.to_string();
    let (site, edition) = (context.site.clone(), context.edition.clone());
    let main = {
        let id = id.clone();
        let title_lang = title_lang.unless(lang);
        Box::new(move || {
            view! { <ListPage title=label title_lang lead=None section=Some(id) followed=None path page site edition /> }
                .into_any()
        })
    };
    let path_in = |edition: &Edition| paths::section(edition.lang, section.slug(edition.lang).as_str());
    context
        .listed(head, List::Section(section.id.as_str()), Some(id), path_in, main)
        .await
}
