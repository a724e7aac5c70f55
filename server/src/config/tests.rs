//! The configuration's faults, each with its place.

use super::*;

mod variables;

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
        ("database = \"postgres://u:secret@h\"", "briefs.toml:1", "names no database"),
        (
            "database = \"postgres://u@h/n\"\ndatabase_replicas = [\"postgres://u:secret@h\"]",
            "briefs.toml:2",
            "database_replicas: names no database",
        ),
        (
            "\ndatabase_replicas = [\"postgres://u@h/n\"]",
            "briefs.toml:2",
            "database_replicas: a database in a file has no replicas",
        ),
        (
            "database = \"postgres://u@h/n\"\ndatabase_replicas = \"postgres://u@h/n\"",
            "briefs.toml:2",
            "the database itself is among them",
        ),
        (
            "database = \"postgres://u@h/n\"\ndatabase_replicas = [\"postgres://u@k/n\", \"postgres://u:other@k/n\"]",
            "briefs.toml:2",
            "postgres://u@k:5432/n is there twice",
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
        (
            "[traces]\nendpoint = \"localhost:4318\"",
            "briefs.toml:2",
            "traces.endpoint: `localhost:4318`",
        ),
        ("site_name = \"unfinished", "briefs.toml:1", ""),
    ] {
        let error = fault(text);
        assert_eq!(error.place, place, "{error}");
        assert!(error.reason.contains(words), "{error} should contain {words}");
    }
}

#[test]
fn a_key_that_needs_another_says_which_and_where() {
    for (text, place, words) in [
        (
            "[cdn]\nmax_age_s = 60\npurge = \"fastly\"\npurge_token = \"a\"",
            "briefs.toml:3",
            "cdn.purge: the CDN is to be told, and nobody says where",
        ),
        (
            "[cdn]\nmax_age_s = 60\npurge = \"fastly\"\npurge_url = \"https://a.example\"",
            "briefs.toml:3",
            "cdn.purge: this CDN takes no word without a token",
        ),
        (
            "[cdn]\nmax_age_s = 60\npurge = \"fastly\"\npurge_url = \"http://a.example\"\npurge_token = \"a\"",
            "briefs.toml:4",
            "cdn.purge_url: the token would go there for everybody in between to read: begin it with https://",
        ),
        (
            "[cdn]\npurge = \"varnish\"\npurge_url = \"http://a.example\"",
            "briefs.toml:2",
            "cdn.purge: there is nothing to drop while cdn.max_age_s is 0",
        ),
        (
            "[cdn]\npurge_url = \"http://a.example\"",
            "briefs.toml:2",
            "cdn.purge_url: is asked in nobody's words",
        ),
        (
            "[cdn]\npurge_token = \"a b\"",
            "briefs.toml:2",
            "cdn.purge_token: must be letters",
        ),
        ("[traces]\nshare = 1.5", "briefs.toml:2", "traces.share: `1.5` is no share"),
        ("[media]\nbucket = \"pictures\"", "briefs.toml:2", "write it like s3://bucket"),
        (
            "[media]\nregion = \"eu-central-1\"",
            "briefs.toml:2",
            "media.region: is of a bucket, and none is named",
        ),
        (
            "[media]\nbucket = \"s3://pictures\"\nregion = \"eu central\"",
            "briefs.toml:3",
            "media.region: must be like eu-central-1",
        ),
        (
            "[media]\nbucket = \"s3://pictures\"\nendpoint = \"s3.example.org\"",
            "briefs.toml:3",
            "media.endpoint: `s3.example.org`",
        ),
        (
            "[media]\nbucket = \"s3://pictures\"\naccess_key_id = \"a\"",
            "briefs.toml:3",
            "media.access_key_id: signs nothing alone: set BRIEFS_MEDIA__SECRET_ACCESS_KEY",
        ),
        (
            "[media]\nbucket = \"s3://pictures\"\nsecret_access_key = \"a\"",
            "briefs.toml:3",
            "media.secret_access_key: is nobody's",
        ),
        (
            "[media]\nbucket = \"s3://pictures\"\nendpoint = \"https://s3.example.org\"",
            "briefs.toml:3",
            "media.endpoint: lets nobody in without a key",
        ),
        (
            "base_url = \"https://a.example\"\n[tls]\nhttp_addr = \"0.0.0.0:80\"",
            "briefs.toml:2",
            "missing field `certificate`",
        ),
        (
            "[tls]\ncertificate = \"c\"\nkey = \"k\"\nhttp_addr = \"0.0.0.0:80\"",
            "briefs.toml:4",
            "tls.http_addr: leads to base_url, and `http://127.0.0.1:3000` is not https",
        ),
        (
            "[tls]\ncertificate = \"c\"\nkey = \"k\"\nchallenges = \"acme\"",
            "briefs.toml:4",
            "tls.challenges: is served at tls.http_addr, which is not set",
        ),
        (
            "[tls]\ncertificate = \"c\"\nkey = \"k\"\nhttp_addr = \"port 80\"",
            "briefs.toml:4",
            "tls.http_addr",
        ),
    ] {
        let error = fault(text);
        assert_eq!(error.place, place, "{error}");
        assert!(error.reason.contains(words), "{error} should contain {words}");
    }
}

