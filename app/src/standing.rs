//! Standing matter: parts that are the same on many pages are set once, and put in as they are from then on.
//!
//! A part is kept under all that it is made of, besides the site, which is the same as long as the program runs. So it cannot be out of date:
//! what is made of something else is another part. Nothing in it may depend on the time, or on who asks. The gallery sets everything anew.

use std::sync::Arc;

use leptos::prelude::*;
#[cfg(feature = "ssr")]
use quick_cache::{Weighter, sync::Cache};

use crate::{
    components::front::Shape,
    delivery::is_lite,
    domain::{article::Teaser, lang::Lang},
};

/// Bytes that are kept, with what they are made of: some thousands of teasers.
#[cfg(feature = "ssr")]
const KEPT: u64 = 6_000_000;
/// What a part takes besides its HTML and what it is made of, about: places in tables, and what is left over where memory is given out.
#[cfg(feature = "ssr")]
const OVERHEAD: usize = 500;

/// What a part is made of.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Matter {
    lang: Lang,
    is_lite: bool,
    part: Part,
}

/// A part of a page, with what it is made of besides edition and delivery.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Part {
    /// One that each page of an edition has, by a name.
    Every(&'static str),
    /// One that many pages have: by a name, and whatever else tells it from others of that name.
    Some(&'static str, String),
    /// A story on a list.
    Teaser(Arc<Teaser>, Shape),
}

impl Matter {
    /// A part of the page that is being made, in an edition.
    pub fn of(lang: Lang, part: Part) -> Self {
        Self {
            lang,
            is_lite: is_lite(),
            part,
        }
    }

    /// Bytes that it takes where it is kept.
    #[cfg(feature = "ssr")]
    fn bytes(&self) -> usize {
        let own = match &self.part {
            Part::Every(_) => 0,
            Part::Some(_, what) => what.len(),
            Part::Teaser(teaser, _) => size_of::<Teaser>() + teaser.bytes(),
        };
        size_of::<Self>() + own
    }
}

/// The parts that are kept.
#[derive(Debug)]
pub struct Standing {
    #[cfg(feature = "ssr")]
    kept: Cache<Matter, Arc<str>, Weight>,
}

#[cfg(feature = "ssr")]
#[derive(Debug, Clone)]
struct Weight;

#[cfg(feature = "ssr")]
impl Weighter<Matter, Arc<str>> for Weight {
    fn weight(&self, matter: &Matter, html: &Arc<str>) -> u64 {
        (OVERHEAD + matter.bytes() + html.len()) as u64
    }
}

impl Default for Standing {
    fn default() -> Self {
        Self {
            #[cfg(feature = "ssr")]
            kept: Cache::with_weighter(4_000, KEPT, Weight),
        }
    }
}

impl Standing {
    /// The part as it stands, or as `set` makes it. Elements, which nobody hydrates: an island in it wakes as everywhere.
    #[cfg(feature = "ssr")]
    pub fn part(&self, matter: Matter, set: impl FnOnce() -> AnyView) -> AnyView {
        let html = self.kept.get(&matter).unwrap_or_else(|| {
            let html: Arc<str> = set().to_html().into();
            self.kept.insert(matter, html.clone());
            html
        });
        leptos::tachys::html::InertElement::new(String::from(&*html)).into_any()
    }

    /// The part, made anew.
    #[cfg(not(feature = "ssr"))]
    pub fn part(&self, matter: Matter, set: impl FnOnce() -> AnyView) -> AnyView {
        drop(matter);
        set()
    }
}

#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests {
    use super::*;
    use crate::{components::front::Look, domain::article::Address};

    fn teaser(number: usize, trail: &str) -> Part {
        let name = |name: &str| name.parse().unwrap();
        let shape = Shape {
            look: Look::Card,
            first: false,
            level: 3,
            section_named: false,
            brief: false,
        };
        let teaser = Teaser {
            story: name(&format!("s{number}")),
            address: Address {
                lang: "en".parse().unwrap(),
                section: name("world"),
                slug: name("slug"),
            },
            headline: String::new(),
            trail: trail.to_owned(),
            published: jiff::Timestamp::UNIX_EPOCH,
            source: None,
            picture: None,
            is_live: false,
            is_breaking: false,
        };
        Part::Teaser(Arc::new(teaser), shape)
    }

    #[test]
    fn what_parts_are_made_of_counts_as_they_do() {
        let standing = Standing::default();
        let trail = "t".repeat(10_000);
        for number in 0..2_000 {
            let matter = Matter::of("en".parse().unwrap(), teaser(number, &trail));
            assert!(matter.bytes() > trail.len());
            let _ = Owner::new().with(|| standing.part(matter, || "short".into_any()));
        }
        let kept = standing
            .kept
            .iter()
            .map(|(matter, html)| matter.bytes() + html.len())
            .sum::<usize>();
        assert!((1..=6_000_000).contains(&kept), "{kept}");
    }
}
