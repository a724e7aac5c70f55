//! A post to an article, as far as that goes without a disk: words, times, places. Its pictures are still elsewhere.

use app::domain::{lang::Lang, slug::Slug, trail::trail};
use percent_encoding::percent_decode_str;
use url::Url;

use super::{
    Paper,
    archive::{Archive, lang_of},
};
use crate::{
    store::{Archived, NewArticle},
    wire::{
        plain::{plain, plain_within},
        sanitise::{self, Clean, Page},
        wxr::{Kind, Post, Site, Status, blocks},
    },
};

/// Characters of a headline and of a byline.
const HEADLINE: usize = 300;
const BYLINE: usize = 200;
/// Of a summary so much is compared with the beginning of the text.
const TELLING: usize = 80;
/// Of the host's name, so that the number behind it stays whole.
const MAX_HOST: usize = 60;

/// An article whose pictures are still to be found.
pub(super) struct Draft {
    pub(super) archived: Archived,
    pub(super) clean: Clean,
    pub(super) topics: Vec<(Slug, String)>,
    pub(super) is_filed: bool,
    pub(super) dropped: std::collections::BTreeMap<String, usize>,
}

/// Why readers of the new paper do not get it either. `None` for what is public, or will be.
pub(super) fn unpublished(post: &Post) -> Option<String> {
    let reason = match (&post.kind, &post.status) {
        (Kind::Page, _) => "it is a page of its own, and no article",
        _ if post.is_protected => "it is behind a password",
        (_, Status::Publish | Status::Future) => return None,
        (_, Status::Draft) => "it is a draft",
        (_, Status::Pending) => "it waits for an editor",
        (_, Status::Private) => "it is private",
        (_, Status::Trash) => "it was thrown away",
        (_, Status::Inherit) => "it is a part of another one",
        (_, Status::Other(status)) if status.is_empty() => "it does not say whether it is public",
        (_, Status::Other(status)) => {
            return Some(format!("its status is `{}`, which is not public", plain_within(status, 40)));
        }
    };
    Some(reason.to_owned())
}

/// Makes a draft; the error is why there is none.
pub(super) fn draft(post: &Post, archive: &Archive, paper: &Paper<'_>) -> Result<Draft, String> {
    let lang = lang_of(post, paper.languages[0])
        .map_err(|named| format!("it is in `{named}`, which is none of the languages that an edition can be in"))?;
    let published = post.published.or(post.modified).ok_or("it has no date that can be read")?;
    let content = blocks::html(&post.content);
    let html = blocks::fill_galleries(&content.html, |ids| gallery(ids, post.id, archive));
    let page = Page {
        base: Url::parse(&post.link).or_else(|_| Url::parse(&archive.site.link)).ok(),
        own_lang: Some(lang.tag().to_owned()),
        embed_label: paper.embed_labels.get(&lang).cloned().unwrap_or_default(),
    };
    let clean = sanitise::sanitise(&html, &page);
    let headline = match plain_within(&post.title, HEADLINE) {
        title if title.is_empty() => trail(clean.text.lines().next().unwrap_or_default()),
        title => title,
    };
    if headline.is_empty() {
        return Err("it has neither a headline nor a text".into());
    }
    let standfirst = Some(plain(&post.excerpt)).filter(|excerpt| !repeats(&clean.text, excerpt));
    let standfirst = standfirst.unwrap_or_default();
    let filed = archive.taxonomy.file(&post.terms, lang, paper.sections);
    let host = host(&archive.site);
    let story = story(&host, post.id);
    let translations = archive.translations_of(post, lang);
    let byline = archive.authors.get(&post.author).map(|name| plain_within(name, BYLINE));
    let article = NewArticle {
        slug: slug(post, &headline, lang).unwrap_or_else(|| story.clone()),
        story,
        lang,
        section: filed.section.clone().unwrap_or_else(|| paper.first_section().clone()),
        trail: trail(if standfirst.is_empty() { &clean.text } else { &standfirst }),
        headline,
        standfirst,
        body: clean.html.clone(),
        published,
        updated: post.modified.filter(|modified| *modified > published),
        byline: byline.filter(|byline| !byline.is_empty()),
        source: None,
        topics: filed.topics.iter().map(|(topic, _)| topic.clone()).collect(),
        must_read: None,
        breaking: false,
        withdrawn: false,
        picture: None,
        live: None,
        fingerprint: String::new(),
    };
    Ok(Draft {
        archived: Archived {
            article,
            translations: translations.into_iter().map(|id| self::story(&host, id)).collect(),
            addresses: archive.addresses_of(post),
        },
        clean,
        topics: filed.topics,
        is_filed: filed.section.is_some(),
        dropped: content.dropped,
    })
}

/// The site's part of its stories' names: its host, and the folder where it is not at the root.
fn host(site: &Site) -> String {
    let place = Url::parse(&site.link).ok();
    let place = place.map(|url| format!("{} {}", url.host_str().unwrap_or_default(), url.path()));
    let english: Lang = "en".parse().expect("a supported tag");
    let slug = Slug::from_headline(&place.unwrap_or_default(), english);
    let slug = slug.map_or_else(|| "wordpress".to_owned(), |slug| slug.to_string());
    slug.chars()
        .take(MAX_HOST)
        .collect::<String>()
        .trim_end_matches('-')
        .to_owned()
}

fn story(host: &str, id: u64) -> Slug {
    format!("{host}-{id}")
        .parse()
        .expect("a slug, a hyphen and digits are a slug")
}

/// Its part of the old address where it can be one here, else one made of it or of the headline.
fn slug(post: &Post, headline: &str, lang: Lang) -> Option<Slug> {
    let old = percent_decode_str(&post.slug).decode_utf8_lossy();
    let kept = old.parse().ok();
    kept.or_else(|| Slug::from_headline(&old, lang))
        .or_else(|| Slug::from_headline(headline, lang))
}

/// The figures of a gallery.
fn gallery(ids: &[u64], post: u64, archive: &Archive) -> String {
    let all = if ids.is_empty() {
        archive.uploaded_for(post)
    } else {
        ids.to_vec()
    };
    let mut html = String::new();
    for upload in all.into_iter().filter_map(|id| archive.upload(id)) {
        let is_picture = mime_guess::from_path(&upload.url)
            .first()
            .is_some_and(|mime| mime.type_() == "image");
        if !is_picture {
            continue;
        }
        html.push_str("<figure><img src=\"");
        escape(&upload.url, &mut html);
        html.push_str("\" alt=\"");
        escape(&upload.alt, &mut html);
        html.push_str("\">");
        if !upload.caption.is_empty() {
            html.push_str("<figcaption>");
            escape(&upload.caption, &mut html);
            html.push_str("</figcaption>");
        }
        html.push_str("</figure>");
    }
    html
}

fn escape(text: &str, html: &mut String) {
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            other => html.push(other),
        }
    }
}

/// Whether a summary is only the text's beginning.
fn repeats(text: &str, summary: &str) -> bool {
    let letters = |text: &str| -> String { text.chars().filter(|letter| letter.is_alphanumeric()).take(TELLING).collect() };
    letters(text).starts_with(&letters(summary))
}
