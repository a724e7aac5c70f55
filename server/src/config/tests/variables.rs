//! Variables of the environment: which win, and which are blamed.

use std::os::unix::ffi::OsStringExt as _;

use super::*;

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

#[test]
fn the_variables_of_opentelemetry_are_known_and_ours_win() {
    let collector = ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4318/");
    let config = from_variables(&[collector, ("OTEL_SERVICE_NAME", "2025"), ("OTEL_TRACES_SAMPLER", "always_on")]).unwrap();
    assert_eq!(config.traces.endpoint.as_deref(), Some("http://collector:4318"));
    assert_eq!(config.traces.service_name, "2025");
    let config = from_variables(&[collector, ("BRIEFS_TRACES__ENDPOINT", "http://other:4318")]).unwrap();
    assert_eq!(config.traces.endpoint.as_deref(), Some("http://other:4318"));
    let config = from_variables(&[("OTEL_EXPORTER_OTLP_ENDPOINT", "")]).unwrap();
    assert_eq!(config.traces.endpoint, None);
    let fault = from_variables(&[("OTEL_EXPORTER_OTLP_ENDPOINT", "collector")]).unwrap_err();
    assert_eq!(fault.place, "OTEL_EXPORTER_OTLP_ENDPOINT");
}

#[test]
fn a_bad_variable_of_opentelemetry_is_no_fault_where_ours_sets_the_same() {
    let bad = ("OTEL_EXPORTER_OTLP_ENDPOINT", "collector");
    for (ours, value) in [
        ("BRIEFS_TRACES__ENDPOINT", "http://other:4318"),
        ("BRIEFS_TRACES", "{ endpoint = \"http://other:4318\" }"),
    ] {
        let config = from_variables(&[bad, (ours, value)]).unwrap();
        assert_eq!(config.traces.endpoint.as_deref(), Some("http://other:4318"), "{ours}");
        let unreadable = ("OTEL_EXPORTER_OTLP_ENDPOINT".into(), OsString::from_vec(vec![0xff]));
        let variables = [unreadable, (ours.into(), value.into())];
        assert!(Config::with_variables("briefs.toml", "", variables).is_ok(), "{ours}");
    }
    let fault = from_variables(&[bad, ("BRIEFS_TRACES__SERVICE_NAME", "a")]).unwrap_err();
    assert_eq!(fault.place, "OTEL_EXPORTER_OTLP_ENDPOINT");
}

#[test]
fn what_a_variable_mends_is_no_fault_of_the_file() {
    let text = "languages = []\n";
    let variables = |value: &str| [("BRIEFS_LANGUAGES".to_owned(), value.to_owned())];
    assert!(Config::parse("briefs.toml", text, variables("[\"fr\"]")).is_ok());
    let error = Config::parse("briefs.toml", text, [("BRIEFS_SITE_NAME".to_owned(), "X".to_owned())]).unwrap_err();
    assert_eq!(error.place, "briefs.toml:1");
}

#[test]
fn the_variable_that_brought_a_fault_in_is_blamed_and_none_beside_it() {
    let error = from_variables(&[
        ("BRIEFS_WEATHER__PROVIDER", "none"),
        ("BRIEFS_LANGUAGES", "[]"),
        ("BRIEFS_BASE_URL", "https://a.example"),
    ])
    .unwrap_err();
    assert_eq!(error.place, "BRIEFS_LANGUAGES");
    let error = from_variables(&[("BRIEFS_SITE_NAME", " "), ("BRIEFS_TIME_ZONE", "Europe/Paris")]).unwrap_err();
    assert_eq!(error.place, "BRIEFS_SITE_NAME");
}

#[test]
fn a_table_and_one_of_its_keys_can_be_variables_in_any_order() {
    let config = from_variables(&[
        ("BRIEFS_WEATHER__PROVIDER", "none"),
        ("BRIEFS_WEATHER", "{ file = \"w.json\", provider = \"file\" }"),
    ])
    .unwrap();
    assert_eq!(
        (config.weather.provider, config.weather.file.as_str()),
        (WeatherProvider::None, "w.json")
    );
}
