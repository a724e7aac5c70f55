//! A paper of many made-up articles: sentences of the sample edition in new orders, with made-up names among them.

use std::{collections::BTreeMap, path::Path};

use app::{
    delivery::Delivery,
    domain::{article::Address, lang::Lang, section::BUILT_IN},
    routes::{self, Request, Response},
    shell,
};
use jiff::{SignedDuration, Timestamp};
use rand::{RngExt as _, SeedableRng as _, rngs::StdRng, seq::IndexedRandom as _};
use server::{
    clock::Clock,
    config::Config,
    state::AppState,
    store::{NewArticle, Store},
    stories::Media,
    weather::{self, Weather},
};

const NOW: &str = "2025-03-19T09:00:00Z";
/// Words of an article, and one in so many that is a made-up name.
const WORDS: usize = 250;
const NAMES: usize = 25;

/// The paper's time.
pub fn now() -> Timestamp {
    NOW.parse().unwrap()
}

/// A site of these languages, whose clock stands at [`now`] when it begins.
pub fn state(store: &Store, folder: &Path, langs: &[Lang]) -> AppState {
    let tags: Vec<&str> = langs.iter().map(|lang| lang.tag()).collect();
    let config = Config::parse(
        "bench",
        &format!("languages = {tags:?}\n[weather]\nprovider = \"none\"\n"),
        [],
    )
    .unwrap();
    let clock = Clock::starting_at(now());
    let provider = weather::provider(&config.weather, folder, config.base_url.as_str()).unwrap();
    let weather = Weather::new(provider, store.clone(), clock.clone(), config.weather.default_place);
    AppState::new(&config, store.clone(), Media::new(folder.join("media")), clock, weather, None).unwrap()
}

/// Makes a page, without the server around it.
pub async fn page(state: &AppState, path: &str, query: &str) {
    let request = Request {
        kept_language: None,
        path,
        page: None,
        query,
        accept_language: None,
        now: now(),
    };
    let Response::Page(document) = routes::respond(&state.site, &state.ports, request).await.unwrap() else {
        panic!("{path} is a page");
    };
    assert_eq!(document.status, 200);
    assert!(shell::render(&state.site, *document, Delivery::Whole).len() > 1_000);
}

/// Writes articles, evenly in some languages.
pub struct Writer {
    /// What is left to chance.
    pub random: StdRng,
    langs: Vec<Lang>,
    /// Sentences of the sample edition, by language.
    sentences: BTreeMap<Lang, Vec<String>>,
}

impl Writer {
    /// One that writes the same each time.
    pub fn new(langs: &[Lang]) -> Self {
        let mut sentences: BTreeMap<Lang, Vec<String>> = BTreeMap::new();
        let stories = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample/stories");
        for section in std::fs::read_dir(stories)
            .unwrap()
            .flatten()
            .filter(|entry| entry.path().is_dir())
        {
            for file in std::fs::read_dir(section.path()).unwrap().flatten() {
                let name = file.file_name().into_string().unwrap();
                let Some(lang) = name
                    .strip_suffix(".md")
                    .and_then(|name| name.rsplit('.').next()?.parse().ok())
                else {
                    continue;
                };
                let text = std::fs::read_to_string(file.path()).unwrap();
                let body = text.rsplit("+++").next().unwrap();
                sentences.entry(lang).or_default().extend(
                    body.split(['.', '\n', '؟', '!', '?'])
                        .map(str::trim)
                        .filter(|text| text.len() > 40)
                        .map(str::to_owned),
                );
            }
        }
        Self {
            random: StdRng::seed_from_u64(20_250_319),
            langs: langs.to_vec(),
            sentences,
        }
    }

    /// A sentence.
    pub fn sentence(&mut self, lang: Lang) -> String {
        self.sentences[&lang].choose(&mut self.random).unwrap().clone()
    }

    /// A name that no other article has, mostly.
    pub fn name(&mut self) -> String {
        const SYLLABLES: [&str; 16] = [
            "ba", "ro", "ki", "lun", "des", "mar", "to", "vel", "sin", "gar", "pol", "ne", "ta", "fri", "hol", "jum",
        ];
        let name: String = (0..4).map(|_| *SYLLABLES.choose(&mut self.random).unwrap()).collect();
        name[..1].to_uppercase() + &name[1..]
    }

    /// Where the article of a number is.
    pub fn address(&self, number: usize) -> Address {
        Address {
            lang: self.langs[number % self.langs.len()],
            section: BUILT_IN[number % BUILT_IN.len()].parse().unwrap(),
            slug: format!("a-{number}").parse().unwrap(),
        }
    }

    /// The article of a number.
    pub fn article(&mut self, number: usize) -> NewArticle {
        let address = self.address(number);
        let lang = address.lang;
        let mut body = String::from("<p>");
        let mut words = 0;
        while words < WORDS {
            let sentence = self.sentence(lang);
            words += sentence.split(' ').count();
            for (place, word) in sentence.split(' ').enumerate() {
                if place % NAMES == NAMES / 2 {
                    body.push_str(&self.name());
                    body.push(' ');
                }
                body.push_str(word);
                body.push(' ');
            }
            body.push_str(". ");
        }
        body.push_str("</p>");
        let headline: Vec<String> = self.sentence(lang).split(' ').take(8).map(str::to_owned).collect();
        let standfirst = self.sentence(lang);
        NewArticle {
            story: format!("story-{number}").parse().unwrap(),
            lang,
            section: address.section,
            slug: address.slug,
            headline: format!("{} {}", headline.join(" "), self.name()),
            trail: app::domain::trail::trail(&standfirst),
            standfirst,
            body,
            published: now() - SignedDuration::from_mins(i64::from(self.random.random_range(0..3_000_000))),
            updated: None,
            byline: None,
            source: None,
            topics: Vec::new(),
            must_read: None,
            breaking: false,
            withdrawn: false,
            picture: None,
            live: None,
            fingerprint: number.to_string(),
        }
    }
}
