//! What a weather service can do wrong, and that readers keep the last reading through all of it.

use std::time::Duration;

use jiff::SignedDuration;
use server::weather::ProviderError;

use super::stub::{Asked, Stub, as_documented, respond};
use super::*;

fn services(stub: &Stub, limit: Duration) -> [Arc<dyn Provider>; 2] {
    [
        Arc::new(MetNorway::new(Some(&stub.url), "a@example.org", limit).unwrap()),
        Arc::new(OpenMeteo::new(Some(&stub.url), "a@example.org", limit).unwrap()),
    ]
}

async fn errors_within(limit: Duration, stub: &Stub) -> Vec<ProviderError> {
    let mut errors = Vec::new();
    for service in services(stub, limit) {
        errors.push(service.read(place("brussels"), at(NOW), None).await.unwrap_err());
    }
    errors
}

/// What both services' failures are, MET Norway's first.
async fn errors(stub: &Stub) -> Vec<ProviderError> {
    errors_within(TIME_LIMIT, stub).await
}

#[tokio::test]
async fn each_refusal_is_named_with_its_mend() {
    let stub = Stub::start().await;
    for (status, retry_after, said) in [
        (401, None, ["refuses us (status 401)", "`contact`"]),
        (403, None, ["refuses us (status 403)", "`contact`"]),
        (404, None, ["has nothing at http://127.0.0.1", "`base_url`"]),
        (429, None, ["too often", "`contact`"]),
        (429, Some("7200"), ["too often", "`contact`"]),
        (503, Some("90"), ["with status 503", "`base_url`"]),
        // Nobody asked whether it was modified.
        (304, None, ["with status 304", "`base_url`"]),
    ] {
        stub.replies(move |_| {
            let mut response = respond(status, &[], "<!doctype html>".into());
            if let Some(pause) = retry_after {
                response.headers_mut().insert("retry-after", pause.parse().unwrap());
            }
            Some(response)
        });
        for error in errors(&stub).await {
            let text = error.to_string();
            assert!(said.iter().all(|said| text.contains(said)), "{status}: {text}");
            let asked_for = retry_after.map(|pause| SignedDuration::from_secs(pause.parse().unwrap()));
            assert_eq!(error.retry_after(), asked_for, "{status}");
        }
    }
}

#[tokio::test]
async fn an_answer_that_is_none_is_named() {
    const PLAIN: &[(&str, &str)] = &[];
    let stub = Stub::start().await;
    let oversize = format!("{{\"properties\": \"{}\"}}", "x".repeat(2_000_000));
    for (headers, body, said) in [
        (
            &[("content-type", "text/html")] as _,
            "<!doctype html><title>Log in</title>",
            "web page",
        ),
        (PLAIN, "null", "null"),
        (PLAIN, "", "empty"),
        (PLAIN, "{}", "`"),
        (&[("content-encoding", "gzip")], "no gzip", "unpacked"),
        (PLAIN, &oversize, "more than 1000000 bytes"),
    ] {
        stub.replies_with(200, headers, body);
        for error in errors(&stub).await {
            assert!(matches!(error, ProviderError::Unexpected { .. }), "{error:?}");
            assert!(error.to_string().contains(said), "{error}");
        }
    }
}

#[tokio::test]
async fn a_service_that_hangs_or_redirects_for_ever_or_is_not_there_is_named() {
    let stub = Stub::start().await;
    stub.replies(|_| None);
    for error in errors_within(Duration::from_millis(250), &stub).await {
        assert!(matches!(error, ProviderError::TimedOut { .. }), "{error}");
    }
    stub.replies_with(302, &[("location", "/again")], "");
    let before = stub.count();
    for error in errors(&stub).await {
        assert!(error.to_string().contains("redirects"), "{error}");
    }
    assert_eq!(stub.count() - before, 2 * 4, "three redirects each are followed");
    let nobody = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let gone = stub.at(format!("http://{}", nobody.local_addr().unwrap()));
    drop(nobody);
    for error in errors(&gone).await {
        assert!(matches!(error, ProviderError::Unreachable { .. }), "{error}");
    }
}

