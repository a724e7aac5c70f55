//! What pages know about the site they belong to: set up once from the configuration, shared by every request.

use std::{collections::BTreeMap, sync::Arc};

use jiff::{Timestamp, tz::TimeZone};

use crate::{
    domain::{
        lang::{Direction, Lang},
        place::Place,
        section::Sections,
    },
    i18n::{Format, Texts, texts::NoCatalogue},
    standing::Standing,
};

/// The site.
pub struct Site {
    /// Its name.
    pub name: String,
    /// Scheme and host without a slash at the end, for links that leave the site.
    pub base_url: String,
    /// The editions served; the first is the default. Never empty.
    pub editions: Vec<Edition>,
    /// The paper's departments.
    pub sections: Sections,
    /// House adverts.
    pub adverts: Vec<Advert>,
    /// The files every page loads.
    pub assets: Assets,
    /// Whether a weather provider is configured.
    pub has_weather: bool,
    /// Whom readers must be told the readings are from.
    pub weather_credit: Option<WeatherCredit>,
    /// The place of the weather until a reader chooses another.
    pub default_place: Place,
    /// Parts of its pages that are set.
    pub standing: Standing,
}

/// Who provides the weather.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WeatherCredit {
    /// The service.
    pub name: String,
    /// Its site.
    pub url: String,
    /// The licence of its data.
    pub licence: String,
}

/// The site in one language.
#[derive(Clone)]
pub struct Edition {
    /// Its language.
    pub lang: Lang,
    /// Its sentences.
    pub texts: Texts,
    /// Its dates and numbers.
    pub format: Format,
    /// The places that there can be weather of, by their names in its language: sorted once, since every page has them.
    pub places: Arc<[Place]>,
}

/// An advert of the house, in the languages it has texts for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advert {
    /// Where it stands.
    pub place: AdvertPlace,
    /// Its heading, by language.
    pub headline: BTreeMap<Lang, String>,
    /// One sentence, by language.
    pub text: BTreeMap<Lang, String>,
    /// Where it leads: a path of this site or an `https` URL.
    pub url: String,
}

/// Where an advert stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AdvertPlace {
    /// On an edition's front, under the first stories.
    Front,
    /// In an article's margin.
    Article,
}

/// The URLs of the files that pages load.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Assets {
    /// The style sheet.
    pub css: String,
    /// The generated JavaScript that loads the WASM.
    pub js: String,
    /// The WASM.
    pub wasm: String,
    /// The paper's sign, as the address of an icon.
    pub icon: String,
    /// The module that wakes what is alive on a page, when it has been shown.
    pub boot: String,
    /// The module that reads an article aloud, for who presses its button.
    pub listen: String,
    /// Changes whenever one of these or the program does; two pages of different builds never mix.
    pub build: String,
    /// Under `cargo leptos watch`: the port whose web socket says that something changed.
    pub reload_port: Option<u16>,
}

impl Edition {
    /// A label before what it labels: French sets its colon apart, by a space that does not break.
    pub fn label(&self, label: &str) -> String {
        let colon = if self.lang.tag() == "fr" { "\u{a0}: " } else { ": " };
        format!("{label}{colon}")
    }

    /// A name, a licence or whatever else is not the edition's own words, for a sentence of a page: isolated (UAX #9: first strong
    /// isolate) where letters of the other direction could otherwise take signs and numbers around it along. Not for titles, feeds and
    /// data, from which texts are copied; in an element of its own a name is a `<bdi>` instead.
    pub fn isolated(&self, text: &str) -> String {
        if self.lang.record().direction == Direction::Rtl || text.chars().any(is_rtl) {
            format!("\u{2068}{text}\u{2069}")
        } else {
            text.to_owned()
        }
    }

    /// « il y a 3 h »: how long ago something was, in whole minutes, hours or days. `None` for what is more than a month ago, or has not
    /// come yet: its date says more.
    pub fn ago(&self, then: Timestamp, now: Timestamp) -> Option<String> {
        let minutes = u32::try_from(now.duration_since(then).as_mins()).ok()?;
        match minutes {
            0..60 => Some(self.texts.ago_minutes(minutes.max(1))),
            60..1_440 => Some(self.texts.ago_hours(minutes / 60)),
            1_440..43_200 => Some(self.texts.ago_days(minutes / 1_440)),
            _ => None,
        }
    }
}