#[test]
fn a_secret_in_a_faulty_value_is_not_repeated() {
    for faulty in [
        "database = \"postgres://u:secret@h\"",
        "database_replicas = [\"postgres://u:secret@h\"]",
        "database_replicas = { a = \"postgres://u:secret@h/n\" }",
        "database_replicas = \"postgres://u:secret@h/n\"",
    ] {
        assert!(!fault(faulty).to_string().contains("secret"), "{faulty}");
    }
    assert!(
        !fault("base_url = \"https://u:secret@example.org\"")
            .to_string()
            .contains("secret")
    );
}

fn source(id: &str, section: &str) -> String {
    format!("[[sources]]\nid = \"{id}\"\nname = \"A\"\nurl = \"https://a.example\"\nsection = \"{section}\"\n")
}

fn section(id: &str, rest: &str) -> String {
    format!("[[sections]]\nid = \"{id}\"\n{rest}\n")
}

#[test]
fn a_fault_in_a_second_entry_or_a_dotted_key_is_on_its_own_line() {
    let named = "slug = {}\nlabel = { fr = \"X\", en = \"X\", de = \"X\" }";
    for (text, line, words) in [
        (
            source("a", "world") + &source("b", "moon"),
            10,
            "sources.section: the source `b`",
        ),
        (
            source("a", "world") + &source("a", "world"),
            7,
            "sources.id: two sources are called `a`",
        ),
        (
            section("a", named) + &section("b", "slug = {}\nlabel.fr = \"B\""),
            8,
            "sections.label: the section `b` has no label in `en`",
        ),
        (
            section("a", named) + &section("a", named),
            6,
            "sections.id: two sections are called `a`",
        ),
        (
            section("a", named) + &section("b", "slug = { fr = \"a\" }\nlabel = { fr = \"X\", en = \"X\", de = \"X\" }"),
            7,
            "sections.slug: two sections are called `a`",
        ),
        (
            source("a", "world") + &source("b", "world").replace("https", "ftp"),
            9,
            "sources.url: `ftp://a.example` must begin",
        ),
        (
            source("a", "world") + "[[sources]]\nid = \"b\"\n",
            6,
            "sources: missing field `name`",
        ),
        (
            "site_name = \"X\"\nweather.provider = \"sun\"".to_owned(),
            2,
            "weather.provider: unknown variant `sun`",
        ),
        (
            "weather = { provider = \"none\", default_place = \"atlantis\" }".to_owned(),
            1,
            "weather.default_place: ",
        ),
        (
            "\nlanguages = [\n  \"fr\",\n  \"xx\",\n]".to_owned(),
            2,
            "languages: `xx` is not a supported language",
        ),
    ] {
        let error = fault(&text);
        assert_eq!(error.place, format!("briefs.toml:{line}"), "{error}\n{text}");
        assert!(error.reason.starts_with(words), "{error} should begin with {words}");
    }
}

