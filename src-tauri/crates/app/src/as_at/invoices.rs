//! The list of invoices at the end of a past day: states, what was open, how old it was, and what each client owed.

use super::{RecordedSince, SinceKind, past_day};
use crate::App;
use crate::invoices::{FilterSum, InvoiceListRow, InvoiceListState, Narrowing, list_row};
use crate::problem::AppError;
use chrono::NaiveDate;
use domain::as_at::{Ageing, Dated};
use domain::payment::InvoiceStatus;
use domain::{ClientId, Currency, InvoiceId, Money, ProjectId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use storage::record::as_at::{self as record, EntryAsAt};
use storage::record::invoice::InvoiceFilter;
use storage::record::list_as_at::{self, ListAsAt};
use storage::record::statement;
use ts_rs::TS;

/// As the list of today, with the day as typed. There are no drafts in it: they are facts of no day.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct InvoicesAsAtArgument {
    pub on: String,
    #[serde(default)]
    #[ts(optional)]
    pub state: Option<InvoiceListState>,
    #[serde(default)]
    #[ts(optional)]
    pub text: Option<String>,
    #[serde(default)]
    #[ts(optional)]
    pub client: Option<ClientId>,
    #[serde(default)]
    #[ts(optional)]
    pub project: Option<ProjectId>,
    /// Days of issue and the currency as typed.
    #[serde(default)]
    #[ts(optional)]
    pub from: Option<String>,
    #[serde(default)]
    #[ts(optional)]
    pub to: Option<String>,
    #[serde(default)]
    #[ts(optional)]
    pub currency: Option<String>,
    /// True: only credit notes; false: none of them.
    #[serde(default)]
    #[ts(optional)]
    pub notes: Option<bool>,
    /// As a report's row of a tax has it.
    #[serde(default)]
    #[ts(optional)]
    pub tax: Option<String>,
    /// The last row of the page before; newest come first.
    #[serde(default)]
    #[ts(optional)]
    pub before: Option<InvoiceId>,
    /// At most 500; None is 200.
    #[serde(default)]
    #[ts(optional)]
    pub limit: Option<u32>,
}

/// What was open of one age.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Aged {
    pub age: Ageing,
    pub count: u32,
    /// With tax.
    pub open: Money,
}

/// All that was open in one currency, by age.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AgeingSum {
    /// With tax. What is kept back is no part of it until its day is over.
    pub outstanding: Money,
    pub overdue: Money,
    pub kept_back: Money,
    pub ages: Vec<Aged>,
}

/// What one client owed and did not keep back, with tax; a client with several currencies stands in several.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ClientBalance {
    pub client: ClientId,
    pub name: String,
    pub outstanding: Money,
    pub overdue: Money,
    /// Its money that settled nothing; not taken off `outstanding`.
    pub credit: Money,
}

/// The list of invoices at the end of a day.
#[derive(Debug, Serialize, TS)]
pub struct InvoicesAsAt {
    pub on: NaiveDate,
    pub rows: Vec<InvoiceListRow>,
    /// True when older rows follow.
    pub has_more: bool,
    /// One entry for each quick filter, in the currency asked for or else that of the business.
    pub sums: Vec<FilterSum>,
    /// By currency code.
    pub ageing: Vec<AgeingSum>,
    /// Clients that owed something or whose money lay with the seller, by name.
    pub clients: Vec<ClientBalance>,
    pub since: Vec<RecordedSince>,
}

/// The list as it stood at the end of a day. Errors: an unreadable day, `in_the_future`, as reading.
pub fn invoices_as_at(app: &App, wanted: InvoicesAsAtArgument) -> Result<InvoicesAsAt, AppError> {
    app.read(|conn, moment| {
        let on = past_day(conn, app, &wanted.on, moment.on)?;
        let narrowing = Narrowing {
            client: wanted.client,
            project: wanted.project,
            from: wanted.from.as_deref(),
            to: wanted.to.as_deref(),
            currency: wanted.currency.as_deref(),
            notes: wanted.notes,
            tax: wanted.tax.as_deref(),
            text: wanted.text.as_deref(),
        };
        let filter = narrowing.read(conn, app, moment.on)?;
        let currency = match filter.currency {
            Some(currency) => currency,
            None => crate::business::of_book(conn, app)?.currency,
        };
        let list = list_as_at::list(conn, &filter, currency, on)?;
        let state = wanted.state.unwrap_or(InvoiceListState::All);
        let limit = usize::try_from(wanted.limit.unwrap_or(200).clamp(1, 500)).unwrap_or(500);
        let mut page = page(conn, &list, &InvoiceFilter { before: wanted.before, ..filter }, (state, limit + 1), on)?;
        let has_more = page.len() > limit;
        page.truncate(limit);
        Ok(InvoicesAsAt {
            on,
            has_more,
            rows: page
                .into_iter()
                .map(|of| Ok(InvoiceListRow { status: of.stood.status, ..list_row(conn, of.entry, on)? }))
                .collect::<Result<_, AppError>>()?,
            sums: sums(&list, currency, on)?,
            ageing: ageing(&list, on)?,
            clients: clients(conn, &list.told, on)?,
            since: list.told.iter().flat_map(since).collect(),
        })
    })
}

