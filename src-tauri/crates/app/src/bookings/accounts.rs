//! The accounts that bookings go to, as the business sets them: the chart, own numbers or names, and what a batch for DATEV
//! names on its first line. What is not set is as shipped.

use super::words;
use crate::form::Faults;
use crate::problem::AppError;
use crate::table::Nothing;
use crate::{App, Entry, business};
use domain::bookings::chart::parse_account;
use domain::bookings::{AccountRole, AccountRow, Chart, ChartKind};
use domain::{Country, Currency, Invalid, Language, Percent, Why};
use serde::{Deserialize, Serialize};
use serde_json::json;
use storage::Connection;
use storage::record::setting::{put_setting, setting};
use ts_rs::TS;

const ACCOUNTS: &str = "bookings.accounts";
/// Most own rows: each role at many rates.
const ROWS_MAX: usize = 200;

/// What is set.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Kept {
    chart: Option<ChartKind>,
    own: Vec<AccountRow>,
    datev: Option<DatevFirm>,
    /// Month in which the business year begins.
    year_begins: Option<u32>,
}

/// Numbers by which an accountant's office knows the business.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DatevFirm {
    pub consultant: u32,
    pub client: u32,
}

impl DatevFirm {
    /// The least numbers that DATEV takes: what stands there until the accountant's office says its own.
    const NONE: Self = Self { consultant: 1001, client: 1 };
}

/// What the formats need of it.
pub(super) struct Books {
    pub chart: Chart,
    pub currency: Currency,
    pub datev: DatevFirm,
    pub year_begins: u32,
}

/// An account with what it would be without the business's own row.
#[derive(Debug, Serialize, TS)]
pub struct BookedAccount {
    #[serde(flatten)]
    pub row: AccountRow,
    /// None: the row is there because the business added it.
    pub standard: Option<String>,
}

#[derive(Debug, Serialize, TS)]
pub struct AccountsView {
    pub chart: ChartKind,
    pub charts: Vec<ChartKind>,
    pub rows: Vec<BookedAccount>,
    /// Roles that may have an account for each rate.
    pub rated: Vec<AccountRole>,
    pub datev: DatevFirm,
    /// A month from 1 to 12.
    pub year_begins: u32,
}

/// An account as typed. `rate`: empty for all rates. `account`: empty for the shipped one.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TypedAccount {
    pub role: AccountRole,
    pub rate: String,
    pub account: String,
}

/// What is absent stays. `rows`: those that are typed; the others stay as they are. A new chart begins without own rows.
#[derive(Debug, Default, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct SaveAccounts {
    #[ts(optional)]
    pub chart: Option<ChartKind>,
    #[ts(optional)]
    pub rows: Option<Vec<TypedAccount>>,
    #[ts(optional)]
    pub consultant: Option<String>,
    #[ts(optional)]
    pub client: Option<String>,
    #[ts(optional)]
    pub year_begins: Option<String>,
}

fn kept(conn: &Connection) -> Result<Kept, AppError> {
    Ok(setting(conn, ACCOUNTS)?.unwrap_or_default())
}

/// Germans keep their books by the frames of DATEV, nobody else does.
fn chart_of(kept: &Kept, seller: Country) -> ChartKind {
    kept.chart.unwrap_or(if seller.code() == "DE" { ChartKind::Skr03 } else { ChartKind::Plain })
}

pub(super) fn books(conn: &Connection, app: &App) -> Result<Books, AppError> {
    let (kept, business) = (kept(conn)?, business::of_book(conn, app)?);
    let kind = chart_of(&kept, business.address.country);
    let chart = Chart::of(kind, &kept.own, |role| words::name(business.language, role));
    let (datev, year_begins) = (kept.datev.unwrap_or(DatevFirm::NONE), kept.year_begins.unwrap_or(1));
    Ok(Books { chart, currency: business.currency, datev, year_begins })
}

/// All that is set, for the export of the book.
pub(crate) fn exported(conn: &Connection) -> Result<serde_json::Value, AppError> {
    Ok(json!(kept(conn)?))
}

