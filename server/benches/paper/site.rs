//! The site on a made-up paper, and how it is asked: as a server, or for a page alone.

use std::{net::SocketAddr, sync::Arc};

use app::{
    delivery::Delivery,
    domain::{lang::Lang, section::Sections},
    routes as pages, shell,
};
use axum::{Router, body::Body, http::Request};
use ipnet::IpNet;
use server::{
    clock::Clock,
    config::Config,
    http::middleware::Begun,
    made_up::Paper,
    routes,
    state::AppState,
    store::Store,
    weather::{self, Weather},
    wire::Wire,
};
use tower::ServiceExt as _;

use crate::{now, place::Place};

/// The source whose feed comes in.
pub const SOURCE: &str =
    "[[sources]]\nid = \"bench\"\nname = \"Bench\"\nurl = \"https://bench.example/feed\"\nsection = \"world\"\nlang = \"en\"\n";

/// Everything that is measured is asked of this.
pub struct Bench {
    pub paper: Arc<Paper>,
    pub store: Store,
    pub state: AppState,
    pub wire: Wire,
    pub place: Place,
    router: Router,
}

/// Those of a paper that configures none.
pub fn sections() -> Sections {
    config().sections().unwrap()
}

fn config() -> Config {
    let tags: Vec<&str> = Lang::all().map(Lang::tag).collect();
    let text = format!("languages = {tags:?}\n[weather]\nprovider = \"none\"\n{SOURCE}");
    Config::parse("bench", &text, []).unwrap()
}

impl Bench {
    /// A site of all languages, whose clock stands at the paper's time when it begins.
    pub async fn open(place: Place, paper: Arc<Paper>) -> Self {
        let store = place.open().await;
        let (media, folder) = (place.media(), &place.folder);
        let (config, clock) = (config(), Clock::starting_at(now()));
        let provider = weather::provider(&config.weather, folder, config.base_url.as_str()).unwrap();
        let weather = Weather::new(provider, store.clone(), clock.clone(), config.weather.default_place);
        let wire = Wire::new(&config, store.clone(), media.clone(), clock.clone(), folder.clone()).unwrap();
        let state = AppState::new(&config, store.clone(), media, clock, weather, None).unwrap();
        Self {
            router: routes::router(state.clone()),
            place,
            paper,
            store,
            state,
            wire,
        }
    }

    pub async fn articles(&self) -> i64 {
        self.store.article_count().await.unwrap()
    }

    pub fn server(&self) -> Server {
        Server(self.router.clone())
    }

    pub async fn close(&self) {
        self.store.close().await;
    }
}

/// The site as it answers requests.
#[derive(Clone)]
pub struct Server(Router);

impl Server {
    /// An answer, whole.
    pub async fn answer(&self, path: String) {
        let mut request = Request::get(&path).body(Body::empty()).unwrap();
        let here = SocketAddr::from(([127, 0, 0, 1], 1));
        let begun = Begun::now(&request, here, &[IpNet::from(here.ip())]);
        request.extensions_mut().insert(begun);
        let response = self.0.clone().oneshot(request).await.unwrap();
        assert_eq!(response.status(), 200, "{path}");
        let body = axum::body::to_bytes(response.into_body(), 100_000_000).await.unwrap();
        assert!(body.len() > 200, "{path}");
    }
}

/// Makes a page, without the server around it, which would keep it.
pub async fn page(state: &AppState, path: &str, query: &str) {
    let request = pages::Request {
        kept_language: None,
        path,
        page: None,
        query,
        accept_language: None,
        now: now(),
    };
    let pages::Response::Page(document) = pages::respond(&state.site, &state.ports, request).await.unwrap() else {
        panic!("{path} is a page");
    };
    assert_eq!(document.status, 200, "{path}?{query}");
    assert!(shell::render(&state.site, *document, Delivery::Whole).len() > 1_000);
}