/// The first `most` rows of a state behind `filter.before`.
fn page(
    conn: &storage::Connection,
    list: &ListAsAt,
    filter: &InvoiceFilter,
    (state, most): (InvoiceListState, usize),
    on: NaiveDate,
) -> Result<Vec<EntryAsAt>, AppError> {
    if list.paid.is_none() || !holds_paid(state) {
        let shown = list.told.iter().filter(|of| belongs(of, state, on));
        return Ok(match filter.before {
            Some(before) => shown.skip_while(|of| of.entry.id != before).skip(1).take(most).cloned().collect(),
            None => shown.take(most).cloned().collect(),
        });
    }
    let mut known: BTreeMap<InvoiceId, EntryAsAt> = list.told.iter().map(|of| (of.entry.id, of.clone())).collect();
    // As many ids as are needed even where none of those that were told belongs to the state.
    let limit = u32::try_from(most + known.len()).unwrap_or(u32::MAX);
    let ids = list_as_at::ids_by(conn, &InvoiceFilter { limit, ..filter.clone() }, on)?;
    let is_shown = |id: &InvoiceId| known.get(id).is_none_or(|of| belongs(of, state, on));
    let chosen: Vec<InvoiceId> = ids.into_iter().filter(is_shown).take(most).collect();
    let others = chosen.iter().copied().filter(|id| !known.contains_key(id)).collect();
    let others = record::invoices_of(conn, filter, on, &others)?;
    known.extend(others.into_iter().map(|of| (of.entry.id, of)));
    Ok(chosen.into_iter().filter_map(|id| known.remove(&id)).collect())
}

/// What was paid in full and nothing else belongs to these.
fn holds_paid(state: InvoiceListState) -> bool {
    match state {
        InvoiceListState::All | InvoiceListState::Paid => true,
        InvoiceListState::Drafts
        | InvoiceListState::Outstanding
        | InvoiceListState::KeptBack
        | InvoiceListState::Overdue
        | InvoiceListState::Credited
        | InvoiceListState::Disputed => false,
    }
}

/// The rules of the list of today, on the balance of the day.
fn belongs(of: &EntryAsAt, state: InvoiceListState, on: NaiveDate) -> bool {
    let balance = &of.entry.balance;
    let is_open = balance.open.is_positive();
    let outstanding = of.entry.open().outstanding(on).is_ok_and(|(open, _)| open.is_positive());
    match state {
        InvoiceListState::All => true,
        InvoiceListState::Drafts => false,
        InvoiceListState::Outstanding => outstanding,
        InvoiceListState::KeptBack => of.entry.open().kept_at(on).is_some(),
        InvoiceListState::Overdue => is_open && of.stood.status == InvoiceStatus::Overdue,
        InvoiceListState::Paid => !is_open && !balance.paid.is_zero() && balance.written_off.is_zero(),
        InvoiceListState::Credited => !is_open && !balance.credited.is_zero() && balance.paid.is_zero(),
        InvoiceListState::Disputed => of.entry.disputed_on.is_some(),
    }
}

fn sums(list: &ListAsAt, currency: Currency, on: NaiveDate) -> Result<Vec<FilterSum>, AppError> {
    let sum_of = |state: InvoiceListState| -> Result<FilterSum, AppError> {
        let ours = || list.told.iter().filter(|of| of.entry.gross.currency() == currency && belongs(of, state, on));
        let zero = Money::zero(currency);
        let open = |of: &EntryAsAt| match (state, of.entry.open().kept_at(on)) {
            (InvoiceListState::KeptBack, kept) => Ok(kept.map_or((zero, zero), |kept| (kept.amount, kept.net))),
            (_, _) => of.entry.open().outstanding(on),
        };
        let opens = ours().map(open).collect::<Result<Vec<_>, _>>()?;
        let paid = list.paid.filter(|_| holds_paid(state));
        let (paid_net, paid_gross) = paid.map_or((zero, zero), |paid| (paid.net, paid.gross));
        let sum = |read: fn(&EntryAsAt) -> Money| Money::sum(ours().map(read), currency);
        Ok(FilterSum {
            state,
            count: u32::try_from(ours().count()).unwrap_or(u32::MAX).saturating_add(paid.map_or(0, |paid| paid.count)),
            net: sum(|of| signed(of, of.entry.net))?.plus(paid_net)?,
            gross: sum(|of| signed(of, of.entry.gross))?.plus(paid_gross)?,
            open_net: Money::sum(opens.iter().map(|(_, net)| *net), currency)?,
            open: Money::sum(opens.iter().map(|(open, _)| *open), currency)?,
        })
    };
    InvoiceListState::ALL.into_iter().map(sum_of).collect()
}

