//! A clock that jumps: set by hand, or on a machine that has slept. Timers do not jump with it.

use std::{future::pending, sync::Arc, time::Duration};

use jiff::SignedDuration;
use server::{
    backup,
    clock::Clock,
    config::Config,
    jobs::{
        back_up::{self, Nights},
        refresh_weather,
    },
    store::Store,
    weather::{TIME_LIMIT, Weather, met_norway::MetNorway},
};
use tempfile::TempDir;

use super::{assert_running, jobs, passes, until};
use crate::{
    paper::{Paper, at},
    story::Story,
    test_app::{Setup, TestApp},
    weather::stub::Stub,
};

const HOUR: SignedDuration = SignedDuration::from_hours(1);

/// The date in the header of a page and of the API.
async fn date(app: &TestApp) -> String {
    let page = app.page("/fr").await;
    let shown = page.one("[data-slot=date] time").attr("datetime").unwrap().to_owned();
    let told = app.get("/api/v1/header/fr").await.json()["date"]["iso"].clone();
    assert_eq!(told, shown);
    shown
}

#[tokio::test]
async fn a_clock_that_jumps_over_midnight_and_back_takes_date_weather_and_planned_articles_with_it() {
    let app = Setup::default()
        .now("2025-03-19T20:00:00+01:00")
        .reading(8.6, "cloudy", "2025-03-19T19:50:00+01:00")
        .start()
        .await;
    let planned = Story::new("b")
        .headline("À trois heures")
        .published("2025-03-20T03:00:00+01:00");
    app.paper.import([Story::new("a"), planned]).await;
    let mut jobs = jobs(&app);
    let weather = async || app.get("/api/v1/header/fr").await.json()["weather"].clone();
    for _ in 0..3 {
        assert_eq!(date(&app).await, "2025-03-19");
        assert!(!app.get("/fr").await.text().contains("À trois heures"));
        assert_eq!(app.get("/fr/monde/b").await.status, 404);
        assert_eq!(weather().await["celsius"], 8.6);

        app.state.clock.set_by(HOUR * 8);
        assert_eq!(date(&app).await, "2025-03-20");
        assert!(app.get("/fr").await.text().contains("À trois heures"));
        assert_eq!(app.get("/fr/monde/b").await.status, 200);
        assert!(weather().await.is_null(), "a reading is shown for six hours");
        assert_eq!(app.get("/fr/monde/a").await.status, 200);

        app.state.clock.set_by(-HOUR);
        assert_eq!(date(&app).await, "2025-03-20");
        assert_eq!(app.get("/fr/monde/b").await.status, 200);
        // What is written meanwhile is there with the next request.
        let new = Story::new("c").headline("Entre-temps").published("2025-03-19T19:00:00+01:00");
        app.paper.import([new]).await;
        assert!(app.get("/fr").await.text().contains("Entre-temps"));
        app.state.clock.set_by(-HOUR * 7);
    }
    assert_running(&mut jobs);
}

#[tokio::test]
async fn who_asks_too_often_gains_nothing_by_a_clock_that_jumps_and_is_not_shut_out_by_it() {
    let app = Setup::default()
        .config("trusted_proxies = []\n[limits]\nrequests_at_once = 2\nrequests_per_second = 1")
        .start()
        .await;
    let ask = async || app.get("/api/v1/header/fr").await.status;
    for jump in [HOUR * 8, -HOUR * 9, -HOUR * 24 * 400] {
        app.state.clock.set_by(jump);
        let mut answers = Vec::new();
        for _ in 0..10 {
            answers.push(ask().await);
        }
        assert!(answers.contains(&429), "{answers:?}");
    }
    until("it is free again", async || ask().await == 200).await;
}

/// The weather by a clock that can be set; its job is not run yet.
async fn weather(folder: &TempDir, stub: &Stub) -> (Weather, Clock) {
    let store = Store::open_sqlite(&folder.path().join("briefs.db")).await.unwrap();
    let clock = Clock::starting_at(at("2025-03-19T09:10:00Z"));
    let provider = MetNorway::new(Some(&stub.url), "editor@example.org", TIME_LIMIT).unwrap();
    let brussels = "brussels".parse().unwrap();
    (Weather::new(Some(Arc::new(provider)), store, clock.clone(), brussels), clock)
}

