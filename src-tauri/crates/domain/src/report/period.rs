//! The days that a report is about: a month, a quarter, a year, or any range.

use crate::date::YEARS;
use crate::refusal::Why;
use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// What a period is called by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum PeriodUnit {
    Month,
    Quarter,
    Year,
    Range,
}

/// Days from `from` to `to`, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Period {
    pub unit: PeriodUnit,
    pub from: NaiveDate,
    pub to: NaiveDate,
}

/// A range of more months is a table that nobody reads.
const MONTHS_MOST: u32 = 240;

impl Period {
    /// `months` whole months from the first day of one. None beyond the years of business.
    fn of(unit: PeriodUnit, from: NaiveDate, months: u32) -> Option<Self> {
        let to = from.checked_add_months(Months::new(months))?.pred_opt()?;
        let is_known = |day: NaiveDate| YEARS.contains(&day.year());
        (is_known(from) && is_known(to)).then_some(Self { unit, from, to })
    }

    /// The year, quarter or month that holds `day`; of a range the year.
    pub fn around(unit: PeriodUnit, day: NaiveDate) -> Option<Self> {
        let (month, months) = match unit {
            PeriodUnit::Month => (day.month(), 1),
            PeriodUnit::Quarter => (day.month0() / 3 * 3 + 1, 3),
            PeriodUnit::Year | PeriodUnit::Range => (1, 12),
        };
        let unit = if unit == PeriodUnit::Range { PeriodUnit::Year } else { unit };
        Self::of(unit, NaiveDate::from_ymd_opt(day.year(), month, 1)?, months)
    }

    /// Reads `2026`, `2026-Q3`, `2026-09`, `2026-01-15..2026-03-31`; nothing is the year of `today`.
    /// Errors: `NotAPeriod`, `TooMany` months.
    pub fn parse(text: &str, today: NaiveDate) -> Result<Self, Why> {
        let text = text.trim();
        if text.is_empty() {
            return Self::around(PeriodUnit::Year, today).ok_or(Why::NotAPeriod);
        }
        if let Some((from, to)) = text.split_once("..") {
            return Self::range(from, to);
        }
        let (year, part) = text.split_once('-').map_or((text, None), |(year, part)| (year, Some(part)));
        let year: i32 = digits(year, 4).ok_or(Why::NotAPeriod)?;
        let (unit, month, months) = match part {
            None => (PeriodUnit::Year, 1, 12),
            Some(part) => match part.strip_prefix(['Q', 'q']) {
                Some(quarter) => {
                    let quarter: u32 = digits(quarter, 1).filter(|q| (1..=4).contains(q)).ok_or(Why::NotAPeriod)?;
                    (PeriodUnit::Quarter, quarter * 3 - 2, 3)
                }
                None => (PeriodUnit::Month, digits(part, 2).ok_or(Why::NotAPeriod)?, 1),
            },
        };
        let first = NaiveDate::from_ymd_opt(year, month, 1).ok_or(Why::NotAPeriod)?;
        Self::of(unit, first, months).ok_or(Why::NotAPeriod)
    }

    fn range(from: &str, to: &str) -> Result<Self, Why> {
        let day = |text: &str| text.trim().parse::<NaiveDate>().ok().filter(|day| YEARS.contains(&day.year()));
        let (Some(from), Some(to)) = (day(from), day(to)) else { return Err(Why::NotAPeriod) };
        if from > to {
            return Err(Why::NotAPeriod);
        }
        let period = Self { unit: PeriodUnit::Range, from, to };
        let most = usize::try_from(MONTHS_MOST).unwrap_or(usize::MAX);
        if period.months().len() > most { Err(Why::TooMany { max: most }) } else { Ok(period) }
    }

    /// How `parse` reads it.
    pub fn name(&self) -> String {
        let (year, month) = (self.from.year(), self.from.month());
        match self.unit {
            PeriodUnit::Year => format!("{year:04}"),
            PeriodUnit::Quarter => format!("{year:04}-Q{}", month.div_ceil(3)),
            PeriodUnit::Month => format!("{year:04}-{month:02}"),
            PeriodUnit::Range => format!("{}..{}", self.from, self.to),
        }
    }

    /// The period before; None where years end, and of a range that is not made of whole months.
    pub fn previous(&self) -> Option<Self> {
        let months = self.whole_months()?;
        Self::of(self.unit, self.from.checked_sub_months(Months::new(months))?, months)
    }

