//! Dates, times, temperatures and lists as each language writes them, and the order of its alphabet, by CLDR through ICU4X.

use std::{cmp::Ordering, sync::Arc};

use fixed_decimal::Decimal;
use icu::{
    calendar::{Date, Gregorian},
    collator::{Collator, CollatorBorrowed, options::CollatorOptions},
    datetime::{
        FixedCalendarDateTimeFormatter, NoCalendarFormatter,
        fieldsets::{E, M, T, YMD, YMDE},
    },
    decimal::DecimalFormatter,
    list::{ListFormatter, options::ListFormatterOptions},
    locale::Locale,
    time::Time,
};
use jiff::{Timestamp, ZonedDateTime, civil, tz::TimeZone};

use super::list;
use crate::domain::{lang::Lang, weather};

/// Formats for one language in the site's time zone. Cheap to clone.
#[derive(Clone)]
pub struct Format(Arc<Formatters>);

struct Formatters {
    lang: Lang,
    zone: TimeZone,
    full_date: FixedCalendarDateTimeFormatter<Gregorian, YMDE>,
    long_date: FixedCalendarDateTimeFormatter<Gregorian, YMD>,
    weekday: FixedCalendarDateTimeFormatter<Gregorian, E>,
    month: FixedCalendarDateTimeFormatter<Gregorian, M>,
    time: NoCalendarFormatter<T>,
    number: DecimalFormatter,
    list: ListFormatter,
    alphabet: CollatorBorrowed<'static>,
}

impl Format {
    /// Formats of `lang` for instants shown in `zone`.
    pub fn new(lang: Lang, zone: TimeZone) -> Self {
        let locale: Locale = lang
            .record()
            .cldr_locale
            .parse()
            .expect("every record's locale is well formed");
        let known = "the compiled data holds every supported language";
        Self(Arc::new(Formatters {
            lang,
            zone,
            full_date: FixedCalendarDateTimeFormatter::try_new((&locale).into(), YMDE::long()).expect(known),
            long_date: FixedCalendarDateTimeFormatter::try_new((&locale).into(), YMD::long()).expect(known),
            weekday: FixedCalendarDateTimeFormatter::try_new((&locale).into(), E::long()).expect(known),
            month: FixedCalendarDateTimeFormatter::try_new((&locale).into(), M::long()).expect(known),
            time: NoCalendarFormatter::try_new((&locale).into(), T::hm()).expect(known),
            number: DecimalFormatter::try_new((&locale).into(), icu::decimal::options::DecimalFormatterOptions::default())
                .expect(known),
            list: ListFormatter::try_new_and((&locale).into(), ListFormatterOptions::default()).expect(known),
            alphabet: Collator::try_new((&locale).into(), CollatorOptions::default()).expect(known),
        }))
    }

    /// An instant in the site's zone.
    pub fn zoned(&self, instant: Timestamp) -> ZonedDateTime {
        instant.to_zoned_datetime(self.0.zone.clone())
    }

    /// The day of an instant in the site's zone.
    pub fn day(&self, instant: Timestamp) -> civil::Date {
        self.zoned(instant).date()
    }

    /// « mercredi 19 mars 2025 ».
    ///
    /// ICU4X 2.4 composes dates from skeletons; in six languages that is not the full date CLDR 48 has, which is given here.
    pub fn full_date(&self, day: civil::Date) -> String {
        let date = gregorian(day);
        let weekday = self.0.weekday.format(&date);
        match self.0.lang.tag() {
            "da" => format!("{weekday} den {}", self.long(day)),
            "ga" | "sk" => format!("{weekday} {}", self.long(day)),
            "mt" | "pt" | "sl" => format!("{weekday}, {}", self.long(day)),
            _ => self.0.full_date.format(&date).to_string(),
        }
    }

    /// « 19 mars 2025 ».
    pub fn long_date(&self, instant: Timestamp) -> String {
        self.long(self.day(instant))
    }

    /// See [`Self::full_date`]: in five languages the long date, too, is CLDR's own only here.
    fn long(&self, day: civil::Date) -> String {
        let date = gregorian(day);
        let month = self.0.month.format(&date);
        match self.0.lang.tag() {
            "ga" => format!("{} {month} {}", day.day(), day.year()),
            "mt" => format!("{} ta’ {month} {}", day.day(), day.year()),
            "pt" => format!("{} de {month} de {}", day.day(), day.year()),
            "et" | "sl" => format!("{}. {month} {}", day.day(), day.year()),
            _ => self.0.long_date.format(&date).to_string(),
        }
    }

    /// « 09:50 ». The library has a zero before Spanish hours, where CLDR 48 has none.
    pub fn time(&self, instant: Timestamp) -> String {
        let time = self.zoned(instant).time();
        if self.0.lang.tag() == "es" {
            return format!("{}:{:02}", time.hour(), time.minute());
        }
        let of = |value: i8| u8::try_from(value).expect("jiff's hours, minutes and seconds are never negative");
        self.0
            .time
            .format(&Time::try_new(of(time.hour()), of(time.minute()), 0, 0).expect("jiff's times are in range"))
            .to_string()
    }

