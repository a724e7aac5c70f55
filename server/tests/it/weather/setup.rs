//! What is around the services: the configuration, the file, no provider at all, and the store's table.

use std::path::Path;

use jiff::SignedDuration;
use server::config::{WeatherConfig, WeatherProvider};
use server::store::StoredWeather;
use server::weather::{Validator, provider};

use super::*;

#[tokio::test]
async fn the_store_gives_back_what_it_was_given() {
    let folder = TempDir::new().unwrap();
    let store = store(&folder).await;
    assert_eq!(store.weather(place("rome")).await.unwrap(), None);
    let mut weather = StoredWeather {
        reading: None,
        source: "x".into(),
        validator: None,
        next_try_at: at(NOW),
        failures: 3,
    };
    store.keep_weather(place("rome"), &weather).await.unwrap();
    assert_eq!(store.weather(place("rome")).await.unwrap().as_ref(), Some(&weather));
    weather.reading = Some(Reading {
        celsius: -0.04,
        sky: Sky::LightRain,
        observed_at: at(NOW),
        expires_at: at(NOW),
    });
    weather.validator = Some(Validator {
        etag: Some("\"é\"".into()),
        last_modified: None,
    });
    weather.failures = u32::MAX;
    store.keep_weather(place("rome"), &weather).await.unwrap();
    assert_eq!(store.weather(place("rome")).await.unwrap(), Some(weather));
}

fn config(kind: WeatherProvider) -> WeatherConfig {
    let file = "weather.json".into();
    WeatherConfig {
        provider: kind,
        base_url: None,
        file,
        contact: None,
        default_place: place("brussels"),
    }
}

#[tokio::test]
async fn a_file_in_the_data_folder_is_read_before_the_first_page_and_anew_at_each_start() {
    let folder = TempDir::new().unwrap();
    let start = async || {
        let file = provider(&config(WeatherProvider::File), folder.path(), "http://127.0.0.1:3000").unwrap();
        let weather = start_with(&folder, file, "2025-03-19T10:00:00+01:00").await;
        weather.prepare().await;
        weather
    };
    let write = |path: &Path, celsius: &str| {
        let text = format!(r#"{{"celsius": {celsius}, "symbol": "cloudy", "observed_at": "2025-03-19T09:50:00+01:00"}}"#);
        std::fs::write(path, text).unwrap();
    };
    let path = folder.path().join("weather.json");
    write(&path, "8.6");
    let weather = start().await;
    let reading = brussels(&weather).await.unwrap();
    assert_eq!(celsius(&weather).await, Some(8.6));
    assert!(!reading.is_stale(reading.observed_at + SignedDuration::from_hours(5)));
    assert_eq!(weather.reading(place("paris")).await, None);

    write(&path, "9.1");
    assert_eq!(celsius(&start().await).await, Some(9.1));
    write(&path, "\"warm\"");
    assert_eq!(celsius(&start().await).await, Some(9.1));
}

#[tokio::test]
async fn without_a_provider_there_is_no_weather_and_no_work() {
    let folder = TempDir::new().unwrap();
    let none = provider(&config(WeatherProvider::None), folder.path(), "http://127.0.0.1:3000").unwrap();
    let weather = start_with(&folder, none, NOW).await;
    weather.prepare().await;
    refresh_weather::run(weather.clone(), async {}).await;
    assert!(!weather.is_on() && !weather.is_pending(place("brussels")) && weather.credit().is_none());
    assert_eq!(brussels(&weather).await, None);
}

#[test]
fn the_sites_own_address_is_the_contact_when_none_is_configured() {
    let (folder, mut config) = (Path::new("/nowhere"), config(WeatherProvider::MetNorway));
    let made = provider(&config, folder, "https://briefs.example").unwrap().unwrap();
    assert!(made.source().ends_with(" https://briefs.example"));
    config.base_url = Some("not an address".into());
    let error = provider(&config, folder, "https://briefs.example").err().unwrap().to_string();
    assert!(error.contains("`base_url` under [weather]"), "{error}");
}
