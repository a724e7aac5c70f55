//! Near-duplicates against the labelled pairs in `pairs/`: floors that hold, and the figures of `docs/NEAR-DUPLICATES.md`.

use std::collections::{BTreeMap, HashSet};

use server::wire::near::{Sketch, containment, is_same, sketch};

mod set;
mod speed;

use set::{Half, Pair};

/// What the whole way from two texts to "one card" says: found by a band's key, then judged the same.
fn folded(pair: &Pair) -> bool {
    match sketches(pair) {
        Some((a, b)) => found(&a, &b) && is_same(&a.signature, &b.signature),
        None => false,
    }
}

fn sketches(pair: &Pair) -> Option<(Sketch, Sketch)> {
    Some((sketch(&pair.texts[0].body)?, sketch(&pair.texts[1].body)?))
}

fn found(a: &Sketch, b: &Sketch) -> bool {
    a.bands.iter().zip(&b.bands).any(|(a, b)| a == b)
}

#[derive(Debug, Default, Clone, Copy)]
struct Count {
    pairs: usize,
    same: usize,
    hits: usize,
    wrong: usize,
}

impl Count {
    fn add(&mut self, pair: &Pair) {
        let folded = folded(pair);
        self.pairs += 1;
        self.same += usize::from(pair.same);
        self.hits += usize::from(pair.same && folded);
        self.wrong += usize::from(!pair.same && folded);
    }

    #[expect(clippy::cast_precision_loss, reason = "hundreds of pairs")]
    fn precision(self) -> f64 {
        self.hits as f64 / (self.hits + self.wrong).max(1) as f64
    }

    #[expect(clippy::cast_precision_loss, reason = "hundreds of pairs")]
    fn recall(self) -> f64 {
        self.hits as f64 / self.same.max(1) as f64
    }
}

fn count<'a>(pairs: impl IntoIterator<Item = &'a Pair>) -> Count {
    let mut count = Count::default();
    for pair in pairs {
        count.add(pair);
    }
    count
}

#[test]
fn the_set_has_240_pairs_in_two_halves_and_each_text_is_in_one() {
    let pairs = set::read();
    assert!(pairs.len() >= 240, "{}", pairs.len());
    for half in [Half::Tune, Half::HeldOut] {
        let same = pairs.iter().filter(|p| p.half == half && p.same).count();
        let different = pairs.iter().filter(|p| p.half == half && !p.same).count();
        assert!(same >= 50 && different >= 40, "{half:?}: {same} {different}");
    }
}

#[test]
fn a_wrong_fold_is_rarer_than_one_in_a_hundred_and_four_in_five_copies_are_folded() {
    let pairs = set::read();
    let all = count(&pairs);
    let held_out = count(pairs.iter().filter(|p| p.half == Half::HeldOut));
    for (name, count) in [("all", all), ("held out", held_out)] {
        assert!(count.precision() >= 0.99, "{name}: {count:?}");
        assert!(count.recall() >= 0.80, "{name}: {count:?}");
    }
}

#[test]
fn no_two_stories_fold_and_no_story_with_its_translation() {
    let mut texts: Vec<(String, Sketch)> = set::sample_texts()
        .iter()
        .enumerate()
        .filter_map(|(n, text)| Some((format!("story {n}"), sketch(&text.body)?)))
        .collect();
    // The set's own texts, by file: those of one file belong together.
    let mut seen = HashSet::new();
    for pair in set::read().iter().filter(|p| !p.name.starts_with("sample")) {
        let file = pair.name.split(':').next().unwrap().to_owned();
        let new: Vec<_> = pair.texts.iter().filter(|text| seen.insert(text.body.clone())).collect();
        texts.extend(new.into_iter().filter_map(|text| Some((file.clone(), sketch(&text.body)?))));
    }
    let mut compared = 0;
    for (n, (name, a)) in texts.iter().enumerate() {
        for (other, b) in texts[n + 1..].iter().filter(|(other, _)| other != name) {
            compared += 1;
            assert!(!is_same(&a.signature, &b.signature), "{name} – {other}");
        }
    }
    println!("{compared} pairs of different stories, none folded");
    assert!(compared > 5_000, "{compared}");
}

