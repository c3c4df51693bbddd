//! The report as tables: one for each part. A spreadsheet has a sheet for each; a text file has them all in one, with the
//! part in the first column and the columns of every part.

use super::{ReportArgument, Told, heads, told};
use crate::App;
use crate::csv;
use crate::problem::AppError;
use crate::sheet::{self, Sheet, Value};
use chrono::{DateTime, NaiveDate, Utc};
use domain::payment::ExchangedSum;
use domain::report::{
    AgedSums, ClientFlows, Flow, Flows, Late, ProjectFlows, RegisterRow, Report, RetainedOf, Sums, TaxedRow,
};
use domain::{Language, Money, ProjectId};
use serde::Serialize;
use storage::Connection;

/// A table that may be saved.
pub struct ReportFile {
    /// Such as `Report-2026-Q3.csv`.
    pub name: String,
    pub bytes: Vec<u8>,
}

/// The word of the command table for a value, such as `written_off`.
fn word(value: &impl Serialize) -> Value {
    let word = serde_json::to_value(value).ok().and_then(|word| word.as_str().map(str::to_owned));
    Value::Word(word.unwrap_or_default())
}

fn flag(text: &str) -> Value {
    Value::Word(text.to_owned())
}

fn sums(of: Sums) -> [Value; 3] {
    [of.net, of.tax, of.gross].map(Value::Amount)
}

/// Columns of amounts, everywhere under the same names.
const SUMS: [&str; 3] = ["net", "tax_amount", "gross"];

/// Rows of one part of a report.
type Part = fn(&Told, &Report) -> Vec<Vec<Value>>;

/// The parts in the order of the window. All currencies that were asked for stand in each.
fn sheets(told: &Told, reports: &[Report]) -> Vec<Sheet> {
    let all = |name: &'static str, own: &[&'static str], amounts: &[&'static str], part: Part| Sheet {
        name,
        heads: [own, amounts].concat(),
        words: [own, amounts].concat().into_iter().map(|head| heads::word(told.language, head)).collect(),
        rows: reports.iter().flat_map(|report| part(told, report)).collect(),
    };
    let documents =
        ["currency", "document", "kind", "on", "due_on", "client", "project_code", "project", "text", "takes_back"];
    let taxes = ["currency", "from", "to", "basis", "country", "tax", "category", "rate"];
    vec![
        all("overview", &["currency", "from", "to", "flow"], &SUMS, overview),
        all("ageing", &["currency", "on", "age", "count"], &SUMS, ageing),
        all("tax", &taxes, &["net", "tax_amount"], tax),
        all("exchange", &["currency", "from", "to", "home"], &["arrived", "at_issue", "gain"], exchange),
        all("clients", &["currency", "client", "flow"], &SUMS, clients),
        all("projects", &["currency", "project_code", "project", "client", "flow", "count", "days"], &SUMS, projects),
        all("register", &documents, &["net", "tax_amount", "gross", "kept_back"], register),
        all(
            "retained",
            &["currency", "project_code", "project", "base"],
            &["opening", "kept", "released", "credited", "closing"],
            retained,
        ),
        all("since", &["currency", "document", "flow", "on", "recorded_on"], &["gross"], since),
    ]
}

fn overview(_: &Told, of: &Report) -> Vec<Vec<Value>> {
    let row = |from: Value, to: Value, flow: Value, amounts: Sums| {
        [vec![Value::currency(of.currency), from, to, flow], sums(amounts).to_vec()].concat()
    };
    let days = |from, to| (Value::Day(from), Value::Day(to));
    let mut rows = vec![row(Value::Day(of.period.from), Value::Day(of.period.from), flag("opening"), of.opening)];
    for month in &of.months {
        let flows = Flow::ALL.iter().map(|flow| (flow, month.flows.get(*flow)));
        rows.extend(flows.map(|(flow, amounts)| {
            let (from, to) = days(month.month.from, month.month.to);
            row(from, to, word(flow), amounts)
        }));
    }
    let whole = |flow: &Flow| {
        let (from, to) = days(of.period.from, of.period.to);
        row(from, to, Value::Word(format!("{}_in_all", word(flow).text())), of.total.get(*flow))
    };
    rows.extend(Flow::ALL.iter().map(whole));
    let standing = &of.standing;
    for (name, amounts) in [
        ("closing", of.closing),
        ("outstanding", standing.outstanding),
        ("overdue", standing.overdue),
        ("kept_back", standing.kept_back),
        ("overpaid", standing.overpaid),
        ("prepaid", standing.prepaid),
    ] {
        rows.push(row(Value::Day(of.until), Value::Day(of.until), flag(name), amounts));
    }
    rows
}

