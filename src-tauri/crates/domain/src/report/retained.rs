//! What clients kept back and released, by project.

use super::standing::kept_at;
use super::{Document, Period, ProjectFacts};
use crate::id::ProjectId;
use crate::invoice::LineRole;
use crate::money::{Currency, Money};
use crate::refusal::Why;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What the share that was kept back is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum RetainedBase {
    /// Lines of the net, billed by a later release.
    Net,
    /// A share of the gross that is due later.
    Gross,
}

/// Kept back of one project: `opening` and `kept` less `released` and `taken_back` is `closing`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct RetainedOf {
    pub base: RetainedBase,
    pub project: Option<ProjectId>,
    pub title: String,
    pub opening: Money,
    /// By documents that were issued in the period.
    pub kept: Money,
    /// Of the net: billed by releases. Of the gross: paid, or its day was over.
    pub released: Money,
    /// Of the net: gone with credit notes.
    pub taken_back: Money,
    pub closing: Money,
}

/// By project and base; nothing where nothing is kept back. Errors: `TooLarge`, `CurrencyMismatch`.
pub(super) fn retained(
    documents: &[&Document],
    known: &[ProjectFacts],
    (period, until): (Period, NaiveDate),
    currency: Currency,
) -> Result<Vec<RetainedOf>, Why> {
    let mut projects: BTreeMap<Option<ProjectId>, Vec<&Document>> = BTreeMap::new();
    for of in documents.iter().copied() {
        projects.entry(of.project).or_default().push(of);
    }
    let titles: BTreeMap<Option<ProjectId>, &str> = known.iter().map(|of| (Some(of.id), of.title.as_str())).collect();
    let before = period.from.pred_opt().unwrap_or(period.from).min(until);
    let mut rows = Vec::new();
    for (project, ours) in projects {
        let title = titles.get(&project).copied().unwrap_or_default();
        let row = |base, (opening, kept, released, closing): (Money, Money, Money, Money), taken_back| RetainedOf {
            base,
            project,
            title: title.to_owned(),
            opening,
            kept,
            released,
            taken_back,
            closing,
        };
        let at = |day: NaiveDate| Money::sum(gross_at(&ours, day)?, currency);
        let shares = ours.iter().filter(|of| in_period(of, period, until)).filter_map(|of| of.share);
        let (opening, closing) = (at(before)?, at(until)?);
        let kept = Money::sum(shares.map(|share| share.amount), currency)?;
        let released = opening.plus(kept)?.minus(closing)?;
        rows.push(row(RetainedBase::Gross, (opening, kept, released, closing), Money::zero(currency)));

        let (opening, closing) = (net_at(&ours, before, currency)?, net_at(&ours, until, currency)?);
        let new: Vec<&Document> =
            ours.iter().copied().filter(|of| in_period(of, period, until) && !of.is_note()).collect();
        let kept = nets(&new, |role| role == LineRole::Retainage, currency)?.negated();
        let released = nets(&new, |role| role == LineRole::Release, currency)?;
        let taken_back = opening.plus(kept)?.minus(released)?.minus(closing)?;
        rows.push(row(RetainedBase::Net, (opening, kept, released, closing), taken_back));
    }
    rows.retain(|row| [row.opening, row.kept, row.released, row.closing].iter().any(|amount| !amount.is_zero()));
    rows.sort_by(|a, b| (a.project.is_none(), &a.title, a.project).cmp(&(b.project.is_none(), &b.title, b.project)));
    Ok(rows)
}

fn in_period(of: &Document, period: Period, until: NaiveDate) -> bool {
    period.holds(of.issue_on) && of.issue_on <= until
}

fn gross_at(ours: &[&Document], day: NaiveDate) -> Result<Vec<Money>, Why> {
    ours.iter().map(|of| kept_at(of, day)).collect()
}

/// Net of lines of a role.
fn nets(ours: &[&Document], is_meant: impl Fn(LineRole) -> bool, currency: Currency) -> Result<Money, Why> {
    let lines = ours.iter().flat_map(|of| &of.body).flat_map(|body| &body.lines);
    Money::sum(lines.filter(|line| is_meant(line.role)).map(|line| line.net), currency)
}

/// Kept back of the net and not released at the end of `day`: an invoice that was taken back in full keeps and releases
/// nothing. Errors: `TooLarge`.
fn net_at(ours: &[&Document], day: NaiveDate, currency: Currency) -> Result<Money, Why> {
    let issued: Vec<&Document> = ours.iter().copied().filter(|of| of.issue_on <= day).collect();
    let mut notes_of: BTreeMap<&str, Vec<&Document>> = BTreeMap::new();
    for note in issued.iter().copied().filter(|of| of.is_note()) {
        if let Some(number) = &note.takes_back {
            notes_of.entry(number.as_str()).or_default().push(note);
        }
    }
    let mut sum = Money::zero(currency);
    for of in issued.iter().filter(|of| !of.is_note()) {
        let notes = notes_of.get(of.number.as_str()).map(Vec::as_slice).unwrap_or_default();
        let credited = Money::sum(notes.iter().map(|note| note.gross), currency)?;
        if !notes.is_empty() && credited == of.gross {
            continue;
        }
        let is_meant = |role: LineRole| matches!(role, LineRole::Retainage | LineRole::Release);
        let own = nets(&[*of], is_meant, currency)?;
        // What is kept back stands below zero on a line, what is released above.
        sum = sum.minus(own)?.plus(nets(notes, is_meant, currency)?)?;
    }
    Ok(sum)
}
