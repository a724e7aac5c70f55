//! Dates as feeds write them, and the rule that settles which of them to believe.

mod names;
mod numeric;
mod tokens;

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{Offset, TimeZone};
use jiff::{SignedDuration, Timestamp};

use numeric::full_year;
use tokens::{Token, tokens};

/// Longer than any date; what is longer is not read.
const MAX_CHARS: usize = 100;
/// Words that say nothing (a weekday, "de", "Uhr"): with more of them it is prose and no date.
const MAX_IDLE_WORDS: usize = 4;
/// Clocks differ: a date this far ahead of ours is still believed.
const TOLERANCE: SignedDuration = SignedDuration::from_mins(5);
/// 1995-01-01: no web feed is older, and a clock that was never set says 1970.
const EARLIEST: i64 = 788_918_400;

/// Reads a date, or gives `None`.
///
/// * RFC 822, 2822 and 5322, with what is seen in practice: no, a wrong or a local weekday, month names of all the languages of this paper,
///   two-digit years (RFC 2822 §4.3), no seconds or minutes, `24:00`, leap seconds, 12-hour times, names of zones.
/// * ISO 8601, RFC 3339 and W3CDTF with day: `T` or a space, with and without separators, any form of offset; by week (`2025-W12-3`) and
///   by day of the year (`2025-078`).
/// * `19.03.2025 10:00`, and with slashes or hyphens where only one of the numbers can be the month; but neither 03/04/2025 nor a lone
///   year or month: nobody can tell the day.
/// * Digits alone: `20250319`, `20250319100000`, seconds (9 or 10 digits) or milliseconds (12 or 13) since 1970.
///
/// Without an offset the time is `zone`'s (midnight when there is only a day), and so with a name of a zone that we do not know. A name that
/// `zone` itself bears at that time means `zone`: so `IST` is Ireland's for a source in Dublin, Israel's in Jerusalem and India's elsewhere.
/// One-letter military zones are UTC, since RFC 2822 says that they were used wrongly too often; `h` is no zone, but Spanish for "hours".
/// `ET`, `CT`, `MT` and `PT` are whatever time it is then in that part of America.
pub fn read(text: &str, zone: &TimeZone) -> Option<Timestamp> {
    let text = text.trim();
    if text.len() > MAX_CHARS * 4 || text.chars().count() > MAX_CHARS {
        return None;
    }
    let text = names::with_plain_halves(&text.to_lowercase());
    let tokens = tokens(&text)?;
    if let [Token::Number(digits)] | [Token::Number(digits), Token::Mark('.'), Token::Number(_)] = tokens.as_slice()
        && let Some(found) = epoch(digits)
    {
        return Some(found);
    }
    let mut found = Found::default();
    found.take(&tokens)?;
    found.settle(zone)
}

/// A number of seconds or milliseconds since 1970, by how many digits it has.
fn epoch(digits: &str) -> Option<Timestamp> {
    let number: i64 = digits.parse().ok()?;
    match digits.len() {
        9 | 10 => Timestamp::from_second(number).ok(),
        12 | 13 => Timestamp::from_millisecond(number).ok(),
        _ => None,
    }
}

/// What has been found so far.
#[derive(Debug, Default)]
struct Found<'a> {
    year: Option<i16>,
    month: Option<i8>,
    day: Option<i8>,
    /// A word before the day that is a month in some language and may be a weekday in another: "mar" is March and mardi.
    leading_month: Option<i8>,
    time: Option<Time>,
    /// The hour was 24.
    is_next_day: bool,
    offset: Option<Offset>,
    zone_name: Option<&'a str>,
    idle_words: usize,
}

