//! Dates in digits, as far as they leave no doubt which number is the day.

use jiff::civil::{Date, ISOWeekDate, Weekday};

use super::{Found, Token};

/// Four digits as they are; two and three by RFC 2822 §4.3.
pub(super) fn full_year(digits: &str) -> Option<i16> {
    let year: i16 = digits.parse().ok()?;
    match digits.len() {
        2 if year < 50 => Some(year + 2000),
        2 | 3 => Some(year + 1900),
        4 => Some(year),
        _ => None,
    }
}

impl<'a> Found<'a> {
    /// Takes the date that `tokens` begin with in, and gives what follows; `None` when they begin with none.
    pub(super) fn numeric_date<'b>(&mut self, tokens: &'b [Token<'a>]) -> Option<&'b [Token<'a>]> {
        use Token::{Mark, Number, Word};
        match tokens {
            [
                Number(year),
                Mark('-' | '/' | '.'),
                Number(month),
                Mark('-' | '/' | '.'),
                Number(day),
                rest @ ..,
            ] if year.len() == 4 => {
                self.set_date(year, month, day);
                Some(rest)
            }
            // ISO 8601 by week: the Monday where no day of the week is given would be a guess.
            [
                Number(year),
                Mark('-'),
                Word("w"),
                Number(week),
                Mark('-'),
                Number(day),
                rest @ ..,
            ] if year.len() == 4 => {
                self.set_week_date(year, week, day)?;
                Some(rest)
            }
            [Number(year), Word("w"), Number(digits), rest @ ..] if year.len() == 4 && digits.len() == 3 => {
                self.set_week_date(year, &digits[..2], &digits[2..])?;
                Some(rest)
            }
            // ISO 8601 by day of the year.
            [Number(year), Mark('-'), Number(day), rest @ ..] if year.len() == 4 && day.len() == 3 => {
                let first = Date::new(full_year(year)?, 1, 1).ok()?;
                let date = first.with().day_of_year(day.parse().ok()?).build().ok()?;
                self.set(date);
                Some(rest)
            }
            [Number(day), Mark('.'), Number(month), Mark('.'), Number(year), rest @ ..] => {
                self.set_date(year, month, day);
                Some(rest)
            }
            [
                Number(one),
                Mark(mark @ ('/' | '-')),
                Number(other),
                Mark(again),
                Number(year),
                rest @ ..,
            ] if mark == again && year.len() == 4 => {
                let (day, month) = day_and_month(one, other)?;
                self.set_date(year, month, day);
                Some(rest)
            }
            [Number(digits), rest @ ..] if digits.len() == 8 => {
                self.set_date(&digits[..4], &digits[4..6], &digits[6..]);
                Some(rest)
            }
            [Number(digits)] if digits.len() == 14 => {
                self.set_date(&digits[..4], &digits[4..6], &digits[6..8]);
                // A time that cannot be leaves the year out too, so that nothing is read.
                if self.set_time(&digits[8..10], &digits[10..12], &digits[12..], "").is_none() {
                    self.year = None;
                }
                Some(&[])
            }
            _ => None,
        }
    }

    /// What cannot be is found out when all is put together.
    fn set_date(&mut self, year: &str, month: &str, day: &str) {
        self.year = full_year(year);
        self.month = month.parse().ok();
        self.day = day.parse().ok();
    }

    fn set_week_date(&mut self, year: &str, week: &str, day: &str) -> Option<()> {
        let weekday = Weekday::from_monday_one_offset(day.parse().ok()?).ok()?;
        self.set(ISOWeekDate::new(full_year(year)?, week.parse().ok()?, weekday).ok()?.date());
        Some(())
    }

    fn set(&mut self, date: Date) {
        self.year = Some(date.year());
        self.month = Some(date.month());
        self.day = Some(date.day());
    }
}

/// Of two numbers the one that is the day, and the month: Europe writes the day first and America the month, so there is an answer only
/// where one of them can be no month, or both are the same.
fn day_and_month<'a>(one: &'a str, other: &'a str) -> Option<(&'a str, &'a str)> {
    let number = |digits: &str| digits.parse::<u8>().ok();
    match (number(one)?, number(other)?) {
        (day, month) if day == month || (day > 12 && month <= 12) => Some((one, other)),
        (month, day) if day > 12 && month <= 12 => Some((other, one)),
        _ => None,
    }
}
