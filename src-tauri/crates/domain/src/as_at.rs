//! What stood at the end of a past day (decision 0014). A fact counts on a day of its own and was recorded on another;
//! what stands at a day is worked out from the facts that count by then. Facts of later days change nothing of it.

use crate::milestone::{Acceptance, MilestoneFacts};
use crate::money::Money;
use crate::payment::{Balance, InvoiceStatus, Settlement};
use crate::refusal::Why;
use crate::retention::Share;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

#[cfg(test)]
mod tests;

/// A fact with its two days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dated<T> {
    pub fact: T,
    pub counts_on: NaiveDate,
    pub recorded_on: NaiveDate,
}

/// Whether a settlement is the first word about it or takes an earlier one back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// Money that came or went, a credit, a write-off.
    First,
    /// It undoes an earlier settlement and bears the day of that one.
    TakesBack,
}

impl<T> Dated<T> {
    /// Whether it stands at the end of `day`.
    pub fn stands(&self, day: NaiveDate) -> bool {
        self.counts_on <= day
    }

    /// Whether it stands at `day` although nobody could know it then: it was recorded later.
    pub fn is_recorded_since(&self, day: NaiveDate) -> bool {
        self.stands(day) && self.recorded_on > day
    }
}

impl Dated<Settlement> {
    /// Money counts on the day on which it came, a credit on the day of its note. What takes one back counts from the day
    /// on which it was recorded: until then the earlier one was what everybody went by.
    pub fn of(settlement: Settlement, recorded_on: NaiveDate, sort: Sort) -> Self {
        let counts_on = match sort {
            Sort::First => settlement.on,
            Sort::TakesBack => settlement.on.max(recorded_on),
        };
        Self { fact: settlement, counts_on, recorded_on }
    }
}

/// The settlements that stand at `day`, each on the day on which it counts.
pub fn standing(all: &[Dated<Settlement>], day: NaiveDate) -> Vec<Settlement> {
    let on_its_day = |dated: &Dated<Settlement>| Settlement { on: dated.counts_on, ..dated.fact.clone() };
    all.iter().filter(|dated| dated.stands(day)).map(on_its_day).collect()
}

/// How long something is due. The bounds are days after the due date, the last one among them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Ageing {
    NotDue,
    UpTo30,
    UpTo60,
    UpTo90,
    Over90,
}

impl Ageing {
    pub const ALL: [Self; 5] = [Self::NotDue, Self::UpTo30, Self::UpTo60, Self::UpTo90, Self::Over90];

    /// On the due date itself nothing is late.
    pub fn of(due_on: NaiveDate, day: NaiveDate) -> Self {
        match (day - due_on).num_days() {
            ..=0 => Self::NotDue,
            1..=30 => Self::UpTo30,
            31..=60 => Self::UpTo60,
            61..=90 => Self::UpTo90,
            _ => Self::Over90,
        }
    }
}

/// An invoice at the end of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvoiceAsAt {
    pub balance: Balance,
    pub status: InvoiceStatus,
    /// None where nothing is outstanding; what was kept back is younger than the rest.
    pub ageing: Option<Ageing>,
    /// What is outstanding by its age, one or two parts; none is zero. What is kept back at the day is not among them.
    pub aged: Vec<(Ageing, Money)>,
}

impl InvoiceAsAt {
    /// An invoice over `total`, issued by `day`, with all that ever settled it. `kept`: what of it is due later.
    /// Errors: `TooLarge`, `CurrencyMismatch`.
    pub fn of(
        total: Money,
        (due_on, kept): (NaiveDate, Option<Share>),
        all: &[Dated<Settlement>],
        day: NaiveDate,
    ) -> Result<Self, Why> {
        let balance = Balance::of(total, &standing(all, day))?;
        let zero = Money::zero(total.currency());
        let kept = kept.map(|kept| kept.of_open(balance.open, balance.open)).transpose()?.flatten();
        let (kept, until) = kept.map_or((zero, due_on), |kept| (kept.amount, kept.until));
        let parts = [(due_on, balance.open.minus(kept)?), (until, kept)];
        let next_due_on = parts.iter().find(|(_, part)| part.is_positive()).map_or(due_on, |(on, _)| *on);
        let status = balance.status(next_due_on, day);
        let is_asked = |at: usize, on: NaiveDate| at == 0 || on < day;
        let parts = parts.into_iter().enumerate().filter(|(at, (on, part))| part.is_positive() && is_asked(*at, *on));
        let aged: Vec<_> = parts.map(|(_, (on, part))| (Ageing::of(on, day), part)).collect();
        Ok(Self { balance, status, ageing: aged.first().map(|(age, _)| *age), aged })
    }
}

/// What was recorded about the work of a milestone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WorkFact {
    Started,
    Done,
    Reopened,
    Accepted(Acceptance),
    AcceptanceWithdrawn,
}

/// The facts about a milestone's work that hold at the end of `day`; `all` in the order of record. Nothing is billed in
/// them: the ledger says that.
pub fn work_at(all: &[Dated<WorkFact>], day: NaiveDate) -> MilestoneFacts {
    let mut facts = MilestoneFacts::default();
    for dated in all.iter().filter(|dated| dated.stands(day)) {
        match &dated.fact {
            WorkFact::Started => facts.started_on = Some(dated.counts_on),
            WorkFact::Done => facts.done_on = Some(dated.counts_on),
            WorkFact::Reopened => (facts.done_on, facts.acceptance) = (None, None),
            WorkFact::Accepted(acceptance) => facts.acceptance = Some(acceptance.clone()),
            WorkFact::AcceptanceWithdrawn => facts.acceptance = None,
        }
    }
    facts
}

/// The revision in force at the end of `day`: the last of those that were agreed by then. `all` in their order.
pub fn in_force<T>(all: &[Dated<T>], day: NaiveDate) -> Option<&T> {
    all.iter().rev().find(|revision| revision.stands(day)).map(|revision| &revision.fact)
}
