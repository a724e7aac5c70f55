//! MET Norway's symbol codes, and which of our skies each is.

use app::domain::weather::Sky;

/// The sky of a `symbol_code`, with or without `_day`, `_night` or `_polartwilight`; `None` for a code that is not documented.
///
/// The list is MET Norway's legend of 41 (<https://github.com/metno/weathericons>). Two codes carry a slip of the pen there
/// (`lightssleet…`, `lightssnow…`), which the service really sends; the spelling without it is taken as well.
pub(crate) fn sky(code: &str) -> Option<Sky> {
    let code = ["_day", "_night", "_polartwilight"]
        .iter()
        .find_map(|time| code.strip_suffix(time))
        .unwrap_or(code);
    Some(match code {
        "clearsky" => Sky::Clear,
        "fair" => Sky::Fair,
        "partlycloudy" => Sky::PartlyCloudy,
        "cloudy" => Sky::Cloudy,
        "fog" => Sky::Fog,
        "lightrain" | "lightrainshowers" => Sky::LightRain,
        "rain" | "rainshowers" => Sky::Rain,
        "heavyrain" | "heavyrainshowers" => Sky::HeavyRain,
        "lightsleet" | "sleet" | "heavysleet" | "lightsleetshowers" | "sleetshowers" | "heavysleetshowers" => Sky::Sleet,
        "lightsnow" | "snow" | "heavysnow" | "lightsnowshowers" | "snowshowers" | "heavysnowshowers" => Sky::Snow,
        "lightrainandthunder"
        | "rainandthunder"
        | "heavyrainandthunder"
        | "lightsleetandthunder"
        | "sleetandthunder"
        | "heavysleetandthunder"
        | "lightsnowandthunder"
        | "snowandthunder"
        | "heavysnowandthunder"
        | "lightrainshowersandthunder"
        | "rainshowersandthunder"
        | "heavyrainshowersandthunder"
        | "lightssleetshowersandthunder"
        | "lightsleetshowersandthunder"
        | "sleetshowersandthunder"
        | "heavysleetshowersandthunder"
        | "lightssnowshowersandthunder"
        | "lightsnowshowersandthunder"
        | "snowshowersandthunder"
        | "heavysnowshowersandthunder" => Sky::Thunder,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The legend, rebuilt from its rule: strength × kind × showers × thunder, and five dry ones.
    fn legend() -> Vec<String> {
        let mut codes: Vec<String> = ["clearsky", "fair", "partlycloudy", "cloudy", "fog"].map(String::from).into();
        for kind in ["rain", "sleet", "snow"] {
            for strength in ["light", "", "heavy"] {
                for shower in ["", "showers"] {
                    for thunder in ["", "andthunder"] {
                        let slip = strength == "light" && kind != "rain" && !shower.is_empty() && !thunder.is_empty();
                        codes.push(format!("{strength}{}{kind}{shower}{thunder}", if slip { "s" } else { "" }));
                    }
                }
            }
        }
        codes
    }

    #[test]
    fn all_forty_one_codes_have_a_sky_at_any_time_of_day() {
        let legend = legend();
        assert_eq!(legend.len(), 41);
        for code in legend {
            let plain = sky(&code);
            assert!(plain.is_some(), "{code}");
            assert_eq!(code.ends_with("thunder"), plain == Some(Sky::Thunder), "{code}");
            for time in ["_day", "_night", "_polartwilight"] {
                assert_eq!(sky(&format!("{code}{time}")), plain, "{code}{time}");
            }
        }
    }

    #[test]
    fn a_code_outside_the_legend_has_none() {
        for code in ["", "_day", "rain_", "rain_noon", "Rain", "frogs"] {
            assert_eq!(sky(code), None, "{code}");
        }
    }
}
