//! The milestones of the contract: what was invoiced before, what this document bills, what lies ahead.

use chrono::Datelike;
use domain::Money;
use domain::invoice::{TrackState, TrackStep};

use super::Content;

/// What an earlier milestone's mark may say: whether it is paid is shown on request only.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::layout) enum Mark {
    Invoiced,
    NotPaid,
    Paid,
    This,
    Ahead,
}

impl<'a> Content<'a> {
    /// The milestones of the contract, where the page shows them.
    pub fn track(&self) -> &'a [TrackStep] {
        if self.body.shows.track { &self.body.track } else { &[] }
    }

    pub fn mark(&self, step: &TrackStep) -> Mark {
        match (step.state, self.body.shows.earlier_paid, step.is_paid) {
            (TrackState::This, _, _) => Mark::This,
            (TrackState::Ahead, _, _) => Mark::Ahead,
            (TrackState::Before, false, _) => Mark::Invoiced,
            (TrackState::Before, true, true) => Mark::Paid,
            (TrackState::Before, true, false) => Mark::NotPaid,
        }
    }

    /// `9,600, this invoice` for under a bead: the amount without decimals where no milestone has any.
    pub fn bead_caption(&self, step: &TrackStep) -> String {
        let state = match self.mark(step) {
            Mark::Invoiced | Mark::NotPaid => self.label(|labels| labels.invoiced),
            Mark::Paid => self.label(|labels| labels.paid),
            Mark::This => uncapitalised(&self.this_label()),
            Mark::Ahead => String::new(),
        };
        let amount = step.amount.map(|amount| self.brief_amount(amount)).unwrap_or_default();
        let said: Vec<String> = [amount, state].into_iter().filter(|part| !part.is_empty()).collect();
        said.join(", ")
    }

    fn brief_amount(&self, amount: Money) -> String {
        let mut amounts = self.body.track.iter().filter_map(|step| step.amount);
        if amounts.all(|amount| amount.amount().fract().is_zero()) {
            self.words.count(amount.amount())
        } else {
            self.amount(amount)
        }
    }

    /// `2026-018, paid`; `This invoice`; empty ahead.
    pub fn billed_by(&self, step: &TrackStep) -> String {
        let number = step.invoice.clone().unwrap_or_default();
        let with = |state: String| if number.is_empty() { state } else { format!("{number}, {state}") };
        match self.mark(step) {
            Mark::Invoiced if number.is_empty() => self.label(|labels| labels.invoiced),
            Mark::Invoiced => number,
            Mark::NotPaid => with(self.label(|labels| labels.not_paid)),
            Mark::Paid => with(self.label(|labels| labels.paid)),
            Mark::This => self.this_label(),
            Mark::Ahead => String::new(),
        }
    }

    pub fn this_label(&self) -> String {
        let is_credit_note = self.is_credit_note();
        self.label(|labels| if is_credit_note { labels.this_credit_note } else { labels.this_document })
    }

    /// `31 Jul`; with the year unless it is the document's.
    pub fn target_day(&self, step: &TrackStep) -> String {
        let year = self.body.issue_on.year();
        step.target_on.map(|day| self.words.short_day(day, year)).unwrap_or_default()
    }

    /// `18.6%`
    pub fn share(&self, permille: u32) -> String {
        self.words.share(permille)
    }

    /// The sum of all milestones; none where a document knows no amounts.
    pub fn schedule_total(&self) -> Option<Money> {
        let amounts: Option<Vec<Money>> = self.track().iter().map(|step| step.amount).collect();
        Money::sum(amounts.filter(|amounts| !amounts.is_empty())?, self.body.currency).ok()
    }

    /// The track in words.
    pub fn track_sentence(&self) -> String {
        let track = &self.body.track;
        let before = track.iter().filter(|step| step.state == TrackState::Before).count();
        self.spoken(|labels| match track.iter().find(|step| step.state == TrackState::This) {
            Some(step) => {
                let count = u32::try_from(track.len()).unwrap_or(u32::MAX);
                (labels.track)(step.position, count, &step.title, before)
            }
            None => (labels.track_without_current)(before, track.len()),
        })
    }
}

fn uncapitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_lowercase().chain(characters).collect()).unwrap_or_default()
}
