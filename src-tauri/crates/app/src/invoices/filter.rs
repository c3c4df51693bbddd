//! What narrows a list of invoices beside its state and search: a client, a project, days of issue, a currency. Each comes
//! as an id or as a text, and what is typed as one word is read here.

use crate::problem::AppError;
use crate::schedule::order;
use crate::{App, bounds};
use chrono::{Datelike, NaiveDate};
use domain::date;
use domain::days::{self, Days, DaysName};
use domain::report::TaxKey;
use domain::{ClientId, Country, Currency, Invalid, Percent, ProjectId, Refusal, Why, search};
use serde::{Deserialize, Serialize};
use storage::record::invoice::{InvoiceFilter, TaxOf, currencies};
use storage::record::{party, project};
use storage::{Connection, StoreError};
use ts_rs::TS;

/// The filter as the address of a list has it.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct FilterArgument {
    pub client: Option<ClientId>,
    pub project: Option<ProjectId>,
    /// Days of issue as typed, both included.
    pub from: Option<String>,
    pub to: Option<String>,
    pub currency: Option<String>,
    /// True: only credit notes; false: none of them.
    pub notes: Option<bool>,
    /// As a report's row of a tax has it: `DE|standard|19|USt.`, or `DE|none`.
    pub tax: Option<String>,
    /// What stands in the field: a part of a name, a year, `client:Halden`.
    pub word: Option<String>,
}

/// One part of a filter with what its chip says. A name is None when the record is gone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum FilterToken {
    Client {
        id: ClientId,
        name: Option<String>,
    },
    Project {
        id: ProjectId,
        title: Option<String>,
    },
    Days {
        from: Option<NaiveDate>,
        to: Option<NaiveDate>,
        called: DaysName,
        /// 1 to 4 of a quarter.
        quarter: Option<u32>,
    },
    Currency {
        code: Currency,
    },
    /// Only credit notes, or none of them.
    Notes {
        only: bool,
    },
    /// A tax of buyers of a country; None: what bears none.
    Tax {
        country: Country,
        tax: Option<TaxKey>,
    },
}

#[derive(Debug, Serialize, TS)]
pub struct FilterView {
    /// What narrows the list now.
    pub tokens: Vec<FilterToken>,
    /// What the typed text could narrow it by, the likeliest first.
    pub offers: Vec<FilterToken>,
}

/// The parts of a filter that a list takes, as they came.
#[derive(Clone, Copy, Default)]
pub(crate) struct Narrowing<'a> {
    pub client: Option<ClientId>,
    pub project: Option<ProjectId>,
    pub from: Option<&'a str>,
    pub to: Option<&'a str>,
    pub currency: Option<&'a str>,
    pub notes: Option<bool>,
    pub tax: Option<&'a str>,
    pub text: Option<&'a str>,
}

impl Narrowing<'_> {
    /// Errors: an unreadable day or currency by its field, `days_reversed`.
    pub(crate) fn read(self, conn: &Connection, app: &App, today: NaiveDate) -> Result<InvoiceFilter, AppError> {
        let order = order(conn, app)?;
        let mut faults = Vec::new();
        let mut day = |field: &str, typed: Option<&str>| {
            let typed = typed.map(str::trim).filter(|typed| !typed.is_empty())?;
            date::parse(typed, today, order).map_err(|why| faults.push(Invalid::new(field, why))).ok()
        };
        let (from, to) = (day("from", self.from), day("to", self.to));
        let typed = self.currency.map(str::trim).filter(|typed| !typed.is_empty());
        let currency = typed
            .and_then(|typed| Currency::parse(typed).map_err(|why| faults.push(Invalid::new("currency", why))).ok());
        let typed = self.tax.map(str::trim).filter(|typed| !typed.is_empty());
        let tax = typed.and_then(|typed| read_tax(typed).map_err(|why| faults.push(Invalid::new("tax", why))).ok());
        if !faults.is_empty() {
            return Err(AppError::Invalid(faults));
        }
        not_reversed(from, to)?;
        let text = searched(self.text);
        let amounts = search::amounts(&text, &currencies(conn)?);
        Ok(InvoiceFilter {
            client: self.client,
            project: self.project,
            from,
            to,
            currency,
            notes: self.notes,
            tax,
            text,
            amounts,
            ..InvoiceFilter::default()
        })
    }
}