    /// The period after. None: as `previous`.
    pub fn next(&self) -> Option<Self> {
        Self::of(self.unit, self.to.succ_opt()?, self.whole_months()?)
    }

    fn whole_months(&self) -> Option<u32> {
        let is_whole = self.from.day() == 1 && self.to.succ_opt().is_some_and(|next| next.day() == 1);
        u32::try_from(self.months().len()).ok().filter(|_| is_whole)
    }

    pub fn holds(&self, day: NaiveDate) -> bool {
        (self.from..=self.to).contains(&day)
    }

    /// The months of the period, the first and the last as far as they are in it.
    pub fn months(&self) -> Vec<Self> {
        let mut months = Vec::new();
        let mut from = self.from;
        while from <= self.to {
            let to = crate::date::end_of_month(from).min(self.to);
            months.push(Self { unit: PeriodUnit::Month, from, to });
            let Some(next) = to.succ_opt() else { break };
            from = next;
        }
        months
    }
}

/// A number of exactly so many digits.
fn digits<T: std::str::FromStr>(text: &str, count: usize) -> Option<T> {
    (text.len() == count && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::ymd;

    fn parse(text: &str) -> Result<Period, Why> {
        Period::parse(text, ymd("2026-11-16"))
    }

    #[test]
    fn periods_as_they_are_written() {
        for (text, from, to, name) in [
            ("", "2026-01-01", "2026-12-31", "2026"),
            ("2024", "2024-01-01", "2024-12-31", "2024"),
            ("2024-Q1", "2024-01-01", "2024-03-31", "2024-Q1"),
            (" 2026-q4 ", "2026-10-01", "2026-12-31", "2026-Q4"),
            ("2028-02", "2028-02-01", "2028-02-29", "2028-02"),
            ("2027-02", "2027-02-01", "2027-02-28", "2027-02"),
            ("2026-12-31..2027-01-01", "2026-12-31", "2027-01-01", "2026-12-31..2027-01-01"),
        ] {
            let period = parse(text).expect(text);
            assert_eq!((period.from, period.to, period.name().as_str()), (ymd(from), ymd(to), name), "{text}");
            assert_eq!(parse(&period.name()), Ok(period), "its name reads back");
        }
    }

    #[test]
    fn what_is_no_period_is_refused() {
        for text in ["26", "2026-Q5", "2026-Q0", "2026-13", "2026-1", "soon", "2026-Q1x", "1969", "2201", "2026-11-16"]
        {
            assert_eq!(parse(text), Err(Why::NotAPeriod), "{text}");
        }
        for text in ["2026-03-01..2026-02-01", "2026-02-30..2026-03-01", "..", "2026-01-01.."] {
            assert_eq!(parse(text), Err(Why::NotAPeriod), "{text}");
        }
        assert_eq!(parse("1990-01-01..2026-01-01"), Err(Why::TooMany { max: 240 }));
    }

    #[test]
    fn periods_follow_one_another_over_the_ends_of_years_and_leap_days() {
        for (text, previous, next) in [
            ("2026", Some("2025"), Some("2027")),
            ("2026-Q1", Some("2025-Q4"), Some("2026-Q2")),
            ("2026-12", Some("2026-11"), Some("2027-01")),
            ("2028-03", Some("2028-02"), Some("2028-04")),
            ("2028-02-01..2028-03-31", Some("2027-12-01..2028-01-31"), Some("2028-04-01..2028-05-31")),
            ("2028-02-02..2028-03-31", None, None),
            ("1970", None, Some("1971")),
            ("2200-Q4", Some("2200-Q3"), None),
        ] {
            let period = parse(text).expect(text);
            let name = |of: Option<Period>| of.map(|of| of.name());
            assert_eq!(name(period.previous()), previous.map(str::to_owned), "{text}");
            assert_eq!(name(period.next()), next.map(str::to_owned), "{text}");
        }
    }

    #[test]
    fn the_months_of_a_period_are_its_days_once_each() {
        let days = |text: &str| -> Vec<String> {
            parse(text).expect(text).months().iter().map(|of| format!("{} {}", of.from, of.to)).collect()
        };
        assert_eq!(
            days("2027-12-31..2028-03-01"),
            ["2027-12-31 2027-12-31", "2028-01-01 2028-01-31", "2028-02-01 2028-02-29", "2028-03-01 2028-03-01"]
        );
        assert_eq!(days("2026").len(), 12);
        assert_eq!(days("2026-Q2").len(), 3);
    }
}
