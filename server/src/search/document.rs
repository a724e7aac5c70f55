//! An article as the index keeps it: the terms it is found by, and its words in order, by which it is ranked.

use std::collections::{BTreeMap, HashMap, HashSet};

use app::domain::lang::Lang;
use xxhash_rust::xxh3::xxh3_64;

use super::{
    analyser::{Analyser, Terms},
    plain,
    words::words,
};

/// Words of a body that are found. No article is longer, and an item may be 5 MB.
const FOUND: usize = 20_000;
/// Words of a body that are kept in order: a phrase is found among these, and later words only say that they are there.
const KEPT: usize = 2_000;
/// Words that suggestions are made of, in characters.
const SPELT: std::ops::RangeInclusive<usize> = 3..=30;

/// What is read of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its language.
    pub lang: Lang,
    /// Plain text.
    pub headline: String,
    /// Plain text.
    pub standfirst: String,
    /// Safe HTML.
    pub body: String,
    /// Names of its topics, a space between.
    pub topics: String,
    /// The outside source's name and id.
    pub source: Option<(String, String)>,
    /// Its section's id.
    pub section: String,
}

/// What the index keeps.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    /// Terms of headline, standfirst, topics and source, each once, a space between.
    pub strong: String,
    /// Terms of the body.
    pub body: String,
    /// Section and source as terms, by which readers narrow a search.
    pub facets: String,
    /// See [`Sequence`].
    pub words: Vec<u8>,
    /// Words by their plain letters, for suggestions: those that an editor wrote, not those of bodies, which would be ten times as many.
    /// Of several spellings the last in the order of characters: small letters come behind capitals, letters with marks behind those
    /// without.
    pub spelt: BTreeMap<String, String>,
}

/// The fields of an article, in the order of [`Sequence`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The headline.
    Headline,
    /// Names of topics.
    Topics,
    /// The source's name.
    Source,
    /// The standfirst.
    Standfirst,
    /// The body.
    Body,
}

impl Field {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Headline, Self::Topics, Self::Source, Self::Standfirst, Self::Body];
}

/// A term as the store has it: terms of two languages are never the same.
pub fn stored(lang: Lang, term: &str) -> String {
    format!("{lang}{term}")
}

/// The term of a section.
pub fn section_term(lang: Lang, id: &str) -> String {
    format!("{lang}s_{id}")
}

/// The term of a source.
pub fn source_term(lang: Lang, id: &str) -> String {
    format!("{lang}o_{id}")
}

impl Document {
    /// The article as the index keeps it.
    pub fn of(source: &Source, analyser: &Analyser) -> Self {
        let lang = source.lang;
        let body = plain::text(&source.body);
        let name = source.source.as_ref().map_or("", |(name, _)| name);
        let mut sequence = Sequence::default();
        let (mut strong, mut weak) = (TermSet::new(lang), TermSet::new(lang));
        let mut spelt = BTreeMap::new();
        // Half of a text's words have stood in it before.
        let mut known: HashMap<&str, Option<Terms>> = HashMap::new();
        for field in Field::ALL {
            let text = match field {
                Field::Headline => &source.headline,
                Field::Topics => &source.topics,
                Field::Source => name,
                Field::Standfirst => &source.standfirst,
                Field::Body => &body,
            };
            for word in words(lang, text).map(|range| &text[range]).take(FOUND) {
                let Some(terms) = known.entry(word).or_insert_with(|| analyser.of_text(word)) else {
                    continue;
                };
                sequence.push(field, terms);
                if field == Field::Body {
                    weak.add(terms);
                    continue;
                }
                strong.add(terms);
                if let Some(plain) = analyser.plain(word)
                    && SPELT.contains(&plain.chars().count())
                    && plain.chars().all(char::is_alphabetic)
                {
                    let spelling: &mut String = spelt.entry(plain).or_default();
                    if **spelling < *word {
                        word.clone_into(spelling);
                    }
                }
            }
        }
        let mut facets = section_term(lang, &source.section);
        if let Some((_, id)) = &source.source {
            facets.push(' ');
            facets.push_str(&source_term(lang, id));
        }
        Self {
            strong: strong.text,
            body: weak.text,
            facets,
            words: sequence.bytes(),
            spelt,
        }
    }
}

/// Terms, each once.
struct TermSet {
    lang: Lang,
    seen: HashSet<u64>,
    text: String,
}

impl TermSet {
    fn new(lang: Lang) -> Self {
        Self {
            lang,
            seen: HashSet::new(),
            text: String::new(),
        }
    }

    fn add(&mut self, terms: &Terms) {
        for term in terms.all() {
            if self.seen.insert(xxh3_64(term.as_bytes())) {
                if !self.text.is_empty() {
                    self.text.push(' ');
                }
                self.text.push_str(self.lang.tag());
                self.text.push_str(term);
            }
        }
    }
}

