//! Locationforecast's answers, in the shape that its documentation gives.

use app::domain::weather::Sky;
use serde_json::{Value, json};

use super::*;

fn at(time: &str) -> Timestamp {
    time.parse().unwrap()
}

fn step(time: &str, celsius: Value, symbol: &str) -> Value {
    json!({
        "time": time,
        "data": {
            "instant": { "details": {
                "air_pressure_at_sea_level": 1021.4, "air_temperature": celsius, "cloud_area_fraction": 98.4,
                "relative_humidity": 76.1, "wind_from_direction": 71.9, "wind_speed": 3.4
            } },
            "next_12_hours": { "summary": { "symbol_code": "fair_day" }, "details": {} },
            "next_1_hours": { "summary": { "symbol_code": symbol }, "details": { "precipitation_amount": 0.0 } },
            "next_6_hours": { "summary": { "symbol_code": "partlycloudy_day" }, "details": { "precipitation_amount": 0.0 } }
        }
    })
}

fn full() -> Value {
    json!({
        "type": "Feature",
        "geometry": { "type": "Point", "coordinates": [4.35, 50.85, 28] },
        "properties": {
            "meta": {
                "updated_at": "2025-03-19T07:31:40Z",
                "units": { "air_pressure_at_sea_level": "hPa", "air_temperature": "celsius", "wind_speed": "m/s" }
            },
            "timeseries": [
                step("2025-03-19T08:00:00Z", json!(7.9), "fair_day"),
                step("2025-03-19T09:00:00Z", json!(8.6), "cloudy"),
                step("2025-03-19T10:00:00Z", json!(10.1), "lightrainshowers_day")
            ]
        }
    })
}

fn read(body: &Value, now: &str) -> Result<Reading, String> {
    let now = at(now);
    Forecast::parse(body.to_string().as_bytes())?.reading(now, now + SignedDuration::from_mins(30))
}

#[test]
fn the_step_nearest_to_now_counts_and_none_that_starts_over_half_an_hour_ahead() {
    let celsius = |now| read(&full(), now).map(|reading| reading.celsius);
    assert_eq!(celsius("2025-03-19T08:29:00Z"), Ok(7.9));
    assert_eq!(celsius("2025-03-19T08:31:00Z"), Ok(8.6));
    assert_eq!(celsius("2025-03-19T09:20:00Z"), Ok(8.6));
    assert_eq!(celsius("2025-03-19T15:00:00Z"), Ok(10.1));
    assert!(read(&full(), "2025-03-19T07:29:00Z").unwrap_err().contains("no step for"));
    assert!(read(&full(), "2025-03-19T16:01:00Z").unwrap_err().contains("no step for"));
}

#[test]
fn a_reading_has_sky_and_times() {
    let reading = read(&full(), "2025-03-19T09:10:00Z").unwrap();
    assert_eq!(reading.sky, Sky::Cloudy);
    assert_eq!(reading.observed_at, at("2025-03-19T09:00:00Z"));
    assert_eq!(reading.expires_at, at("2025-03-19T09:42:00Z"));
    assert_eq!(
        read(&full(), "2025-03-19T08:45:00Z").unwrap().observed_at,
        at("2025-03-19T08:45:00Z")
    );
}

#[test]
fn the_least_that_is_needed_is_enough() {
    let body = json!({ "properties": { "timeseries": [{
        "time": "2025-03-19T09:00:00Z",
        "data": {
            "instant": { "details": { "air_temperature": -3 } },
            "next_6_hours": { "summary": { "symbol_code": "heavysnowshowers_polartwilight" } }
        }
    }] } });
    let reading = read(&body, "2025-03-19T09:10:00Z").unwrap();
    assert_eq!((reading.celsius, reading.sky), (-3.0, Sky::Snow));
}

#[test]
fn what_is_missing_or_wrong_is_named() {
    let wrong = |pointer: &str, value: Value| {
        let mut body = full();
        *body.pointer_mut(pointer).unwrap() = value;
        read(&body, "2025-03-19T09:10:00Z").unwrap_err()
    };
    let step = "/properties/timeseries/1/data";
    let temperature = format!("{step}/instant/details/air_temperature");
    let symbol = format!("{step}/next_1_hours/summary/symbol_code");
    for (pointer, value, said) in [
        (temperature.as_str(), Value::Null, "air_temperature"),
        (&temperature, json!("warm"), "another shape"),
        (&temperature, json!(281.75), "281.75 °C"),
        (&symbol, json!("frogs"), "frogs"),
        (&symbol, Value::Null, "another shape"),
        (step, json!({ "instant": {} }), "air_temperature"),
        (
            step,
            json!({ "instant": { "details": { "air_temperature": 8.6 } } }),
            "symbol_code",
        ),
        ("/properties/timeseries", json!([]), "no step"),
        ("/properties/timeseries", Value::Null, "another shape"),
        ("/properties/timeseries/1/time", json!("yesterday"), "another shape"),
        ("/properties", json!({}), "timeseries"),
        ("/properties/meta/units/air_temperature", json!("kelvin"), "kelvin"),
    ] {
        let error = wrong(pointer, value);
        assert!(error.contains(said), "{pointer}: {error}");
    }
}

#[test]
fn what_is_no_forecast_at_all_is_said_in_words() {
    let parse = |body: &[u8]| Forecast::parse(body).err().unwrap();
    assert!(parse(b"").contains("empty"));
    assert!(parse(b"null").contains("null"));
    assert!(parse(b" <!doctype html><title>Log in</title>").contains("web page"));
    assert!(parse(b"[]").contains("another shape"));
    assert!(parse(b"{\"properties\": {\"timeser").contains("another shape"));
    assert!(parse(b"\xff\xfe").contains("another shape"));
}

#[test]
fn the_address_has_the_places_position_and_keeps_the_paths_base() {
    let url = |base| {
        MetNorway::new(base, "a@example.org", Duration::from_secs(1))
            .unwrap()
            .url("brussels".parse().unwrap())
    };
    let own = "https://api.met.no/weatherapi/locationforecast/2.0/compact?lat=50.85&lon=4.35&altitude=28";
    assert_eq!(url(None).as_str(), own);
    let other = "http://127.0.0.1:9/met/locationforecast/2.0/compact?lat=50.85&lon=4.35&altitude=28";
    assert_eq!(url(Some("http://127.0.0.1:9/met/")).as_str(), other);
}
