//! The weather file: whole, in part, and every way to get it wrong.

use serde_json::json;

use super::*;

fn place(id: &str) -> Place {
    id.parse().unwrap()
}

fn read(text: &str, id: &str) -> Result<Option<Reading>, String> {
    parse(
        text.as_bytes(),
        place(id),
        place("brussels"),
        "2025-03-19T09:00:00Z".parse().unwrap(),
    )
}

const FULL: &str = r#"{"celsius": 8.6, "symbol": "cloudy", "observed_at": "2025-03-19T09:50:00+01:00",
    "places": {"paris": {"celsius": 11, "symbol": "lightrainshowers_day", "observed_at": "2025-03-19T08:45:00Z"}}}"#;

#[test]
fn the_outer_reading_is_the_default_places_and_no_others() {
    let brussels = read(FULL, "brussels").unwrap().unwrap();
    assert_eq!((brussels.celsius, brussels.sky), (8.6, Sky::Cloudy));
    assert_eq!(brussels.observed_at, "2025-03-19T08:50:00Z".parse().unwrap());
    let paris = read(FULL, "paris").unwrap().unwrap();
    assert_eq!((paris.celsius, paris.sky), (11.0, Sky::LightRain));
    assert_eq!(read(FULL, "rome"), Ok(None));
}

#[test]
fn it_is_never_stale_while_it_may_be_shown() {
    let reading = read(FULL, "brussels").unwrap().unwrap();
    let last_shown = reading.observed_at + MAX_AGE;
    assert!(reading.is_presentable(last_shown) && !reading.is_stale(last_shown - SignedDuration::from_secs(1)));
}

#[test]
fn other_places_alone_are_enough_and_nothing_at_all_is_not() {
    let only = r#"{"places": {"brussels": {"celsius": 1, "symbol": "snow", "observed_at": "2025-03-19T08:45:00Z"}}}"#;
    assert_eq!(read(only, "brussels").unwrap().unwrap().sky, Sky::Snow);
    assert_eq!(read(r#"{"places": {}}"#, "brussels"), Ok(None));
    assert_eq!(read("{}", "brussels").unwrap_err(), "`celsius` is missing");
    assert_eq!(read("{}", "rome"), Ok(None));
}

#[test]
fn what_is_wrong_is_named_by_its_key() {
    let whole = |change: &dyn Fn(&mut Value)| {
        let mut value = serde_json::from_str(FULL).unwrap();
        change(&mut value);
        value.to_string()
    };
    let outer = |key: &'static str, to: Value| read(&whole(&|value| value[key] = to.clone()), "brussels").unwrap_err();
    assert_eq!(
        outer("celsius", json!("8,6")),
        "`celsius` is \"8,6\", where a number was expected"
    );
    assert_eq!(outer("celsius", Value::Null), "`celsius` is missing");
    assert!(outer("celsius", json!(120)).contains("120 °C"));
    assert!(outer("symbol", json!("frogs")).contains("`symbol` is \"frogs\", where one of clear, fair"));
    assert!(outer("symbol", json!(4)).contains("`symbol` is 4"));
    assert!(outer("observed_at", json!("09:50")).contains("`observed_at` is \"09:50\""));
    assert!(outer("observed_at", json!("2026-03-19T09:50:00Z")).contains("yet to come"));
    assert!(outer("places", json!({ "atlantis": {} })).contains("`atlantis` is not a known place"));
    assert!(outer("places", json!([])).contains("`places` is no JSON object"));

    let paris = |to: Value| read(&whole(&|value| value["places"]["paris"] = to.clone()), "paris").unwrap_err();
    assert_eq!(paris(json!({ "celsius": 1 })), "`places.paris.symbol` is missing");
    assert_eq!(paris(json!(8)), "`places.paris` is no JSON object in braces");
}

#[test]
fn what_is_no_json_is_named_by_its_line() {
    for text in ["", "<html>", "{\"celsius\": 8,6}"] {
        assert!(read(text, "brussels").unwrap_err().contains("line 1"), "{text}");
    }
    assert!(read("null", "brussels").unwrap_err().contains("no JSON object"));
}

#[tokio::test]
async fn a_file_that_is_missing_or_a_folder_is_named() {
    let folder = tempfile::tempdir().unwrap();
    for path in [folder.path().join("weather.json"), folder.path().into()] {
        let file = WeatherFile::new(path.clone(), place("brussels"));
        let error = file
            .read(place("brussels"), Timestamp::UNIX_EPOCH, None)
            .await
            .unwrap_err()
            .to_string();
        assert!(
            error.starts_with(&path.display().to_string()) && error.contains("`file` under [weather]"),
            "{error}"
        );
    }
}
