//! Sitemaps (<https://www.sitemaps.org/protocol.html>) with translations as Google reads them (`xhtml:link`), and Google's news sitemap.

use std::collections::BTreeMap;

use app::{
    domain::{lang::Lang, slug::Slug},
    paths,
    site::{Edition, Site},
};
use jiff::Timestamp;

use super::{feed::rfc3339, xml::Xml};
use crate::store::Listed;

const SITEMAP: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// The list of sitemaps: that of the pages, and `parts` of the articles.
pub fn index(site: &Site, parts: u32) -> String {
    let mut xml = Xml::new();
    xml.element("sitemapindex", &[("xmlns", SITEMAP)], |xml| {
        let articles = (0..parts).map(paths::sitemap_part);
        for path in std::iter::once(paths::SITEMAP_PAGES.to_owned()).chain(articles) {
            xml.element("sitemap", &[], |xml| xml.text("loc", &site.absolute(&path)));
        }
    });
    xml.finish()
}

/// Fronts and sections in the editions that have something there, `fronts` and `sections` by id, and what the paper says of itself in
/// every edition.
pub fn pages(site: &Site, fronts: &[Lang], sections: &BTreeMap<Slug, Vec<Lang>>) -> String {
    let statements: [fn(Lang) -> String; 3] = [paths::about, paths::privacy, paths::accessibility];
    let mut all = vec![in_each(site, |edition| {
        fronts.contains(&edition.lang).then(|| paths::front(edition.lang))
    })];
    all.extend(statements.map(|path| in_each(site, |edition| Some(path(edition.lang)))));
    for section in site.sections.iter() {
        let langs = sections.get(&section.id).map(Vec::as_slice).unwrap_or_default();
        all.push(in_each(site, |edition| {
            let is_there = langs.contains(&edition.lang);
            is_there.then(|| paths::section(edition.lang, section.slug(edition.lang).as_str()))
        }));
    }
    urlset(|xml| {
        for translations in &all {
            for (_, path) in translations {
                url(xml, site, path, None, translations);
            }
        }
    })
}

fn in_each(site: &Site, path: impl Fn(&Edition) -> Option<String>) -> Vec<(Lang, String)> {
    let editions = site.editions.iter();
    editions.filter_map(|edition| Some((edition.lang, path(edition)?))).collect()
}

/// A part of the articles. What search engines are to list at its source is not theirs to list here.
pub fn articles(site: &Site, listed: &[Listed]) -> String {
    urlset(|xml| {
        for article in listed
            .iter()
            .filter(|article| article.is_of_the_part && !article.is_canonical_elsewhere)
        {
            if site.edition(article.address.lang).is_none() {
                continue;
            }
            // By story, then by language; a story's articles stand together.
            let start = listed.partition_point(|other| other.story < article.story);
            let story = listed[start..].iter().take_while(|other| other.story == article.story);
            let mut translations: Vec<(Lang, String)> = Vec::new();
            for edition in &site.editions {
                if let Some(other) = story.clone().find(|other| other.address.lang == edition.lang) {
                    translations.push((edition.lang, paths::article(&other.address, &site.sections)));
                }
            }
            let path = paths::article(&article.address, &site.sections);
            url(xml, site, &path, Some(article.changed), &translations);
        }
    })
}

fn urlset(inside: impl FnOnce(&mut Xml)) -> String {
    let mut xml = Xml::new();
    let root = [("xmlns", SITEMAP), ("xmlns:xhtml", "http://www.w3.org/1999/xhtml")];
    xml.element("urlset", &root, inside);
    xml.finish()
}

/// `translations` in the order of the editions, this page's among them.
fn url(xml: &mut Xml, site: &Site, path: &str, changed: Option<Timestamp>, translations: &[(Lang, String)]) {
    xml.element("url", &[], |xml| {
        xml.text("loc", &site.absolute(path));
        if let Some(changed) = changed {
            xml.text("lastmod", &rfc3339(changed));
        }
        if translations.len() < 2 {
            return;
        }
        let first = translations.first().map(|(_, path)| ("x-default", path));
        for (tag, path) in translations.iter().map(|(lang, path)| (lang.tag(), path)).chain(first) {
            xml.empty(
                "xhtml:link",
                &[("rel", "alternate"), ("hreflang", tag), ("href", &site.absolute(path))],
            );
        }
    });
}

/// The news: each with its own language.
pub fn news(site: &Site, listed: &[Listed]) -> String {
    let mut xml = Xml::new();
    let root = [
        ("xmlns", SITEMAP),
        ("xmlns:news", "http://www.google.com/schemas/sitemap-news/0.9"),
    ];
    xml.element("urlset", &root, |xml| {
        let shown = listed.iter().filter(|article| !article.is_canonical_elsewhere);
        for article in shown.filter(|article| site.edition(article.address.lang).is_some()) {
            xml.element("url", &[], |xml| {
                xml.text("loc", &site.absolute(&paths::article(&article.address, &site.sections)));
                xml.element("news:news", &[], |xml| {
                    xml.element("news:publication", &[], |xml| {
                        xml.text("news:name", &site.name);
                        xml.text("news:language", article.address.lang.tag());
                    });
                    xml.text("news:publication_date", &rfc3339(article.published));
                    xml.text("news:title", &article.headline);
                });
            });
        }
    });
    xml.finish()
}