/// The words of an article in order, as hashes of their terms; field after field.
///
/// Stored as little-endian `u32`s: how many there are of each field, then the hashes. The highest bit says that a term is of the same
/// word as the one before.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sequence {
    fields: [Vec<u32>; Field::ALL.len()],
    words_of_body: usize,
}

const SAME_WORD: u32 = 1 << 31;

/// A term as it stands in a [`Sequence`].
pub fn hash(term: &str) -> u32 {
    u32::try_from(xxh3_64(term.as_bytes()) & u64::from(!SAME_WORD)).expect("31 bits were kept")
}

impl Sequence {
    fn push(&mut self, field: Field, terms: &Terms) {
        if field == Field::Body {
            if self.words_of_body == KEPT {
                return;
            }
            self.words_of_body += 1;
        }
        let hashes = &mut self.fields[field as usize];
        for (index, term) in terms.all().enumerate() {
            hashes.push(if index == 0 { hash(term) } else { hash(term) | SAME_WORD });
        }
    }

    fn bytes(&self) -> Vec<u8> {
        let counts = self
            .fields
            .iter()
            .map(|field| u32::try_from(field.len()).expect("a field is cut"));
        let hashes = self.fields.iter().flatten().copied();
        counts.chain(hashes).flat_map(u32::to_le_bytes).collect()
    }

    /// The fields of stored bytes; `None` for bytes that are no sequence. Each item of a field is a hash and whether a word begins with
    /// it.
    pub fn read(bytes: &[u8]) -> Option<[impl Iterator<Item = (u32, bool)> + Clone + '_; Field::ALL.len()]> {
        let numbers = |bytes: &'_ [u8]| -> Option<Vec<usize>> {
            bytes
                .as_chunks::<4>()
                .0
                .iter()
                .map(|number| usize::try_from(u32::from_le_bytes(*number)).ok())
                .collect()
        };
        let (head, mut rest) = bytes.split_at_checked(4 * Field::ALL.len())?;
        let counts = numbers(head)?;
        let mut fields = [&[][..]; Field::ALL.len()];
        for (field, count) in fields.iter_mut().zip(counts) {
            (*field, rest) = rest.split_at_checked(count.checked_mul(4)?)?;
        }
        Some(fields.map(|field| {
            field.as_chunks::<4>().0.iter().map(|number| {
                let number = u32::from_le_bytes(*number);
                (number & !SAME_WORD, number & SAME_WORD == 0)
            })
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(tag: &str) -> Source {
        Source {
            lang: tag.parse().unwrap(),
            headline: "Défense européenne".into(),
            standfirst: "Les ministres se réunissent.".into(),
            body: "<p>La <b>déf</b>ense, encore.</p>".into(),
            topics: "Otan".into(),
            source: Some(("Agence Exemple".into(), "agence-exemple".into())),
            section: "world".into(),
        }
    }

    #[test]
    fn a_document_has_the_terms_of_every_field_with_its_language() {
        let document = Document::of(&source("fr"), &Analyser::new("fr".parse().unwrap()));
        let has = |terms: &str, term: &str| terms.split(' ').any(|other| other == term);
        for word in ["défense", "ministres", "Otan", "Agence"] {
            let terms = Analyser::new("fr".parse().unwrap()).asked(word).unwrap();
            assert!(
                has(&document.strong, &stored("fr".parse().unwrap(), &terms.written)),
                "{word}"
            );
        }
        assert!(has(&document.body, "frdefens") && has(&document.body, "frencor"));
        assert_eq!(document.facets, "frs_world fro_agence-exemple");
        assert_eq!(document.spelt.get("defense").map(String::as_str), Some("Défense"));
        assert!(!document.spelt.contains_key("encore"), "bodies are not spelt from");
    }

    #[test]
    fn a_sequence_is_read_as_it_was_written_and_no_other_bytes_are() {
        let document = Document::of(&source("fr"), &Analyser::new("fr".parse().unwrap()));
        let fields = Sequence::read(&document.words).unwrap();
        let words = fields.map(|field| field.filter(|(_, begins)| *begins).count());
        assert_eq!(words, [2, 1, 2, 4, 3]);
        for bytes in [&[][..], &[1; 19], &[255; 40]] {
            assert!(Sequence::read(bytes).is_none());
        }
    }

    #[test]
    fn a_body_of_megabytes_is_read_to_a_limit() {
        let mut long = source("fr");
        long.body = "mot ".repeat(1_000_000);
        let document = Document::of(&long, &Analyser::new(long.lang));
        assert!(document.words.len() <= 4 * (KEPT * 3 + 100));
    }
}
