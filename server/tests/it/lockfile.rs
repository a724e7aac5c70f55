//! Which versions the program is made of.

use toml::Table;

/// Two would mean two reactive systems, of which one knows nothing of the other's signals.
#[test]
fn there_is_one_leptos_and_one_reactive_graph() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../Cargo.lock");
    let lock: Table = std::fs::read_to_string(path).unwrap().parse().unwrap();
    let packages = lock["package"].as_array().unwrap();
    for name in ["leptos", "reactive_graph"] {
        let versions: Vec<_> = packages
            .iter()
            .filter(|package| package["name"].as_str() == Some(name))
            .map(|package| &package["version"])
            .collect();
        assert_eq!(versions.len(), 1, "{name}: {versions:?}");
    }
}
