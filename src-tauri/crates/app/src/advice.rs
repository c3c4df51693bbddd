//! Advice on the plan of a project: what is found, what the user dismissed with a reason, and where advice begins.
//! Nothing here keeps anybody from anything.

mod health;

pub use health::{HeadsUpState, ProjectHealth};

use crate::business;
use crate::form::Faults;
use crate::plan_offers::{self, Basis, PlanOffer};
use crate::problem::AppError;
use crate::projects::ProjectArgument;
use crate::table::Nothing;
use crate::{App, Entry};
use chrono::NaiveDate;
use domain::advice::{self, Deposit, Elsewhere, Finding, Limits, Offer, Plan, SpacedDate, Thresholds};
use domain::{Milestone, Money, Percent, ProjectId, Why, text};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use storage::Connection;
use storage::record::setting::{put_setting, setting};
use storage::record::{milestone, party, project};
use ts_rs::TS;

const LIMITS: &str = "advice.limits";

/// A finding and the key by which it is dismissed.
#[derive(Debug, Serialize, TS)]
pub struct FindingRow {
    pub key: String,
    pub finding: Finding,
}

/// A finding that the user does not want to read again, and why.
#[derive(Debug, Serialize, TS)]
pub struct DismissedRow {
    pub key: String,
    pub finding: Finding,
    pub reason: String,
    pub on: NaiveDate,
}

/// The advice on one plan as it stands, or as its open change order would have it: what that adds has the key of its row,
/// below zero, as its number.
#[derive(Debug, Serialize, TS)]
pub struct AdviceView {
    /// 0 to 100; None where there is nothing to balance yet.
    pub balance: Option<u32>,
    /// Heaviest first.
    pub findings: Vec<FindingRow>,
    /// What would be found, had it not been dismissed.
    pub dismissed: Vec<DismissedRow>,
    /// Fairer spreads of the contract over the same milestones.
    pub offers: Vec<Offer>,
    /// Days for the milestones that have none, evenly spaced.
    pub dates: Vec<SpacedDate>,
    pub health: ProjectHealth,
    /// The offer that can be taken back: the last one, while nothing else changed the plan since.
    pub undo: Option<PlanOffer>,
}

#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DismissAdvice {
    pub project: ProjectId,
    pub key: String,
    pub reason: String,
}

#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RestoreAdvice {
    pub project: ProjectId,
    pub key: String,
}

/// Limits as typed; what is absent stays, and what is empty goes back to its default.
#[derive(Debug, Default, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct SaveAdviceLimits {
    #[ts(optional)]
    pub first_percent: Option<String>,
    #[ts(optional)]
    pub first_third_percent: Option<String>,
    #[ts(optional)]
    pub last_percent: Option<String>,
    #[ts(optional)]
    pub of_two_percent: Option<String>,
    #[ts(optional)]
    pub single_percent: Option<String>,
    #[ts(optional)]
    pub small_percent: Option<String>,
    #[ts(optional)]
    pub milestones: Option<String>,
    #[ts(optional)]
    pub close_days: Option<String>,
    #[ts(optional)]
    pub gap_days: Option<String>,
    #[ts(optional)]
    pub deposit_above: Option<String>,
    #[ts(optional)]
    pub deposit_days: Option<String>,
    #[ts(optional)]
    pub crowded_week: Option<String>,
    /// All checks that are to be off, by their codes.
    #[ts(optional)]
    pub off: Option<BTreeSet<String>>,
}

/// Why and when a finding was dismissed, by its key.
pub(crate) type Dismissals = BTreeMap<String, Dismissal>;

#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Dismissal {
    reason: String,
    on: NaiveDate,
}

fn dismissals_key(project: ProjectId) -> String {
    format!("advice.dismissed.{project}")
}

pub(crate) fn dismissals(conn: &Connection, project: ProjectId) -> Result<Dismissals, AppError> {
    Ok(setting(conn, &dismissals_key(project))?.unwrap_or_default())
}

pub(crate) fn thresholds(conn: &Connection) -> Result<Thresholds, AppError> {
    Ok(setting(conn, LIMITS)?.unwrap_or_default())
}