#[test]
#[ignore = "prints how short a cut is still folded, for docs/NEAR-DUPLICATES.md"]
fn cuts() {
    let texts = set::sample_texts();
    for percent in [5, 10, 15, 20, 30, 40, 50, 70] {
        let (mut asked, mut judged, mut same) = (0, 0, 0);
        for text in &texts {
            let words: Vec<&str> = text.body.split(' ').collect();
            let (Some(whole), Some(part)) = (sketch(&text.body), sketch(&words[..words.len() * percent / 100].join(" "))) else {
                continue;
            };
            asked += 1;
            let judgement = is_same(&whole.signature, &part.signature);
            judged += usize::from(judgement);
            same += usize::from(judgement && found(&whole, &part));
        }
        println!("first {percent} %: {asked} long enough, {judged} judged the same, {same} also found");
    }
}

#[test]
#[ignore = "prints every figure of the tuning half, for choosing thresholds"]
fn evidence_of_the_tuning_half() {
    for pair in set::read().iter().filter(|p| p.half == Half::Tune) {
        let Some((a, b)) = sketches(pair) else {
            println!("{} {} too short  {}", u8::from(pair.same), pair.kind, pair.name);
            continue;
        };
        let [text, figures, of_figures, names, of_names] = a.signature.evidence(&b.signature);
        let keys = a
            .bands
            .iter()
            .zip(&b.bands)
            .map(|(a, b)| if a == b { '|' } else { '.' })
            .collect::<String>();
        println!(
            "{} {:13} c {text:.2} fig {figures:.2}/{of_figures} names {names:.2}/{of_names} {keys} {}",
            u8::from(pair.same),
            pair.kind,
            pair.name
        );
    }
}

#[test]
#[ignore = "prints the tables of docs/NEAR-DUPLICATES.md"]
fn table() {
    let pairs = set::read();
    for (title, half) in [("tune", Some(Half::Tune)), ("held out", Some(Half::HeldOut)), ("all", None)] {
        let of_half = || pairs.iter().filter(|p| half.is_none_or(|half| p.half == half));
        let all = count(of_half());
        println!(
            "\n## {title}: {} pairs, precision {:.3}, recall {:.3} ({}/{} folded, {} wrongly)",
            all.pairs,
            all.precision(),
            all.recall(),
            all.hits,
            all.same,
            all.wrong
        );
        let unguarded = of_half().filter(|p| !p.same).filter_map(sketches);
        let alike = unguarded.filter(|(a, b)| found(a, b) && containment(&a.signature, &b.signature) >= 0.75);
        println!("without the figures and names {} would be folded wrongly", alike.count());
        let negatives = of_half().filter(|p| !p.same && p.kind == "follow-up").filter_map(sketches);
        let nearest = negatives
            .map(|(a, b)| containment(&a.signature, &b.signature))
            .fold(0.0, f32::max);
        println!("nearest follow-up: containment {nearest:.2}");
        let mut kinds: BTreeMap<(bool, &str), Count> = BTreeMap::new();
        for pair in of_half() {
            kinds.entry((!pair.same, &pair.kind)).or_default().add(pair);
        }
        println!("| kind | label | pairs | folded |\n|---|---|---|---|");
        for ((different, kind), count) in kinds {
            let label = if different { "different" } else { "same" };
            println!("| {kind} | {label} | {} | {} |", count.pairs, count.hits + count.wrong);
        }
        for pair in of_half().filter(|p| p.same != folded(p)) {
            let why = sketches(pair).map_or("too short".into(), |(a, b)| {
                let c = containment(&a.signature, &b.signature);
                format!(
                    "found {} containment {c:.2} {:.2?}",
                    found(&a, &b),
                    a.signature.evidence(&b.signature)
                )
            });
            println!("- {} ({}): {why}", pair.name, pair.kind);
        }
    }
}
