//! The menu: made from the sections, so it cannot be empty.

use leptos::prelude::*;

use crate::{
    paths,
    site::{Edition, SharedSite},
};

/// Links to every section. One without a name in this language shows the fallback, marked with its own language.
#[component]
pub fn Menu(
    /// The site.
    site: SharedSite,
    /// The page's edition.
    edition: Edition,
    /// The id of the section the page belongs to.
    current: Option<String>,
) -> impl IntoView {
    let lang = edition.lang;
    let items: Vec<_> = site
        .sections
        .iter()
        .map(|section| {
            let (label_lang, label) = section.label(lang);
            let is_current = current.as_deref() == Some(section.id.as_str());
            view! {
                <li>
                    <a
                        class="menu__link"
                        href=paths::section(lang, section.slug(lang).as_str())
                        lang=(label_lang != lang).then(|| label_lang.tag())
                        aria-current=is_current.then_some("true")
                        data-section=section.id.to_string()
                    >
                        {label.to_owned()}
                    </a>
                </li>
            }
        })
        .collect();
    view! {
        <nav class="menu__sections" data-slot="sections" data-swap="menu" aria-label=edition.texts.sections()>
            <ul role="list">{items}</ul>
        </nav>
    }
}
