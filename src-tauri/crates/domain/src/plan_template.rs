//! A plan as a pattern for others: titles, what completes them, shares and the days between them; no facts and no amounts.

use crate::locale::Language;
use crate::milestone::Milestone;
use crate::money::Money;
use crate::refusal::Why;
use chrono::{NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};

mod shipped;

pub use shipped::{SHIPPED, shipped};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanTemplate {
    pub rows: Vec<TemplateRow>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TemplateRow {
    pub title: String,
    pub criterion: String,
    /// Part of the contract, against the weights of the other rows.
    pub weight: u64,
    /// Days after the first dated milestone; None without a date.
    pub days: Option<i64>,
    pub private_note: String,
    pub deliverables: Vec<TemplateDeliverable>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TemplateDeliverable {
    pub title: String,
    pub on_invoice: bool,
}

/// A milestone that is to be: all of it but its id and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewMilestone {
    pub title: String,
    pub criterion: String,
    pub amount: Money,
    pub target_on: Option<NaiveDate>,
    pub private_note: String,
    pub deliverables: Vec<TemplateDeliverable>,
}

/// The day from which the dates of a plan count: the first that it has.
fn base(plan: &[Milestone]) -> Option<NaiveDate> {
    plan.iter().filter_map(|milestone| milestone.target_on).min()
}

fn deliverables(milestone: &Milestone) -> Vec<TemplateDeliverable> {
    let one =
        |d: &crate::milestone::Deliverable| TemplateDeliverable { title: d.title.clone(), on_invoice: d.on_invoice };
    milestone.deliverables.iter().map(one).collect()
}

impl PlanTemplate {
    /// The pattern of a plan. Amounts become weights, dates the days between them; the client's own words stay behind.
    pub fn of(plan: &[Milestone]) -> Self {
        let base = base(plan);
        let row = |milestone: &Milestone| TemplateRow {
            title: milestone.title.clone(),
            criterion: milestone.criterion.clone(),
            weight: u64::try_from(milestone.amount.minor()).unwrap_or(0),
            days: milestone.target_on.zip(base).map(|(on, base)| (on - base).num_days()),
            private_note: milestone.private_note.clone(),
            deliverables: deliverables(milestone),
        };
        Self { rows: plan.iter().map(row).collect() }
    }

    /// Milestones that sum to `contract` exactly, the first dated one on `first_on`; without it none has a date.
    /// Errors: `TooLarge`; a date beyond the calendar.
    pub fn milestones(&self, contract: Money, first_on: Option<NaiveDate>) -> Result<Vec<NewMilestone>, Why> {
        let weights: Vec<u64> = self.rows.iter().map(|row| row.weight).collect();
        let weights = if weights.iter().all(|weight| *weight == 0) { vec![1; weights.len()] } else { weights };
        let amounts = if weights.is_empty() { Vec::new() } else { contract.split(&weights)? };
        let one = |(row, amount): (&TemplateRow, Money)| {
            Ok(NewMilestone {
                title: row.title.clone(),
                criterion: row.criterion.clone(),
                amount,
                target_on: first_on.zip(row.days).map(|(first, days)| moved(first, days)).transpose()?,
                private_note: row.private_note.clone(),
                deliverables: row.deliverables.clone(),
            })
        };
        self.rows.iter().zip(amounts).map(one).collect()
    }
}

/// The same plan once more: its amounts to the minor unit, its dates moved so that the first falls on `first_on`;
/// without it none has a date. Errors: a date beyond the calendar.
pub fn repeated(plan: &[Milestone], first_on: Option<NaiveDate>) -> Result<Vec<NewMilestone>, Why> {
    let base = base(plan);
    let date = |milestone: &Milestone| {
        let (on, base, first) = (milestone.target_on?, base?, first_on?);
        Some(moved(first, (on - base).num_days()))
    };
    let one = |milestone: &Milestone| {
        Ok(NewMilestone {
            title: milestone.title.clone(),
            criterion: milestone.criterion.clone(),
            amount: milestone.amount,
            target_on: date(milestone).transpose()?,
            private_note: milestone.private_note.clone(),
            deliverables: deliverables(milestone),
        })
    };
    plan.iter().map(one).collect()
}

fn moved(first: NaiveDate, days: i64) -> Result<NaiveDate, Why> {
    TimeDelta::try_days(days).and_then(|days| first.checked_add_signed(days)).ok_or(Why::NotADate)
}

/// The language of shipped patterns for a reader: one of the four that they are written in.
fn spoken(language: Language) -> usize {
    match language.tag().get(..2) {
        Some("de") => 1,
        Some("fr") => 2,
        Some("es") => 3,
        Some(_) | None => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::ymd;
    use crate::money::Currency;

    fn template(weights: &[(u64, Option<i64>)]) -> PlanTemplate {
        let row = |(weight, days): &(u64, Option<i64>)| TemplateRow {
            title: "Report".to_owned(),
            criterion: String::new(),
            weight: *weight,
            days: *days,
            private_note: String::new(),
            deliverables: Vec::new(),
        };
        PlanTemplate { rows: weights.iter().map(row).collect() }
    }

    fn euro(amount: &str) -> Money {
        Money::parse(amount, Currency::parse("EUR").unwrap()).unwrap()
    }

    #[test]
    fn s83_the_parts_of_a_pattern_sum_to_any_contract_and_keep_their_distances() {
        let pattern = template(&[(480_000, Some(0)), (960_000, None), (480_000, Some(45))]);
        let made = pattern.milestones(euro("10000.01"), Some(ymd("2027-01-29"))).unwrap();
        let amounts: Vec<String> = made.iter().map(|m| m.amount.amount().to_string()).collect();
        assert_eq!(amounts, ["2500.00", "5000.01", "2500.00"], "largest remainder, to the cent");
        let days: Vec<_> = made.iter().map(|m| m.target_on).collect();
        assert_eq!(days, [Some(ymd("2027-01-29")), None, Some(ymd("2027-03-15"))]);
        assert!(pattern.milestones(euro("1"), None).unwrap().iter().all(|m| m.target_on.is_none()));
        assert_eq!(template(&[(0, None), (0, None)]).milestones(euro("9"), None).unwrap()[0].amount, euro("4.50"));
        assert_eq!(template(&[(1, Some(i64::MAX))]).milestones(euro("9"), Some(ymd("2027-01-01"))), Err(Why::NotADate));
    }

    #[test]
    fn s25_shipped_patterns_pass_our_own_advice() {
        use crate::advice::title::{Verdict, judge};
        for language in [
            Language::EnglishIreland,
            Language::parse("de-DE").unwrap(),
            Language::parse("fr-FR").unwrap(),
            Language::parse("es-ES").unwrap(),
        ] {
            for key in SHIPPED {
                let (name, pattern) = shipped(key, language).unwrap();
                assert!(pattern.rows.len() >= 4 && !name.is_empty());
                for row in &pattern.rows {
                    assert_eq!(judge(&row.title, &row.criterion), Verdict::Good, "{name}: {}", row.title);
                    assert!(!row.criterion.is_empty(), "{}", row.title);
                }
                assert_eq!(pattern.rows.iter().map(|row| row.weight).sum::<u64>(), 100, "{name} in percent");
            }
        }
        assert_eq!(shipped("nothing", Language::EnglishIreland), None);
    }
}
