//! Days for milestones that have none: evenly between the ones that are known. Knows no amounts.

use super::dates::expected_on;
use crate::id::MilestoneId;
use crate::milestone::Milestone;
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

/// A day that a milestone could have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct SpacedDate {
    pub milestone: MilestoneId,
    pub on: NaiveDate,
}

/// Days between two milestones where no day is known at all.
const USUAL_STEP: u64 = 30;
/// The step behind the last known day follows the plan within these days.
const STEPS: (u64, u64) = (7, 60);

/// A day for each milestone without one, in plan order: evenly spaced between its neighbours, before the first known day
/// from `start` on, and behind the last one in the step that the plan has so far. Whole days, rounded down, so that the
/// order of the plan holds. Days beyond the calendar are left out.
pub fn spaced_dates(milestones: &[Milestone], start: NaiveDate) -> Vec<SpacedDate> {
    let known: Vec<Option<NaiveDate>> = milestones.iter().map(expected_on).collect();
    let mut found = Vec::new();
    // Place of the last known day, counted from 1; the start is place 0.
    let (mut at, mut from) = (0, start);
    for place in 1..=known.len() {
        let Some(to) = known[place - 1] else { continue };
        for missing in at + 1..place {
            let on = between(from, to, missing - at, place - at);
            found.extend(on.map(|on| SpacedDate { milestone: milestones[missing - 1].id, on }));
        }
        (at, from) = (place, to);
    }
    let step = step(start, from, at);
    for missing in at + 1..=known.len() {
        let on = times(step, missing - at).and_then(|days| from.checked_add_days(Days::new(days)));
        found.extend(on.map(|on| SpacedDate { milestone: milestones[missing - 1].id, on }));
    }
    found
}

/// The day after `part` of `parts` of the way; the first day where the second is not behind it.
fn between(from: NaiveDate, to: NaiveDate, part: usize, parts: usize) -> Option<NaiveDate> {
    let way = u64::try_from((to - from).num_days()).unwrap_or(0);
    let days = times(way, part)? / u64::try_from(parts).ok()?;
    from.checked_add_days(Days::new(days))
}

/// Average days from one of `places` known milestones to the next.
fn step(start: NaiveDate, last: NaiveDate, places: usize) -> u64 {
    let way = u64::try_from((last - start).num_days()).unwrap_or(0);
    match u64::try_from(places) {
        Ok(places) if places > 0 => (way / places).clamp(STEPS.0, STEPS.1),
        Ok(_) | Err(_) => USUAL_STEP,
    }
}

fn times(days: u64, count: usize) -> Option<u64> {
    days.checked_mul(u64::try_from(count).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::ymd;
    use crate::invoice::tests::milestone;
    use crate::tests::money;

    fn plan(days: &[Option<&str>]) -> Vec<Milestone> {
        let dated = |(at, on): (usize, &Option<&str>)| Milestone {
            id: MilestoneId(i64::try_from(at).unwrap() + 1),
            target_on: on.map(ymd),
            facts: crate::milestone::MilestoneFacts::default(),
            ..milestone(u32::try_from(at).unwrap() + 1, "Step", money("100.00 EUR"))
        };
        days.iter().enumerate().map(dated).collect()
    }

    fn told(days: &[Option<&str>]) -> Vec<(i64, String)> {
        let spaced = spaced_dates(&plan(days), ymd("2026-11-16"));
        spaced.into_iter().map(|date| (date.milestone.0, date.on.to_string())).collect()
    }

    fn dates(expected: &[(i64, &str)]) -> Vec<(i64, String)> {
        expected.iter().map(|(id, on)| (*id, (*on).to_owned())).collect()
    }

    #[test]
    fn s51_missing_days_lie_evenly_between_known_ones() {
        let middle = told(&[Some("2026-12-01"), None, None, Some("2026-12-31")]);
        assert_eq!(middle, dates(&[(2, "2026-12-11"), (3, "2026-12-21")]));
        assert_eq!(told(&[None, Some("2026-12-16")]), dates(&[(1, "2026-12-01")]), "from the start on");
        assert_eq!(told(&[Some("2026-12-06"), None, None]), dates(&[(2, "2026-12-26"), (3, "2027-01-15")]), "in step");
        assert_eq!(
            told(&[None, None]),
            dates(&[(1, "2026-12-16"), (2, "2027-01-15")]),
            "monthly where nothing is known"
        );
        assert_eq!(told(&[Some("2026-12-01"), Some("2026-12-31")]), [], "nothing is missing");
        let crossed = told(&[Some("2026-12-31"), None, Some("2026-12-01")]);
        assert_eq!(crossed, dates(&[(2, "2026-12-31")]), "crossed days give no day before the first of them");
    }
}
