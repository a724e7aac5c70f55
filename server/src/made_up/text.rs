//! The articles of a made-up story: headline, address, body, links, and what they said before.

use std::fmt::Write as _;

use app::{
    domain::{
        lang::Lang,
        live::{self, LiveState},
        slug::Slug,
        trail::trail,
    },
    paths,
};
use jiff::{SignedDuration, Timestamp};

use super::{
    Made,
    chance::{Chance, length},
    paper::{BODY, EARLIER_HEADLINE, HEADLINE, Outline, Paper},
    words::name,
};
use crate::store::NewArticle;

/// Words of a headline, a name besides.
const HEADLINE_WORDS: usize = 7;
/// Sentences of a paragraph at the most, and words from which a text has headings.
const SENTENCES: usize = 5;
const LONG: usize = 800;
/// Links of an article are to stories that came at most so many before it.
const NEAR: usize = 5_000;
const ENTRIES: i32 = 8;
const DAY: SignedDuration = SignedDuration::from_hours(24);

/// A number for each language, whatever order a paper has them in.
fn of(lang: Lang, what: u64) -> u64 {
    Lang::all()
        .zip(what..)
        .find(|(other, _)| *other == lang)
        .map_or(what, |(_, of)| of)
}

fn headline(paper: &Paper, number: u32, lang: Lang, what: u64) -> String {
    let mut chance = paper.chance(number, of(lang, what));
    let sentence = paper.words.sentence(lang, &mut chance);
    let end = sentence.gaps.get(HEADLINE_WORDS - 1).copied().unwrap_or(sentence.text.len());
    let words = sentence.text[..end].trim_end_matches(|letter: char| !letter.is_alphanumeric());
    format!("{words} {}", name(&mut chance))
}

/// Its number makes it one of its own.
pub(super) fn slug(paper: &Paper, number: u32, lang: Lang, what: u64) -> Slug {
    let slug = Slug::from_headline(&headline(paper, number, lang, what), lang);
    slug.expect("a headline has a name").numbered(number)
}

/// A story in all its languages.
pub(super) fn articles(paper: &Paper, number: u32) -> Vec<Made> {
    let outline = paper.outline(number);
    outline
        .langs
        .iter()
        .map(|lang| made(paper, number, &outline, *lang))
        .collect()
}

fn made(paper: &Paper, number: u32, outline: &Outline, lang: Lang) -> Made {
    let mut chance = paper.chance(number, of(lang, BODY));
    let mut standfirst = String::new();
    paper.words.write(lang, &mut chance, &mut standfirst);
    let mut text = Text {
        paper,
        number,
        lang,
        html: String::new(),
        links: 0,
    };
    let mut updated = (outline.is_edited || chance.one_in(10)).then(|| after(paper, outline, &mut chance));
    if outline.is_live {
        updated = Some(text.report(outline, &mut chance));
    } else {
        let words = length(&mut chance);
        text.body(words, &mut chance);
    }
    let mut article = NewArticle {
        story: format!("made-up-{number}").parse().expect("it is a slug"),
        lang,
        section: outline.section.clone(),
        slug: slug(paper, number, lang, HEADLINE),
        headline: headline(paper, number, lang, HEADLINE),
        trail: trail(&standfirst),
        standfirst,
        body: text.html.clone(),
        published: outline.published,
        updated: None,
        byline: (outline.source.is_none() && chance.below(3) < 2).then(|| format!("{} {}", name(&mut chance), name(&mut chance))),
        source: outline.source.clone(),
        topics: outline.topics.clone(),
        must_read: outline.must_read,
        breaking: outline.is_breaking,
        withdrawn: outline.is_withdrawn,
        picture: outline.picture.and_then(|picture| paper.words.picture(lang, picture)),
        live: outline.is_live.then(|| {
            let is_open = outline.published + DAY > paper.plan().now;
            if is_open { LiveState::Open } else { LiveState::Over }
        }),
        fingerprint: fingerprint(&mut chance),
    };
    let earlier = outline.is_edited.then(|| {
        let mut earlier = article.clone();
        if outline.has_moved {
            earlier.headline = headline(paper, number, lang, EARLIER_HEADLINE);
            earlier.slug = slug(paper, number, lang, EARLIER_HEADLINE);
        }
        earlier
    });
    article.updated = updated;
    if outline.is_edited {
        text.paragraph(&mut chance);
        article.body = text.html;
        article.fingerprint = fingerprint(&mut chance);
    }
    Made {
        article,
        earlier,
        links: text.links,
    }
}