#[tokio::test]
async fn a_redirect_to_the_right_place_is_followed() {
    let stub = Stub::start().await;
    stub.replies(|asked: &Asked| match asked.uri.path() {
        "/locationforecast/2.0/compact" => Some(respond(301, &[("location", "/moved/compact")], String::new())),
        _ => Some(respond(200, &[], stub::met_forecast().to_string())),
    });
    let answer = services(&stub, TIME_LIMIT)[0].read(place("brussels"), at(NOW), None).await;
    assert!(matches!(answer, Ok(Answer::Reading { .. })));
}

#[tokio::test]
async fn the_services_own_words_reach_the_log() {
    let stub = Stub::start().await;
    stub.replies_with(400, &[], r#"{"error": true, "reason": "Cannot initialize WeatherVariable"}"#);
    let said = errors(&stub).await[1].to_string();
    assert!(said.contains("status 400 (Cannot initialize WeatherVariable)"), "{said}");
}

#[tokio::test]
async fn failures_keep_the_last_reading_as_stale_and_are_paused_longer_each_time() {
    let (folder, stub) = (TempDir::new().unwrap(), Stub::start().await);
    start(&folder, &stub, NOW).await.refresh_due().await;
    stub.replies_with(500, &[], "");
    let mut pauses = Vec::new();
    for (time, asked) in [("09:50", 2), ("09:50", 2), ("09:55", 3), ("10:05", 4)] {
        let now = format!("2025-03-19T{time}:00Z");
        let weather = start(&folder, &stub, &now).await;
        weather.refresh_due().await;
        assert_eq!(stub.count(), asked, "{now}");
        assert_eq!(celsius(&weather).await, Some(8.6));
        assert!(brussels(&weather).await.unwrap().is_stale(at(&now)));
        let kept = store(&folder).await.weather(place("brussels")).await.unwrap().unwrap();
        pauses.push((kept.failures, kept.next_try_at.duration_since(at(&now)).as_mins()));
    }
    assert_eq!(pauses.iter().map(|(failures, _)| *failures).collect::<Vec<_>>(), [1, 1, 2, 3]);
    assert!(pauses[0].1 >= 1 && pauses[2].1 >= 2 && pauses[3].1 >= 4, "{pauses:?}");

    stub.replies(|asked| Some(as_documented(asked)));
    let weather = start(&folder, &stub, "2025-03-19T10:30:00Z").await;
    weather.refresh_due().await;
    assert_eq!(celsius(&weather).await, Some(10.1));
    assert_eq!(
        store(&folder)
            .await
            .weather(place("brussels"))
            .await
            .unwrap()
            .unwrap()
            .failures,
        0
    );
}

#[tokio::test]
async fn retry_after_outlasts_a_restart_and_holds_for_other_places_too() {
    let (folder, stub) = (TempDir::new().unwrap(), Stub::start().await);
    stub.replies_with(429, &[("retry-after", "7200")], "");
    let weather = start(&folder, &stub, NOW).await;
    assert_eq!(weather.reading(place("paris")).await, None);
    weather.refresh_due().await;
    weather.refresh_due().await;
    assert!(!weather.is_pending(place("paris")));
    start(&folder, &stub, "2025-03-19T11:09:00Z").await.refresh_due().await;
    assert_eq!(stub.count(), 1);
    start(&folder, &stub, "2025-03-19T11:11:00Z").await.refresh_due().await;
    assert_eq!(stub.count(), 2);
}

#[tokio::test]
async fn a_refusal_is_left_alone_for_an_hour() {
    for status in [401, 403, 404] {
        let (folder, stub) = (TempDir::new().unwrap(), Stub::start().await);
        stub.replies_with(status, &[], "");
        start(&folder, &stub, NOW).await.refresh_due().await;
        start(&folder, &stub, "2025-03-19T10:09:00Z").await.refresh_due().await;
        assert_eq!(stub.count(), 1, "{status}");
        start(&folder, &stub, "2025-03-19T10:11:00Z").await.refresh_due().await;
        assert_eq!(stub.count(), 2, "{status}");
    }
}
