//! What each story of a made-up paper is: when it came, in which section and languages, on which topics, from which source.

use std::collections::BTreeMap;

use app::domain::{article::Address, lang::Lang, section::Sections, slug::Slug};
use jiff::{SignedDuration, Timestamp};

use super::{
    Made, Plan,
    chance::{Chance, Skew},
    text,
    words::{self, Words},
};
use crate::{
    config::Config,
    media::Media,
    store::NewSource,
    stories::{self, ImportError},
};

/// Stories of the hour that it is: more than any hour before had.
const AN_HOUR: u32 = 10;
/// Older than this is no paper, however many stories it has.
const OLDEST: i64 = 25 * 365 * 24 * 3_600;
/// A made-up topic for so many stories, and a source.
const PER_TOPIC: u32 = 500;
const PER_SOURCE: u32 = 5_000;
const FEWEST_SOURCES: u32 = 20;
/// A story has fewer topics.
const TOPICS: usize = 4;
const LICENCES: [Option<&str>; 4] = [None, Some("CC BY 4.0"), None, Some("CC BY-SA 4.0")];

/// Which numbers by chance are whose; those of an article's text begin at `TEXT`, a language each.
const OUTLINE: u64 = 0;
const NAME_OF_TOPIC: u64 = 1;
const NAME_OF_SOURCE: u64 = 2;
pub(super) const BODY: u64 = 100;
pub(super) const HEADLINE: u64 = 200;
pub(super) const EARLIER_HEADLINE: u64 = 300;

/// A paper that is made up story by story.
#[derive(Debug)]
pub struct Paper {
    plan: Plan,
    pub(super) words: Words,
    pub(super) sections: Sections,
    section_ids: Vec<Slug>,
    topics: Vec<(Slug, BTreeMap<Lang, String>)>,
    pub(super) sources: Vec<NewSource>,
    by_section: Skew,
    by_lang: Skew,
    by_topic: Skew,
    by_source: Skew,
}

/// A story without its texts.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says of one thing whether it became of the story"
)]
#[derive(Debug)]
pub(super) struct Outline {
    pub(super) published: Timestamp,
    /// Of the languages, the first of the story first.
    pub(super) langs: Vec<Lang>,
    pub(super) section: Slug,
    pub(super) topics: Vec<Slug>,
    pub(super) source: Option<NewSource>,
    pub(super) picture: Option<usize>,
    pub(super) must_read: Option<u32>,
    pub(super) is_breaking: bool,
    pub(super) is_live: bool,
    pub(super) is_withdrawn: bool,
    pub(super) is_edited: bool,
    pub(super) has_moved: bool,
}

impl Paper {
    /// One by a plan, with a site's sections. Its pictures, the sample edition's, are kept now.
    pub async fn new(plan: Plan, sections: &Sections, media: &Media) -> Result<Self, ImportError> {
        let built_in = Config::default().sections().expect("the program's own sections are right");
        let (sample, labels) = stories::sample_articles(media, &built_in).await?;
        let mut topics: BTreeMap<Slug, BTreeMap<Lang, String>> = BTreeMap::new();
        for ((topic, lang), label) in labels {
            topics.entry(topic).or_default().insert(lang, label);
        }
        let mut topics: Vec<_> = topics.into_iter().collect();
        for number in 0..plan.stories / PER_TOPIC {
            let name = words::name(&mut Chance::new(plan.seed, number, NAME_OF_TOPIC));
            if let Ok(id) = format!("{}-{number}", name.to_lowercase()).parse() {
                topics.push((id, plan.langs.iter().map(|lang| (*lang, name.clone())).collect()));
            }
        }
        let sources = (0..FEWEST_SOURCES + plan.stories / PER_SOURCE).filter_map(|number| source(plan.seed, number));
        let sources: Vec<NewSource> = sources.collect();
        let section_ids: Vec<Slug> = sections.iter().map(|section| section.id.clone()).collect();
        Ok(Self {
            words: Words::of(&sample),
            sections: sections.clone(),
            by_section: Skew::of(section_ids.len()),
            by_lang: Skew::of(plan.langs.len()),
            by_topic: Skew::of(topics.len()),
            by_source: Skew::of(sources.len()),
            section_ids,
            topics,
            sources,
            plan,
        })
    }

    /// What it is made by.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// Its topics, that of most stories first.
    pub fn topics(&self) -> impl Iterator<Item = &Slug> {
        self.topics.iter().map(|(id, _)| id)
    }

    /// Its sources, that of most stories first.
    pub fn sources(&self) -> impl Iterator<Item = &Slug> {
        self.sources.iter().map(|source| &source.id)
    }

    /// Where the articles of a story are, the one in its first language first.
    pub fn addresses(&self, number: u32) -> Vec<Address> {
        let outline = self.outline(number);
        let addresses = outline.langs.iter().map(|lang| self.address(number, &outline, *lang));
        addresses.collect()
    }

