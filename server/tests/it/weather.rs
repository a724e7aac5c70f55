//! The weather service against a local server that answers as MET Norway and Open-Meteo do, well and badly.

mod failures;
mod setup;
pub(crate) mod stub;

use std::sync::Arc;
use std::time::Duration;

use app::domain::place::Place;
use app::domain::weather::{Reading, Sky};
use jiff::Timestamp;
use server::clock::Clock;
use server::jobs::refresh_weather;
use server::store::Store;
use server::weather::met_norway::MetNorway;
use server::weather::open_meteo::OpenMeteo;
use server::weather::{Answer, Known, Provider, TIME_LIMIT, Weather};
use tempfile::TempDir;

use self::stub::{Stub, respond};

/// The forecast's step of nine o'clock is the nearest.
const NOW: &str = "2025-03-19T09:10:00Z";

fn at(time: &str) -> Timestamp {
    time.parse().unwrap()
}

fn place(id: &str) -> Place {
    id.parse().unwrap()
}

fn met_norway(stub: &Stub) -> MetNorway {
    MetNorway::new(Some(&stub.url), "editor@example.org", TIME_LIMIT).unwrap()
}

async fn store(folder: &TempDir) -> Store {
    Store::open_sqlite(&folder.path().join("briefs.db")).await.unwrap()
}

/// The service as it is after a start at `now`, with MET Norway as `stub` plays it.
async fn start(folder: &TempDir, stub: &Stub, now: &str) -> Weather {
    start_with(folder, Some(Arc::new(met_norway(stub))), now).await
}

async fn start_with(folder: &TempDir, provider: Option<Arc<dyn Provider>>, now: &str) -> Weather {
    Weather::new(provider, store(folder).await, Clock::starting_at(at(now)), place("brussels"))
}

async fn brussels(weather: &Weather) -> Option<Reading> {
    weather.reading(place("brussels")).await
}

async fn celsius(weather: &Weather) -> Option<f64> {
    Some(brussels(weather).await?.celsius)
}