/// Whether a letter is of a script that is written from right to left, as far as papers in Europe meet them: Hebrew, Arabic, Syriac,
/// Thaana, N’Ko.
fn is_rtl(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

impl Site {
    /// The editions of `langs` with times in `zone`.
    pub fn editions(langs: &[Lang], zone: &TimeZone) -> Result<Vec<Edition>, NoCatalogue> {
        langs
            .iter()
            .map(|lang| {
                let (texts, format) = (Texts::new(*lang)?, Format::new(*lang, zone.clone()));
                let mut places: Vec<Place> = Place::all().collect();
                let name = |place: Place| texts.of("place", place.id()).unwrap_or_default();
                places.sort_by(|one, other| format.by_name(&name(*one), &name(*other)));
                Ok(Edition {
                    lang: *lang,
                    places: places.into(),
                    texts,
                    format,
                })
            })
            .collect()
    }

    /// The edition in `lang`, if it is served.
    pub fn edition(&self, lang: Lang) -> Option<&Edition> {
        self.editions.iter().find(|edition| edition.lang == lang)
    }

    /// The edition readers get who ask for none.
    pub fn default_edition(&self) -> &Edition {
        self.editions.first().expect("the configuration names at least one language")
    }

    /// A path as an absolute URL.
    pub fn absolute(&self, path: &str) -> String {
        format!("{}{path}", self.base_url)
    }

    /// The advert for a place in a language, if there is one.
    pub fn advert(&self, place: AdvertPlace, lang: Lang) -> Option<&Advert> {
        self.adverts
            .iter()
            .find(|advert| advert.place == place && advert.headline.contains_key(&lang))
    }

    /// A section's name in an edition, with the language it is in.
    pub fn section_label(&self, id: &str, lang: Lang) -> (Lang, String) {
        self.sections.by_id(id).map_or_else(
            || (lang, id.to_owned()),
            |section| {
                let (lang, label) = section.label(lang);
                (lang, label.to_owned())
            },
        )
    }
}

/// The site as components pass it on: shared, never copied.
pub type SharedSite = Arc<Site>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_of_the_other_direction_is_isolated_in_a_sentence() {
        let editions = Site::editions(&["fr", "ar"].map(|tag| tag.parse().unwrap()), &TimeZone::UTC).unwrap();
        let [french, arabic] = &editions[..] else { panic!() };
        assert_eq!(french.isolated("24 heures"), "24 heures");
        assert_eq!(french.isolated("الجزيرة"), "\u{2068}الجزيرة\u{2069}");
        assert_eq!(arabic.isolated("24 heures"), "\u{2068}24 heures\u{2069}");
    }

    #[test]
    fn how_long_ago_is_in_the_largest_whole_unit_and_in_the_words_of_the_language() {
        let now: Timestamp = "2025-03-19T09:00:00Z".parse().unwrap();
        let ago = |tag: &str, then: &str| {
            let editions = Site::editions(&[tag.parse().unwrap()], &TimeZone::UTC).unwrap();
            editions[0].ago(then.parse().unwrap(), now)
        };
        for (tag, then, expected) in [
            ("fr", "2025-03-19T06:00:00Z", "il y a 3\u{a0}h"),
            ("fr", "2025-03-19T08:59:50Z", "il y a 1\u{a0}min"),
            ("de", "2025-03-18T09:00:00Z", "vor 1 Tag"),
            ("pl", "2025-03-17T08:00:00Z", "2 dni temu"),
            ("ar", "2025-03-19T07:00:00Z", "قبل ساعتين"),
        ] {
            assert_eq!(ago(tag, then).as_deref(), Some(expected), "{tag} {then}");
        }
        for none in ["2025-03-19T09:02:00Z", "2025-02-01T09:00:00Z", "1970-01-01T00:00:00Z"] {
            assert_eq!(ago("fr", none), None, "{none}");
        }
    }
}