/// What there is to say about a plan today. Errors: `NotFound`.
pub fn plan_advice(app: &App, ProjectArgument { id }: ProjectArgument) -> Result<AdviceView, AppError> {
    app.read(|conn, moment| view(conn, app, id, moment.on))
}

pub(crate) fn view(conn: &Connection, app: &App, id: ProjectId, today: NaiveDate) -> Result<AdviceView, AppError> {
    // Beside an open change order it is about what that proposes.
    let basis = Basis::of(conn, project::project(conn, id)?)?;
    let Basis { project, plan: milestones, contract, .. } = &basis;
    let client = party::client(conn, project.client)?;
    let business = business::of_book(conn, app)?;
    let thresholds = thresholds(conn)?;
    let plan = Plan {
        milestones,
        contract: *contract,
        terms: project.terms.or(client.terms).or(business.terms),
        deposit: if project.billing.deposit.is_some() { Deposit::Agreed } else { Deposit::InPlan },
        starts_on: project.contract_on,
        language: client.language,
    };
    let mut known = dismissals(conn, id)?;
    let (mut findings, mut dismissed) = (Vec::new(), Vec::new());
    for finding in advice::findings_beside(&plan, &elsewhere(conn, id)?, &thresholds, today) {
        let key = finding.key();
        match known.remove(&key) {
            Some(Dismissal { reason, on }) => dismissed.push(DismissedRow { key, finding, reason, on }),
            None => findings.push(FindingRow { key, finding }),
        }
    }
    let amounts: Vec<Money> = milestones.iter().map(|milestone: &Milestone| milestone.amount).collect();
    let health = health::health(conn, id, milestones, &findings, today)?;
    Ok(AdviceView {
        health,
        balance: advice::balance(&amounts, *contract, &thresholds),
        findings,
        dismissed,
        offers: advice::offers(milestones, *contract, &thresholds),
        dates: advice::spaced_dates(milestones, project.contract_on.unwrap_or(today)),
        undo: plan_offers::undoable(conn, &basis)?,
    })
}

/// What is still to be done in other active projects, with its days.
fn elsewhere(conn: &Connection, id: ProjectId) -> Result<Vec<Elsewhere>, AppError> {
    let mut all = Vec::new();
    for other in project::projects(conn, false)?.into_iter().filter(|other| other.id != id) {
        for milestone in milestone::plan(conn, other.id)? {
            let is_open = milestone.facts.done_on.is_none() && milestone.facts.billed.is_none();
            if let (true, Some(on)) = (is_open, milestone.target_on) {
                all.push(Elsewhere { project: other.title.clone(), title: milestone.title, on });
            }
        }
    }
    Ok(all)
}

/// Puts a finding aside with a reason; it stays aside while it is about the same milestones, whatever its figures.
/// Errors: `Missing` without a reason, `Unknown` for what is not found today.
pub fn dismiss_advice(
    app: &App,
    DismissAdvice { project, key, reason }: DismissAdvice,
) -> Result<AdviceView, AppError> {
    app.write("dismiss_advice", |tx, moment| {
        let reason = text::required(&reason).map_err(|why| AppError::invalid("reason", why))?;
        let shown = view(tx, app, project, moment.on)?;
        if !shown.findings.iter().any(|row| row.key == key) {
            return Err(AppError::Unknown { what: "advice", id: key.chars().take(KEY_MAX).collect() });
        }
        let mut kept = dismissals(tx, project)?;
        kept.insert(key.clone(), Dismissal { reason: reason.clone(), on: moment.on });
        put_setting(tx, &dismissals_key(project), &kept)?;
        let view = view(tx, app, project, moment.on)?;
        Ok((view, Entry::about("project", project, json!({ "advice": key, "reason": reason }))))
    })
}

/// Characters of a key that a refusal repeats.
const KEY_MAX: usize = 100;

/// Takes a dismissal back. Errors: `Unknown` for what was not dismissed.
pub fn restore_advice(app: &App, RestoreAdvice { project, key }: RestoreAdvice) -> Result<AdviceView, AppError> {
    app.write("restore_advice", |tx, moment| {
        project::project(tx, project)?;
        let mut kept = dismissals(tx, project)?;
        let Some(Dismissal { reason, .. }) = kept.remove(&key) else {
            return Err(AppError::Unknown { what: "dismissal", id: key.chars().take(KEY_MAX).collect() });
        };
        put_setting(tx, &dismissals_key(project), &kept)?;
        let view = view(tx, app, project, moment.on)?;
        Ok((view, Entry::about("project", project, json!({ "advice": key, "dismissed_for": reason }))))
    })
}