fn ageing(_: &Told, of: &Report) -> Vec<Vec<Value>> {
    let row = |aged: &AgedSums| {
        let own =
            vec![Value::currency(of.currency), Value::Day(of.until), word(&aged.age), Value::Count(aged.count.into())];
        [own, sums(aged.open).to_vec()].concat()
    };
    of.standing.ages.iter().map(row).collect()
}

fn tax(_: &Told, of: &Report) -> Vec<Vec<Value>> {
    let row = |basis: &str, row: &TaxedRow| {
        let tax = row.tax.as_ref();
        vec![
            Value::currency(of.currency),
            Value::Day(of.period.from),
            Value::Day(of.until),
            flag(basis),
            flag(row.country.code()),
            tax.map_or(Value::Nothing, |tax| Value::Text(tax.name.clone())),
            tax.map_or_else(|| flag("none"), |tax| word(&tax.category)),
            tax.map_or(Value::Nothing, |tax| Value::Word(tax.rate.to_string())),
            Value::Amount(row.net),
            Value::Amount(row.amount),
        ]
    };
    let issued = of.tax_issued.iter().map(|of| row("issued", of));
    issued.chain(of.tax_received.iter().map(|of| row("received", of))).collect()
}

/// Of payments in a foreign currency: what arrived at home, what the same money was worth when its invoices were issued.
fn exchange(told: &Told, of: &Report) -> Vec<Vec<Value>> {
    let row = |sum: &ExchangedSum| {
        let (home, days) = (sum.gain.currency(), [of.period.from, of.until].map(Value::Day));
        let amounts = [sum.exchanged.received, sum.exchanged.at_issue, sum.gain].map(Value::Amount);
        [vec![Value::currency(of.currency)], days.into(), vec![Value::currency(home)], amounts.into()].concat()
    };
    told.exchanged(of.currency).map(row).collect()
}

/// Every flow that is not zero, under `own` columns.
fn flows(own: &[Value], of: &Flows) -> Vec<Vec<Value>> {
    let some = Flow::ALL.iter().map(|flow| (flow, of.get(*flow))).filter(|(_, amounts)| !amounts.is_zero());
    some.map(|(flow, amounts)| [own.to_vec(), vec![word(flow)], sums(amounts).to_vec()].concat()).collect()
}

fn clients(_: &Told, of: &Report) -> Vec<Vec<Value>> {
    let rows = |row: &ClientFlows| {
        let own = [Value::currency(of.currency), Value::Text(row.name.clone())];
        let mut rows = flows(&own, &row.flows);
        rows.push([own.to_vec(), vec![flag("open")], sums(row.open).to_vec()].concat());
        rows
    };
    of.clients.iter().flat_map(rows).collect()
}

fn projects(_: &Told, of: &Report) -> Vec<Vec<Value>> {
    let rows = |row: &ProjectFlows| {
        let own = vec![
            Value::currency(of.currency),
            Value::Text(row.code.clone()),
            Value::Text(row.title.clone()),
            Value::Text(row.client_name.clone()),
        ];
        let told = |flow: Value, count: Value, days: Value, amounts: [Value; 3]| {
            [own.clone(), vec![flow, count, days], amounts.to_vec()].concat()
        };
        let net = |flow: &str, net: Money| {
            told(flag(flow), Value::Nothing, Value::Nothing, [Value::Amount(net), Value::Nothing, Value::Nothing])
        };
        let mut rows: Vec<Vec<Value>> = row.contract.iter().map(|contract| net("contract", *contract)).collect();
        let some = Flow::ALL.iter().filter(|flow| !row.flows.get(**flow).is_zero());
        rows.extend(some.map(|flow| told(word(flow), Value::Nothing, Value::Nothing, sums(row.flows.get(*flow)))));
        rows.push(net("billed_to_date", row.billed));
        rows.push(net("paid_to_date", row.paid));
        if let Some(days) = row.days_to_invoice {
            let none = [Value::Nothing, Value::Nothing, Value::Nothing];
            rows.push(told(flag("acceptance_to_invoice"), Value::Count(row.accepted.into()), Value::Count(days), none));
        }
        rows
    };
    of.projects.iter().flat_map(rows).collect()
}

fn since(_: &Told, of: &Report) -> Vec<Vec<Value>> {
    let row = |late: &Late| {
        vec![
            Value::currency(of.currency),
            Value::Text(late.number.clone()),
            word(&late.flow),
            Value::Day(late.on),
            Value::Day(late.recorded_on),
            Value::Amount(late.gross),
        ]
    };
    of.since.iter().map(row).collect()
}

