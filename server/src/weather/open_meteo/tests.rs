//! Open-Meteo's answers, in the shape that its documentation gives.

use serde_json::{Value, json};

use super::*;

fn full() -> Value {
    json!({
        "latitude": 50.86, "longitude": 4.36, "generationtime_ms": 0.042, "utc_offset_seconds": 0,
        "timezone": "GMT", "timezone_abbreviation": "GMT", "elevation": 28.0,
        "current_units": { "time": "iso8601", "interval": "seconds", "temperature_2m": "°C", "weather_code": "wmo code" },
        "current": { "time": "2025-03-19T08:45", "interval": 900, "temperature_2m": 8.6, "weather_code": 3 }
    })
}

fn read(body: &Value) -> Result<Reading, String> {
    parse(
        body.to_string().as_bytes(),
        "2025-03-19T08:50:00Z".parse().unwrap(),
        "2025-03-19T09:20:00Z".parse().unwrap(),
    )
}

#[test]
fn a_full_answer_is_a_reading() {
    let reading = read(&full()).unwrap();
    assert_eq!((reading.celsius, reading.sky), (8.6, Sky::Cloudy));
    assert_eq!(reading.observed_at, "2025-03-19T08:45:00Z".parse().unwrap());
    assert_eq!(reading.expires_at, "2025-03-19T09:22:00Z".parse().unwrap());
}

#[test]
fn the_least_that_is_needed_is_enough_and_an_offset_counts() {
    let body = json!({
        "utc_offset_seconds": 3600,
        "current": { "time": "2025-03-19T09:45", "temperature_2m": -12, "weather_code": 75.0 }
    });
    let reading = read(&body).unwrap();
    assert_eq!((reading.celsius, reading.sky), (-12.0, Sky::Snow));
    assert_eq!(reading.observed_at, "2025-03-19T08:45:00Z".parse().unwrap());
}

#[test]
fn what_is_missing_or_wrong_is_named() {
    for (pointer, value, said) in [
        ("/current", Value::Null, "current"),
        ("/current/temperature_2m", Value::Null, "temperature_2m"),
        ("/current/temperature_2m", json!("8.6"), "another shape"),
        ("/current/temperature_2m", json!(47.5e3), "47500 °C"),
        ("/current/weather_code", Value::Null, "weather_code"),
        ("/current/weather_code", json!(42), "42"),
        ("/current/weather_code", json!(-1), "-1"),
        ("/current/weather_code", json!(3.5), "3.5"),
        ("/current/time", json!("today"), "another shape"),
        ("/current/time", json!("2026-03-19T08:45"), "yet to come"),
        ("/utc_offset_seconds", json!(9_999_999), "utc_offset_seconds"),
        ("/current_units/temperature_2m", json!("°F"), "°F"),
    ] {
        let mut body = full();
        *body.pointer_mut(pointer).unwrap() = value;
        let error = read(&body).unwrap_err();
        assert!(error.contains(said), "{pointer}: {error}");
    }
}

#[test]
fn its_error_answer_is_quoted_in_one_line() {
    let body = json!({ "error": true, "reason": "Latitude must be in range of -90 to 90°.\nGiven: 950." });
    let said = "an error (Latitude must be in range of -90 to 90°.Given: 950.)";
    assert_eq!(read(&body).unwrap_err(), said);
    assert_eq!(read(&json!({ "error": true })).unwrap_err(), "an error (without a reason)");
    assert!(reason(body.to_string().as_bytes()).unwrap().starts_with("Latitude"));
    assert_eq!(reason(b"<html>"), None);
}

#[test]
fn what_is_no_answer_at_all_is_said_in_words() {
    let parse = |body: &[u8]| parse(body, Timestamp::UNIX_EPOCH, Timestamp::UNIX_EPOCH).unwrap_err();
    assert!(parse(b"").contains("empty"));
    assert!(parse(b"null").contains("null"));
    assert!(parse(b"<html></html>").contains("web page"));
    assert!(parse(b"[1]").contains("another shape"));
    assert!(parse(b"{}").contains("current"));
}

#[test]
fn every_documented_code_has_a_sky() {
    let codes = [
        0, 1, 2, 3, 45, 48, 51, 53, 55, 56, 57, 61, 63, 65, 66, 67, 71, 73, 75, 77, 80, 81, 82, 85, 86, 95, 96, 99,
    ];
    for code in 0..=255_u8 {
        assert_eq!(sky(code.into()).is_some(), codes.contains(&code), "{code}");
    }
    assert_eq!(sky(f64::NAN), None);
}

#[test]
fn the_address_has_the_places_position() {
    let service = OpenMeteo::new(None, "a@example.org", Duration::from_secs(1)).unwrap();
    assert_eq!(
        service.url("dublin".parse().unwrap()).as_str(),
        "https://api.open-meteo.com/v1/forecast?latitude=53.35&longitude=-6.26&current=temperature_2m%2Cweather_code&timezone=UTC"
    );
}
