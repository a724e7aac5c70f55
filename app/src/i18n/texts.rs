//! The interface's sentences: one method a message, made by `build.rs` from `messages/en.ftl`.

use std::sync::Arc;

use fixed_decimal::Decimal;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};

use icu::{
    decimal::{DecimalFormatter, options::DecimalFormatterOptions},
    locale::Locale,
    plurals::{PluralCategory, PluralRules},
};

use crate::domain::lang::Lang;

include!(concat!(env!("OUT_DIR"), "/texts.rs"));

/// The sentences of one language. Cheap to clone.
#[derive(Clone)]
pub struct Texts(Arc<Catalogue>);

struct Catalogue {
    lang: Lang,
    bundle: FluentBundle<FluentResource>,
    /// Messages without arguments, by their place in [`KEYS`]: resolved once, read on every page.
    plain: Vec<String>,
}

/// A language that has a record but no sentences.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there are no messages in `{0}`: write app/messages/{0}.ftl, or leave the language out")]
pub struct NoCatalogue(Lang);

impl Texts {
    /// The languages that have sentences.
    pub fn available() -> impl Iterator<Item = Lang> {
        CATALOGUES.iter().filter_map(|(tag, _)| tag.parse().ok())
    }

    /// The sentences of `lang`.
    pub fn new(lang: Lang) -> Result<Self, NoCatalogue> {
        let (_, source) = CATALOGUES
            .iter()
            .find(|(tag, _)| *tag == lang.tag())
            .ok_or(NoCatalogue(lang))?;
        let resource = FluentResource::try_new((*source).to_owned()).expect("build.rs has parsed every catalogue");
        let tag = lang.tag().parse().expect("every supported tag is well formed");
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        // Isolation marks would end up in titles, feeds and copied text: pages set them where they are needed (`Edition::isolated`).
        bundle.set_use_isolating(false);
        // CLDR's rules by ICU4X: those of Fluent's own crate are wrong for some numbers of some languages (22 in Lithuanian).
        let locale: Locale = lang
            .record()
            .cldr_locale
            .parse()
            .expect("every record's locale is well formed");
        let rules = PluralRules::try_new_cardinal((&locale).into()).expect("the compiled data holds every supported language");
        bundle
            .add_function("PLURAL", move |given, _| category(&rules, given))
            .expect("nothing else has this name");
        // Fluent's own writes bare digits.
        let numbers = DecimalFormatter::try_new((&locale).into(), DecimalFormatterOptions::default())
            .expect("the compiled data holds every supported language");
        bundle
            .add_function("NUMBER", move |given, _| number(&numbers, given))
            .expect("nothing else has this name");
        bundle.add_resource(resource).expect("build.rs has refused doubled keys");
        let mut texts = Catalogue {
            lang,
            bundle,
            plain: Vec::new(),
        };
        texts.plain = KEYS.iter().map(|key| texts.fill(key, None)).collect();
        Ok(Self(Arc::new(texts)))
    }

    /// The language of these sentences.
    pub fn lang(&self) -> Lang {
        self.0.lang
    }

    /// The message of a family (`sky`, `place`, `section`) for one of its members; `None` for a member it does not have.
    pub fn of(&self, family: &str, member: &str) -> Option<String> {
        let key = format!("{family}-{member}");
        KEYS.binary_search(&key.as_str())
            .ok()
            .map(|index| self.0.plain[index].clone())
    }

    fn plain(&self, index: usize) -> &str {
        &self.0.plain[index]
    }

    fn filled<const N: usize>(&self, key: &str, arguments: [(&'static str, FluentValue<'_>); N]) -> String {
        self.0.fill(key, Some(&arguments.into_iter().collect()))
    }
}

impl Catalogue {
    fn fill(&self, key: &str, arguments: Option<&FluentArgs>) -> String {
        let pattern = self
            .bundle
            .get_message(key)
            .and_then(|message| message.value())
            .expect("build.rs has compared the keys");
        let mut errors = Vec::new();
        self.bundle.format_pattern(pattern, arguments, &mut errors).into_owned()
    }
}

/// The plural category of the first argument, by its CLDR name.
fn category(rules: &PluralRules, given: &[FluentValue]) -> FluentValue<'static> {
    let Some(count) = count(given) else {
        return FluentValue::Error;
    };
    FluentValue::from(match rules.category_for(count) {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    })
}

/// The first argument in its language's digits and groups; of a fraction, the tenths.
fn number(formatter: &DecimalFormatter, given: &[FluentValue]) -> FluentValue<'static> {
    tenths(given).map_or(FluentValue::Error, |tenths| {
        let mut decimal = Decimal::from(tenths);
        decimal.multiply_pow10(-1);
        if tenths.is_multiple_of(10) {
            decimal.trim_end();
        }
        formatter.format(&decimal).to_string().into()
    })
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "numbers in sentences are small and not negative"
)]
fn tenths(given: &[FluentValue]) -> Option<u64> {
    match given.first() {
        Some(FluentValue::Number(number)) => Some((number.value * 10.0).round() as u64),
        _ => None,
    }
}