/// A credit note takes away.
fn signed(of: &EntryAsAt, amount: Money) -> Money {
    if of.entry.is_credit_note { amount.negated() } else { amount }
}

fn ageing(list: &ListAsAt, on: NaiveDate) -> Result<Vec<AgeingSum>, AppError> {
    let sum_of = |currency: Currency| -> Result<AgeingSum, AppError> {
        let ours = || list.told.iter().filter(move |of| of.entry.gross.currency() == currency);
        let open = |wanted: Ageing| {
            let parts = ours().flat_map(|of| &of.stood.aged);
            parts.filter(move |(age, _)| *age == wanted).map(|(_, open)| *open)
        };
        let aged = |age: Ageing| -> Result<Aged, AppError> {
            let count = u32::try_from(open(age).count()).unwrap_or(u32::MAX);
            Ok(Aged { age, count, open: Money::sum(open(age), currency)? })
        };
        let ages = Ageing::ALL.into_iter().map(aged).collect::<Result<Vec<_>, _>>()?;
        let late = ages.iter().filter(|aged| aged.age != Ageing::NotDue).map(|aged| aged.open);
        let overdue = Money::sum(late, currency)?;
        let kept = ours().filter_map(|of| of.entry.open().kept_at(on)).map(|kept| kept.amount);
        let outstanding = Money::sum(ages.iter().map(|aged| aged.open), currency)?;
        Ok(AgeingSum { outstanding, overdue, kept_back: Money::sum(kept, currency)?, ages })
    };
    list.currencies.iter().copied().map(sum_of).collect()
}

fn clients(conn: &storage::Connection, all: &[EntryAsAt], on: NaiveDate) -> Result<Vec<ClientBalance>, AppError> {
    let mut found: BTreeMap<(ClientId, &'static str), ClientBalance> = BTreeMap::new();
    let none = |client: ClientId, zero: Money| ClientBalance {
        client,
        name: String::new(),
        outstanding: zero,
        overdue: zero,
        credit: zero,
    };
    for of in statement::unspent_by(conn, on)? {
        let key = (of.client, of.amount.currency().code());
        let known = found.entry(key).or_insert_with(|| none(of.client, Money::zero(of.amount.currency())));
        (known.name, known.credit) = (of.name, of.amount);
    }
    // Oldest first: the name that is kept is the one of the last document by then.
    let counts = |of: &&EntryAsAt| {
        !of.entry.is_credit_note && (of.entry.balance.open.is_negative() || of.stood.ageing.is_some())
    };
    for of in all.iter().rev().filter(counts) {
        let (entry, open) = (&of.entry, of.entry.balance.open);
        let key = (entry.client, open.currency().code());
        let known = found.entry(key).or_insert_with(|| none(entry.client, Money::zero(open.currency())));
        known.name.clone_from(&entry.client_name);
        if open.is_negative() {
            // More was paid and credited than the invoice asked for.
            known.credit = known.credit.minus(open)?;
            continue;
        }
        for (age, part) in &of.stood.aged {
            known.outstanding = known.outstanding.plus(*part)?;
            if *age != Ageing::NotDue {
                known.overdue = known.overdue.plus(*part)?;
            }
        }
    }
    let mut all: Vec<ClientBalance> = found.into_values().collect();
    all.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(all)
}

fn since(of: &EntryAsAt) -> Vec<RecordedSince> {
    let entry = &of.entry;
    let document = of.recorded_since.map(|recorded_on| {
        let issue = Dated { fact: (), counts_on: entry.issue_on, recorded_on };
        RecordedSince::of(&issue, SinceKind::Document, &entry.number, Some(signed(of, entry.gross)))
    });
    let settled =
        of.since.iter().map(|s| RecordedSince::of(s, SinceKind::Settlement, &entry.number, Some(s.fact.amount)));
    let about = |told: RecordedSince| RecordedSince { invoice: Some(entry.id), ..told };
    document.into_iter().chain(settled).map(about).collect()
}

/// What was recorded after `on` about the documents of a project for a day before.
pub(super) fn recorded_since(
    conn: &storage::Connection,
    project: ProjectId,
    on: NaiveDate,
) -> Result<Vec<RecordedSince>, AppError> {
    let filter = InvoiceFilter { project: Some(project), ..InvoiceFilter::default() };
    Ok(record::invoices(conn, &filter, on)?.iter().flat_map(since).collect())
}