/// Where advice begins, with the defaults and the names of all checks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AdviceLimits {
    #[serde(flatten)]
    pub limits: Limits,
    pub standard: Limits,
    /// Each can be switched off.
    pub checks: Vec<&'static str>,
}

impl AdviceLimits {
    fn of(limits: Limits) -> Self {
        Self { limits, standard: Limits::default(), checks: advice::CHECKS.to_vec() }
    }
}

/// Where advice begins, as set or by default.
pub fn advice_limits(app: &App, _: Nothing) -> Result<AdviceLimits, AppError> {
    app.read(|conn, _| Ok(AdviceLimits::of(thresholds(conn)?.into())))
}

/// Moves the limits, of all projects at once. Errors: by field, and where one contradicts another.
pub fn save_advice_limits(app: &App, typed: SaveAdviceLimits) -> Result<AdviceLimits, AppError> {
    app.write("save_advice_limits", |tx, _| {
        let before = Limits::from(thresholds(tx)?);
        let thresholds = Thresholds::new(parse(&typed, &before)?)?;
        put_setting(tx, LIMITS, &thresholds)?;
        let after = Limits::from(thresholds);
        let entry = Entry::book(json!({ "before": before, "after": after }));
        Ok((AdviceLimits::of(after), entry))
    })
}

fn parse(typed: &SaveAdviceLimits, before: &Limits) -> Result<Limits, AppError> {
    let (standard, mut faults) = (Limits::default(), Faults::default());
    let mut percent =
        |field: &str, text: &Option<String>, old: Percent, standard: Percent| match text.as_deref().map(str::trim) {
            None => old,
            Some("") => standard,
            Some(text) => faults.take(field, Percent::parse(text)).unwrap_or(old),
        };
    let shares = [
        percent("first_percent", &typed.first_percent, before.first_percent, standard.first_percent),
        percent(
            "first_third_percent",
            &typed.first_third_percent,
            before.first_third_percent,
            standard.first_third_percent,
        ),
        percent("last_percent", &typed.last_percent, before.last_percent, standard.last_percent),
        percent("of_two_percent", &typed.of_two_percent, before.of_two_percent, standard.of_two_percent),
        percent("single_percent", &typed.single_percent, before.single_percent, standard.single_percent),
        percent("small_percent", &typed.small_percent, before.small_percent, standard.small_percent),
    ];
    let mut count = |field: &str, text: &Option<String>, old: u32, standard: u32| match text.as_deref().map(str::trim) {
        None => old,
        Some("") => standard,
        Some(text) => faults.take(field, text.parse().map_err(|_| Why::NotANumber)).unwrap_or(old),
    };
    let [first_percent, first_third_percent, last_percent, of_two_percent, single_percent, small_percent] = shares;
    let limits = Limits {
        first_percent,
        first_third_percent,
        last_percent,
        of_two_percent,
        single_percent,
        small_percent,
        milestones: count("milestones", &typed.milestones, before.milestones, standard.milestones),
        close_days: count("close_days", &typed.close_days, before.close_days, standard.close_days),
        gap_days: count("gap_days", &typed.gap_days, before.gap_days, standard.gap_days),
        deposit_days: count("deposit_days", &typed.deposit_days, before.deposit_days, standard.deposit_days),
        crowded_week: count("crowded_week", &typed.crowded_week, before.crowded_week, standard.crowded_week),
        off: typed.off.clone().unwrap_or_else(|| before.off.clone()),
        deposit_above: match typed.deposit_above.as_deref().map(str::trim) {
            None => before.deposit_above,
            Some("") => standard.deposit_above,
            Some(text) => {
                faults.take("deposit_above", text.parse().map_err(|_| Why::NotANumber)).unwrap_or(before.deposit_above)
            }
        },
    };
    faults.finish(Some(limits)).map_err(AppError::Invalid)
}
