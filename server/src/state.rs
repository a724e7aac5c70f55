//! What every handler is given: made once at the start, shared, never changed.

use std::{ops::Deref, sync::Arc};

use app::{
    ports::Ports,
    site::{Assets, SharedSite, Site},
    standing::Standing,
};
use axum::http::{HeaderMap, HeaderValue};
use ipnet::IpNet;

use crate::{
    changes::Changes,
    clock::Clock,
    config::{Config, ConfigError, WellKnownConfig},
    http::{assets, cache_policy::Cdn, metrics::Readers, pages::TurnedAway, rate_limit::RateLimit, security},
    media::Media,
    metrics::Metrics,
    news::NewsDesk,
    newsroom,
    page_cache::PageCache,
    preview::Press,
    seats::Seats,
    store::Store,
    views::Views,
    weather::Weather,
    wire::Wire,
};

/// Open files of pictures.
const PICTURES: usize = 1_000;

/// The parts of a running site. Cheap to clone: each request has one.
#[derive(Clone)]
pub struct AppState(Arc<Parts>);

impl Deref for AppState {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

/// What there is one of.
pub struct Parts {
    /// The site as pages know it.
    pub site: SharedSite,
    /// What pages may ask.
    pub ports: Ports,
    /// The database, as pages may ask it.
    pub store: Store,
    /// Pictures.
    pub media: Media,
    /// Draws previews.
    pub press: Press,
    /// The site's time.
    pub clock: Clock,
    /// Proxies that may say for whom they ask.
    pub proxies: Arc<[IpNet]>,
    /// What other machines look for under fixed names.
    pub well_known: Arc<WellKnownConfig>,
    /// Views not yet written down.
    pub views: Views,
    /// Tells what is new to those who have a page on screen.
    pub news: NewsDesk,
    /// What hubs call; none where sources cannot be fetched.
    pub wire: Option<Wire>,
    /// Figures for monitoring, and who may read them.
    pub metrics: Metrics,
    /// See [`Self::metrics`].
    pub metrics_readers: Readers,
    /// The page policy, made of this build's inline scripts.
    pub security_policy: HeaderValue,
    /// Headers of every answer.
    pub standing_headers: HeaderMap,
    /// For how long a CDN may send a page without asking.
    pub cdn: Cdn,
    /// How often a network may ask for what costs work.
    pub rate_limit: RateLimit,
    /// How often a network may ask a bucket for what shows nobody anything: as often, and beside that, so that no picture takes pages away.
    pub unseen_pictures: RateLimit,
    /// Requests that may be under way at the same time, what is kept aside; a tenth of them of one network.
    pub under_way: Seats,
    /// Pictures that may be on their way at the same time: each is an open file.
    pub pictures: Seats,
    /// What is said to who is turned away.
    pub turned_away: TurnedAway,
    /// Pages that are ready to be sent.
    pub pages: PageCache,
}

impl AppState {
    /// Puts the parts together.
    pub fn new(
        config: &Config,
        store: Store,
        media: Media,
        clock: Clock,
        weather: Weather,
        wire: Option<Wire>,
    ) -> Result<Self, ConfigError> {
        let fault = |key: &str, reason: String| ConfigError {
            place: key.to_owned(),
            reason,
        };
        let assets: Assets = assets::find(config);
        let security_policy =
            HeaderValue::from_str(&security::policy(&assets)).map_err(|error| fault("security policy", error.to_string()))?;
        let site = Arc::new(Site {
            name: config.site_name.clone(),
            base_url: config.base_url.as_str().to_owned(),
            editions: Site::editions(&config.languages, &config.time_zone)
                .map_err(|error| fault("languages", error.to_string()))?,
            sections: config.sections().map_err(|error| fault("sections", error.to_string()))?,
            adverts: config.adverts(),
            assets,
            has_weather: weather.is_on(),
            weather_credit: weather.credit().map(|credit| app::site::WeatherCredit {
                name: credit.name.into(),
                url: credit.url.into(),
                licence: credit.licence.into(),
            }),
            default_place: config.weather.default_place,
            standing: Standing::default(),
        });
        let metrics = Metrics::new(config.sources.clone(), clock.now(), &site.assets.build);
        let views = Views::default();
        let news = NewsDesk::new(store.clone(), clock.clone());
        let store = store.for_pages(&config.database_replicas);
        let changes = Changes::new(store.clone(), config.languages.clone());
        let ports = newsroom::ports(store.clone(), media.clone(), weather, config.languages.clone(), &changes);
        let pages = PageCache::new(changes);
        Ok(Self(Arc::new(Parts {
            site,
            ports,
            store,
            media,
            press: Press::default(),
            clock,
            proxies: config.trusted_proxies.clone().into(),
            well_known: Arc::new(config.well_known.clone()),
            views,
            news,
            wire,
            metrics,
            metrics_readers: Readers::of(config),
            security_policy,
            cdn: Cdn(config.cdn.max_age_s),
            rate_limit: RateLimit::new(config.limits.requests_per_second, config.limits.requests_at_once),
            unseen_pictures: RateLimit::new(config.limits.requests_per_second, config.limits.requests_at_once),
            under_way: Seats::new(
                config.limits.requests_under_way,
                config.limits.requests_under_way.div_ceil(10),
            ),
            pictures: Seats::new(PICTURES, PICTURES / 10),
            turned_away: TurnedAway::default(),
            standing_headers: security::standing_headers(config.base_url.as_str()),
            pages,
        })))
    }
}
