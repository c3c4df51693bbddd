//! A milestone and the dated facts about it; its status is derived from them.

use crate::id::{AcceptanceId, DeliverableId, InvoiceId, MilestoneId, ProjectId};
use crate::money::Money;
use crate::refusal::Refusal;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A deliverable, phase or achievement with an agreed amount.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Milestone {
    pub id: MilestoneId,
    pub project: ProjectId,
    /// From 1, in plan order.
    pub position: u32,
    pub title: String,
    /// What completes it: the acceptance criterion.
    pub criterion: String,
    pub amount: Money,
    pub target_on: Option<NaiveDate>,
    pub deliverables: Vec<Deliverable>,
    pub client_note: String,
    pub private_note: String,
    pub facts: MilestoneFacts,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deliverable {
    pub id: DeliverableId,
    pub title: String,
    pub done_on: Option<NaiveDate>,
    pub on_invoice: bool,
}

/// How the client said yes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    Email,
    Meeting,
    Call,
    Signature,
    Message,
}

/// The record of one acceptance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acceptance {
    pub id: AcceptanceId,
    pub on: NaiveDate,
    pub by: String,
    pub role: String,
    pub channel: Channel,
    /// The client's own words. May be empty.
    pub words: String,
}

/// Changes that the client asked for instead of a yes: the work goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangesRequested {
    /// The fact that records it.
    pub id: AcceptanceId,
    pub on: NaiveDate,
    pub by: String,
    pub role: String,
    pub channel: Channel,
    /// The client's own words.
    pub words: String,
    /// The day the work had been marked done.
    pub done_on: Option<NaiveDate>,
}

/// What issued invoices did with a milestone, as far as its status needs it; the ledger works it out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Billed {
    /// The last invoice that bills it.
    pub invoice: InvoiceId,
    pub number: String,
    pub issue_on: NaiveDate,
    /// The earliest of an invoice that is still open, else that of the last one.
    pub due_on: NaiveDate,
    /// What invoices asked for it, without tax and discounts: the parts of it together.
    pub net: Money,
    /// What nobody was asked for yet; zero once an invoice has billed all that was left.
    pub left: Money,
    /// Kept back by the client until a release.
    pub retained: Money,
    /// What of `net` is paid.
    pub paid: Money,
    /// Day from whose end nothing is open any more, however it was settled.
    pub settled_on: Option<NaiveDate>,
    /// The same day where money came and none is kept back; what was given up altogether is not paid.
    pub paid_on: Option<NaiveDate>,
}

/// Everything that the status is derived from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MilestoneFacts {
    pub started_on: Option<NaiveDate>,
    pub done_on: Option<NaiveDate>,
    pub acceptance: Option<Acceptance>,
    pub billed: Option<Billed>,
    /// The first day of a dispute about it, or about what bills it, that has not ended. It changes no other status.
    pub disputed_on: Option<NaiveDate>,
    /// Changes asked for, round by round; those taken back are not among them.
    pub changes: Vec<ChangesRequested>,
}

/// Where a milestone stands. Never stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum MilestoneStatus {
    Planned,
    InProgress,
    /// Done; the project asks for acceptance and none is recorded.
    WaitingForSignOff,
    /// Accepted, or done where no sign-off is agreed: ready to invoice.
    Ready,
    Invoiced,
    Paid,
}

impl MilestoneFacts {
    /// Status at the end of the day `as_of`. `requires_acceptance`: whether sign-off is agreed for the project.
    pub fn status(&self, requires_acceptance: bool, as_of: NaiveDate) -> MilestoneStatus {
        let by = |day: Option<NaiveDate>| day.is_some_and(|d| d <= as_of);
        // Billed in part, a milestone stands where its work stands.
        if let Some(billed) = self.billed.as_ref().filter(|b| b.issue_on <= as_of && b.left.is_zero()) {
            return if by(billed.paid_on) { MilestoneStatus::Paid } else { MilestoneStatus::Invoiced };
        }
        let accepted = by(self.acceptance.as_ref().map(|a| a.on));
        match (by(self.done_on), accepted) {
            (_, true) => MilestoneStatus::Ready,
            (true, false) if requires_acceptance => MilestoneStatus::WaitingForSignOff,
            (true, false) => MilestoneStatus::Ready,
            (false, false) if by(self.started_on) || by(self.requested().map(|of| of.on)) => {
                MilestoneStatus::InProgress
            }
            (false, false) => MilestoneStatus::Planned,
        }
    }

