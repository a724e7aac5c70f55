//! Rules that hold for any text and any paper, tried on made-up ones.

use std::{collections::HashSet, sync::Arc};

use app::domain::{
    article::{Address, Teaser},
    front::{Candidates, Front, sizes},
    lang::Lang,
    picture::{Picture, Rendition},
    slug::Slug,
    trail::{MAX_CHARACTERS, trail},
};
use jiff::Timestamp;
use proptest::{collection::vec, prelude::*};

use crate::paper::lang;

/// The failing case is in the message; nothing is left behind.
fn settings() -> ProptestConfig {
    ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

fn any_lang() -> impl Strategy<Value = Lang> {
    proptest::sample::select(Lang::all().collect::<Vec<_>>())
}

/// Words of Europe's alphabets with the signs between them; without the letters "ъ" and "ь", which are silent where they stand alone.
fn prose() -> impl Strategy<Value = String> {
    vec(
        (
            "[a-zà-öø-ÿα-ωа-щыэ-яčšžłő]{1,14}",
            "( |, |\\. |\u{202f}: |-|’| « | » |\n|\u{a0}! )",
        ),
        0..80,
    )
    .prop_map(|words| words.into_iter().map(|(word, sign)| word + &sign).collect())
}

fn teaser(number: u8) -> Teaser {
    let story: Slug = format!("s{number}").parse().unwrap();
    let rendition = Rendition {
        file: "a.webp".into(),
        width: 1,
        height: 1,
        mime: "image/webp",
    };
    let words = String::new;
    Teaser {
        address: Address {
            lang: lang("fr"),
            section: "world".parse().unwrap(),
            slug: story.clone(),
        },
        story,
        headline: words(),
        trail: words(),
        published: Timestamp::from_second(i64::from(number) * 1000).unwrap(),
        source: None,
        picture: number.is_multiple_of(3).then(|| Picture {
            renditions: vec![rendition],
            alt: words(),
            caption: words(),
            credit: words(),
        }),
        is_live: false,
        is_breaking: false,
    }
}

fn teasers() -> impl Strategy<Value = Vec<Arc<Teaser>>> {
    vec(0..60_u8, 0..40).prop_map(|numbers| numbers.into_iter().map(|number| Arc::new(teaser(number))).collect())
}

fn candidates() -> impl Strategy<Value = Candidates> {
    (teasers(), teasers(), teasers(), vec(teasers(), 0..9), teasers()).prop_map(
        |(must_read, latest, elsewhere, sections, most_read)| {
            let sections = sections
                .into_iter()
                .enumerate()
                .map(|(index, teasers)| (format!("section-{index}").parse().unwrap(), teasers))
                .collect();
            Candidates {
                must_read,
                latest,
                elsewhere,
                sections,
                most_read,
                last_arrived: 0,
            }
        },
    )
}

proptest! {
    #![proptest_config(settings())]

    #[test]
    fn a_slug_made_of_any_headline_can_be_read_back(headline in any::<String>(), lang in any_lang(), number in any::<u32>()) {
        if let Some(slug) = Slug::from_headline(&headline, lang) {
            prop_assert_eq!(slug.as_str().parse::<Slug>(), Ok(slug.clone()));
            let numbered = slug.numbered(number);
            prop_assert_eq!(numbered.as_str().parse::<Slug>(), Ok(numbered.clone()));
        }
    }

    #[test]
    fn a_headline_with_a_word_has_a_slug(headline in prose(), lang in any_lang()) {
        let has_a_word = headline.chars().any(char::is_alphanumeric);
        prop_assert_eq!(Slug::from_headline(&headline, lang).is_some(), has_a_word, "{}", headline);
    }

    #[test]
    fn a_numbered_slug_is_one_whatever_its_length(length in 1..=100_usize, number in any::<u32>()) {
        let slug: Slug = "ab-".repeat(40)[..length].trim_end_matches('-').parse().unwrap();
        let numbered = slug.numbered(number);
        prop_assert_eq!(numbered.as_str().parse::<Slug>(), Ok(numbered.clone()));
        let has_number = numbered.as_str().ends_with(&format!("-{number}"));
        prop_assert!(has_number, "{}", numbered);
    }

    #[test]
    fn a_trail_of_any_text_is_short(text in any::<String>()) {
        // A character that readers see has one `char` at the least.
        let cut = trail(&text);
        prop_assert!(cut.len() <= text.len() + "…".len());
        prop_assert!(text.chars().count() > MAX_CHARACTERS || !cut.ends_with('…') || text.trim_end().ends_with('…'));
    }

    #[test]
    fn a_trail_ends_at_a_word_with_one_ellipsis(text in prose()) {
        let whole = text.split([' ', '\n']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        let cut = trail(&text);
        if whole.chars().count() <= MAX_CHARACTERS {
            prop_assert_eq!(cut, whole);
        } else {
            let stem = cut.strip_suffix('…').unwrap();
            prop_assert!(cut.chars().count() <= MAX_CHARACTERS && cut.matches('…').count() == 1);
            let rest = whole.strip_prefix(stem);
            prop_assert!(rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)), "{} | {}", cut, whole);
            prop_assert!(stem.ends_with(char::is_alphanumeric), "{}", cut);
        }
    }

    #[test]
    fn a_front_shows_no_story_twice_and_no_more_than_it_has_room_for(candidates in candidates()) {
        let front = Front::compose(&candidates);
        let sections = front.sections.iter().flat_map(|(_, teasers)| teasers);
        let shown = front.splash.iter().chain(&front.leads).chain(&front.must_read).chain(&front.latest).chain(&front.most_read).chain(sections);
        let shown: Vec<_> = shown.map(|teaser| &teaser.story).collect();
        prop_assert_eq!(shown.iter().collect::<HashSet<_>>().len(), shown.len());
        prop_assert!(front.leads.len() <= sizes::LEADS && front.must_read.len() <= sizes::MUST_READ);
        prop_assert!(front.latest.len() <= sizes::LATEST && front.most_read.len() <= sizes::MOST_READ);
        prop_assert!(front.sections.iter().all(|(_, teasers)| (1..=sizes::SECTION).contains(&teasers.len())));
        prop_assert!(front.latest.is_sorted_by_key(|teaser| std::cmp::Reverse(teaser.published)));
        prop_assert_eq!(front.is_empty(), candidates.must_read.is_empty() && candidates.latest.is_empty());
    }
}