/// Days as typed, both included; None where neither is given. Errors: an unreadable day.
pub(crate) fn days(
    conn: &Connection,
    app: &App,
    (from, to): (Option<&str>, Option<&str>),
    today: NaiveDate,
) -> Result<Option<(NaiveDate, NaiveDate)>, AppError> {
    let typed = |text: Option<&str>| text.is_some_and(|text| !text.trim().is_empty());
    if !typed(from) && !typed(to) {
        return Ok(None);
    }
    let day = |field: &str, text: Option<&str>, open: NaiveDate| {
        if typed(text) { crate::schedule::day(conn, app, field, text, today) } else { Ok(open) }
    };
    let (first, last) = (*date::YEARS.start(), *date::YEARS.end());
    let (first, last) = (NaiveDate::from_ymd_opt(first, 1, 1), NaiveDate::from_ymd_opt(last, 12, 31));
    Ok(Some((day("from", from, first.unwrap_or(today))?, day("to", to, last.unwrap_or(today))?)))
}

/// Reads `DE|standard|19|USt.`, or `DE|none`. Errors: `UnknownCountry`, those of a rate, `Malformed`.
fn read_tax(typed: &str) -> Result<TaxOf, Why> {
    let malformed = || Why::Malformed { reason: "is not a tax such as DE|standard|19|USt.".to_owned() };
    let (country, rest) = typed.split_once('|').ok_or_else(malformed)?;
    let country = Country::parse(country)?;
    if rest == "none" {
        return Ok(TaxOf { country, tax: None });
    }
    let [category, rate, name] = rest.splitn(3, '|').collect::<Vec<_>>()[..] else { return Err(malformed()) };
    let category = serde_json::from_value(serde_json::Value::String(category.to_owned())).map_err(|_| malformed())?;
    Ok(TaxOf { country, tax: Some(TaxKey { name: name.to_owned(), category, rate: Percent::parse(rate)? }) })
}

fn not_reversed(from: Option<NaiveDate>, to: Option<NaiveDate>) -> Result<(), AppError> {
    match (from, to) {
        (Some(from), Some(to)) if from > to => Err(Refusal::DaysReversed { from, to }.into()),
        (_, _) => Ok(()),
    }
}

