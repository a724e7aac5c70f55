//! Makes a method of every message in `messages/en.ftl` and stops the build where another catalogue does not match it.

use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

/// Messages looked up by a value's name (`Texts::of`), so they need no method.
const FAMILIES: [&str; 3] = ["sky-", "place-", "section-"];
const REFERENCE: &str = "en";

/// Key → names of its arguments.
type Catalogue = BTreeMap<String, BTreeSet<String>>;

fn main() {
    let messages = Path::new("messages");
    println!("cargo::rerun-if-changed=messages");
    println!("cargo::rerun-if-changed=build.rs");
    if env::var_os("CARGO_FEATURE_TEXT").is_none() {
        return;
    }
    let mut catalogues = BTreeMap::new();
    for file in fs::read_dir(messages).expect("app/messages is a folder") {
        let path = file.expect("app/messages can be listed").path();
        if path.extension().is_some_and(|extension| extension == "ftl") {
            let tag = path
                .file_stem()
                .and_then(|stem| stem.to_str())
                .expect("a catalogue is named after its language")
                .to_owned();
            catalogues.insert(tag, read(&path));
        }
    }
    let reference = catalogues[REFERENCE].clone();
    let faults: Vec<String> = catalogues
        .iter()
        .flat_map(|(tag, catalogue)| differences(tag, catalogue, &reference))
        .collect();
    assert!(
        faults.is_empty(),
        "messages do not match {REFERENCE}.ftl:\n{}",
        faults.join("\n")
    );

    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR")).join("texts.rs");
    fs::write(out, generate(&catalogues, &reference)).expect("OUT_DIR can be written");
}

fn read(path: &Path) -> Catalogue {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let resource =
        fluent_syntax::parser::parse(text.as_str()).unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", path.display()));
    let mut catalogue = Catalogue::new();
    for entry in resource.body {
        if let Entry::Message(message) = entry {
            let pattern = message
                .value
                .unwrap_or_else(|| panic!("{}: `{}` is empty", path.display(), message.id.name));
            let mut arguments = BTreeSet::new();
            collect(&pattern, &mut arguments);
            let twice = catalogue.insert(message.id.name.to_owned(), arguments);
            assert!(twice.is_none(), "{}: `{}` is there twice", path.display(), message.id.name);
        }
    }
    catalogue
}

fn collect(pattern: &Pattern<&str>, arguments: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            match expression {
                Expression::Inline(inline) => collect_inline(inline, arguments),
                Expression::Select { selector, variants } => {
                    collect_inline(selector, arguments);
                    for variant in variants {
                        collect(&variant.value, arguments);
                    }
                }
            }
        }
    }
}

fn collect_inline(inline: &InlineExpression<&str>, arguments: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            arguments.insert(id.name.to_owned());
        }
        InlineExpression::FunctionReference { arguments: given, .. } => {
            for inline in &given.positional {
                collect_inline(inline, arguments);
            }
        }
        _ => {}
    }
}

fn differences(tag: &str, catalogue: &Catalogue, reference: &Catalogue) -> Vec<String> {
    let missing = reference
        .keys()
        .filter(|key| !catalogue.contains_key(*key))
        .map(|key| format!("{tag}.ftl: `{key}` is missing"));
    let others = catalogue.iter().filter_map(|(key, arguments)| match reference.get(key) {
        None => Some(format!("{tag}.ftl: `{key}` is not in {REFERENCE}.ftl")),
        // A language may leave an argument out (Arabic's dual needs no number) but cannot invent one.
        Some(expected) if !arguments.is_subset(expected) => {
            Some(format!("{tag}.ftl: `{key}` has {arguments:?}, expected {expected:?}"))
        }
        Some(_) => None,
    });
    missing.chain(others).collect()
}

fn generate(catalogues: &BTreeMap<String, Catalogue>, reference: &Catalogue) -> String {
    let mut code =
        String::from("/// The catalogues: language tag and Fluent source.\npub(super) static CATALOGUES: &[(&str, &str)] = &[\n");
    let folder = env::current_dir().expect("cargo sets the folder").join("messages");
    for tag in catalogues.keys() {
        let path = folder.join(format!("{tag}.ftl")).display().to_string();
        writeln!(code, "    ({tag:?}, include_str!({path:?})),").expect("a String takes text");
    }
    code.push_str("];\n\n/// Every key, sorted.\npub(super) static KEYS: &[&str] = &[\n");
    for key in reference.keys() {
        writeln!(code, "    {key:?},").expect("a String takes text");
    }
    code.push_str("];\n\nimpl Texts {\n");
    for (index, (key, arguments)) in reference.iter().enumerate() {
        if FAMILIES.iter().any(|family| key.starts_with(family)) {
            continue;
        }
        let name = key.replace('-', "_");
        if arguments.is_empty() {
            writeln!(code, "    /// `{key}`.\n    pub fn {name}(&self) -> String {{\n        self.plain({index}).to_owned()\n    }}")
        } else {
            let parameters = arguments.iter().map(|argument| format!(", {argument}: impl Into<FluentValue<'a>>")).collect::<Vec<_>>().concat();
            let pairs: Vec<String> = arguments.iter().map(|argument| format!("({argument:?}, {argument}.into())")).collect();
            writeln!(
                code,
                "    /// `{key}`.\n    pub fn {name}<'a>(&self{parameters}) -> String {{\n        self.filled({key:?}, [{}])\n    }}",
                pairs.join(", ")
            )
        }
        .expect("a String takes text");
    }
    code.push_str("}\n");
    code
}