/// Code and title of a project; empty for none.
fn project(told: &Told, id: Option<ProjectId>) -> [Value; 2] {
    let of = told.facts.projects.iter().find(|of| Some(of.id) == id);
    of.map_or([Value::Nothing, Value::Nothing], |of| [Value::Text(of.code.clone()), Value::Text(of.title.clone())])
}

fn register(told: &Told, of: &Report) -> Vec<Vec<Value>> {
    let row = |row: &RegisterRow| {
        let [code, title] = project(told, row.project);
        let own = vec![
            Value::currency(of.currency),
            Value::Text(row.number.clone()),
            word(&row.kind),
            Value::Day(row.issue_on),
            Value::Day(row.due_on),
            Value::Text(row.client_name.clone()),
            code,
            title,
            Value::Text(row.heading.clone()),
            row.takes_back.clone().map_or(Value::Nothing, Value::Text),
        ];
        [own, sums(row.sums).to_vec(), vec![row.kept_back.map_or(Value::Nothing, Value::Amount)]].concat()
    };
    of.register.iter().map(row).collect()
}

fn retained(told: &Told, of: &Report) -> Vec<Vec<Value>> {
    let row = |row: &RetainedOf| {
        let [code, title] = project(told, row.project);
        let amounts = [row.opening, row.kept, row.released, row.taken_back, row.closing].map(Value::Amount);
        [vec![Value::currency(of.currency), code, title, word(&row.base)], amounts.to_vec()].concat()
    };
    of.retained.iter().map(row).collect()
}

/// The tables of a period.
struct Made {
    sheets: Vec<Sheet>,
    /// Name of a file of them, without its ending.
    stem: String,
    language: Language,
    at: DateTime<Utc>,
}

fn made(app: &App, asked: &ReportArgument) -> Result<Made, AppError> {
    app.read(|conn, moment| {
        let told = told(conn, app, asked, moment.on)?;
        let sheets = sheets(&told, &told.all(moment.on)?);
        Ok(Made { sheets, stem: told.stem(), language: told.language, at: moment.at })
    })
}

/// All parts in one table for a spreadsheet. Errors: `invalid` period or currency, as reading.
pub fn report_csv(app: &App, asked: ReportArgument) -> Result<ReportFile, AppError> {
    let Made { sheets, stem, language, .. } = made(app, &asked)?;
    let mut heads = vec!["part"];
    for head in sheets.iter().flat_map(|sheet| &sheet.heads) {
        if !heads.contains(head) {
            heads.push(head);
        }
    }
    let row = |sheet: &Sheet, row: &[Value]| -> Vec<csv::Cell> {
        let cell = |head: &&str| match sheet.heads.iter().position(|own| own == head) {
            Some(at) => row[at].cell(),
            None if *head == "part" => csv::Cell::plain(sheet.name),
            None => csv::Cell::plain(""),
        };
        heads.iter().map(cell).collect()
    };
    let rows: Vec<Vec<csv::Cell>> =
        sheets.iter().flat_map(|sheet| sheet.rows.iter().map(|of| row(sheet, of)).collect::<Vec<_>>()).collect();
    let words: Vec<&str> = heads.iter().map(|head| heads::word(language, head)).collect();
    Ok(ReportFile { name: format!("{stem}.csv"), bytes: csv::table(&words, rows) })
}

/// Each part as a table of its own, by its name. Errors: as `report_csv`.
pub(crate) fn report_tables(
    conn: &Connection,
    app: &App,
    asked: &ReportArgument,
    today: NaiveDate,
) -> Result<Vec<(&'static str, Vec<u8>)>, AppError> {
    let told = told(conn, app, asked, today)?;
    let sheets = sheets(&told, &told.all(today)?);
    let table = |of: &Sheet| {
        let rows = of.rows.iter().map(|row| row.iter().map(Value::cell).collect());
        (of.name, csv::table(&of.words, rows))
    };
    Ok(sheets.iter().map(table).collect())
}

/// The parts as the sheets of one workbook. The same book at the same moment gives the same bytes. Errors: as `report_csv`.
pub fn report_xlsx(app: &App, asked: ReportArgument) -> Result<ReportFile, AppError> {
    let Made { sheets, stem, at, .. } = made(app, &asked)?;
    Ok(ReportFile { name: format!("{stem}.xlsx"), bytes: sheet::workbook(&sheets, at)? })
}
