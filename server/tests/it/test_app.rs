//! The whole site on a free port of this machine, with a data folder and a clock of its own.

use std::net::SocketAddr;

use server::{
    clock::Clock,
    config::Config,
    http::{connections, service::Service, threads::Threads, tls::Tls, to_https::ToHttps},
    state::AppState,
    stories::Files,
    weather::{self, Weather},
    wire::Wire,
};
use tokio::{sync::watch, task::JoinHandle};

use crate::{
    html::Page,
    http::{self, Reply},
    paper::{Paper, at},
    story::Story,
};

/// When every test takes place, unless it says otherwise: Wednesday morning in Brussels.
pub(crate) const NOW: &str = "2025-03-19T10:00:00+01:00";

/// A running site; it ends with the test.
pub(crate) struct TestApp {
    pub(crate) addr: SocketAddr,
    /// Where TLS is not spoken, if there is such a place.
    pub(crate) http_addr: Option<SocketAddr>,
    pub(crate) state: AppState,
    pub(crate) paper: Paper,
    /// Told `true`, it takes no more connections and ends when those under way have been answered.
    pub(crate) stop: watch::Sender<bool>,
    pub(crate) serving: JoinHandle<()>,
}

/// What is particular about a site.
#[derive(Default)]
pub(crate) struct Setup {
    config: String,
    now: Option<String>,
    clock: Option<Box<Clock>>,
    reading: Option<String>,
    has_threads: bool,
}

impl Setup {
    /// Connections are on threads of their own, as `serve` has it.
    pub(crate) fn threads(mut self) -> Self {
        self.has_threads = true;
        self
    }

    /// The text of its `briefs.toml`, without `[weather]`.
    pub(crate) fn config(mut self, toml: &str) -> Self {
        self.config.push_str(toml);
        self.config.push('\n');
        self
    }

    /// RFC 3339.
    pub(crate) fn now(mut self, time: &str) -> Self {
        self.now = Some(time.into());
        self
    }

    /// Another than one that starts at [`NOW`].
    pub(crate) fn clock(mut self, clock: Clock) -> Self {
        self.clock = Some(clock.into());
        self
    }

    /// A weather provider whose reading at Brussels is this; without one there is no weather.
    pub(crate) fn reading(mut self, celsius: f64, symbol: &str, observed_at: &str) -> Self {
        self.reading = Some(format!(
            "{{\"celsius\": {celsius}, \"symbol\": \"{symbol}\", \"observed_at\": \"{observed_at}\"}}"
        ));
        self
    }

    pub(crate) async fn start(self) -> TestApp {
        let paper = Paper::with_sections(self.parsed().sections().unwrap()).await;
        self.start_on(paper).await
    }

    /// On a paper that is there already, so that one can be looked at from two times.
    pub(crate) async fn start_on(self, paper: Paper) -> TestApp {
        let config = self.parsed();
        if let Some(reading) = &self.reading {
            std::fs::write(paper.path("weather.json"), reading).unwrap();
        }
        let clock = match &self.clock {
            Some(clock) => (**clock).clone(),
            None => Clock::starting_at(at(self.now.as_deref().unwrap_or(NOW))),
        };
        let provider = weather::provider(&config.weather, paper.folder.path(), config.base_url.as_str()).unwrap();
        let weather = Weather::new(provider, paper.store.clone(), clock.clone(), config.weather.default_place);
        weather.prepare().await;
        let folder = paper.folder.path().to_owned();
        let wire = (!config.sources.is_empty())
            .then(|| Wire::new(&config, paper.store.clone(), paper.media.clone(), clock.clone(), folder).unwrap());
        let state = AppState::new(&config, paper.store.clone(), paper.media.clone(), clock, weather, wire).unwrap();
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let addr = listener.local_addr().unwrap();
        let (stop, stopped) = watch::channel(false);
        let tls = config.tls.as_ref().map(|tls| Tls::new(tls, paper.folder.path()).unwrap());
        let seats = connections::seats(&config.limits);
        // Most tests are on one runtime, whose clock some of them stop.
        let threads = if self.has_threads {
            Threads::start().unwrap()
        } else {
            Threads::here()
        };
        let mut http_addr = None;
        if let Some((at, config_of_tls)) = config.tls.as_ref().and_then(|tls| Some((tls.http_addr?, tls))) {
            let listener = tokio::net::TcpListener::bind(at).await.unwrap();
            http_addr = Some(listener.local_addr().unwrap());
            let to_https = ToHttps::new(config_of_tls, config.base_url.clone(), paper.folder.path());
            let service = Service::leading(state.clone(), to_https);
            let (listener, thread) = threads.listener(listener).unwrap();
            let (seats, threads) = (seats.clone(), threads.clone());
            thread.spawn(connections::serve(listener, None, service, seats, threads, stopped.clone()));
        }
        let service = Service::new(state.clone());
        let (listener, thread) = threads.listener(listener).unwrap();
        let serving = thread.spawn(connections::serve(listener, tls, service, seats, threads, stopped));
        TestApp {
            addr,
            http_addr,
            state,
            paper,
            stop,
            serving,
        }
    }

