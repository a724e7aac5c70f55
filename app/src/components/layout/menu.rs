//! The menu: made from the sections, so it cannot be empty.

use leptos::prelude::*;

use crate::{
    domain::lang::Lang,
    paths,
    site::{Edition, SharedSite, Site},
    standing::{Matter, Part},
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
    let matter = Matter::of(edition.lang, Part::Some("menu", current.clone().unwrap_or_default()));
    site.standing.part(matter, || set(&site, &edition, current.as_deref()))
}

fn set(site: &Site, edition: &Edition, current: Option<&str>) -> AnyView {
    let lang = edition.lang;
    let items: Vec<_> = site
        .sections
        .iter()
        .map(|section| {
            let (label_lang, label) = section.label(lang);
            let label_lang = label_lang.unless(lang);
            let is_current = current == Some(section.id.as_str());
            view! {
                <li>
                    <a
                        class="menu__link"
                        href=paths::section(lang, section.slug(lang).as_str())
                        lang=label_lang.map(Lang::tag)
                        dir=label_lang.map(Lang::dir)
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
    .into_any()
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeMap, sync::Arc};

    use super::*;
    use crate::{
        domain::section::{Section, Sections},
        site::Assets,
        standing::Standing,
    };

    #[test]
    fn a_section_without_a_name_in_the_language_shows_another_with_its_language_and_direction() {
        let lang = |tag: &str| tag.parse::<Lang>().unwrap();
        let section = |id: &str, names: &[(&str, &str)]| Section {
            id: id.parse().unwrap(),
            slug: BTreeMap::new(),
            label: names.iter().map(|(tag, name)| (lang(tag), (*name).to_owned())).collect(),
        };
        let sections = vec![
            section("world", &[("en", "World")]),
            section("science", &[("ar", "علوم")]),
            section("sport", &[("fr", "Sport")]),
        ];
        let site = Arc::new(Site {
            name: "Paper".into(),
            base_url: "https://paper.example".into(),
            editions: Site::editions(&[lang("fr")], &jiff::tz::TimeZone::UTC).unwrap(),
            sections: Sections::new(sections).unwrap(),
            adverts: Vec::new(),
            assets: Assets::default(),
            has_weather: false,
            weather_credit: None,
            default_place: "brussels".parse().unwrap(),
            standing: Standing::default(),
        });
        let edition = site.default_edition().clone();
        let html = Owner::new().with(|| view! { <Menu site edition current=None /> }.to_html());
        let link = |id: &str| {
            let tags = html.split('<').filter(|tag| tag.starts_with("a "));
            tags.filter(|tag| tag.contains(&format!("data-section=\"{id}\"")))
                .map(str::to_owned)
                .next()
                .unwrap()
        };
        assert!(link("world").contains("lang=\"en\" dir=\"ltr\"") && link("world").ends_with("World"));
        assert!(link("science").contains("lang=\"ar\" dir=\"rtl\""));
        assert!(!link("sport").contains("lang=") && !link("sport").contains("dir="));
    }
}
