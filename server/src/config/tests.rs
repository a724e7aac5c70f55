//! The configuration's faults, each with its place.

use super::*;

fn fault(text: &str) -> ConfigError {
    Config::parse("briefs.toml", text, []).unwrap_err()
}

fn from_variables(variables: &[(&str, &str)]) -> Result<Config, ConfigError> {
    Config::parse(
        "briefs.toml",
        "",
        variables
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned())),
    )
}

#[test]
fn an_empty_file_is_the_default() {
    let config = Config::parse("briefs.toml", "", []).unwrap();
    assert_eq!(
        config.languages.iter().map(|lang| lang.tag()).collect::<Vec<_>>(),
        ["fr", "en", "de"]
    );
    assert_eq!(config.base_url.as_str(), "http://127.0.0.1:3000");
}

#[test]
fn the_built_in_sections_have_the_addresses_of_the_contract() {
    let sections = Config::default().sections().unwrap();
    let slugs = |tag: &str| {
        sections
            .iter()
            .map(|section| section.slug(tag.parse().unwrap()).to_string())
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(
        slugs("fr"),
        "monde europe politique economie sciences environnement culture sport"
    );
    assert_eq!(slugs("en"), "world europe politics economy science environment culture sport");
    assert_eq!(slugs("de"), "welt europa politik wirtschaft wissenschaft umwelt kultur sport");
}

#[test]
fn a_fault_names_file_line_key_and_mend() {
    for (text, place, words) in [
        ("site_nam = \"X\"", "briefs.toml:1", "unknown field `site_nam`"),
        (
            "\ntime_zone = \"Europe/Bruxelles\"",
            "briefs.toml:2",
            "time_zone: `Europe/Bruxelles` is not a time zone",
        ),
        (
            "base_url = \"news.example.org\"",
            "briefs.toml:1",
            "base_url: `news.example.org` is not a URL",
        ),
        ("base_url = \"https://example.org/news\"", "briefs.toml:1", "has a path"),
        (
            "languages = [\"fr\", \"xx\"]",
            "briefs.toml:1",
            "`xx` is not a supported language",
        ),
        ("languages = []", "briefs.toml:1", "languages: name at least one"),
        (
            "[weather]\nprovider = \"sun\"",
            "briefs.toml:2",
            "provider: unknown variant `sun`",
        ),
        (
            "[weather]\ndefault_place = \"atlantis\"",
            "briefs.toml:2",
            "`atlantis` is not a known place",
        ),
        (
            "database = \"postgres://u:secret@h/db\"",
            "briefs.toml:1",
            "PostgreSQL is not supported",
        ),
        (
            "[[sections]]\nid = \"world\"\nslug = { fr = \"monde\" }\nlabel = { fr = \"Monde\", en = \"World\" }",
            "briefs.toml:4",
            "the section `world` has no label in `de`",
        ),
        (
            "languages = [\"en\"]\n[[sections]]\nid = \"topics\"\nslug = {}\nlabel = { en = \"Topics\" }",
            "briefs.toml:4",
            "`topics` is the address of another page",
        ),
        (
            "[[sources]]\nid = \"a\"\nname = \"A\"\nurl = \"ftp://a\"\nsection = \"world\"",
            "briefs.toml:4",
            "url: `ftp://a` must begin with",
        ),
        (
            "[[sources]]\nid = \"a\"\nname = \"A\"\nurl = \"https://a\"\nsection = \"moon\"",
            "briefs.toml:5",
            "not a section",
        ),
        ("site_name = \"unfinished", "briefs.toml:1", ""),
    ] {
        let error = fault(text);
        assert_eq!(error.place, place, "{error}");
        assert!(error.reason.contains(words), "{error} should contain {words}");
    }
}

#[test]
fn a_secret_in_a_faulty_value_is_not_repeated() {
    assert!(
        !fault("database = \"postgres://u:secret@h/db\"")
            .to_string()
            .contains("secret")
    );
    assert!(
        !fault("base_url = \"https://u:secret@example.org\"")
            .to_string()
            .contains("secret")
    );
}

#[test]
fn variables_are_toml_or_plain_text_and_win_over_the_file() {
    let config = from_variables(&[
        ("BRIEFS_WEATHER__PROVIDER", "none"),
        ("BRIEFS_LANGUAGES", "[\"fr\", \"de\"]"),
        ("BRIEFS_SITE_NAME", "Le Journal"),
        ("BRIEFS_TOOLS", "/somewhere"),
        ("HOME", "/root"),
    ])
    .unwrap();
    assert_eq!(config.weather.provider, WeatherProvider::None);
    assert_eq!(config.languages.len(), 2);
    assert_eq!(config.site_name, "Le Journal");
}

#[test]
fn a_fault_in_a_variable_names_the_variable() {
    let error = from_variables(&[("BRIEFS_WEATHER__PROVIDER", "sun")]).unwrap_err();
    assert_eq!(error.place, "BRIEFS_WEATHER__PROVIDER");
    assert!(error.reason.contains("weather.provider"), "{error}");
    assert!(
        from_variables(&[("BRIEFS_COLOUR", "red")])
            .unwrap_err()
            .reason
            .contains("unknown field")
    );
}
