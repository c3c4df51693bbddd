//! Invoice numbers: a pattern, a series per year when the pattern names the year, a start offset.
//! The number itself is drawn only inside the issuing transaction.

use crate::refusal::Why;
use chrono::{Datelike, NaiveDate};

/// A checked pattern such as `{YYYY}-{000}`: text, an optional year, exactly one counter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    parts: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Text(String),
    Year,
    ShortYear,
    /// Least digits; a larger number takes more.
    Counter(usize),
}

/// Longest number; India's Rule 46 allows 16, most others more.
const NUMBER_MAX: usize = 30;

impl Pattern {
    /// Reads `{YYYY}`, `{YY}`, one run of zeros in braces, and text of letters, digits, `-`, `/`, `_`, `.`.
    /// Errors: `Missing`, `NotAPattern`, `TooLong`.
    pub fn parse(text: &str) -> Result<Self, Why> {
        let mut rest = text.trim();
        if rest.is_empty() {
            return Err(Why::Missing);
        }
        if rest.len() > NUMBER_MAX {
            return Err(Why::TooLong { max: NUMBER_MAX });
        }
        let mut parts = Vec::new();
        while !rest.is_empty() {
            if let Some(inner) = rest.strip_prefix('{') {
                let (token, after) = inner.split_once('}').ok_or(Why::NotAPattern)?;
                parts.push(placeholder(token)?);
                rest = after;
            } else {
                let end = rest.find('{').unwrap_or(rest.len());
                let (literal, after) = rest.split_at(end);
                if !literal.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '/' | '_' | '.')) {
                    return Err(Why::NotAPattern);
                }
                parts.push(Part::Text(literal.to_owned()));
                rest = after;
            }
        }
        let counters = parts.iter().filter(|p| matches!(p, Part::Counter(_))).count();
        if counters == 1 { Ok(Self { parts }) } else { Err(Why::NotAPattern) }
    }

    /// Key of the series an invoice issued on `day` counts in: a pattern with a year starts again each year,
    /// one without never does, or its numbers would repeat.
    pub fn series(&self, day: NaiveDate) -> String {
        let has_year = self.parts.iter().any(|p| matches!(p, Part::Year | Part::ShortYear));
        // The texts stand in the key, so that a changed prefix is a new series.
        let texts: String = self.parts.iter().map(|p| if let Part::Text(t) = p { t.as_str() } else { "" }).collect();
        if has_year { format!("{texts}|{}", day.year()) } else { format!("{texts}|") }
    }

    /// The number at place `sequence` of the series of `day`.
    pub fn number(&self, day: NaiveDate, sequence: u32) -> String {
        self.parts
            .iter()
            .map(|part| match part {
                Part::Text(text) => text.clone(),
                Part::Year => format!("{:04}", day.year()),
                Part::ShortYear => format!("{:02}", day.year() % 100),
                Part::Counter(digits) => format!("{sequence:0digits$}"),
            })
            .collect()
    }
}

fn placeholder(token: &str) -> Result<Part, Why> {
    match token {
        "YYYY" => Ok(Part::Year),
        "YY" => Ok(Part::ShortYear),
        zeros if !zeros.is_empty() && zeros.len() <= 9 && zeros.bytes().all(|b| b == b'0') => {
            Ok(Part::Counter(zeros.len()))
        }
        _ => Err(Why::NotAPattern),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::ymd;

    #[test]
    fn numbers_of_a_pattern() {
        let day = ymd("2026-11-16");
        let table = [
            ("{YYYY}-{000}", 35, "2026-035"),
            ("RE{YY}/{0000}", 7, "RE26/0007"),
            ("{0}", 1234, "1234"),
            ("INV-{00}", 100, "INV-100"),
        ];
        for (pattern, sequence, number) in table {
            assert_eq!(Pattern::parse(pattern).unwrap().number(day, sequence), number);
        }
    }

    #[test]
    fn a_year_in_the_pattern_starts_a_new_series() {
        let yearly = Pattern::parse("{YYYY}-{000}").unwrap();
        assert_ne!(yearly.series(ymd("2026-12-31")), yearly.series(ymd("2027-01-01")));
        let endless = Pattern::parse("INV{0000}").unwrap();
        assert_eq!(endless.series(ymd("2026-12-31")), endless.series(ymd("2027-01-01")));
    }

    #[test]
    fn what_cannot_count_is_refused() {
        for bad in ["", "2026", "{YYYY}", "{000}{000}", "{MM}-{000}", "{000", "a b{0}", "<b>{0}", "../{0}\u{0}"] {
            assert!(Pattern::parse(bad).is_err(), "{bad:?}");
        }
    }
}