#[test]
fn the_token_of_a_cdn_goes_unencrypted_to_this_machine_alone_and_to_a_varnish_of_ones_own() {
    for (kind, url, is_fine) in [
        ("fastly", "https://api.fastly.com/service/a/purge", true),
        ("cloudflare", "http://api.cloudflare.com/purge", false),
        ("cloudflare", "http://127.0.0.1.example:8080/", false),
        ("cloudflare", "http://localhost.example/", false),
        ("fastly", "http://10.0.0.1/", false),
        ("fastly", "http://[2001:db8::1]/", false),
        ("fastly", "http://127.0.0.1:8080/purge", true),
        ("fastly", "http://localhost/purge", true),
        ("cloudflare", "http://[::1]:8080/", true),
        ("varnish", "http://10.0.0.1/", true),
    ] {
        let text = format!("[cdn]\nmax_age_s = 60\npurge = \"{kind}\"\npurge_url = \"{url}\"\npurge_token = \"a\"");
        assert_eq!(Config::parse("briefs.toml", &text, []).is_ok(), is_fine, "{kind} {url}");
    }
}

#[test]
fn pictures_go_over_no_line_that_others_can_exchange_them_on_unless_it_is_said_to_be_ones_own() {
    for (endpoint, more, is_fine) in [
        ("http://s3.example.org", "", false),
        ("http://10.0.0.1:9000", "", false),
        ("http://10.0.0.1:9000", "allow_http = true", true),
        ("http://127.0.0.1:9000", "", true),
        ("https://s3.example.org/storage/v1", "", true),
        ("https://key:swordfish@s3.example.org", "", false),
        ("https://s3.example.org/?key=swordfish", "", false),
    ] {
        let text = format!(
            "[media]\nbucket = \"s3://pictures\"\nendpoint = \"{endpoint}\"\naccess_key_id = \"a\"\nsecret_access_key = \"swordfish\"\n{more}"
        );
        let parsed = Config::parse("briefs.toml", &text, []);
        assert_eq!(parsed.is_ok(), is_fine, "{endpoint} {more}");
        assert!(!format!("{parsed:?}").contains("swordfish"), "{parsed:?}");
    }
}

/// A small container has no time zones of its own.
#[test]
fn the_time_zones_are_inside_the_program() {
    let inside = jiff::tz::TimeZoneDatabase::bundled();
    assert!(inside.get("Europe/Brussels").is_ok() && inside.get("Pacific/Auckland").is_ok());
}

#[test]
fn a_token_that_can_be_guessed_is_a_fault_and_none_is_ever_shown() {
    let good = "0123456789abcdef-secret";
    let config = Config::parse("briefs.toml", &format!("[metrics]\ntoken = \"{good}\""), []).unwrap();
    let token = config.metrics.token.as_ref().unwrap();
    assert!(token.is(good) && !token.is("0123456789abcdef") && !token.is(""));
    assert!(!format!("{config:?}").contains("0123456789"), "{config:?}");
    for (bad, words) in [
        ("\"secret\"", "at least 16"),
        ("\"0123456789 secret\"", "without spaces"),
        ("\"0123456789-sécret\"", "without spaces"),
        ("[\"0123456789abcdef-secret\"]", "quotes"),
        ("9234567890123456", "quotes"),
    ] {
        let fault = fault(&format!("[metrics]\ntoken = {bad}"));
        assert_eq!(fault.place, "briefs.toml:2", "{bad}");
        let reason = fault.reason;
        assert!(
            reason.starts_with("metrics.token: ") && reason.contains(words),
            "{bad}: {reason}"
        );
        assert!(!reason.contains("secret") && !reason.contains("9234567890"), "{reason}");
        let fault = from_variables(&[("BRIEFS_METRICS__TOKEN", bad)]).unwrap_err();
        assert_eq!((fault.place.as_str(), fault.reason), ("BRIEFS_METRICS__TOKEN", reason));
    }
}
