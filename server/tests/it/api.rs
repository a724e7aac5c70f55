//! `/api/v1`, and what the machines that run the site ask.

use serde_json::{Value, json};

use crate::{
    http::Reply,
    test_app::{Setup, TestApp},
};

fn assert_problem(reply: &Reply, status: u16) -> Value {
    assert_eq!(
        (reply.status, reply.header("content-type")),
        (status, Some("application/problem+json")),
        "{}",
        reply.text()
    );
    let problem = reply.json();
    assert_eq!(problem["status"], json!(status));
    for key in ["type", "title", "detail"] {
        assert!(problem[key].as_str().is_some_and(|text| !text.is_empty()), "{key}: {problem}");
    }
    problem
}

fn warm() -> Setup {
    Setup::default().reading(8.6, "cloudy", "2025-03-19T09:50:00+01:00")
}

#[tokio::test]
async fn the_header_has_the_shape_of_the_contract() {
    let app = warm().start().await;
    let reply = app.get("/api/v1/header/fr").await;
    assert_eq!((reply.status, reply.header("content-type")), (200, Some("application/json")));
    let header = reply.json();
    assert_eq!(
        header["date"],
        json!({ "iso": "2025-03-19", "text": "mercredi 19 mars 2025" })
    );
    let weather = &header["weather"];
    assert_eq!(
        (&weather["place"], &weather["celsius"], &weather["text"]),
        (&json!("Bruxelles"), &json!(8.6), &json!("8,6\u{202f}°C"))
    );
    assert_eq!(
        (&weather["symbol"], &weather["observed_at"]),
        (&json!("cloudy"), &json!("2025-03-19T09:50:00+01:00"))
    );
    assert!(weather["stale"].is_boolean());
    let label = weather["label"].as_str().unwrap();
    assert!(label.contains("Bruxelles") && label.contains("8,6\u{202f}°C"), "{label}");
    assert!(header["refresh_after_s"].as_u64().is_some_and(|seconds| seconds > 0));
}

#[tokio::test]
async fn the_header_is_in_the_language_of_its_address() {
    let app = warm().start().await;
    for (tag, date, place, text) in [
        ("fr", "mercredi 19 mars 2025", "Bruxelles", "8,6\u{202f}°C"),
        ("en", "Wednesday 19 March 2025", "Brussels", "8.6°C"),
        ("de", "Mittwoch, 19. März 2025", "Brüssel", "8,6 °C"),
    ] {
        let header = app.get(&format!("/api/v1/header/{tag}")).await.json();
        let found = [
            &header["date"]["text"],
            &header["weather"]["place"],
            &header["weather"]["text"],
        ];
        assert_eq!(
            found.map(|value| value.as_str().unwrap().replace("Wednesday,", "Wednesday")),
            [date, place, text]
        );
    }
}

/// Check 1 of the features: the date as CLDR has it.
#[tokio::test]
async fn the_date_is_written_as_each_language_writes_it() {
    let app = Setup::default()
        .config("languages = [\"fr\", \"de\", \"el\", \"bg\", \"mt\"]")
        .start()
        .await;
    for (tag, date) in [
        ("fr", "mercredi 19 mars 2025"),
        ("de", "Mittwoch, 19. März 2025"),
        ("el", "Τετάρτη 19 Μαρτίου 2025"),
        ("bg", "сряда, 19 март 2025 г."),
        ("mt", "L-Erbgħa, 19 ta’ Marzu 2025"),
    ] {
        let shown = app.get(&format!("/api/v1/header/{tag}")).await.json()["date"]["text"]
            .as_str()
            .unwrap()
            .replace(['\u{a0}', '\u{202f}'], " ");
        assert_eq!(shown, date);
    }
}

