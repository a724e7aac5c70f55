//! What a catalogue of messages must be like. Pure, and in two crates: `build.rs` stops the build by it, and the tests try it.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Message, Pattern, PatternElement, Variant, VariantKey,
};

/// The functions that `Texts` gives a catalogue: the form that goes with a number, and the number as its language writes it.
const PLURAL: &str = "PLURAL";
const NUMBER: &str = "NUMBER";
/// CLDR's plural categories.
const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// Arguments that a language may leave out of a message: the paper's name, where the sentence would give it a case or an article
/// that its language writes onto the name. They say "our editors", "our paper" or nothing instead.
const LEFT_OUT: [(&str, &str, &[&str]); 4] = [
    ("disclaimer-own", "site", &["et", "fi", "ga", "hu", "lt", "lv", "uk"]),
    ("privacy-lead", "site", &["et", "fi", "ga", "hu", "lt", "lv", "ro", "uk"]),
    ("accessibility-lead", "site", &["hu", "lt", "lv"]),
    ("disclaimer-outside", "site", &["hu"]),
];

/// Key → names of its arguments.
pub(crate) type Catalogue = BTreeMap<String, BTreeSet<String>>;

/// The keys of a catalogue with the arguments that each shows in every one of its forms, and what is wrong with it by itself.
pub(crate) fn read(name: &str, text: &str) -> (Catalogue, Vec<String>) {
    let mut catalogue = Catalogue::new();
    let mut faults = Vec::new();
    let resource = fluent_syntax::parser::parse(text).unwrap_or_else(|(resource, errors)| {
        faults.extend(errors.iter().map(|error| {
            let line = text[..error.pos.start.min(text.len())].lines().count();
            format!("{name}: near line {line}: {error}")
        }));
        resource
    });
    for entry in resource.body {
        match entry {
            Entry::Message(message) => {
                let key = message.id.name.to_owned();
                let (arguments, wrong) = arguments_of(&message);
                faults.extend(wrong.into_iter().map(|fault| format!("{name}: `{key}` {fault}")));
                if catalogue.insert(key.clone(), arguments).is_some() {
                    faults.push(format!("{name}: `{key}` is there twice"));
                }
            }
            Entry::Term(term) => faults.push(format!(
                "{name}: `-{}` is a term: write its words in each message",
                term.id.name
            )),
            _ => {}
        }
    }
    (catalogue, faults)
}

/// Where a catalogue does not match the reference.
pub(crate) fn differences(tag: &str, catalogue: &Catalogue, reference: &Catalogue) -> Vec<String> {
    let missing = reference
        .keys()
        .filter(|key| !catalogue.contains_key(*key))
        .map(|key| format!("{tag}.ftl: `{key}` is missing"));
    let others = catalogue.iter().flat_map(|(key, arguments)| match reference.get(key) {
        None => vec![format!("{tag}.ftl: `{key}` is not in the reference")],
        Some(expected) => {
            let invented = arguments
                .difference(expected)
                .map(|argument| format!("{tag}.ftl: `{key}` has `${argument}`, which the reference has not"));
            let lost = expected
                .difference(arguments)
                .filter(|argument| !may_be_left_out(tag, key, argument))
                .map(|argument| format!("{tag}.ftl: `{key}` lacks `${argument}` in at least one of its forms"));
            invented.chain(lost).collect()
        }
    });
    missing.chain(others).collect()
}

fn may_be_left_out(tag: &str, key: &str, argument: &str) -> bool {
    LEFT_OUT
        .iter()
        .any(|(of, name, tags)| *of == key && *name == argument && tags.contains(&tag))
}

/// What a message shows in every form, and what is wrong with it.
fn arguments_of(message: &Message<&str>) -> (BTreeSet<String>, Vec<String>) {
    let mut faults = Vec::new();
    if let Some(attribute) = message.attributes.first() {
        faults.push(format!(
            "has the attribute `{}`: it is shown nowhere, write a message of its own",
            attribute.id.name
        ));
    }
    let Some(pattern) = &message.value else {
        faults.push("is empty".to_owned());
        return (BTreeSet::new(), faults);
    };
    (shown(pattern, &mut faults), faults)
}

