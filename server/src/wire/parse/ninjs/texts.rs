//! The texts of a ninjs item: which of several is the headline, the body, the description, and in which form.
//!
//! No version of the standard lists what a text may be for (`role`, or the suffix of 1.x), nor asks for its form (`contenttype`); so what
//! agencies write is known here, and what is not known comes last.

use serde_json::Value;

use super::super::markup;
use super::{list, string};

/// What a text is written in, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Xhtml,
    Html,
    Plain,
}

/// Roles of a text that is what its list is for.
const MAIN: [&str; 10] = [
    "main",
    "headline",
    "body",
    "text",
    "plain",
    "richtext",
    "caption",
    "summary",
    "abstract",
    "description",
];
/// Roles of descriptions that say whose it is.
const CREDIT: [&str; 2] = ["creditline", "credit"];
/// Roles of texts that describe nothing.
const ASIDE: [&str; 6] = ["creditline", "credit", "writer", "byline", "usage", "copyright"];

/// One of several texts.
struct Text {
    role: String,
    kind: Kind,
    value: String,
}

impl Text {
    fn has_role(&self, roles: &[&str]) -> bool {
        // Of a role as a code or an address, the last part.
        self.role
            .split(['_', ':', '/', '#', ' '])
            .next_back()
            .is_some_and(|role| roles.contains(&role))
    }

    fn is_main(&self) -> bool {
        self.role.is_empty() || self.has_role(&MAIN) || kind_named(&self.role).is_some()
    }

    fn is_aside(&self) -> bool {
        self.role.split(['_', ':', '/', '#', ' ']).any(|role| ASIDE.contains(&role))
    }
}

/// The form that a media type, a role or a suffix names; `None` when it names none that is read (NITF, any other XML).
fn kind_named(name: &str) -> Option<Kind> {
    let has = |word| name.contains(word);
    if has("xhtml") {
        Some(Kind::Xhtml)
    } else if has("html") {
        Some(Kind::Html)
    } else {
        (!has("xml") && !has("nitf") && (has("text") || has("plain"))).then_some(Kind::Plain)
    }
}

/// The texts in `{name}_…` and in the list `names`, in this order.
fn texts(item: &Value, name: &str, names: &str) -> Vec<Text> {
    let mut texts = Vec::new();
    for (property, value) in item.as_object().into_iter().flatten() {
        let property = property.to_ascii_lowercase();
        let role = property.strip_prefix(name).and_then(|rest| rest.strip_prefix('_'));
        if let (Some(role), Some(value)) = (role, super::json::text(value)) {
            // A suffix that names no form is a purpose: of a description, which is plain then.
            let kind = kind_named(role).or((name == "description").then_some(Kind::Plain));
            texts.extend(kind.map(|kind| Text {
                role: role.to_owned(),
                kind,
                value,
            }));
        }
    }
    for member in list(item, names) {
        let role = string(member, "role").unwrap_or_default().to_ascii_lowercase();
        let kind = match string(member, "contenttype") {
            Some(kind) => kind_named(&kind.to_ascii_lowercase()),
            None => kind_named(&role).or((!role.contains("nitf") && !role.contains("xml")).then_some(Kind::Plain)),
        };
        if let (Some(kind), Some(value)) = (kind, string(member, "value")) {
            texts.push(Text { role, kind, value });
        }
    }
    texts
}

/// The best text among `{name}_…` and those in the list `names`, as HTML.
pub(super) fn text(item: &Value, name: &str, names: &str) -> Option<String> {
    let texts = texts(item, name, names);
    let best = texts.iter().filter(|text| !text.is_aside());
    // The first of the best.
    let best = best.min_by_key(|text| (!text.is_main(), text.kind))?;
    Some(match best.kind {
        Kind::Plain => markup::paragraphs(&best.value),
        Kind::Xhtml | Kind::Html => best.value.clone(),
    })
}

/// The main headline, as HTML.
pub(super) fn headline(item: &Value) -> String {
    let headlines = texts(item, "headlines", "headlines");
    let main = headlines.iter().find(|headline| headline.is_main()).or(headlines.first());
    let main = main.map(|main| match main.kind {
        Kind::Plain => markup::escaped(&main.value).into_owned(),
        Kind::Xhtml | Kind::Html => main.value.clone(),
    });
    let plain = || ["headline", "title"].iter().find_map(|key| string(item, key));
    main.or_else(|| plain().map(|title| markup::escaped(&title).into_owned()))
        .unwrap_or_default()
}

/// What a picture shows, as plain text: its description, else its headline.
pub(super) fn caption(picture: &Value) -> Option<String> {
    let descriptions = texts(picture, "description", "descriptions");
    let described = descriptions
        .iter()
        .filter(|text| text.kind == Kind::Plain && !text.is_aside())
        .min_by_key(|text| !text.is_main());
    let headline = || Some(markup::plain(&headline(picture))).filter(|title| !title.is_empty());
    described.map(|text| text.value.clone()).or_else(headline)
}

/// Whose picture it is, the most fitting first: what it says for that, who made it, who owns it, who supplied it.
pub(super) fn credit(picture: &Value) -> Option<String> {
    let descriptions = texts(picture, "description", "descriptions");
    let line = descriptions.into_iter().find(|text| text.has_role(&CREDIT));
    let said = || {
        let names = ["creditline", "by", "byline", "copyrightholder"];
        names.iter().find_map(|key| string(picture, key))
    };
    let sources = || {
        let mut sources = list(picture, "infosource").iter().chain(list(picture, "infosources"));
        sources.find_map(|source| string(source, "name"))
    };
    line.map(|line| line.value).or_else(said).or_else(sources)
}
