//! Where the dots of a client's record stand: days late over due days, in thousandths, so that the window only draws.

use super::PromptnessRow;
use chrono::{Datelike, Months, NaiveDate};
use domain::promptness::Habit;
use serde::Serialize;
use ts_rs::TS;

/// A level line: so many days late, zero being the due day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct DayTick {
    pub days: i64,
    pub y: u32,
}

/// The first day of a month on the time axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct MonthTick {
    pub on: NaiveDate,
    pub x: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PromptnessChart {
    pub days: Vec<DayTick>,
    pub months: Vec<MonthTick>,
    /// Height of the due day.
    pub due_y: u32,
    /// Height of the median; None until something is paid.
    pub median_y: Option<u32>,
}

/// Most month labels that stand beside each other.
const MONTH_LABELS: u32 = 8;
/// Most level lines above, and below, the due day.
const LEVELS: i64 = 4;

fn permille(part: i64, whole: i64) -> u32 {
    u32::try_from(part.clamp(0, whole) * 1000 / whole.max(1)).unwrap_or(1000)
}

/// Places `rows` and gives the lines behind them; None without rows. `today` ends the time axis.
pub(super) fn draw(rows: &mut [PromptnessRow], habit: Option<Habit>, today: NaiveDate) -> Option<PromptnessChart> {
    let first = rows.iter().map(|row| row.due_on).min()?;
    let last = rows.iter().map(|row| row.due_on).max()?.max(today);
    let width = (last - first).num_days().max(1);
    let x = |on: NaiveDate| permille((on - first).num_days(), width);
    let late = rows.iter().map(|row| row.days_late).max()?.max(1);
    let early = rows.iter().map(|row| -row.days_late).max()?.max(0);
    let step = step_of(late.max(early));
    let up = |days: i64| days.div_euclid(step) + i64::from(days.rem_euclid(step) != 0);
    let (above, below) = (up(late), up(early));
    let height = (above + below) * step;
    let y = |days: i64| permille(days + below * step, height);
    for row in rows.iter_mut() {
        row.x = x(row.due_on);
        row.y = y(row.days_late);
    }
    Some(PromptnessChart {
        days: (-below..=above).map(|level| DayTick { days: level * step, y: y(level * step) }).collect(),
        months: months(first, last).into_iter().map(|on| MonthTick { on, x: x(on) }).collect(),
        due_y: y(0),
        median_y: habit.map(|habit| y(habit.median)),
    })
}

/// Days between two level lines: 5, 10, 20, 50 and so on, so that `LEVELS` of them reach `most`.
fn step_of(most: i64) -> i64 {
    let mut power = 1;
    loop {
        for step in [5, 10, 20].map(|n: i64| n.saturating_mul(power)) {
            if step.saturating_mul(LEVELS) >= most {
                return step;
            }
        }
        power = power.saturating_mul(10);
    }
}

/// First days of months after `first` and up to `last`, evenly thinned out to `MONTH_LABELS`.
fn months(first: NaiveDate, last: NaiveDate) -> Vec<NaiveDate> {
    let start = first.with_day(1).unwrap_or(first);
    let next = |n: u32| start.checked_add_months(Months::new(n)).filter(|on| *on <= last);
    let count = (1..).take_while(|n| next(*n).is_some()).count();
    let every = u32::try_from(count).unwrap_or(u32::MAX).div_ceil(MONTH_LABELS).max(1);
    (1..).step_by(usize::try_from(every).unwrap_or(1)).map_while(next).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::InvoiceId;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn row(due_on: &str, days_late: i64) -> PromptnessRow {
        let due_on = day(due_on);
        PromptnessRow {
            invoice: InvoiceId(1),
            number: String::new(),
            title: String::new(),
            due_on,
            paid_on: None,
            days_late,
            x: 0,
            y: 0,
        }
    }

    #[test]
    fn dots_keep_their_distances_and_lines_stand_at_round_days() {
        let mut rows = [row("2026-01-01", 4), row("2026-04-11", 12), row("2026-07-20", -3)];
        let chart = draw(&mut rows, None, day("2026-07-20")).unwrap();
        assert_eq!(chart.days.iter().map(|t| t.days).collect::<Vec<_>>(), [-5, 0, 5, 10, 15]);
        assert_eq!(chart.days.iter().map(|t| t.y).collect::<Vec<_>>(), [0, 250, 500, 750, 1000]);
        assert_eq!(rows.iter().map(|r| r.x).collect::<Vec<_>>(), [0, 500, 1000]);
        assert_eq!(rows.iter().map(|r| r.y).collect::<Vec<_>>(), [450, 850, 100]);
        assert_eq!((chart.due_y, chart.median_y), (250, None));
        assert_eq!(chart.months.first().map(|t| t.on), Some(day("2026-02-01")));
        assert_eq!(chart.months.len(), 6);
    }

    #[test]
    fn years_are_thinned_out_and_one_dot_is_enough() {
        let mut one = [row("2026-11-16", 0)];
        let chart = draw(&mut one, None, day("2026-11-16")).unwrap();
        assert_eq!((one[0].x, one[0].y, chart.months.len()), (0, 0, 0));
        let mut long = [row("2019-03-05", 900), row("2026-01-31", 1)];
        let chart = draw(&mut long, None, day("2026-11-16")).unwrap();
        assert!(chart.months.len() <= 8 && chart.days.len() <= 6, "{chart:?}");
        assert_eq!(long[0].y, 900 * 1000 / chart.days.last().map_or(1, |t| u32::try_from(t.days).unwrap()));
        assert_eq!(draw(&mut [], None, day("2026-11-16")), None);
    }
}