fn shown(pattern: &Pattern<&str>, faults: &mut Vec<String>) -> BTreeSet<String> {
    let mut arguments = BTreeSet::new();
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            arguments.extend(shown_by(expression, faults));
        }
    }
    arguments
}

fn shown_by(expression: &Expression<&str>, faults: &mut Vec<String>) -> BTreeSet<String> {
    match expression {
        Expression::Inline(inline) => shown_inline(inline, faults),
        Expression::Select { selector, variants } => {
            let count = match selector {
                InlineExpression::FunctionReference { id, arguments } if id.name == PLURAL => only_argument(arguments),
                _ => None,
            };
            let Some(count) = count else {
                faults.push(format!("chooses by something else than `{PLURAL}($number)`"));
                return BTreeSet::new();
            };
            let forms: Vec<_> = variants.iter().map(|variant| shown_in(variant, count, faults)).collect();
            forms.into_iter().reduce(|all, form| &all & &form).unwrap_or_default()
        }
    }
}

/// What one form shows. Each but the default one may have the number as a word (« a month », Arabic's dual): it then counts as shown.
fn shown_in(variant: &Variant<&str>, count: &str, faults: &mut Vec<String>) -> BTreeSet<String> {
    let category = match variant.key {
        VariantKey::Identifier { name } => name,
        VariantKey::NumberLiteral { value } => value,
    };
    if !CATEGORIES.contains(&category) {
        faults.push(format!(
            "has the form [{category}], expected one of {}",
            CATEGORIES.join(", ")
        ));
    }
    if variant.default != (category == "other") {
        faults.push("has another default form than [other]".to_owned());
    }
    let mut arguments = shown(&variant.value, faults);
    if !variant.default {
        arguments.insert(count.to_owned());
    }
    arguments
}

fn shown_inline(inline: &InlineExpression<&str>, faults: &mut Vec<String>) -> BTreeSet<String> {
    let fault = match inline {
        InlineExpression::VariableReference { id } => return BTreeSet::from([id.name.to_owned()]),
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => return BTreeSet::new(),
        InlineExpression::Placeable { expression } => return shown_by(expression, faults),
        InlineExpression::FunctionReference { id, arguments } if id.name == NUMBER => match only_argument(arguments) {
            Some(number) => return BTreeSet::from([number.to_owned()]),
            None => format!("gives `{NUMBER}` something else than one `$number`"),
        },
        InlineExpression::FunctionReference { id, .. } if id.name == PLURAL => {
            format!("shows `{PLURAL}(…)`, which only chooses a form")
        }
        InlineExpression::FunctionReference { id, .. } => {
            format!("calls `{}`: there are only `{PLURAL}` and `{NUMBER}`", id.name)
        }
        InlineExpression::MessageReference { id, .. } => {
            format!("refers to the message `{0}`: an argument is written `${0}`", id.name)
        }
        InlineExpression::TermReference { id, .. } => format!("refers to the term `-{}`: write its words", id.name),
    };
    faults.push(fault);
    BTreeSet::new()
}