    fn parsed(&self) -> Config {
        let provider = if self.reading.is_some() { "file" } else { "none" };
        Config::parse(
            "briefs.toml",
            &format!("{}[weather]\nprovider = \"{provider}\"\n", self.config),
            [],
        )
        .unwrap()
    }
}

impl TestApp {
    /// An empty paper in French, English and German.
    pub(crate) async fn start() -> Self {
        Setup::default().start().await
    }

    /// With these stories.
    pub(crate) async fn with(stories: impl IntoIterator<Item = Story>) -> Self {
        let app = Self::start().await;
        app.paper.import(stories).await;
        app
    }

    /// With the sample edition.
    pub(crate) async fn with_sample() -> Self {
        let app = Self::start().await;
        app.paper.import_files(&Files::Sample).await;
        app
    }

    pub(crate) async fn get(&self, target: &str) -> Reply {
        self.get_with(target, &[]).await
    }

    pub(crate) async fn get_with(&self, target: &str, headers: &[(&str, &str)]) -> Reply {
        self.ask("GET", target, headers).await
    }

    pub(crate) async fn ask(&self, method: &str, target: &str, headers: &[(&str, &str)]) -> Reply {
        self.send(http::request(method, target, headers))
            .await
            .expect("a request is answered")
    }

    /// Exactly these bytes.
    pub(crate) async fn send(&self, request: Vec<u8>) -> Option<Reply> {
        Self::send_to(self.addr, request).await
    }

    /// The same, where TLS is not spoken.
    pub(crate) async fn send_without_tls(&self, request: Vec<u8>) -> Option<Reply> {
        Self::send_to(self.http_addr.unwrap(), request).await
    }

    async fn send_to(addr: SocketAddr, request: Vec<u8>) -> Option<Reply> {
        tokio::task::spawn_blocking(move || http::send(addr, &request)).await.unwrap()
    }

    /// A page that is there.
    pub(crate) async fn page(&self, target: &str) -> Page {
        let reply = self.get(target).await;
        assert_eq!(reply.status, 200, "{target}");
        reply.page()
    }

    /// The address without scheme and host.
    pub(crate) fn path_of<'a>(&self, url: &'a str) -> &'a str {
        let path = url
            .strip_prefix(self.state.site.base_url.as_str())
            .unwrap_or_else(|| panic!("{url} is on another site"));
        if path.is_empty() { "/" } else { path }
    }

    /// Writes the counted views down, and tells of them, as the jobs do.
    pub(crate) async fn write_views(&self) {
        let now = self.state.clock.now();
        let reads = self.state.views.take(now);
        let salt = self.state.store.add_reads(&reads, now).await.unwrap();
        self.state.views.agree(&reads, salt);
        self.state.store.most_read_changed().await.unwrap();
    }
}