    /// « 19 mars 2025, 09:50 »: a long date and a time. CLDR's other pattern, « 19 mars 2025 à 09:50 », is none for every hour: Czech has
    /// “v 9:50” and “ve 2:50”, Spanish “a las 9:50” and “a la 1:50”.
    pub fn date_and_time(&self, instant: Timestamp) -> String {
        let between = self.0.lang.record().between_date_and_time;
        format!("{}{between}{}", self.long_date(instant), self.time(instant))
    }

    /// « 8,6 °C »; −0.04 is `0,0 °C`, never "-0".
    pub fn temperature(&self, celsius: f64) -> String {
        let mut tenths = Decimal::from(weather::tenths(celsius));
        tenths.multiply_pow10(-1);
        format!("{}{}", self.0.number.format(&tenths), self.0.lang.record().celsius_suffix)
    }

    /// What stands before each of these items of a list, « A, B et C »: the items may then be links.
    pub fn list_joints(&self, items: &[&str]) -> Vec<String> {
        list::joints(&self.0.list, items)
    }

    /// The order of two names in a list: « Oslo » before « Ödön », and behind it in Swedish.
    pub fn by_name(&self, one: &str, other: &str) -> Ordering {
        self.0.alphabet.compare(one, other)
    }

    /// An instant as RFC 3339 with the site's offset, for `datetime` attributes.
    pub fn rfc3339(&self, instant: Timestamp) -> String {
        self.zoned(instant).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
    }
}