/// The name of the argument of a function that takes one.
fn only_argument<'a>(given: &CallArguments<&'a str>) -> Option<&'a str> {
    match (given.positional.as_slice(), given.named.as_slice()) {
        ([InlineExpression::VariableReference { id }], []) => Some(id.name),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const REFERENCE: &str = "\
by = By { $name }
disclaimer-own = Written by { $site }.
months = { PLURAL($count) ->
    [one] { $count } month
   *[other] { NUMBER($count) } months of { $source }
}
";

    fn faults(tag: &str, text: &str) -> Vec<String> {
        let (reference, _) = read(
            "en.ftl",
            &REFERENCE.replace("[one] { $count } month", "[one] { $source }, a month"),
        );
        let (catalogue, mut faults) = read(&format!("{tag}.ftl"), text);
        faults.extend(differences(tag, &catalogue, &reference));
        faults
    }

    fn with(months: &str) -> String {
        format!("by = {{ $name }}\ndisclaimer-own = {{ $site }}\nmonths = {{ PLURAL($count) ->\n{months}\n}}\n")
    }

    #[test]
    fn a_number_may_be_a_word_in_each_form_but_the_default_one() {
        assert_eq!(
            faults(
                "ar",
                &with("    [one] a month, { $source }\n    [two] two, { $source }\n   *[other] { $count }, { $source }")
            ),
            [""; 0]
        );
        assert_eq!(
            faults(
                "de",
                &with("    [one] { $count }, { $source }\n   *[other] many, { $source }")
            ),
            ["de.ftl: `months` lacks `$count` in at least one of its forms"]
        );
    }

    #[test]
    fn any_other_argument_is_in_every_form() {
        assert_eq!(
            faults("de", &with("    [one] a month\n   *[other] { $count }, { $source }")),
            ["de.ftl: `months` lacks `$source` in at least one of its forms"]
        );
    }

    #[test]
    fn an_argument_is_neither_lost_nor_invented() {
        let whole = with("   *[other] { $count }, { $source }");
        assert_eq!(
            faults("de", &whole.replace("{ $name }", "Von { $nam }")),
            [
                "de.ftl: `by` has `$nam`, which the reference has not",
                "de.ftl: `by` lacks `$name` in at least one of its forms"
            ]
        );
        let nameless = whole.replace("{ $site }", "Us");
        assert_eq!(
            faults("fi", &nameless),
            [""; 0],
            "Finnish would have to inflect the paper's name"
        );
        assert_eq!(
            faults("de", &nameless),
            ["de.ftl: `disclaimer-own` lacks `$site` in at least one of its forms"]
        );
    }

    #[test]
    fn a_key_is_neither_missing_nor_unknown_nor_doubled() {
        let whole = with("   *[other] { $count }, { $source }");
        assert_eq!(
            faults("de", &whole.replace("by =", "bye =")),
            ["de.ftl: `by` is missing", "de.ftl: `bye` is not in the reference"]
        );
        assert_eq!(
            faults("de", &format!("{whole}by = {{ $name }}\n")),
            ["de.ftl: `by` is there twice"]
        );
    }

    /// Fluent shows braces in place of what it does not know, and the build would go through.
    #[test]
    fn what_would_be_shown_as_braces_stops_the_build() {
        for (value, fault) in [
            ("{ name }", "refers to the message `name`: an argument is written `$name`"),
            ("{ -name }", "refers to the term `-name`: write its words"),
            ("{ PLURL($name) }", "calls `PLURL`: there are only `PLURAL` and `NUMBER`"),
            ("{ PLURAL($name) }", "shows `PLURAL(…)`, which only chooses a form"),
            ("{ NUMBER(5) }", "gives `NUMBER` something else than one `$number`"),
            (
                "{ NUMBER($name, style: \"percent\") }",
                "gives `NUMBER` something else than one `$number`",
            ),
            (
                "{ $name ->\n   *[other] x\n }",
                "chooses by something else than `PLURAL($number)`",
            ),
            (
                "{ PLURL($name) ->\n   *[other] x\n }",
                "chooses by something else than `PLURAL($number)`",
            ),
            (
                "{ PLURAL($name) ->\n    [ones] x\n   *[other] x\n }",
                "has the form [ones], expected one of zero, one, two, few, many, other",
            ),
            (
                "{ PLURAL($name) ->\n   *[one] x\n    [other] x\n }",
                "has another default form than [other]",
            ),
            (
                "x\n    .title = y",
                "has the attribute `title`: it is shown nowhere, write a message of its own",
            ),
        ] {
            let (_, faults) = read("de.ftl", &format!("by = {value}\n"));
            assert_eq!(faults.first(), Some(&format!("de.ftl: `by` {fault}")), "{value}");
        }
        assert_eq!(
            read("de.ftl", "-name = x\n").1,
            ["de.ftl: `-name` is a term: write its words in each message"]
        );
    }

    #[test]
    fn a_catalogue_that_cannot_be_read_says_where() {
        let (_, faults) = read("de.ftl", "by = x\nabout = { $name\n");
        assert!(
            faults.len() == 1 && faults[0].starts_with("de.ftl: near line 2: "),
            "{faults:?}"
        );
    }
}