    /// The changes that are being worked on: asked for last, and the work is not done again.
    pub fn requested(&self) -> Option<&ChangesRequested> {
        self.changes.last().filter(|_| self.done_on.is_none() && self.acceptance.is_none())
    }

    /// The round in which the work is, from 1.
    pub fn round(&self) -> u32 {
        u32::try_from(self.changes.len()).unwrap_or(u32::MAX).saturating_add(1)
    }

    /// Days past due at `as_of`, if the invoice is open and late.
    pub fn days_late(&self, as_of: NaiveDate) -> Option<i64> {
        let billed = self.billed.as_ref()?;
        let open = billed.settled_on.is_none_or(|settled| settled > as_of);
        let days = (as_of - billed.due_on).num_days();
        (open && days > 0).then_some(days)
    }
}

impl Milestone {
    /// `M2 Target architecture`, as lists, mails and refusals name it.
    pub fn label(&self) -> String {
        format!("M{} {}", self.position, self.title).trim_end().to_owned()
    }

    /// What nobody was asked for yet.
    pub fn left(&self) -> Money {
        self.facts.billed.as_ref().map_or(self.amount, |billed| billed.left)
    }

    /// Errors: `AlreadyInvoiced`. Whatever an invoice bills is fixed.
    pub fn check_unbilled(&self) -> Result<(), Refusal> {
        match &self.facts.billed {
            Some(billed) => Err(Refusal::AlreadyInvoiced { milestone: self.label(), number: billed.number.clone() }),
            None => Ok(()),
        }
    }

    /// Whether the work can be marked done on `on`. Errors: `AlreadyDone`, `InTheFuture`.
    pub fn check_done(&self, on: NaiveDate, today: NaiveDate) -> Result<(), Refusal> {
        not_in_the_future(on, today)?;
        match self.facts.done_on {
            Some(_) => Err(Refusal::AlreadyDone { milestone: self.label() }),
            None => Ok(()),
        }
    }

    /// Whether acceptance can be recorded on `on`. Errors: `NotDone`, `AlreadyAccepted`, `InTheFuture`.
    pub fn check_acceptance(&self, on: NaiveDate, today: NaiveDate) -> Result<(), Refusal> {
        not_in_the_future(on, today)?;
        if self.facts.done_on.is_none() {
            return Err(Refusal::NotDone { milestone: self.label() });
        }
        match self.facts.acceptance {
            Some(_) => Err(Refusal::AlreadyAccepted { milestone: self.label() }),
            None => Ok(()),
        }
    }
}

impl Milestone {
    /// Whether the client can have asked for changes on `on`: it waits, and nothing of it is billed.
    /// Errors: `NotDone`, `AlreadyAccepted`, `AlreadyInvoiced`, `InTheFuture`, `ChangesBeforeDone`.
    pub fn check_changes(&self, on: NaiveDate, today: NaiveDate) -> Result<(), Refusal> {
        self.check_acceptance(on, today)?;
        self.check_unbilled()?;
        match self.facts.done_on {
            Some(done_on) if on < done_on => Err(Refusal::ChangesBeforeDone { on, done_on }),
            Some(_) | None => Ok(()),
        }
    }

    /// Whether the last request for changes can be taken back. Errors: `NoChangesRequested`.
    pub fn check_withdrawal(&self) -> Result<&ChangesRequested, Refusal> {
        self.facts.requested().ok_or_else(|| Refusal::NoChangesRequested { milestone: self.label() })
    }
}

