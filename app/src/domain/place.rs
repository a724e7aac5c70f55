//! The places a reader can see the weather of.

use std::str::FromStr;

/// A city with its position; its names are messages (`place-brussels`).
#[derive(Debug, PartialEq)]
pub struct PlaceRecord {
    /// Its id in URLs, storage and messages.
    pub id: &'static str,
    /// Degrees north, WGS 84, to four decimals at the most (MET Norway asks for no more).
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
    /// Metres above the sea.
    pub altitude: i32,
}

macro_rules! places {
    ($($id:literal $latitude:literal $longitude:literal $altitude:literal),+ $(,)?) => {
        /// The places on offer, by id. Positions from Natural Earth's populated places and the cities' own pages, rounded.
        pub static PLACES: &[PlaceRecord] = &[$(PlaceRecord {
            id: $id,
            latitude: $latitude,
            longitude: $longitude,
            altitude: $altitude,
        }),+];
    };
}

places! {
    "amsterdam" 52.37 4.90 2,
    "athens" 37.98 23.73 90,
    "belgrade" 44.82 20.46 117,
    "berlin" 52.52 13.40 37,
    "bern" 46.95 7.45 542,
    "bratislava" 48.15 17.11 140,
    "brussels" 50.85 4.35 28,
    "bucharest" 44.43 26.10 83,
    "budapest" 47.50 19.04 105,
    "chisinau" 47.01 28.86 85,
    "copenhagen" 55.68 12.57 10,
    "dublin" 53.35 -6.26 17,
    "helsinki" 60.17 24.94 16,
    "kyiv" 50.45 30.52 179,
    "lisbon" 38.72 -9.14 45,
    "ljubljana" 46.05 14.51 295,
    "london" 51.51 -0.13 25,
    "luxembourg" 49.61 6.13 300,
    "madrid" 40.42 -3.70 657,
    "nicosia" 35.17 33.36 150,
    "oslo" 59.91 10.75 23,
    "paris" 48.86 2.35 42,
    "podgorica" 42.44 19.26 44,
    "prague" 50.08 14.43 202,
    "reykjavik" 64.15 -21.94 15,
    "riga" 56.95 24.11 7,
    "rome" 41.89 12.48 37,
    "sarajevo" 43.85 18.36 518,
    "skopje" 42.00 21.43 245,
    "sofia" 42.70 23.32 550,
    "stockholm" 59.33 18.07 15,
    "tallinn" 59.44 24.75 9,
    "tirana" 41.33 19.82 110,
    "valletta" 35.90 14.51 56,
    "vienna" 48.21 16.37 171,
    "vilnius" 54.69 25.28 112,
    "warsaw" 52.23 21.01 106,
    "zagreb" 45.81 15.98 130,
}

/// One of [`PLACES`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place(&'static PlaceRecord);

/// An id that is none of the places.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a known place: use one of {list}", list = ids())]
pub struct UnknownPlace(String);

fn ids() -> String {
    PLACES.iter().map(|place| place.id).collect::<Vec<_>>().join(", ")
}

impl Place {
    /// Every place.
    pub fn all() -> impl Iterator<Item = Self> {
        PLACES.iter().map(Self)
    }

    /// Its id.
    pub fn id(self) -> &'static str {
        self.0.id
    }

    /// Its record.
    pub fn record(self) -> &'static PlaceRecord {
        self.0
    }
}

impl FromStr for Place {
    type Err = UnknownPlace;

    fn from_str(id: &str) -> Result<Self, UnknownPlace> {
        Self::all()
            .find(|place| place.id() == id)
            .ok_or_else(|| UnknownPlace(id.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_at_least_thirty_places_sorted_and_in_europe() {
        assert!(PLACES.len() >= 30);
        assert!(PLACES.is_sorted_by_key(|place| place.id));
        for place in PLACES {
            assert!(
                (34.0..72.0).contains(&place.latitude) && (-25.0..45.0).contains(&place.longitude),
                "{}",
                place.id
            );
        }
    }
}
