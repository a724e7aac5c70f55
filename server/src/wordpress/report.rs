//! What became of an import, in numbers and sentences.

use std::{collections::BTreeMap, fmt::Write as _};

use app::domain::lang::Lang;
use serde::{Deserialize, Serialize};

use crate::store::Imported;

/// Names of shortcodes that are counted each by itself; hostile texts have any number.
const MAX_NAMES: usize = 40;

/// Counts of a whole import, its interrupted beginning included.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sums {
    /// Articles that were not there.
    pub new: u32,
    /// Articles that are different now.
    pub updated: u32,
    /// Articles that were there just so.
    pub unchanged: u32,
    /// Posts and pages left out, and what could not be read.
    pub skipped: u32,
    /// Articles that no category puts into a section of this paper.
    pub unfiled: u32,
    /// Articles in languages that no edition is in, by tag.
    #[serde(default)]
    pub unserved: BTreeMap<String, u32>,
    /// Posts with bytes that were no text.
    pub damaged: u32,
    /// Pictures that are ours now, counted wherever they are shown.
    pub pictures: u32,
    /// Pictures that stand as words.
    pub missing: u32,
    /// What plugins keep as posts, by kind.
    pub kinds: BTreeMap<String, u32>,
    /// Shortcodes and server-made blocks that only the old site could have filled.
    pub dropped: BTreeMap<String, usize>,
}

impl Sums {
    pub(super) fn add(&mut self, imported: Imported) {
        self.new += imported.new;
        self.updated += imported.updated;
        self.unchanged += imported.unchanged;
    }

    pub(super) fn add_unserved(&mut self, lang: Lang) {
        *self.unserved.entry(lang.tag().to_owned()).or_default() += 1;
    }

    pub(super) fn add_kind(&mut self, kind: &str) {
        if self.kinds.len() < MAX_NAMES || self.kinds.contains_key(kind) {
            *self.kinds.entry(kind.chars().take(60).collect()).or_default() += 1;
        }
    }

    pub(super) fn add_dropped(&mut self, dropped: &BTreeMap<String, usize>) {
        for (name, count) in dropped {
            if self.dropped.len() < MAX_NAMES || self.dropped.contains_key(name) {
                *self.dropped.entry(name.clone()).or_default() += count;
            }
        }
    }

    /// What is worth knowing, and the sums of every import at the end.
    pub fn lines(&self, first_section: &str) -> Vec<String> {
        let mut lines = Vec::new();
        let mut note = |count: u32, sentence: String| {
            if count > 0 {
                lines.push(format!("note: {sentence}"));
            }
        };
        note(
            self.unfiled,
            format!(
                "{} articles have no category that is a section of this paper, and are in `{first_section}`",
                self.unfiled
            ),
        );
        for (lang, count) in &self.unserved {
            note(
                *count,
                format!(
                    "{count} articles are in `{lang}`, which no edition is in: they are kept, and shown once it is one of `languages`"
                ),
            );
        }
        note(
            self.pictures + self.missing,
            format!("pictures: {} kept, {} missing", self.pictures, self.missing),
        );
        note(
            self.damaged,
            format!(
                "{} posts hold bytes that are no text in the file's encoding; � stands for them",
                self.damaged
            ),
        );
        for (kind, count) in &self.kinds {
            note(
                *count,
                format!("{count} items of the kind `{kind}` are no posts, and not imported"),
            );
        }
        if !self.dropped.is_empty() {
            let mut names = String::new();
            for (name, count) in &self.dropped {
                let separator = if names.is_empty() { "" } else { ", " };
                let _ = write!(names, "{separator}{name} ({count})");
            }
            lines.push(format!("note: left out, since only the old site could fill them in: {names}"));
        }
        lines.push(format!(
            "imported: {} new, {} updated, {} unchanged, {} skipped",
            self.new, self.updated, self.unchanged, self.skipped
        ));
        lines
    }
}
