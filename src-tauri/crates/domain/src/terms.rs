//! When an invoice falls due: the grammar of payment terms.

use crate::date;
use crate::money::{Money, Rounding};
use crate::percent::Percent;
use crate::refusal::{Refusal, Why};
use chrono::{Datelike, Days, NaiveDate};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// Agreed payment terms; the due date is computed at issue and then fixed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum PaymentTerms {
    /// Issue date plus `days`.
    Net {
        days: u32,
    },
    /// End of the month of issue, then `days` more.
    EndOfMonth {
        days: u32,
    },
    /// Issue date plus `days`, then to the end of that month.
    NetEndOfMonth {
        days: u32,
    },
    FixedDate {
        on: NaiveDate,
    },
    OnReceipt,
}

/// Deduction for early payment: `percent` of the total when paid within `days` of the issue date. 2/10 is 2 % in 10 days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct EarlyPayment {
    pub percent: Percent,
    pub days: u32,
}

impl EarlyPayment {
    /// Reads `2/10`, `2 % 10` or `2% 10 days`. Errors: `Missing`, `NotOneOf`, `NotPositive`, `Above`.
    pub fn parse(text: &str) -> Result<Self, Why> {
        let plain = text.trim().to_lowercase().replace(['/', '%'], " ");
        let words: Vec<&str> = plain.split_whitespace().filter(|w| !matches!(*w, "days" | "day" | "in")).collect();
        match words.as_slice() {
            [] => Err(Why::Missing),
            [percent, days] => {
                let percent = Percent::parse(percent)?;
                let days =
                    self::days(days).map_err(|why| if matches!(why, Why::Above { .. }) { why } else { not_early() })?;
                if percent.value() <= Decimal::ZERO {
                    return Err(Why::NotPositive);
                }
                if percent.value() >= Decimal::ONE_HUNDRED {
                    return Err(Why::Above { max: "99.99".to_owned() });
                }
                Ok(Self { percent, days })
            }
            _ => Err(not_early()),
        }
    }

    /// The text that `parse` reads back.
    pub fn code(self) -> String {
        format!("{}/{}", self.percent, self.days)
    }

    /// The deduction on `base`, rounded once, half a minor unit away from zero. Errors: `TooLarge`.
    pub fn discount_on(self, base: Money) -> Result<Money, Why> {
        self.percent.of(base, Rounding::HalfAway)
    }

    /// Last day on which the deduction may be taken.
    pub fn until(self, issue_on: NaiveDate) -> NaiveDate {
        later(issue_on, self.days)
    }
}

fn not_early() -> Why {
    Why::NotOneOf { allowed: "2/10: percent and days".to_owned() }
}

/// Longest term in days; beyond ten years it is a typing slip.
const DAYS_MAX: u32 = 3660;

impl PaymentTerms {
    /// Reads `30`, `net 30`, `30 days`, `eom`, `eom 15`, `30 eom`, `receipt`, or an ISO date.
    /// Errors: `Missing`, `NotOneOf`, `Above`, `NotADate` for a day outside `date::YEARS`.
    pub fn parse(text: &str) -> Result<Self, Why> {
        let lower = text.trim().to_lowercase().replace('+', " ");
        if lower.is_empty() {
            return Err(Why::Missing);
        }
        if let Ok(on) = NaiveDate::parse_from_str(&lower, "%Y-%m-%d") {
            return if date::YEARS.contains(&on.year()) { Ok(Self::FixedDate { on }) } else { Err(Why::NotADate) };
        }
        let words: Vec<&str> = lower.split_whitespace().filter(|w| !matches!(*w, "net" | "days" | "day")).collect();
        let terms = match words.as_slice() {
            ["receipt"] | ["on", "receipt"] | ["due", "on", "receipt"] => Self::OnReceipt,
            ["eom"] => Self::EndOfMonth { days: 0 },
            ["eom", n] => Self::EndOfMonth { days: days(n)? },
            [n, "eom"] => Self::NetEndOfMonth { days: days(n)? },
            [n] => Self::Net { days: days(n)? },
            _ => return Err(not_terms()),
        };
        Ok(terms)
    }

