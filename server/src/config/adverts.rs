//! `[[adverts]]`: notices of the house.

use std::collections::BTreeMap;

use app::{
    domain::lang::Lang,
    site::{Advert, AdvertPlace},
};
use serde::Deserialize;

use super::values;

/// `[[adverts]]`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AdvertConfig {
    place: PlaceName,
    headline: BTreeMap<Lang, String>,
    #[serde(default)]
    text: BTreeMap<Lang, String>,
    #[serde(deserialize_with = "values::path_or_web_url")]
    url: String,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum PlaceName {
    Front,
    Article,
}

impl From<&AdvertConfig> for Advert {
    fn from(advert: &AdvertConfig) -> Self {
        Self {
            place: match advert.place {
                PlaceName::Front => AdvertPlace::Front,
                PlaceName::Article => AdvertPlace::Article,
            },
            headline: advert.headline.clone(),
            text: advert.text.clone(),
            url: advert.url.clone(),
        }
    }
}
