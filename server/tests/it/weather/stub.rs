//! A weather service on this machine that answers as the test says, and remembers what it was asked.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

/// A request as it came.
#[derive(Clone)]
pub(crate) struct Asked {
    pub(crate) uri: Uri,
    pub(crate) headers: HeaderMap,
}

impl Asked {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }
}

/// `None` never answers.
type Reply = dyn Fn(&Asked) -> Option<Response> + Send + Sync;

/// The service; it ends with the test's runtime.
#[derive(Clone)]
pub(crate) struct Stub {
    pub(crate) url: String,
    asked: Arc<Mutex<Vec<Asked>>>,
    reply: Arc<Mutex<Arc<Reply>>>,
}

impl Stub {
    pub(crate) async fn start() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let stub = Self {
            url,
            asked: Arc::default(),
            reply: Arc::new(Mutex::new(Arc::new(|asked| Some(as_documented(asked))))),
        };
        let answering = stub.clone();
        let router = Router::new().fallback(move |request: Request<Body>| answering.clone().answer(request));
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        stub
    }

    /// The same under another address.
    pub(crate) fn at(&self, url: String) -> Self {
        Self { url, ..self.clone() }
    }

    async fn answer(self, request: Request<Body>) -> Response {
        let asked = Asked {
            uri: request.uri().clone(),
            headers: request.headers().clone(),
        };
        self.asked.lock().unwrap().push(asked.clone());
        let reply = self.reply.lock().unwrap().clone();
        match reply(&asked) {
            Some(response) => response,
            None => std::future::pending().await,
        }
    }

    /// From now on.
    pub(crate) fn replies(&self, reply: impl Fn(&Asked) -> Option<Response> + Send + Sync + 'static) {
        *self.reply.lock().unwrap() = Arc::new(reply);
    }

    pub(crate) fn replies_with(&self, status: u16, headers: &'static [(&'static str, &'static str)], body: impl Into<String>) {
        let body = body.into();
        self.replies(move |_| Some(respond(status, headers, body.clone())));
    }

    pub(crate) fn asked(&self) -> Vec<Asked> {
        self.asked.lock().unwrap().clone()
    }

    pub(crate) fn count(&self) -> usize {
        self.asked.lock().unwrap().len()
    }
}

pub(crate) fn respond(status: u16, headers: &'static [(&'static str, &'static str)], body: String) -> Response {
    let mut response = (StatusCode::from_u16(status).unwrap(), body).into_response();
    for (name, value) in headers {
        response.headers_mut().insert(*name, value.parse().unwrap());
    }
    response
}

/// MET Norway's headers: an answer that lasts half an hour.
pub(crate) const MET_HEADERS: &[(&str, &str)] = &[
    ("content-type", "application/json"),
    ("date", "Wed, 19 Mar 2025 09:10:00 GMT"),
    ("expires", "Wed, 19 Mar 2025 09:40:00 GMT"),
    ("last-modified", "Wed, 19 Mar 2025 08:58:12 GMT"),
];

/// As both services do when all is well.
pub(crate) fn as_documented(asked: &Asked) -> Response {
    let body = match asked.uri.path() {
        "/locationforecast/2.0/compact" => met_forecast(),
        "/v1/forecast" => open_meteo_answer(),
        _ => return StatusCode::NOT_FOUND.into_response(),
    };
    let headers = if asked.uri.path() == "/v1/forecast" {
        &[("content-type", "application/json; charset=utf-8")]
    } else {
        MET_HEADERS
    };
    respond(200, headers, body.to_string())
}

/// 7.9 °C at eight, 8.6 at nine, 10.1 at ten, UTC.
pub(crate) fn met_forecast() -> Value {
    let step = |time: &str, celsius: f64, symbol: &str| {
        json!({ "time": time, "data": {
            "instant": { "details": { "air_temperature": celsius, "wind_speed": 3.4 } },
            "next_1_hours": { "summary": { "symbol_code": symbol }, "details": { "precipitation_amount": 0.0 } }
        } })
    };
    json!({
        "type": "Feature",
        "geometry": { "type": "Point", "coordinates": [4.35, 50.85, 28] },
        "properties": {
            "meta": { "updated_at": "2025-03-19T08:58:12Z", "units": { "air_temperature": "celsius" } },
            "timeseries": [
                step("2025-03-19T08:00:00Z", 7.9, "fair_day"),
                step("2025-03-19T09:00:00Z", 8.6, "cloudy"),
                step("2025-03-19T10:00:00Z", 10.1, "lightrainshowers_day")
            ]
        }
    })
}

fn open_meteo_answer() -> Value {
    json!({
        "latitude": 50.86, "longitude": 4.36, "utc_offset_seconds": 0, "timezone": "GMT", "elevation": 28.0,
        "current_units": { "time": "iso8601", "interval": "seconds", "temperature_2m": "°C", "weather_code": "wmo code" },
        "current": { "time": "2025-03-19T09:00", "interval": 900, "temperature_2m": 8.6, "weather_code": 3 }
    })
}
