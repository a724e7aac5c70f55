//! Makes a method of every message in `messages/en.ftl` and stops the build where another catalogue does not match it.

use std::{
    collections::BTreeMap,
    env,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use catalogue::{Catalogue, differences, read};

#[path = "build/catalogue.rs"]
mod catalogue;

/// Messages looked up by a value's name (`Texts::of`), so they need no method.
const FAMILIES: [&str; 3] = ["sky-", "place-", "section-"];
const REFERENCE: &str = "en";

fn main() {
    let messages = Path::new("messages");
    println!("cargo::rerun-if-changed=messages");
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    if env::var_os("CARGO_FEATURE_TEXT").is_none() {
        return;
    }
    let mut catalogues = BTreeMap::new();
    let mut faults = Vec::new();
    for file in fs::read_dir(messages).expect("app/messages is a folder") {
        let path = file.expect("app/messages can be listed").path();
        if path.extension().is_some_and(|extension| extension == "ftl") {
            let tag = path
                .file_stem()
                .and_then(|stem| stem.to_str())
                .expect("a catalogue is named after its language")
                .to_owned();
            let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            let (catalogue, wrong) = read(&format!("{tag}.ftl"), &text);
            faults.extend(wrong);
            catalogues.insert(tag, catalogue);
        }
    }
    let reference = catalogues[REFERENCE].clone();
    for (tag, catalogue) in &catalogues {
        faults.extend(differences(tag, catalogue, &reference));
    }
    assert!(faults.is_empty(), "app/messages has faults:\n{}", faults.join("\n"));

    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR")).join("texts.rs");
    fs::write(out, generate(&catalogues, &reference)).expect("OUT_DIR can be written");
}

fn generate(catalogues: &BTreeMap<String, Catalogue>, reference: &Catalogue) -> String {
    let mut code =
        String::from("/// The catalogues: language tag and Fluent source.\npub(super) static CATALOGUES: &[(&str, &str)] = &[\n");
    for tag in catalogues.keys() {
        // Not the folder of this run: several checkouts may share what is built.
        let path = format!("concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/messages/{tag}.ftl\")");
        writeln!(code, "    ({tag:?}, include_str!({path})),").expect("a String takes text");
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
