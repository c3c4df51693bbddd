//! A plan that was pasted as a table: what was understood of it, and the rows that become milestones once looked over.

use crate::form::Faults;
use crate::problem::AppError;
use crate::projects::ProjectArgument;
use crate::schedule::{self, ProjectView};
use crate::{App, Entry, business, plan_templates};
use chrono::NaiveDate;
use domain::date;
use domain::pasted::{self, Cell, DoubtKind, Habits, Left, Mark, PastedPlan, PastedRow, Worth};
use domain::plan;
use domain::plan_template::NewMilestone;
use domain::project::Project;
use domain::{Country, Money, ProjectId, Why, text};
use serde::{Deserialize, Serialize};
use serde_json::json;
use storage::Connection;
use storage::record::{milestone, project};
use ts_rs::TS;

#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReadPastedPlan {
    pub project: ProjectId,
    pub text: String,
}

/// A row as it was understood, in texts that can be corrected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PastedRowView {
    /// Line of the pasted text, from 1.
    pub line: u32,
    pub title: String,
    pub criterion: String,
    pub amount: String,
    /// As typed into a date field; empty without one.
    pub target_on: String,
    /// Percent as pasted; empty without one.
    pub share: String,
    pub doubts: Vec<DoubtView>,
    /// Cells that are used for nothing.
    pub rest: Vec<String>,
}

/// `cell`: `amount`, `share` or `target_on`. `kind` by its word, which the UI says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DoubtView {
    pub cell: String,
    pub kind: String,
    pub text: String,
    pub other: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LeftOutView {
    pub line: u32,
    pub text: String,
    /// `header`, `rule`, `text`, `total`, `tax` or `gross`.
    pub why: String,
}

/// The total that the table states; amounts where it states one, else shares.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct StatedTotalView {
    pub stated: Option<Money>,
    pub rows: Option<Money>,
    pub stated_share: String,
    pub rows_share: String,
    pub is_equal: bool,
}

/// What was understood of a pasted plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PastedPlanView {
    pub rows: Vec<PastedRowView>,
    pub left_out: Vec<LeftOutView>,
    pub total: Option<StatedTotalView>,
    pub contract: Money,
    /// What the amounts that were understood sum to, in the currency of the contract.
    pub sum: Money,
    /// The currency that the table names, where it is another one.
    pub currency: Option<String>,
    /// Milestones that the plan has already.
    pub existing: u32,
}

/// A row as the user left it.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CheckedRow {
    pub title: String,
    pub criterion: String,
    pub amount: String,
    pub target_on: String,
}

/// What becomes of the contract's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ContractAfter {
    Keep,
    /// It becomes what the plan sums to.
    Sum,
}

#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddPastedPlan {
    pub project: ProjectId,
    pub rows: Vec<CheckedRow>,
    pub contract: ContractAfter,
}

/// Reads a pasted table against the contract of a project; nothing is written.
pub fn read_pasted_plan(
    app: &App,
    ReadPastedPlan { project: id, text }: ReadPastedPlan,
) -> Result<PastedPlanView, AppError> {
    app.read(|conn, moment| {
        let project = project::project(conn, id)?;
        let plan = pasted::read(&text, &habits(conn, app, &project, moment.on)?);
        view(conn, &project, plan)
    })
}

fn habits(conn: &Connection, app: &App, project: &Project, today: NaiveDate) -> Result<Habits, AppError> {
    let country = business::of_book(conn, app)?.address.country;
    let order = schedule::order(conn, app)?;
    Ok(Habits { currency: project.contract.currency(), decimal: decimal_mark(country), order, today })
}

/// What a country writes before the decimals.
fn decimal_mark(country: Country) -> Mark {
    const DOTS: [&str; 23] = [
        "IE", "GB", "US", "CA", "AU", "NZ", "IN", "SG", "HK", "JP", "CN", "KR", "TW", "MY", "PH", "TH", "MX", "IL",
        "CH", "LI", "MT", "NG", "KE",
    ];
    if DOTS.contains(&country.code()) { Mark::Dot } else { Mark::Comma }
}

fn view(conn: &Connection, project: &Project, plan: PastedPlan) -> Result<PastedPlanView, AppError> {
    let amounts = amounts(&plan, project.contract);
    let is_ours = |money: &&Money| money.currency() == project.contract.currency();
    let sum = Money::sum(amounts.iter().flatten().filter(is_ours).copied(), project.contract.currency())?;
    let existing = milestone::plan(conn, project.id)?.len();
    Ok(PastedPlanView {
        rows: plan.rows.into_iter().zip(amounts).map(|(row, amount)| row_view(row, amount)).collect(),
        left_out: plan
            .left_out
            .into_iter()
            .map(|left| LeftOutView { line: left.line, text: left.text, why: why(left.why) })
            .collect(),
        total: plan.total.as_ref().map(total),
        contract: project.contract,
        sum,
        currency: plan.currency.map(|currency| currency.code().to_owned()),
        existing: u32::try_from(existing).unwrap_or(u32::MAX),
    })
}