/// Some time of the day after its publication, if that has come.
fn after(paper: &Paper, outline: &Outline, chance: &mut Chance) -> Timestamp {
    let seconds = i64::try_from(chance.below(86_400)).unwrap_or_default();
    (outline.published + SignedDuration::from_secs(seconds)).min(paper.plan().now)
}

/// As long as a real one, and another for each text.
fn fingerprint(chance: &mut Chance) -> String {
    (0..4).fold(String::new(), |mut hex, _| {
        write!(hex, "{:016x}", chance.bits()).expect("a String takes text");
        hex
    })
}

/// A body as it grows.
struct Text<'a> {
    paper: &'a Paper,
    number: u32,
    lang: Lang,
    html: String,
    links: u32,
}

impl Text<'_> {
    /// Paragraphs of so many words together; the first may be a short one.
    fn body(&mut self, words: usize, chance: &mut Chance) {
        let mut written = 0;
        while written < words {
            if words > LONG && chance.one_in(6) && written > 0 {
                let heading = name(chance);
                write!(self.html, "<h2>{heading}</h2>").expect("a String takes text");
            }
            written += self.paragraph(chance);
        }
    }

    fn paragraph(&mut self, chance: &mut Chance) -> usize {
        let mut written = 0;
        self.html.push_str("<p>");
        for sentence in 0..=chance.below(SENTENCES) {
            if sentence > 0 {
                self.html.push(' ');
            }
            written += self.paper.words.write(self.lang, chance, &mut self.html);
        }
        if chance.one_in(4) {
            self.link(chance);
        }
        self.html.push_str("</p>");
        written
    }

    /// A link to an earlier story in the same language, if one is found near; to where it was, if it has moved.
    fn link(&mut self, chance: &mut Chance) {
        let Some(near) = usize::try_from(self.number).ok().filter(|before| *before > 0) else {
            return;
        };
        let back = u32::try_from(1 + chance.below(near.min(NEAR))).unwrap_or(1);
        let to = self.number - back;
        let outline = self.paper.outline(to);
        if !outline.langs.contains(&self.lang) {
            return;
        }
        let mut address = self.paper.address(to, &outline, self.lang);
        if outline.has_moved {
            address.slug = slug(self.paper, to, self.lang, EARLIER_HEADLINE);
        }
        let (path, words) = (
            paths::article(&address, &self.paper.sections),
            headline(self.paper, to, self.lang, HEADLINE),
        );
        write!(self.html, " <a href=\"{path}\">{words}</a>.").expect("a String takes text");
        self.links += 1;
    }

    /// A live report, the newest entry first; when that was posted.
    fn report(&mut self, outline: &Outline, chance: &mut Chance) -> Timestamp {
        self.paragraph(chance);
        let since = self.paper.plan().now.duration_since(outline.published).min(DAY);
        let times = (0..ENTRIES).map(|place| outline.published + since / ENTRIES * place);
        let mut times: Vec<Timestamp> = times.collect();
        times.dedup_by_key(|at| at.as_second());
        for at in times.iter().rev() {
            let is_key = chance.one_in(3);
            self.html.push_str(&live::start(*at, &name(chance), is_key));
            self.paragraph(chance);
            self.html.push_str(live::END);
        }
        times.last().copied().unwrap_or(outline.published)
    }
}