    /// The text that `parse` reads back.
    pub fn code(self) -> String {
        match self {
            Self::Net { days } => format!("net {days}"),
            Self::EndOfMonth { days: 0 } => "eom".to_owned(),
            Self::EndOfMonth { days } => format!("eom {days}"),
            Self::NetEndOfMonth { days } => format!("{days} eom"),
            Self::FixedDate { on } => on.to_string(),
            Self::OnReceipt => "receipt".to_owned(),
        }
    }

    /// Due date of an invoice issued on `issue_on`. Errors: `DueBeforeIssue` for a fixed date that has passed.
    pub fn due_on(self, issue_on: NaiveDate) -> Result<NaiveDate, Refusal> {
        let due_on = match self {
            Self::Net { days } => later(issue_on, days),
            Self::EndOfMonth { days } => later(date::end_of_month(issue_on), days),
            Self::NetEndOfMonth { days } => date::end_of_month(later(issue_on, days)),
            Self::FixedDate { on } => on,
            Self::OnReceipt => issue_on,
        };
        if due_on < issue_on { Err(Refusal::DueBeforeIssue { issue_on, due_on }) } else { Ok(due_on) }
    }
}

fn days(text: &str) -> Result<u32, Why> {
    match text.parse::<u32>() {
        Ok(days) if days <= DAYS_MAX => Ok(days),
        Ok(_) => Err(Why::Above { max: DAYS_MAX.to_string() }),
        Err(_) => Err(not_terms()),
    }
}

fn not_terms() -> Why {
    Why::NotOneOf { allowed: "net 30, eom, eom 15, 30 eom, receipt, a date like 2026-12-31".to_owned() }
}

fn later(day: NaiveDate, days: u32) -> NaiveDate {
    day.checked_add_days(Days::new(u64::from(days))).unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::ymd;

    #[test]
    fn due_dates_by_the_calendar() {
        let table = [
            ("net 30", "2026-11-16", "2026-12-16"),
            ("30", "2028-01-30", "2028-02-29"),
            ("eom", "2027-02-03", "2027-02-28"),
            ("eom 15", "2026-12-05", "2027-01-15"),
            ("30 eom", "2026-01-31", "2026-03-31"),
            ("45 eom", "2026-06-10", "2026-07-31"),
            ("receipt", "2026-11-16", "2026-11-16"),
            ("2026-12-24", "2026-11-16", "2026-12-24"),
        ];
        for (terms, issue, due) in table {
            let parsed = PaymentTerms::parse(terms).unwrap();
            assert_eq!(parsed.due_on(ymd(issue)), Ok(ymd(due)), "{terms}");
            assert_eq!(PaymentTerms::parse(&parsed.code()), Ok(parsed), "{terms} reads back");
        }
    }

    #[test]
    fn deductions_for_early_payment_read_back() {
        for (typed, code) in [("2/10", "2/10"), ("2,5 % 14 days", "2.5/14"), ("3% 7", "3/7")] {
            let parsed = EarlyPayment::parse(typed).unwrap();
            assert_eq!((parsed.code().as_str(), EarlyPayment::parse(&parsed.code())), (code, Ok(parsed)), "{typed}");
        }
        assert_eq!(EarlyPayment::parse("2/10").unwrap().until(ymd("2026-11-25")), ymd("2026-12-05"));
        assert_eq!(EarlyPayment::parse("0/10"), Err(Why::NotPositive));
        for bad in ["2", "two/10", "2/soon", "100/10", "2/10/30"] {
            assert!(EarlyPayment::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_passed_fixed_date_and_nonsense_are_refused() {
        let passed = PaymentTerms::parse("2026-01-01").unwrap().due_on(ymd("2026-11-16"));
        assert!(matches!(passed, Err(Refusal::DueBeforeIssue { .. })));
        assert_eq!(PaymentTerms::parse(" "), Err(Why::Missing));
        for bad in ["soon", "net", "net thirty", "-5", "net 99999", "eom eom"] {
            assert!(PaymentTerms::parse(bad).is_err(), "{bad}");
        }
        for never in ["9999-12-31", "0001-01-01", "-0044-03-15", "2201-01-01"] {
            assert_eq!(PaymentTerms::parse(never), Err(Why::NotADate), "{never}");
        }
    }
}