    /// Whether a story was withdrawn, in all its languages.
    pub fn is_withdrawn(&self, number: u32) -> bool {
        self.outline(number).is_withdrawn
    }

    /// The topics of a story.
    pub fn topics_of(&self, number: u32) -> Vec<Slug> {
        self.outline(number).topics
    }

    /// A story in all its languages.
    pub fn story(&self, number: u32) -> Vec<Made> {
        text::articles(self, number)
    }

    /// A sentence, for whoever looks for words.
    pub fn sentence(&self, lang: Lang, number: u32) -> &str {
        let mut chance = Chance::new(self.plan.seed, number, BODY);
        &self.words.sentence(lang, &mut chance).text
    }

    /// Names of the topics.
    pub fn topic_labels(&self) -> BTreeMap<(Slug, Lang), String> {
        let labels = self.topics.iter().flat_map(|(topic, labels)| {
            labels
                .iter()
                .map(move |(lang, label)| ((topic.clone(), *lang), label.clone()))
        });
        labels.collect()
    }

    pub(super) fn chance(&self, number: u32, of: u64) -> Chance {
        Chance::new(self.plan.seed, number, of)
    }

    pub(super) fn address(&self, number: u32, outline: &Outline, lang: Lang) -> Address {
        Address {
            lang,
            section: outline.section.clone(),
            slug: text::slug(self, number, lang, HEADLINE),
        }
    }

    pub(super) fn outline(&self, number: u32) -> Outline {
        let mut chance = self.chance(number, OUTLINE);
        let newer = self.plan.stories.saturating_sub(number + 1);
        let is_live = newer % 1_000 == 5;
        let is_withdrawn = chance.one_in(200) && !is_live;
        let is_edited = chance.one_in(30) && !is_live && !is_withdrawn;
        Outline {
            published: self.published(newer),
            langs: self.langs(&mut chance),
            section: self.section_ids[self.by_section.pick(&mut chance)].clone(),
            topics: self.some_topics(&mut chance),
            source: (chance.below(5) < 2).then(|| {
                let source = &self.sources[self.by_source.pick(&mut chance)];
                NewSource {
                    url: format!("{}{number}", source.url),
                    ..source.clone()
                }
            }),
            picture: chance.one_in(2).then(|| chance.below(1_000)),
            must_read: (newer % 50 < 5 && !is_withdrawn).then(|| newer % 50 + 1),
            is_breaking: (newer == 2 || newer == 31) && !is_withdrawn,
            is_live,
            is_withdrawn,
            is_edited,
            has_moved: is_edited && chance.one_in(3),
        }
    }

    /// When it was published, with so many stories `newer` than it: there were a few an hour today, and the fewer the longer it is ago.
    fn published(&self, newer: u32) -> Timestamp {
        let stories = f64::from(self.plan.stories);
        // The rate has grown evenly from nothing.
        let span = (2.0 * stories / f64::from(AN_HOUR) * 3_600.0).min(f64_of(OLDEST));
        let age = span * (1.0 - (1.0 - f64::from(newer) / stories).sqrt());
        #[expect(clippy::cast_possible_truncation, reason = "a few thousand million seconds")]
        let age = SignedDuration::from_secs(age as i64);
        self.plan.now.saturating_sub(age).unwrap_or(Timestamp::UNIX_EPOCH)
    }

    /// Most stories are in one language, a few in all.
    fn langs(&self, chance: &mut Chance) -> Vec<Lang> {
        let all = self.plan.langs.len();
        let count = match chance.below(1_000) {
            0..5 => all,
            5..40 => 3,
            40..120 => 2,
            _ => 1,
        };
        let first = self.by_lang.pick(chance);
        (0..count.min(all))
            .map(|place| self.plan.langs[(first + place) % all])
            .collect()
    }

    fn some_topics(&self, chance: &mut Chance) -> Vec<Slug> {
        let mut topics = Vec::new();
        for _ in 0..chance.below(TOPICS) {
            let (topic, _) = &self.topics[self.by_topic.pick(chance)];
            if !topics.contains(topic) {
                topics.push(topic.clone());
            }
        }
        topics
    }
}

fn source(seed: u64, number: u32) -> Option<NewSource> {
    let name = words::name(&mut Chance::new(seed, number, NAME_OF_SOURCE));
    let id: Slug = format!("{}-{number}", name.to_lowercase()).parse().ok()?;
    let homepage = format!("https://{id}.example");
    let licence = LICENCES[usize::try_from(number).ok()? % LICENCES.len()];
    Some(NewSource {
        name: format!("{name} News"),
        // What a story's number follows.
        url: format!("{homepage}/stories/"),
        homepage,
        licence: licence.map(str::to_owned),
        id,
    })
}

#[expect(clippy::cast_precision_loss, reason = "seconds of some years")]
fn f64_of(seconds: i64) -> f64 {
    seconds as f64
}