async fn celsius(weather: &Weather) -> Option<f64> {
    Some(weather.reading("brussels".parse().unwrap()).await?.celsius)
}

#[tokio::test]
async fn after_a_clock_was_set_back_the_weather_is_asked_for_and_shown_again() {
    let (folder, stub) = (TempDir::new().unwrap(), Stub::start().await);
    let (weather, clock) = weather(&folder, &stub).await;
    // It was years ahead, and is put right.
    clock.set_by(HOUR * 24 * 1_000);
    weather.refresh_due().await;
    let asked = stub.count();
    clock.set_by(-HOUR * 24 * 1_000);
    assert_eq!(celsius(&weather).await, None);
    weather.refresh_due().await;
    assert_eq!((stub.count(), celsius(&weather).await), (asked + 1, Some(8.6)));
    weather.refresh_due().await;
    assert_eq!(stub.count(), asked + 1, "and then as ever");
}

#[tokio::test]
async fn a_machine_that_has_slept_asks_for_the_weather_within_a_minute() {
    let (folder, stub) = (TempDir::new().unwrap(), Stub::start().await);
    let (weather, clock) = weather(&folder, &stub).await;
    let job = tokio::spawn(refresh_weather::run(weather.clone(), pending()));
    until("it is asked", async || celsius(&weather).await == Some(8.6)).await;
    clock.set_by(HOUR * 8);
    assert_eq!(celsius(&weather).await, None);
    let asked = stub.count();
    // The job sleeps until it is told to look, or a minute later.
    tokio::time::sleep(Duration::from_millis(100)).await;
    passes(Duration::from_secs(61)).await;
    until("it is asked anew", async || stub.count() > asked).await;
    assert!(!job.is_finished());
    job.abort();
}

#[tokio::test]
async fn whatever_the_clock_does_each_night_has_its_backup_and_no_day_two() {
    let app = Setup::default().now("2025-03-19T02:00:00+01:00").start().await;
    app.paper.import([Story::new("a")]).await;
    let paper: &Paper = &app.paper;
    let config = Config::parse("briefs.toml", "[backup]\nfolder = \"nights\"\nat = \"03:30\"\n", []).unwrap();
    let whole = backup::Paper {
        database: paper.path("briefs.db"),
        server: None,
        media: paper.media.clone(),
        config: paper.path("briefs.toml"),
    };
    let clock = app.state.clock.clone();
    let nights = Nights::new(&config, whole, clock.clone(), || app.state.metrics.backups()).unwrap();
    let job = tokio::spawn(back_up::run(nights, pending()));
    let names = || -> Vec<String> {
        let entries = std::fs::read_dir(paper.path("nights")).into_iter().flatten();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<String> = names.filter(|name| !name.starts_with('.')).collect();
        names.sort();
        names
    };
    let made = async |wanted: &[&str]| {
        until("it is made", async || names() == wanted).await;
        // The job sleeps again.
        tokio::time::sleep(Duration::from_millis(100)).await;
    };
    made(&["briefs-2025-03-18.backup"]).await;
    // The machine sleeps for a day.
    clock.set_by(HOUR * 26);
    passes(Duration::from_secs(61)).await;
    made(&["briefs-2025-03-18.backup", "briefs-2025-03-20.backup"]).await;
    // Back, and forward again: no other day is due.
    for jump in [-HOUR / 4, HOUR / 4] {
        clock.set_by(jump);
        passes(Duration::from_secs(61)).await;
        made(&["briefs-2025-03-18.backup", "briefs-2025-03-20.backup"]).await;
    }
    // Before the time of that day: the one of the day before is the newest due, and is not there.
    clock.set_by(-HOUR);
    passes(Duration::from_secs(61)).await;
    made(&[
        "briefs-2025-03-18.backup",
        "briefs-2025-03-19.backup",
        "briefs-2025-03-20.backup",
    ])
    .await;
    assert!(!job.is_finished());
    job.abort();
}