fn view_of(kept: &Kept, seller: Country, language: Language) -> AccountsView {
    let chart = chart_of(kept, seller);
    let shipped = Chart::shipped(chart, |role| words::name(language, role));
    let is_same = |a: &AccountRow, b: &AccountRow| (a.role, a.rate) == (b.role, b.rate);
    let mut rows: Vec<BookedAccount> = shipped
        .iter()
        .map(|row| {
            let own = kept.own.iter().find(|own| is_same(own, row)).unwrap_or(row);
            BookedAccount { row: own.clone(), standard: Some(row.account.clone()) }
        })
        .collect();
    let added = kept.own.iter().filter(|own| !shipped.iter().any(|row| is_same(own, row)));
    rows.extend(added.map(|row| BookedAccount { row: row.clone(), standard: None }));
    // Each role together, the highest rate first, what holds for all rates last.
    rows.sort_by_key(|of| (of.row.role, of.row.rate.is_none(), std::cmp::Reverse(of.row.rate)));
    AccountsView {
        chart,
        charts: ChartKind::ALL.to_vec(),
        rows,
        rated: AccountRole::ALL.into_iter().filter(|role| role.has_rates()).collect(),
        datev: kept.datev.unwrap_or(DatevFirm::NONE),
        year_begins: kept.year_begins.unwrap_or(1),
    }
}

fn view(conn: &Connection, app: &App) -> Result<AccountsView, AppError> {
    let (kept, business) = (kept(conn)?, business::of_book(conn, app)?);
    Ok(view_of(&kept, business.address.country, business.language))
}

pub fn accounts(app: &App, _: Nothing) -> Result<AccountsView, AppError> {
    app.read(|conn, _| view(conn, app))
}

/// A whole number between two, as typed. Errors: `NotANumber`, `Above`.
fn number(typed: &str, (least, most): (u32, u32)) -> Result<u32, Why> {
    let number: u32 = typed.trim().parse().map_err(|_| Why::NotANumber)?;
    match number {
        _ if number > most => Err(Why::Above { max: most.to_string() }),
        _ if number < least => Err(Why::Malformed { reason: format!("must be {least} or more") }),
        _ => Ok(number),
    }
}

/// Keeps accounts. Errors: by field, such as `rows.0.account`; a rate where the role has none.
pub fn save_accounts(app: &App, typed: SaveAccounts) -> Result<AccountsView, AppError> {
    app.write("save_accounts", |tx, _| {
        let before = kept(tx)?;
        let mut after = before.clone();
        let mut faults = Faults::default();
        if let Some(chart) = typed.chart
            && typed.chart != after.chart
        {
            (after.chart, after.own) = (Some(chart), Vec::new());
        }
        for (at, row) in typed.rows.unwrap_or_default().into_iter().enumerate() {
            put_row(&mut after.own, &row, at, &mut faults);
        }
        if after.own.len() > ROWS_MAX {
            return Err(AppError::invalid("rows", Why::TooMany { max: ROWS_MAX }));
        }
        let firm = after.datev.unwrap_or(DatevFirm::NONE);
        let consultant = typed.consultant.map(|text| faults.take("consultant", number(&text, (1001, 9_999_999))));
        let client = typed.client.map(|text| faults.take("client", number(&text, (1, 99_999))));
        if consultant.is_some() || client.is_some() {
            let of = |typed: Option<Option<u32>>, old: u32| typed.flatten().unwrap_or(old);
            let (consultant, client) = (of(consultant, firm.consultant), of(client, firm.client));
            after.datev = Some(DatevFirm { consultant, client });
        }
        if let Some(text) = typed.year_begins {
            after.year_begins = faults.take("year_begins", number(&text, (1, 12)));
        }
        let after = faults.finish(Some(after)).map_err(AppError::Invalid)?;
        put_setting(tx, ACCOUNTS, &after)?;
        Ok((view(tx, app)?, Entry::book(json!({ "accounts": { "before": before, "after": after } }))))
    })
}

/// Puts a typed row in the place of the one that stood there; an empty account takes it away.
fn put_row(own: &mut Vec<AccountRow>, typed: &TypedAccount, at: usize, faults: &mut Faults) {
    let rate = match typed.rate.trim() {
        "" => None,
        text => {
            let Some(rate) = faults.take(&format!("rows.{at}.rate"), Percent::parse(text)) else { return };
            Some(rate)
        }
    };
    if rate.is_some() && !typed.role.has_rates() {
        faults.push(Invalid::new(&format!("rows.{at}.rate"), Why::Malformed { reason: "has no rate".to_owned() }));
        return;
    }
    let Some(account) = faults.take(&format!("rows.{at}.account"), parse_account(&typed.account)) else { return };
    own.retain(|of| (of.role, of.rate) != (typed.role, rate));
    if !account.is_empty() {
        own.push(AccountRow { role: typed.role, rate, account });
    }
}