/// What is searched for: a text that names a part of the filter is on its way to be one.
fn searched(typed: Option<&str>) -> String {
    let text = bounds::searched(typed);
    if prefixed(&text).is_some() { String::new() } else { text }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Prefix {
    Client,
    Project,
    Days,
    Currency,
}

/// `client:Halden`: what is asked for and by what text.
fn prefixed(text: &str) -> Option<(Prefix, &str)> {
    let (word, rest) = text.split_once(':')?;
    let prefix = match word.trim().to_lowercase().as_str() {
        "client" | "kunde" => Prefix::Client,
        "project" | "projekt" => Prefix::Project,
        "issued" | "days" | "day" | "year" | "gestellt" | "tage" | "tag" | "jahr" => Prefix::Days,
        "currency" | "währung" => Prefix::Currency,
        _ => return None,
    };
    Some((prefix, rest.trim()))
}

/// Of each kind so many are offered.
const OFFERS: u32 = 6;

/// The filter with the names of its parts, and what the typed text could add. Errors: an unreadable part by its field;
/// behind a word such as `client:` also what names nothing, `not_found` or as it is read.
pub fn invoice_filter(app: &App, asked: FilterArgument) -> Result<FilterView, AppError> {
    app.read(|conn, moment| {
        let narrowing = Narrowing {
            client: asked.client,
            project: asked.project,
            from: asked.from.as_deref(),
            to: asked.to.as_deref(),
            currency: asked.currency.as_deref(),
            notes: asked.notes,
            tax: asked.tax.as_deref(),
            text: None,
        };
        let filter = narrowing.read(conn, app, moment.on)?;
        let typed = bounds::searched(asked.word.as_deref());
        Ok(FilterView { tokens: tokens(conn, &filter)?, offers: offers(conn, app, &typed, moment.on)? })
    })
}

fn tokens(conn: &Connection, filter: &InvoiceFilter) -> Result<Vec<FilterToken>, AppError> {
    let mut tokens = Vec::new();
    if let Some(id) = filter.client {
        tokens.push(FilterToken::Client { id, name: client_name(conn, id)? });
    }
    if let Some(id) = filter.project {
        tokens.push(FilterToken::Project { id, title: project_title(conn, id)? });
    }
    if filter.from.is_some() || filter.to.is_some() {
        tokens.push(of_days(Days { from: filter.from, to: filter.to }));
    }
    if let Some(code) = filter.currency {
        tokens.push(FilterToken::Currency { code });
    }
    tokens.extend(filter.notes.map(|only| FilterToken::Notes { only }));
    tokens.extend(filter.tax.as_ref().map(|of| FilterToken::Tax { country: of.country, tax: of.tax.clone() }));
    Ok(tokens)
}

/// None when there is no such client.
pub(super) fn client_name(conn: &Connection, id: ClientId) -> Result<Option<String>, AppError> {
    there(party::client(conn, id).map(|client| client.name))
}

/// None when there is no such project.
pub(super) fn project_title(conn: &Connection, id: ProjectId) -> Result<Option<String>, AppError> {
    there(project::project(conn, id).map(|project| project.title))
}

fn there(name: Result<String, StoreError>) -> Result<Option<String>, AppError> {
    match name {
        Ok(name) => Ok(Some(name)),
        Err(StoreError::NotFound { .. }) => Ok(None),
        Err(other) => Err(other.into()),
    }
}

fn of_days(days: Days) -> FilterToken {
    let called = days.name();
    let first = days.from.filter(|_| called == DaysName::Quarter);
    FilterToken::Days { from: days.from, to: days.to, called, quarter: first.map(|day| day.month0() / 3 + 1) }
}

fn offers(conn: &Connection, app: &App, typed: &str, today: NaiveDate) -> Result<Vec<FilterToken>, AppError> {
    if let Some((prefix, text)) = prefixed(typed) {
        return asked_for(conn, app, prefix, text, today);
    }
    if typed.chars().nth(1).is_none() {
        return Ok(Vec::new());
    }
    let days = days::parse(typed, today, order(conn, app)?).ok();
    let days = days.filter(|days| not_reversed(days.from, days.to).is_ok());
    // A year is meant as one; what could be a day may as well be part of a name.
    let (spans, others): (Vec<Days>, Vec<Days>) =
        days.into_iter().partition(|days| !matches!(days.name(), DaysName::Day | DaysName::Range));
    let mut offers: Vec<FilterToken> = spans.into_iter().map(of_days).collect();
    offers.extend(Currency::parse(typed).ok().map(|code| FilterToken::Currency { code }));
    offers.extend(clients(conn, typed)?);
    offers.extend(projects(conn, typed)?);
    offers.extend(others.into_iter().map(of_days));
    Ok(offers)
}

fn asked_for(
    conn: &Connection,
    app: &App,
    prefix: Prefix,
    text: &str,
    today: NaiveDate,
) -> Result<Vec<FilterToken>, AppError> {
    let named = |what: &'static str, found: Vec<FilterToken>| match found.is_empty() && !text.is_empty() {
        true => Err(AppError::Unknown { what, id: text.to_owned() }),
        false => Ok(found),
    };
    match prefix {
        Prefix::Client => named("client", clients(conn, text)?),
        Prefix::Project => named("project", projects(conn, text)?),
        Prefix::Days | Prefix::Currency if text.is_empty() => Ok(Vec::new()),
        Prefix::Days => {
            let days = days::parse(text, today, order(conn, app)?).map_err(|why| AppError::invalid("word", why))?;
            not_reversed(days.from, days.to)?;
            Ok(vec![of_days(days)])
        }
        Prefix::Currency => {
            let code = Currency::parse(text).map_err(|why| AppError::invalid("word", why))?;
            Ok(vec![FilterToken::Currency { code }])
        }
    }
}

fn clients(conn: &Connection, part: &str) -> Result<Vec<FilterToken>, AppError> {
    let found = party::clients_like(conn, part, OFFERS)?.into_iter();
    Ok(found.map(|(id, name)| FilterToken::Client { id, name: Some(name) }).collect())
}

fn projects(conn: &Connection, part: &str) -> Result<Vec<FilterToken>, AppError> {
    let found = project::projects_like(conn, part, OFFERS)?.into_iter();
    Ok(found.map(|(id, title)| FilterToken::Project { id, title: Some(title) }).collect())
}