impl<'a> Found<'a> {
    /// Takes everything in, in whatever order it comes; `None` when something in it cannot be part of a date.
    fn take(&mut self, mut rest: &[Token<'a>]) -> Option<()> {
        use Token::{Mark, Number, Word};
        loop {
            // Before our era: what a program makes of a date that was never set.
            if matches!(rest, [Mark('-'), Number(year), Mark('-'), ..] if year.len() >= 4) {
                return None;
            }
            if self.is_dateless()
                && let Some(after) = self.numeric_date(rest)
            {
                rest = after;
                continue;
            }
            rest = match rest {
                [] => return Some(()),
                [
                    Number(hour),
                    Mark(':'),
                    Number(minute),
                    Mark(':'),
                    Number(second),
                    Mark('.' | ','),
                    Number(fraction),
                    rest @ ..,
                ] => {
                    self.set_time(hour, minute, second, fraction)?;
                    rest
                }
                [Number(hour), Mark(':'), Number(minute), Mark(':'), Number(second), rest @ ..] => {
                    self.set_time(hour, minute, second, "")?;
                    rest
                }
                [Number(hour), Mark(':') | Word("h"), Number(minute), rest @ ..] => {
                    self.set_time(hour, minute, "0", "")?;
                    rest
                }
                // As in the north, and in Italy; only behind the day, which is written like that too.
                [Number(hour), Mark('.'), Number(minute), rest @ ..] if self.may_be_time(hour) && minute.len() == 2 => {
                    self.set_time(hour, minute, "0", "")?;
                    rest
                }
                [Number(hour), Word(word @ ("h" | "uhr" | "am" | "pm")), rest @ ..] if self.may_be_time(hour) => {
                    self.set_time(hour, "0", "0", "")?;
                    self.word(word)?;
                    rest
                }
                [Word("t"), Number(digits), rest @ ..] if matches!(digits.len(), 4 | 6) => {
                    let second = if digits.len() == 6 { &digits[4..] } else { "0" };
                    self.set_time(&digits[..2], &digits[2..4], second, "")?;
                    rest
                }
                [Mark(sign @ ('+' | '-')), Number(hours), Mark(':'), Number(minutes), rest @ ..] if self.time.is_some() => {
                    self.set_offset(*sign, hours, minutes)?;
                    rest
                }
                [Mark(sign @ ('+' | '-')), Number(digits), rest @ ..] if self.time.is_some() => {
                    let hours = if digits.len() > 2 { digits.len() - 2 } else { digits.len() };
                    self.set_offset(*sign, &digits[..hours], &digits[hours..])?;
                    rest
                }
                [Number(digits), rest @ ..] => {
                    self.number(digits)?;
                    rest
                }
                [Word(word), rest @ ..] => {
                    self.word(word)?;
                    rest
                }
                [Mark(_), rest @ ..] => rest,
            };
        }
    }

    fn is_dateless(&self) -> bool {
        self.year.is_none() && self.month.is_none() && self.day.is_none()
    }

    /// Whether a number behind a whole date is an hour.
    fn may_be_time(&self, digits: &str) -> bool {
        self.time.is_none() && self.year.is_some() && self.day.is_some() && digits.len() <= 2
    }

    fn number(&mut self, digits: &str) -> Option<()> {
        if self.day.is_none() && digits.len() <= 2 {
            self.day = Some(digits.parse().ok()?);
        } else if self.year.is_none() {
            self.year = Some(full_year(digits)?);
        } else {
            return None;
        }
        Some(())
    }

    fn word(&mut self, word: &'a str) -> Option<()> {
        let month = if self.month.is_none() { names::month(word) } else { None };
        match (month, word, self.time) {
            (Some(month), ..) if self.day.is_none() => self.leading_month = Some(month),
            (Some(month), ..) => self.month = Some(month),
            (None, "am" | "pm", Some(time)) => {
                let hour = time.hour();
                // "13:00 PM" is written too, and is 13:00.
                let hour = match word {
                    "am" if hour == 12 => 0,
                    "pm" if hour < 12 => hour + 12,
                    _ => hour,
                };
                self.time = Some(time.with().hour(hour).build().ok()?);
            }
            (None, _, Some(_)) if self.zone_name.is_none() && names::is_zone(word) => self.zone_name = Some(word),
            _ => {
                self.idle_words += 1;
                if self.idle_words > MAX_IDLE_WORDS {
                    return None;
                }
            }
        }
        Some(())
    }

    fn set_time(&mut self, hour: &str, minute: &str, second: &str, fraction: &str) -> Option<()> {
        if self.time.is_some() {
            return None;
        }
        let (mut hour, minute, second): (i8, i8, i8) = (hour.parse().ok()?, minute.parse().ok()?, second.parse().ok()?);
        if hour == 24 && minute == 0 && second == 0 {
            self.is_next_day = true;
            hour = 0;
        }
        // A leap second has no instant of its own in Unix time.
        let second = if second == 60 { 59 } else { second };
        let nanoseconds = format!("{:0<9}", fraction.get(..9).unwrap_or(fraction)).parse().ok()?;
        self.time = Some(Time::new(hour, minute, second, nanoseconds).ok()?);
        Some(())
    }

    fn set_offset(&mut self, sign: char, hours: &str, minutes: &str) -> Option<()> {
        let hours: i32 = hours.parse().ok()?;
        let minutes: i32 = if minutes.is_empty() { 0 } else { minutes.parse().ok()? };
        if hours > 18 || minutes > 59 {
            return None;
        }
        let seconds = hours * 3600 + minutes * 60;
        self.offset = Some(Offset::from_seconds(if sign == '-' { -seconds } else { seconds }).ok()?);
        Some(())
    }

    fn settle(self, zone: &TimeZone) -> Option<Timestamp> {
        let date = Date::new(self.year?, self.month.or(self.leading_month)?, self.day?).ok()?;
        let date = if self.is_next_day { date.tomorrow().ok()? } else { date };
        let local = DateTime::from_parts(date, self.time.unwrap_or(Time::midnight()));
        if let Some(offset) = self.offset {
            return offset.to_timestamp(local).ok();
        }
        let here = zone.to_timestamp(local).ok();
        let Some(name) = self.zone_name else { return here };
        if let Some(here) = here
            && zone.to_offset_info(here).abbreviation().eq_ignore_ascii_case(name)
        {
            return Some(here);
        }
        if let Some(area) = names::area(name) {
            return TimeZone::get(area).ok()?.to_timestamp(local).ok();
        }
        let offset = Offset::from_seconds(names::zone_minutes(name)? * 60).ok()?;
        offset.to_timestamp(local).ok()
    }
}

/// The dates of an article, as they are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settled {
    /// First published.
    pub published: Timestamp,
    /// Last changed; only when it is later than `published`.
    pub updated: Option<Timestamp>,
    /// Why `published` is not the sender's.
    pub flag: Option<DateFlag>,
}