/// Asks again until there is a reading; a test that hangs here has failed.
async fn first_reading(weather: &Weather, place: Place) -> Reading {
    let reading = async {
        loop {
            if let Some(reading) = weather.reading(place).await {
                return reading;
            }
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(30), reading)
        .await
        .expect("a reading")
}

#[tokio::test]
async fn both_services_give_a_reading_and_are_told_who_asks() {
    let stub = Stub::start().await;
    let open_meteo = OpenMeteo::new(Some(&stub.url), "editor@example.org", TIME_LIMIT).unwrap();
    let providers: [Arc<dyn Provider>; 2] = [Arc::new(met_norway(&stub)), Arc::new(open_meteo)];
    for provider in providers {
        let folder = TempDir::new().unwrap();
        let weather = start_with(&folder, Some(provider), NOW).await;
        assert_eq!(brussels(&weather).await, None);
        weather.refresh_due().await;
        let reading = brussels(&weather).await.unwrap();
        assert_eq!(
            (reading.celsius, reading.sky, reading.observed_at),
            (8.6, Sky::Cloudy, at("2025-03-19T09:00:00Z"))
        );
        assert!(!reading.is_stale(at("2025-03-19T09:40:00Z")) && reading.is_stale(at("2025-03-19T09:45:00Z")));
    }
    let asked = stub.asked();
    assert_eq!(asked[0].uri, "/locationforecast/2.0/compact?lat=50.85&lon=4.35&altitude=28");
    assert_eq!(
        asked[1].uri,
        "/v1/forecast?latitude=50.85&longitude=4.35&current=temperature_2m%2Cweather_code&timezone=UTC"
    );
    for asked in asked {
        let agent = asked.header("user-agent").unwrap();
        assert!(
            agent.starts_with("eu-briefs/") && agent.ends_with(" editor@example.org"),
            "{agent}"
        );
        assert!(asked.header("accept-encoding").unwrap().contains("gzip"));
    }
}

#[tokio::test]
async fn the_default_place_is_fetched_without_any_reader() {
    let (folder, stub) = (TempDir::new().unwrap(), Stub::start().await);
    let weather = start(&folder, &stub, NOW).await;
    let kept = store(&folder).await;
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let job = tokio::spawn(refresh_weather::run(weather, async { drop(stopped.await) }));
    let wait = async {
        while kept.weather(place("brussels")).await.unwrap().is_none() {
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(30), wait)
        .await
        .expect("the job asks");
    assert_eq!(stub.count(), 1);
    stop.send(()).unwrap();
    job.await.unwrap();
}

#[tokio::test]
async fn other_places_are_asked_for_only_when_a_reader_wants_them() {
    let (folder, stub) = (TempDir::new().unwrap(), Stub::start().await);
    let weather = start(&folder, &stub, NOW).await;
    weather.refresh_due().await;
    assert_eq!(stub.count(), 1);
    assert!(weather.is_pending(place("athens")) && !weather.is_pending(place("brussels")));
    assert_eq!(weather.reading(place("athens")).await, None);
    weather.refresh_due().await;
    assert!(weather.reading(place("athens")).await.is_some() && !weather.is_pending(place("athens")));
    assert_eq!(stub.asked()[1].uri.query(), Some("lat=37.98&lon=23.73&altitude=90"));
}

#[tokio::test]
async fn many_readers_at_once_make_one_request_a_place() {
    let (folder, stub) = (TempDir::new().unwrap(), Stub::start().await);
    let weather = start(&folder, &stub, NOW).await;
    let job = tokio::spawn(refresh_weather::run(weather.clone(), std::future::pending()));
    let readers: Vec<_> = (0..200)
        .map(|n| {
            let weather = weather.clone();
            tokio::spawn(async move { first_reading(&weather, place(["paris", "brussels"][n % 2])).await })
        })
        .collect();
    let passes = (0..10).map(|_| {
        let weather = weather.clone();
        tokio::spawn(async move { weather.refresh_due().await })
    });
    for pass in passes.collect::<Vec<_>>() {
        pass.await.unwrap();
    }
    for reader in readers {
        assert_eq!(reader.await.unwrap().sky, Sky::Cloudy);
    }
    assert_eq!(stub.count(), 2);
    job.abort();
}

#[tokio::test]
async fn a_restart_keeps_the_reading_and_does_not_ask_before_it_ends() {
    let (folder, stub) = (TempDir::new().unwrap(), Stub::start().await);
    let weather = start(&folder, &stub, NOW).await;
    weather.refresh_due().await;
    let before = brussels(&weather).await;
    let weather = start(&folder, &stub, "2025-03-19T09:39:00Z").await;
    weather.refresh_due().await;
    assert!(before.is_some() && brussels(&weather).await == before);
    assert_eq!(stub.count(), 1);
}

#[tokio::test]
async fn a_reading_older_than_six_hours_is_not_given() {
    let (folder, stub) = (TempDir::new().unwrap(), Stub::start().await);
    start(&folder, &stub, NOW).await.refresh_due().await;
    assert!(brussels(&start(&folder, &stub, "2025-03-19T14:59:00Z").await).await.is_some());
    assert_eq!(brussels(&start(&folder, &stub, "2025-03-19T15:01:00Z").await).await, None);
}

#[tokio::test]
async fn not_modified_renews_the_reading_and_the_validators_come_back_as_they_were_sent() {
    let (folder, stub) = (TempDir::new().unwrap(), Stub::start().await);
    let open_meteo =
        || Some(Arc::new(OpenMeteo::new(Some(&stub.url), "a@example.org", TIME_LIMIT).unwrap()) as Arc<dyn Provider>);
    stub.replies(|asked| {
        let mut response = stub::as_documented(asked);
        response.headers_mut().insert("etag", "W/\"3a\"".parse().unwrap());
        response
            .headers_mut()
            .insert("last-modified", "Wed, 19 Mar 2025 08:58:12 GMT".parse().unwrap());
        Some(response)
    });
    start_with(&folder, open_meteo(), NOW).await.refresh_due().await;

    stub.replies_with(304, &[("cache-control", "max-age=1200")], "");
    let weather = start_with(&folder, open_meteo(), "2025-03-19T10:00:00Z").await;
    assert!(brussels(&weather).await.unwrap().is_stale(at("2025-03-19T10:00:00Z")));
    weather.refresh_due().await;
    let reading = brussels(&weather).await.unwrap();
    assert_eq!(reading.observed_at, at("2025-03-19T09:00:00Z"));
    assert!(!reading.is_stale(at("2025-03-19T10:20:00Z")));
    let asked = &stub.asked()[1];
    assert_eq!(asked.header("if-none-match"), Some("W/\"3a\""));
    assert_eq!(asked.header("if-modified-since"), Some("Wed, 19 Mar 2025 08:58:12 GMT"));
}

#[tokio::test]
async fn a_forecast_that_is_not_modified_gives_its_next_step_when_the_hour_comes() {
    let stub = Stub::start().await;
    stub.replies(|asked| match asked.header("if-modified-since") {
        Some("Wed, 19 Mar 2025 08:58:12 GMT") => Some(respond(304, &[], String::new())),
        _ => Some(stub::as_documented(asked)),
    });
    let service = met_norway(&stub);
    let ask = async |service: &MetNorway, now: &str, last: Option<&Known>| match service
        .read(place("brussels"), at(now), last)
        .await
        .unwrap()
    {
        Answer::Reading { reading, validator, .. } => Some(Known {
            reading,
            validator: validator.unwrap(),
        }),
        _ => None,
    };
    let nine = ask(&service, NOW, None).await.unwrap();
    let ten = ask(&service, "2025-03-19T09:50:00Z", Some(&nine)).await.unwrap();
    assert_eq!((nine.reading.celsius, ten.reading.celsius), (8.6, 10.1));
    assert!(stub.asked()[1].header("if-modified-since").is_some());

    // After a restart the forecast is gone: it is asked for whole again as soon as another of its steps could count.
    let restarted = met_norway(&stub);
    assert!(ask(&restarted, "2025-03-19T09:20:00Z", Some(&nine)).await.is_none());
    let ten = ask(&restarted, "2025-03-19T09:50:00Z", Some(&nine)).await.unwrap();
    assert_eq!(ten.reading.sky, Sky::LightRain);
    assert!(stub.asked()[3].header("if-modified-since").is_none());
}

#[tokio::test]
async fn a_state_of_another_provider_or_of_a_clock_that_ran_ahead_is_not_continued() {
    let (folder, stub) = (TempDir::new().unwrap(), Stub::start().await);
    start(&folder, &stub, NOW).await.refresh_due().await;
    let other = MetNorway::new(Some(&stub.url), "someone.else@example.org", TIME_LIMIT).unwrap();
    let weather = start_with(&folder, Some(Arc::new(other)), NOW).await;
    assert_eq!(brussels(&weather).await, None);
    weather.refresh_due().await;
    assert_eq!((stub.count(), stub.asked()[1].header("if-modified-since")), (2, None));

    let kept = store(&folder).await;
    let mut ahead = kept.weather(place("brussels")).await.unwrap().unwrap();
    ahead.next_try_at = at("2026-11-23T09:00:00Z");
    ahead.source = met_norway(&stub).source().into();
    kept.keep_weather(place("brussels"), &ahead).await.unwrap();
    start(&folder, &stub, NOW).await.refresh_due().await;
    assert_eq!(stub.count(), 3);
}