#[tokio::test]
async fn the_day_is_that_of_the_sites_zone_and_ends_at_its_midnight() {
    for (now, iso, at_most) in [
        ("2025-03-19T22:30:00Z", "2025-03-19", 1800),
        ("2025-03-19T23:00:00Z", "2025-03-20", 3600),
        ("2025-03-19T09:00:00Z", "2025-03-19", 3600),
        // The evening of the day that has 23 hours.
        ("2025-03-30T21:30:00Z", "2025-03-30", 1800),
        ("2025-03-30T22:00:00Z", "2025-03-31", 3600),
    ] {
        let app = Setup::default().now(now).start().await;
        let header = app.get("/api/v1/header/fr").await.json();
        assert_eq!(
            (&header["date"]["iso"], &header["weather"]),
            (&json!(iso), &Value::Null),
            "{now}"
        );
        let seconds = header["refresh_after_s"].as_u64().unwrap();
        // The clock ticks on while the test runs: never later than the midnight, and not at once either.
        assert!((at_most - 600..=at_most).contains(&seconds), "{now}: {seconds}");
    }
}

#[tokio::test]
async fn a_reading_that_is_too_old_is_null() {
    let app = Setup::default()
        .reading(8.6, "cloudy", "2025-03-19T03:59:00+01:00")
        .start()
        .await;
    assert_eq!(app.get("/api/v1/header/fr").await.json()["weather"], Value::Null);
}

#[tokio::test]
async fn another_place_is_named_and_one_without_a_reading_is_null() {
    let app = warm().start().await;
    let header = async |place: &str| app.get(&format!("/api/v1/header/fr?place={place}")).await.json();
    assert_eq!(header("brussels").await["weather"]["place"], json!("Bruxelles"));
    assert_eq!(header("").await["weather"]["place"], json!("Bruxelles"));
    assert_eq!(header("paris").await["weather"], Value::Null);
}

#[tokio::test]
async fn an_unknown_language_or_place_is_a_problem_that_says_how_to_mend_it() {
    let app = warm().start().await;
    for lang in ["xx", "sv", "FR", "fr-FR", "%20"] {
        let problem = assert_problem(&app.get(&format!("/api/v1/header/{lang}")).await, 404);
        assert!(problem["detail"].as_str().unwrap().contains("fr, en, de"), "{problem}");
    }
    for place in ["atlantis", "Brussels", "%00", "..%2F"] {
        assert_problem(&app.get(&format!("/api/v1/header/fr?place={place}")).await, 400);
    }
}

#[tokio::test]
async fn whatever_is_wrong_under_api_is_a_problem() {
    let app = TestApp::start().await;
    let mut faults = Vec::new();
    for (method, target, status) in [
        ("GET", "/api", 404),
        ("GET", "/api/v1", 404),
        ("GET", "/api/v1/header", 404),
        ("GET", "/api/v1/header/fr/more", 404),
        ("GET", "/api/never", 404),
        ("GET", "/api/v1/header/%FF", 400),
        ("GET", "/api/v1/header/fr?place=paris&place=rome", 400),
        ("GET", "/api/v1/header/fr?place=%FF", 400),
        ("POST", "/api/v1/header/fr", 405),
        ("DELETE", "/api/never", 404),
    ] {
        let reply = app.ask(method, target, &[]).await;
        let found = (reply.status, reply.header("content-type"));
        if found != (status, Some("application/problem+json")) {
            faults.push(format!("{method} {target}: {found:?}, expected {status}"));
        }
    }
    assert_eq!(faults, [""; 0]);
}

#[tokio::test]
async fn the_header_is_kept_by_nobody() {
    let reply = TestApp::start().await.get("/api/v1/header/fr").await;
    assert_eq!(
        (reply.header("cache-control"), reply.header("set-cookie")),
        (Some("no-store"), None)
    );
}

#[tokio::test]
async fn the_machines_that_run_the_site_are_told_how_it_is() {
    let app = TestApp::start().await;
    for (target, text) in [("/healthz", "ok\n"), ("/readyz", "ready\n")] {
        let reply = app.get(target).await;
        assert_eq!((reply.status, reply.text()), (200, text));
    }
    let robots = app.get("/robots.txt").await;
    assert_eq!(robots.status, 200);
    assert!(robots.text().starts_with("User-agent: *\n"));
}