/// Why a date is not the sender's but the time at which the article was fetched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateFlag {
    /// There was none, or none that could be read.
    Missing,
    /// It was in the future.
    Future,
    /// It was before 1995: a clock that was never set.
    Implausible,
}

/// Decides which of the sender's dates to believe; `fetched` is when the article was fetched first.
///
/// The date of publication, or if there is none that of the change (Atom demands only that one), is kept if it is neither before 1995 nor more
/// than five minutes after `fetched`; else it is `fetched`, with a flag. A date of change is kept under the same conditions and only if it is
/// later than that.
pub fn settle(published: Option<Timestamp>, updated: Option<Timestamp>, fetched: Timestamp) -> Settled {
    let fault = |date: Timestamp| {
        if date.as_second() < EARLIEST {
            Some(DateFlag::Implausible)
        } else if date.duration_since(fetched) > TOLERANCE {
            Some(DateFlag::Future)
        } else {
            None
        }
    };
    let (published, flag) = match published.or(updated) {
        None => (fetched, Some(DateFlag::Missing)),
        Some(date) => match fault(date) {
            None => (date, None),
            flag => (fetched, flag),
        },
    };
    Settled {
        published,
        updated: updated.filter(|updated| *updated > published && fault(*updated).is_none()),
        flag,
    }
}

#[cfg(test)]
mod tests;