/// The amount of each row: stated, or its share of the contract; of a contract without a value its share of the stated
/// total.
fn amounts(plan: &PastedPlan, contract: Money) -> Vec<Option<Money>> {
    let stated = match plan.total.as_ref().map(|total| total.stated) {
        Some(Worth::Amount(money)) if money.currency() == contract.currency() => Some(money),
        Some(Worth::Amount(_) | Worth::Share(_)) | None => None,
    };
    let whole = if contract.is_zero() { stated } else { Some(contract) };
    let worth = |row: &PastedRow| match (row.amount, row.share) {
        (Some(amount), _) => Some(plan::Worth::Fixed(amount)),
        (None, Some(share)) => whole.map(|_| plan::Worth::Share(share)),
        (None, None) => None,
    };
    let worths: Vec<Option<plan::Worth>> = plan.rows.iter().map(worth).collect();
    let known: Vec<plan::Worth> = worths.iter().flatten().copied().collect();
    let is_other = plan.currency.is_some();
    let resolved = whole.filter(|_| !is_other).and_then(|whole| plan::resolve(&known, whole).ok());
    let Some(resolved) = resolved else { return plan.rows.iter().map(|row| row.amount).collect() };
    let mut resolved = resolved.into_iter();
    worths.into_iter().map(|worth| worth.and_then(|_| resolved.next())).collect()
}

fn row_view(row: PastedRow, amount: Option<Money>) -> PastedRowView {
    let cut = |text: &str| text.chars().take(text::LINE_MAX).collect::<String>();
    let doubts = row.doubts.iter().map(|doubt| DoubtView {
        cell: match doubt.cell {
            Cell::Amount => "amount",
            Cell::Share => "share",
            Cell::Date => "target_on",
        }
        .to_owned(),
        kind: match doubt.kind {
            DoubtKind::TwoReadings => "two_readings",
            DoubtKind::Unread => "unread",
            DoubtKind::Missing => "missing",
            DoubtKind::Negative => "negative",
            DoubtKind::Currency => "currency",
            DoubtKind::NoYear => "no_year",
            DoubtKind::NoDay => "no_day",
        }
        .to_owned(),
        text: cut(&doubt.text),
        other: doubt.other.clone(),
    });
    PastedRowView {
        line: row.line,
        title: cut(&row.title),
        criterion: cut(&row.criterion),
        amount: amount.map(|money| money.amount().to_string()).unwrap_or_default(),
        target_on: row.target_on.map(|day| day.to_string()).unwrap_or_default(),
        share: row.share.map(|share| share.to_string()).unwrap_or_default(),
        doubts: doubts.collect(),
        rest: row.rest.iter().map(|cell| cut(cell)).collect(),
    }
}

fn why(left: Left) -> String {
    match left {
        Left::Header => "header",
        Left::Rule => "rule",
        Left::Text => "text",
        Left::Total => "total",
        Left::Tax => "tax",
        Left::Gross => "gross",
    }
    .to_owned()
}

fn total(total: &pasted::StatedTotal) -> StatedTotalView {
    let money = |worth| match worth {
        Worth::Amount(money) => Some(money),
        Worth::Share(_) => None,
    };
    let share = |worth| match worth {
        Worth::Share(share) => share.to_string(),
        Worth::Amount(_) => String::new(),
    };
    StatedTotalView {
        stated: money(total.stated),
        rows: money(total.rows),
        stated_share: share(total.stated),
        rows_share: share(total.rows),
        is_equal: total.is_equal,
    }
}

/// Adds the rows that were looked over to a plan that is not agreed, all of them or none.
/// Errors: `plan_is_agreed`; each field at fault, such as `rows.2.amount`.
pub fn add_pasted_plan(
    app: &App,
    AddPastedPlan { project: id, rows, contract }: AddPastedPlan,
) -> Result<ProjectView, AppError> {
    app.write("add_pasted_plan", |tx, moment| {
        let project = project::project(tx, id)?;
        crate::change_orders::check_not_agreed(&project)?;
        if rows.is_empty() {
            return Err(AppError::invalid("rows", Why::Missing));
        }
        let order = schedule::order(tx, app)?;
        let mut faults = Faults::default();
        let read: Vec<Option<NewMilestone>> = rows
            .iter()
            .enumerate()
            .map(|(at, row)| {
                checked(&mut faults, at, row, project.contract, |typed| date::parse(typed, moment.on, order))
            })
            .collect();
        let read: Option<Vec<NewMilestone>> = read.into_iter().collect();
        let added = faults.finish(read).map_err(AppError::Invalid)?;
        let count = added.len();
        plan_templates::append(tx, &project, added)?;
        let plan = milestone::plan(tx, id)?;
        if contract == ContractAfter::Sum {
            let sum = Money::sum(plan.iter().map(|m| m.amount), project.contract.currency())?;
            project::put_project(tx, &Project { contract: schedule::not_above(sum)?, ..project })?;
        }
        let titles: Vec<&str> = plan.iter().skip(plan.len() - count).map(|m| m.title.as_str()).collect();
        Ok((
            (),
            Entry::about("project", id, json!({ "pasted": titles, "contract": project::project(tx, id)?.contract })),
        ))
    })?;
    schedule::project(app, ProjectArgument { id })
}

fn checked(
    faults: &mut Faults,
    at: usize,
    row: &CheckedRow,
    contract: Money,
    day: impl Fn(&str) -> Result<NaiveDate, Why>,
) -> Option<NewMilestone> {
    let field = |name: &str| format!("rows.{at}.{name}");
    let title = faults.take(&field("title"), text::required(&row.title));
    let criterion = faults.take(&field("criterion"), text::optional(&row.criterion));
    let amount = faults.take(&field("amount"), schedule::not_negative(Money::parse(&row.amount, contract.currency())));
    let target_on = if row.target_on.trim().is_empty() {
        Some(None)
    } else {
        faults.take(&field("target_on"), day(&row.target_on)).map(Some)
    };
    Some(NewMilestone {
        title: title?,
        criterion: criterion?,
        amount: amount?,
        target_on: target_on?,
        private_note: String::new(),
        deliverables: Vec::new(),
    })
}
