//! Lists as each language joins them, by CLDR through ICU4X: "A, B et C".

use std::fmt;

use icu::list::{ListFormatter, parts};
use writeable::{Part, PartsWrite, Writeable as _};

/// What stands before each item of a list: nothing, a comma, an "and". The items themselves are left to the page, which may want to
/// make links of them; their words are needed all the same, since "y" is "e" before "inglés".
pub(super) fn joints(formatter: &ListFormatter, items: &[&str]) -> Vec<String> {
    let mut joints = Joints::default();
    formatter
        .format(items.iter())
        .write_to_parts(&mut joints)
        .expect("a String takes text");
    joints.done
}

/// Keeps what is written between the items.
#[derive(Default)]
struct Joints {
    done: Vec<String>,
    next: String,
    is_in_item: bool,
}

impl fmt::Write for Joints {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if !self.is_in_item {
            self.next.push_str(text);
        }
        Ok(())
    }
}

impl PartsWrite for Joints {
    type SubPartsWrite = Self;

    fn with_part(&mut self, part: Part, mut write: impl FnMut(&mut Self) -> fmt::Result) -> fmt::Result {
        if part == parts::ELEMENT {
            self.done.push(std::mem::take(&mut self.next));
            self.is_in_item = true;
        }
        let written = write(self);
        self.is_in_item = false;
        written
    }
}