/// Facts are about what has happened. Errors: `InTheFuture`.
pub fn not_in_the_future(date: NaiveDate, today: NaiveDate) -> Result<(), Refusal> {
    if date > today { Err(Refusal::InTheFuture { date, today }) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::ymd;

    fn facts() -> MilestoneFacts {
        MilestoneFacts {
            started_on: Some(ymd("2026-10-06")),
            done_on: Some(ymd("2026-11-10")),
            acceptance: Some(Acceptance {
                id: AcceptanceId(1),
                on: ymd("2026-11-13"),
                by: "Ciara Doyle".into(),
                role: String::new(),
                channel: Channel::Email,
                words: String::new(),
            }),
            billed: Some(Billed {
                invoice: InvoiceId(1),
                number: "2026-035".into(),
                issue_on: ymd("2026-11-16"),
                due_on: ymd("2026-12-16"),
                net: crate::tests::money("9600.00 EUR"),
                left: crate::tests::money("0.00 EUR"),
                retained: crate::tests::money("0.00 EUR"),
                paid: crate::tests::money("9600.00 EUR"),
                settled_on: Some(ymd("2026-12-20")),
                paid_on: Some(ymd("2026-12-20")),
            }),
            disputed_on: None,
            changes: Vec::new(),
        }
    }

    #[test]
    fn s09_status_follows_the_facts_at_any_date() {
        let table = [
            ("2026-10-05", MilestoneStatus::Planned),
            ("2026-10-06", MilestoneStatus::InProgress),
            ("2026-11-10", MilestoneStatus::WaitingForSignOff),
            ("2026-11-13", MilestoneStatus::Ready),
            ("2026-11-16", MilestoneStatus::Invoiced),
            ("2026-12-20", MilestoneStatus::Paid),
        ];
        for (day, status) in table {
            assert_eq!(facts().status(true, ymd(day)), status, "{day}");
        }
        assert_eq!(
            facts().status(false, ymd("2026-11-10")),
            MilestoneStatus::Ready,
            "no sign-off agreed: done is ready"
        );
    }

    #[test]
    fn s82_changes_requested_put_the_work_in_progress_until_it_is_done_again() {
        let asked = |on: &str| ChangesRequested {
            id: AcceptanceId(7),
            on: ymd(on),
            by: "Ciara Doyle".into(),
            role: String::new(),
            channel: Channel::Call,
            words: "The annex is missing".into(),
            done_on: Some(ymd("2026-11-10")),
        };
        let mut facts = MilestoneFacts { changes: vec![asked("2026-11-12")], ..MilestoneFacts::default() };
        assert_eq!(
            facts.status(true, ymd("2026-11-12")),
            MilestoneStatus::InProgress,
            "also where nobody pressed start"
        );
        assert_eq!((facts.requested().is_some(), facts.round()), (true, 2));
        facts.done_on = Some(ymd("2026-11-14"));
        assert_eq!(facts.status(true, ymd("2026-11-14")), MilestoneStatus::WaitingForSignOff);
        assert_eq!((facts.requested().is_some(), facts.round()), (false, 2), "the round stays");
    }

    #[test]
    fn s48_what_was_given_up_is_neither_late_nor_paid() {
        let mut facts = facts();
        facts.billed.as_mut().expect("the sample is billed").paid_on = None;
        assert_eq!(facts.status(true, ymd("2026-12-20")), MilestoneStatus::Invoiced);
        assert_eq!(facts.days_late(ymd("2026-12-21")), None);
        assert_eq!(facts.days_late(ymd("2026-12-19")), Some(3), "until then it was");
    }

    #[test]
    fn s48_late_is_the_day_after_due_and_ends_with_payment() {
        let table = [("2026-12-16", None), ("2026-12-17", Some(1)), ("2026-12-19", Some(3)), ("2026-12-20", None)];
        for (day, late) in table {
            assert_eq!(facts().days_late(ymd(day)), late, "{day}");
        }
    }
}
