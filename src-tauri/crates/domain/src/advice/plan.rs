//! Everything that the advice finds in a plan, heaviest first. Reads the plan as it stands at a day; changes nothing.

use super::crowded::{self, Elsewhere};
use super::finding::{Finding, FindingKind, Suggestion};
use super::thresholds::Thresholds;
use super::title::{Verdict, judge};
use super::tokens::fold;
use super::{amounts, dates, rewrite};
use crate::id::MilestoneId;
use crate::locale::Language;
use crate::milestone::Milestone;
use crate::money::Money;
use crate::terms::PaymentTerms;
use chrono::NaiveDate;

/// A plan as the advice looks at it.
#[derive(Debug, Clone, Copy)]
pub struct Plan<'a> {
    /// In plan order.
    pub milestones: &'a [Milestone],
    /// Net value of the contract.
    pub contract: Money,
    /// The terms in force, the project's or its client's. None: nothing is agreed.
    pub terms: Option<PaymentTerms>,
    /// Whether a deposit is agreed beside the milestones.
    pub deposit: Deposit,
    /// The day on which work begins, such as that of the agreement. None: it would begin on the day of the advice.
    pub starts_on: Option<NaiveDate>,
    /// The language of the project's documents, for titles that are the same in several.
    pub language: Language,
}

/// How money before the work is agreed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deposit {
    /// With an invoice of its own.
    Agreed,
    /// Only by an early first milestone, if at all.
    InPlan,
}

/// What there is to say about `plan` at the end of the day `as_of`. Empty: every check is passed.
/// Equal input, equal output, in the same order: by weight, then in plan order.
pub fn findings(plan: &Plan, thresholds: &Thresholds, as_of: NaiveDate) -> Vec<Finding> {
    findings_beside(plan, &[], thresholds, as_of)
}

/// The same with what is still to be done in other projects. Checks that are switched off find nothing.
pub fn findings_beside(
    plan: &Plan,
    elsewhere: &[Elsewhere],
    thresholds: &Thresholds,
    as_of: NaiveDate,
) -> Vec<Finding> {
    let mut findings = amounts::findings(plan, thresholds);
    findings.extend(dates::findings(plan, thresholds, as_of));
    findings.extend(texts(plan));
    findings.extend(plan.terms.is_none().then(|| of_plan(FindingKind::NoTerms)));
    findings.extend(crowded::findings(plan, elsewhere, thresholds, as_of));
    findings.retain(|finding| !thresholds.is_off(finding.kind.code()));
    findings.sort_by_key(Finding::weight);
    findings
}

pub(super) fn of_plan(kind: FindingKind) -> Finding {
    Finding { kind, milestones: Vec::new(), suggestion: None }
}

/// Titles, criteria, deliverables of what is not billed yet: a billed milestone can no longer be worded.
fn texts(plan: &Plan) -> Vec<Finding> {
    let open: Vec<&Milestone> = plan.milestones.iter().filter(|milestone| milestone.facts.billed.is_none()).collect();
    let mut findings: Vec<Finding> =
        open.iter().filter_map(|milestone| unclear_title(milestone, plan.language)).collect();
    findings.extend(about(&open, FindingKind::NoCriterion, |milestone| milestone.criterion.trim().is_empty()));
    findings.extend(about(&open, FindingKind::NoDeliverables, |milestone| milestone.deliverables.is_empty()));
    findings.extend(duplicates(plan.milestones));
    findings
}

fn unclear_title(milestone: &Milestone, language: Language) -> Option<Finding> {
    let verdict = judge(&milestone.title, &milestone.criterion);
    if verdict == Verdict::Good {
        return None;
    }
    let deliverables = milestone.deliverables.iter().map(|deliverable| deliverable.title.as_str());
    let title = rewrite(&milestone.title, deliverables, language);
    Some(Finding {
        kind: FindingKind::UnclearTitle { verdict },
        milestones: vec![milestone.id],
        suggestion: Some(Suggestion::Title { title }),
    })
}

/// One finding for all milestones that `lack` something, none if none does.
pub(super) fn about(
    milestones: &[&Milestone],
    kind: FindingKind,
    lack: impl Fn(&Milestone) -> bool,
) -> Option<Finding> {
    let lacking: Vec<MilestoneId> =
        milestones.iter().filter(|milestone| lack(milestone)).map(|milestone| milestone.id).collect();
    (!lacking.is_empty()).then_some(Finding { kind, milestones: lacking, suggestion: None })
}

/// Titles that read alike, whatever their case, accents and blanks. Blank titles are unclear already.
fn duplicates(milestones: &[Milestone]) -> Vec<Finding> {
    let read = |milestone: &Milestone| fold(&milestone.title.split_whitespace().collect::<Vec<_>>().join(" "));
    let titles: Vec<String> = milestones.iter().map(read).collect();
    let mut findings = Vec::new();
    for (at, title) in titles.iter().enumerate().filter(|(_, title)| !title.is_empty()) {
        let alike: Vec<usize> = (at..titles.len()).filter(|other| titles[*other] == *title).collect();
        if titles[..at].contains(title) || alike.len() < 2 {
            continue;
        }
        findings.push(Finding {
            kind: FindingKind::DuplicateTitle { title: milestones[at].title.trim().to_owned() },
            milestones: alike.into_iter().map(|at| milestones[at].id).collect(),
            suggestion: None,
        });
    }
    findings
}

#[cfg(test)]
mod tests;