fn gregorian(day: civil::Date) -> Date<Gregorian> {
    let month = u8::try_from(day.month()).expect("jiff's months are 1 to 12");
    let of_month = u8::try_from(day.day()).expect("jiff's days are 1 to 31");
    Date::try_new_gregorian(i32::from(day.year()), month, of_month).expect("a civil date is a Gregorian date")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn format(lang: &str) -> Format {
        Format::new(lang.parse().unwrap(), TimeZone::get("Europe/Brussels").unwrap())
    }

    #[test]
    fn the_full_date_is_the_one_of_cldr_in_every_language() {
        let day = civil::date(2025, 3, 19);
        for (lang, expected) in [
            ("ar", "الأربعاء، 19 مارس 2025"),
            ("bg", "сряда, 19 март 2025 г."),
            ("cs", "středa 19. března 2025"),
            ("da", "onsdag den 19. marts 2025"),
            ("de", "Mittwoch, 19. März 2025"),
            ("el", "Τετάρτη 19 Μαρτίου 2025"),
            ("en", "Wednesday, 19 March 2025"),
            ("es", "miércoles, 19 de marzo de 2025"),
            ("et", "kolmapäev, 19. märts 2025"),
            ("fi", "keskiviikko 19. maaliskuuta 2025"),
            ("fr", "mercredi 19 mars 2025"),
            ("ga", "Dé Céadaoin 19 Márta 2025"),
            ("hr", "srijeda, 19. ožujka 2025."),
            ("hu", "2025. március 19., szerda"),
            ("it", "mercoledì 19 marzo 2025"),
            ("lt", "2025 m. kovo 19 d., trečiadienis"),
            ("lv", "trešdiena, 2025. gada 19. marts"),
            ("mt", "L-Erbgħa, 19 ta’ Marzu 2025"),
            ("nl", "woensdag 19 maart 2025"),
            ("pl", "środa, 19 marca 2025"),
            ("pt", "quarta-feira, 19 de março de 2025"),
            ("ro", "miercuri, 19 martie 2025"),
            ("sk", "streda 19. marca 2025"),
            ("sl", "sreda, 19. marec 2025"),
            ("sv", "onsdag 19 mars 2025"),
            ("uk", "середа, 19 березня 2025 р."),
        ] {
            // Which of its spaces may break is not compared.
            assert_eq!(format(lang).full_date(day).replace(['\u{a0}', '\u{202f}'], " "), expected);
        }
    }

    #[test]
    fn a_date_and_a_time_are_joined_as_their_language_joins_them() {
        for (lang, expected) in [
            ("ar", "19 مارس 2025، 9:50 ص"),
            ("bg", "19 март 2025 г., 09:50 ч."),
            ("cs", "19. března 2025 9:50"),
            ("da", "19. marts 2025 09.50"),
            ("de", "19. März 2025, 09:50"),
            ("el", "19 Μαρτίου 2025 - 9:50 π.μ."),
            ("en", "19 March 2025, 09:50"),
            ("es", "19 de marzo de 2025, 9:50"),
            ("et", "19. märts 2025 09:50"),
            ("fi", "19. maaliskuuta 2025 9.50"),
            ("fr", "19 mars 2025, 09:50"),
            ("ga", "19 Márta 2025 09:50"),
            ("hr", "19. ožujka 2025. 09:50"),
            ("hu", "2025. március 19. 9:50"),
            ("it", "19 marzo 2025 09:50"),
            ("lt", "2025 m. kovo 19 d. 09:50"),
            ("lv", "2025. gada 19. marts 09:50"),
            ("mt", "19 ta’ Marzu 2025 09:50"),
            ("nl", "19 maart 2025, 09:50"),
            ("pl", "19 marca 2025 09:50"),
            ("pt", "19 de março de 2025, 09:50"),
            ("ro", "19 martie 2025, 09:50"),
            ("sk", "19. marca 2025, 9:50"),
            ("sl", "19. marec 2025 09:50"),
            ("sv", "19 mars 2025 09:50"),
            ("uk", "19 березня 2025 р., 09:50"),
        ] {
            let shown = format(lang).date_and_time("2025-03-19T08:50:00Z".parse().unwrap());
            assert_eq!(shown.replace(['\u{a0}', '\u{202f}'], " "), expected, "{lang}");
        }
    }

    /// The library writes "05." in Slovenian.
    #[test]
    fn a_day_of_one_digit_has_no_zero_before_it() {
        for lang in Lang::all() {
            let format = Format::new(lang, TimeZone::UTC);
            let day = civil::date(2025, 8, 5);
            let long = format.long_date("2025-08-05T12:00:00Z".parse().unwrap());
            assert!(
                !long.contains("05") && !format.full_date(day).contains("05"),
                "{lang}: {long}"
            );
        }
    }

    #[test]
    fn a_temperature_has_its_languages_mark_and_space() {
        for (lang, expected) in [("fr", "8,6\u{202f}°C"), ("en", "8.6°C"), ("de", "8,6 °C"), ("nl", "8,6°C")] {
            assert_eq!(format(lang).temperature(8.6), expected);
        }
        assert_eq!(format("fr").temperature(-0.04), "0,0\u{202f}°C");
    }

    fn joined(joints: &[String], items: &[&str]) -> String {
        let parts = joints.iter().zip(items).flat_map(|(joint, item)| [joint.as_str(), item]);
        parts.collect()
    }

    #[test]
    fn a_list_is_joined_as_its_language_joins_it() {
        let listed = |lang: &str, items: &[&str]| {
            let joints = format(lang).list_joints(items);
            joined(&joints, items)
        };
        assert_eq!(listed("fr", &[]), "");
        assert_eq!(listed("fr", &["A"]), "A");
        assert_eq!(listed("fr", &["A", "B"]), "A et B");
        assert_eq!(listed("fr", &["A", "B", "C", "D"]), "A, B, C et D");
        assert_eq!(listed("es", &["français", "inglés"]), "français e inglés");
        assert_eq!(listed("ar", &["A", "B", "C"]), "A وB وC");
        // Nothing may stand before the first item or behind the last, where there is no place for it.
        for lang in Lang::all() {
            let format = Format::new(lang, TimeZone::UTC);
            for items in [&["A", "B"][..], &["A", "B", "C"], &["A", "B", "C", "D"]] {
                let joints = format.list_joints(items);
                let whole = joined(&joints, items);
                assert!(joints.len() == items.len() && joints[0].is_empty(), "{lang}");
                assert_eq!(whole, format.0.list.format_to_string(items.iter()), "{lang}");
            }
        }
    }

    #[test]
    fn names_stand_in_the_order_of_their_languages_alphabet() {
        for (lang, sorted) in [
            ("ar", ["أثينا", "برلين", "روما", "وارسو"]),
            ("bg", ["Атина", "Варшава", "Мадрид", "Юрмала"]),
            ("cs", ["Helsinky", "Chartum", "Riga", "Řím"]),
            ("da", ["Zagreb", "Ærø", "Øland", "Åbo"]),
            ("de", ["Oslo", "Österreich", "Prag", "Zagreb"]),
            ("el", ["Άμστερνταμ", "Βερολίνο", "Δουβλίνο", "Ζάγκρεμπ"]),
            ("et", ["Stockholm", "Zagreb", "Tallinn", "Ülo"]),
            ("fr", ["Athènes", "Édimbourg", "Oslo", "Zagreb"]),
            ("sv", ["Oslo", "Zagreb", "Åbo", "Ödön"]),
            ("uk", ["Ґрац", "Київ", "Цюрих", "Юрмала"]),
        ] {
            let format = format(lang);
            let mut names = sorted;
            names.reverse();
            names.sort_by(|one, other| format.by_name(one, other));
            assert_eq!(names, sorted, "{lang}");
        }
    }

    #[test]
    fn the_day_is_the_sites_over_the_change_to_summer_time() {
        let format = format("fr");
        assert_eq!(format.day("2025-03-29T22:59:59Z".parse().unwrap()), civil::date(2025, 3, 29));
        assert_eq!(format.day("2025-03-29T23:00:00Z".parse().unwrap()), civil::date(2025, 3, 30));
        assert_eq!(format.day("2025-03-30T22:00:00Z".parse().unwrap()), civil::date(2025, 3, 31));
    }

    #[test]
    fn machine_times_carry_the_sites_offset() {
        assert_eq!(
            format("fr").rfc3339("2025-03-19T09:00:00Z".parse().unwrap()),
            "2025-03-19T10:00:00+01:00"
        );
    }
}