/// Counts are whole.
fn count(given: &[FluentValue]) -> Option<u64> {
    tenths(given).map(|tenths| tenths / 10)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use fluent_syntax::{
        ast::{Entry, Expression, PatternElement, VariantKey},
        parser::parse,
    };

    use super::*;
    use crate::domain::{place::Place, weather::Sky};

    #[test]
    fn every_catalogue_names_every_sky_and_place() {
        for lang in Texts::available() {
            let texts = Texts::new(lang).unwrap();
            for sky in Sky::ALL {
                assert!(texts.of("sky", sky.as_str()).is_some(), "{lang} {sky:?}");
            }
            for place in Place::all() {
                assert!(texts.of("place", place.id()).is_some(), "{lang} {}", place.id());
            }
        }
    }

    /// Of each message that chooses by a number: its name and the names of its forms.
    fn choices(source: &str) -> Vec<(String, BTreeSet<String>)> {
        let forms = |element: &PatternElement<&str>| match element {
            PatternElement::Placeable {
                expression: Expression::Select { variants, .. },
            } => variants
                .iter()
                .map(|variant| match variant.key {
                    VariantKey::Identifier { name } | VariantKey::NumberLiteral { value: name } => name.to_owned(),
                })
                .collect(),
            _ => BTreeSet::new(),
        };
        let messages = parse(source).unwrap().body.into_iter().filter_map(|entry| match entry {
            Entry::Message(message) => message.value.map(|value| (message.id.name, value)),
            _ => None,
        });
        messages
            .map(|(key, value)| (key.to_owned(), value.elements.iter().flat_map(forms).collect::<BTreeSet<_>>()))
            .filter(|(_, forms)| !forms.is_empty())
            .collect()
    }

    /// Counts are whole. Of millions of something there may be « 1 000 000 d’articles », but not months or minutes.
    #[test]
    fn a_message_that_chooses_by_a_number_has_each_form_that_cldr_has_for_its_numbers_and_no_other() {
        for lang in Lang::all() {
            let locale: Locale = lang.record().cldr_locale.parse().unwrap();
            let rules = PluralRules::try_new_cardinal((&locale).into()).unwrap();
            let name = |category| match category {
                PluralCategory::Zero => "zero",
                PluralCategory::One => "one",
                PluralCategory::Two => "two",
                PluralCategory::Few => "few",
                PluralCategory::Many => "many",
                PluralCategory::Other => "other",
            };
            let all: BTreeSet<String> = rules.categories().map(|category| name(category).to_owned()).collect();
            let of = |counts: &mut dyn Iterator<Item = u64>| -> BTreeSet<String> {
                // The default form is always there.
                counts
                    .map(|count| name(rules.category_for(count)))
                    .chain(["other"])
                    .map(str::to_owned)
                    .collect()
            };
            let (to_a_thousand, with_a_million) = (of(&mut (0..1_000)), of(&mut (0..1_000).chain([1_000_000])));
            let (_, source) = CATALOGUES.iter().find(|(tag, _)| *tag == lang.tag()).unwrap();
            let choices = choices(source);
            assert_eq!(choices.len(), 7, "{lang}");
            for (key, forms) in choices {
                let needed = if key == "source-stories" {
                    &with_a_million
                } else {
                    &to_a_thousand
                };
                let lacks: Vec<_> = needed.difference(&forms).collect();
                let unknown: Vec<_> = forms.difference(&all).collect();
                assert!(
                    lacks.is_empty() && unknown.is_empty(),
                    "{lang}: {key} lacks {lacks:?}, and CLDR has no {unknown:?}"
                );
            }
        }
    }

    #[test]
    fn no_sentence_is_empty() {
        for lang in Lang::all() {
            let texts = Texts::new(lang).unwrap();
            for (key, text) in KEYS.iter().zip(&texts.0.plain) {
                assert!(text.chars().any(char::is_alphanumeric), "{lang}: {key} is {text:?}");
            }
        }
    }

    #[test]
    fn plural_forms_follow_the_number() {
        let texts = Texts::new("en".parse().unwrap()).unwrap();
        assert_eq!(texts.age_months(1), "This article is 1 month old.");
        assert_eq!(texts.age_months(7), "This article is 7 months old.");
    }

    /// Spanish and Polish begin with five figures.
    #[test]
    fn a_fraction_shows_its_tenths_and_a_whole_number_none() {
        let of = |tag: &str, megabytes: f64| Texts::new(tag.parse().unwrap()).unwrap().take_today_note(megabytes);
        for (tag, megabytes, part) in [
            ("fr", 0.4, "0,4\u{a0}Mo"),
            ("en", 2.0, "2\u{a0}MB"),
            ("de", 12.34, "12,3\u{a0}MB"),
        ] {
            let text = of(tag, megabytes);
            assert!(text.replace(' ', "\u{a0}").contains(part), "{text}");
        }
    }

    #[test]
    fn large_numbers_are_grouped_as_their_language_groups_them() {
        for (lang, thousands, more) in [
            ("en", "1,234 articles", "12,345 articles"),
            ("fr", "1\u{202f}234 articles", "12\u{202f}345 articles"),
            ("de", "1.234 Artikel", "12.345 Artikel"),
            ("es", "1234 artículos", "12.345 artículos"),
            ("pl", "1234\u{a0}artykuły", "12\u{a0}345\u{a0}artykułów"),
        ] {
            let texts = Texts::new(lang.parse().unwrap()).unwrap();
            assert_eq!(texts.source_stories(1234), thousands);
            assert_eq!(texts.source_stories(12_345), more);
        }
    }
}
