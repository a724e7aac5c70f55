//! How fast sketches are made, and found among a million. Figures go into `docs/NEAR-DUPLICATES.md`.

use std::collections::HashMap;
use std::time::Instant;

use server::wire::near::{BANDS, Sketch, sketch};

use super::set;

const ARTICLES: u32 = 1_000_000;
/// Words of an article in the test.
const WORDS: usize = 300;

/// Writes texts word for word as the sample edition goes on after the last two, so that stock phrases recur as they do in newspapers.
struct Writer {
    words: Vec<String>,
    /// After a pair of words: which came next, somewhere in the edition. Rare ones go on at random.
    next: HashMap<(u32, u32), Vec<u32>>,
    state: u64,
}

impl Writer {
    fn new() -> Self {
        let mut writer = Self {
            words: Vec::new(),
            next: HashMap::new(),
            state: 1,
        };
        let mut numbers: HashMap<String, u32> = HashMap::new();
        for text in set::sample_texts() {
            let mut last = (0, 0);
            for word in text.body.split_whitespace() {
                let number = *numbers.entry(word.to_owned()).or_insert_with(|| {
                    writer.words.push(word.to_owned());
                    u32::try_from(writer.words.len() - 1).unwrap()
                });
                writer.next.entry(last).or_default().push(number);
                last = (last.1, number);
            }
        }
        writer
    }

    fn roll(&mut self, below: usize) -> usize {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        usize::try_from(self.state >> 33).unwrap() % below
    }

    fn article(&mut self) -> String {
        let mut text = String::new();
        let mut last = (0, 0);
        for _ in 0..WORDS {
            // One word in five is new ground; otherwise the few sample stories would be copied by the sentence.
            let known = if self.roll(5) == 0 {
                None
            } else {
                self.next.get(&last).map(Vec::len)
            };
            let word = match known {
                Some(count) => {
                    let choice = self.roll(count);
                    self.next[&last][choice]
                }
                None => u32::try_from(self.roll(self.words.len())).unwrap(),
            };
            text.push_str(&self.words[usize::try_from(word).unwrap()]);
            text.push(' ');
            last = (last.1, word);
        }
        text
    }
}

#[test]
#[ignore = "a minute and 300 MB; run with CARGO_PROFILE_TEST_OPT_LEVEL=3"]
fn sketches_a_second_and_the_look_up_among_a_million() {
    let real: Vec<String> = set::sample_texts().into_iter().map(|text| text.body).collect();
    let rounds = 40;
    let start = Instant::now();
    let made = (0..rounds).flat_map(|_| &real).filter_map(|text| sketch(text)).count();
    let spent = start.elapsed();
    println!(
        "sketch: {made} sample stories, {:.1?} each",
        spent / u32::try_from(made).unwrap()
    );

    let mut writer = Writer::new();
    let mut table: Vec<(u64, u32)> = Vec::with_capacity(BANDS * 1_000_000);
    let mut kept: Vec<Sketch> = Vec::new();
    for article in 0..ARTICLES {
        let sketch = sketch(&writer.article()).unwrap();
        table.extend(sketch.bands.iter().map(|key| (*key, article)));
        if article % 1000 == 0 {
            kept.push(sketch);
        }
    }
    table.sort_unstable();
    let start = Instant::now();
    let mut candidates = 0;
    let mut most = 0;
    for (own, sketch) in (0..).step_by(1000).zip(&kept) {
        let mut others: Vec<u32> = Vec::new();
        for key in &sketch.bands {
            let from = table.partition_point(|(other, _)| other < key);
            let rows = table[from..].iter().take_while(|(other, _)| other == key);
            others.extend(rows.map(|(_, article)| *article).filter(|article| *article != own));
        }
        others.sort_unstable();
        others.dedup();
        candidates += others.len();
        most = most.max(others.len());
    }
    let spent = start.elapsed();
    let asked = u32::try_from(kept.len()).unwrap();
    println!(
        "look-up: {asked} among {ARTICLES}, {:.1?} each; {candidates} candidates in all, {most} at most",
        spent / asked
    );
    assert!(spent / asked < std::time::Duration::from_millis(1));
}
