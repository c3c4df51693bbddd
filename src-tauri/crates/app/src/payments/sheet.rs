//! The payment sheet: open invoices of a client with what the typed amount gives each. It follows the typing.

use super::discount::Allotted;
use super::exchanged::{Arrived, SheetExchange, told};
use super::typed::{TypedPart, allot_typed, typed_amount, typed_parts};
use super::{Difference, SheetDiscount, asked, chosen, left_of, probable};
use crate::App;
use crate::invoices::KeptView;
use crate::problem::AppError;
use crate::schedule::day;
use chrono::NaiveDate;
use domain::payment::{Overpayment, PaymentChannel, Shortfall};
use domain::{ClientId, Currency, InvoiceId, Money, Why};
use serde::{Deserialize, Serialize};
use storage::Connection;
use storage::record::invoice::{self, InvoiceEntry, InvoiceFilter, InvoiceState};
use storage::record::payment::{self, PaymentFilter};
use storage::record::{credit, party};
use ts_rs::TS;

#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PaymentSheetArgument {
    pub invoices: Vec<InvoiceId>,
    /// The amount as typed so far; None is all that is open of the chosen invoices.
    #[serde(default)]
    #[ts(optional)]
    pub amount: Option<String>,
    /// What single invoices get of it, as typed so far.
    #[serde(default)]
    #[ts(optional)]
    pub parts: Option<Vec<TypedPart>>,
    /// As typed so far; what is no day yet, or none, is today.
    #[serde(default)]
    #[ts(optional)]
    pub received_on: Option<String>,
    /// How it came, as far as the user said.
    #[serde(default)]
    #[ts(optional)]
    pub channel: Option<PaymentChannel>,
    /// What arrived at home, and in its place the rate of the day, as typed so far.
    #[serde(default)]
    #[ts(optional)]
    pub home_amount: Option<String>,
    #[serde(default)]
    #[ts(optional)]
    pub home_rate: Option<String>,
    /// What the user said of money that is missing; None where nothing was said yet.
    #[serde(default)]
    #[ts(optional)]
    pub difference: Option<Difference>,
}

/// One open invoice in the payment sheet, with what the typed amount gives it.
#[derive(Debug, Serialize, TS)]
pub struct SheetRow {
    pub id: InvoiceId,
    pub number: String,
    pub title: String,
    pub due_on: NaiveDate,
    pub days_late: i64,
    pub is_chosen: bool,
    pub open: Money,
    /// What of `open` is kept back.
    pub kept: Option<KeptView>,
    pub part: Money,
    /// Taken off it for prompt payment.
    pub discount: Money,
    pub open_after: Money,
    /// What of it that is to be paid now the money does not reach; a discount is part of it.
    pub missing: Money,
    /// With the answer it is paid, but for what is kept back.
    pub is_settled: bool,
}

/// The payment sheet, pre-filled; it follows the amount while it is typed.
#[derive(Debug, Serialize, TS)]
pub struct PaymentSheet {
    pub client: ClientId,
    pub client_name: String,
    pub rows: Vec<SheetRow>,
    /// To be paid now of the chosen invoices; where only what is kept back is open, that.
    pub chosen_open: Money,
    /// Amount to show in the field.
    pub amount: Money,
    /// Open of the chosen invoices that the amount does not reach.
    pub missing: Money,
    /// What happened to it: the user's answer, else a discount where the amount is exactly what one asks for.
    pub difference: Difference,
    /// What it probably is, where nobody said; nothing is done by it.
    pub probable: Option<Shortfall>,
    /// What the chosen documents offer for prompt payment; None where they offer nothing.
    pub discount: Option<SheetDiscount>,
    /// Where the money is in another currency than that of the seller's country, and the chosen invoices fixed their rate.
    pub exchange: Option<SheetExchange>,
    /// Taken off for prompt payment, of all rows.
    pub discounted: Money,
    /// What of the amount the chosen invoices get.
    pub reaches: Money,
    /// Amount that no invoice gets: it is above what is open, or above what `parts` give them.
    pub rest: Money,
    /// What lies with us of the client, in the currency of the invoices.
    pub credit: Money,
    pub received_on: NaiveDate,
    pub channel: PaymentChannel,
}

/// The payment sheet of a client's invoices.
pub fn payment_sheet(app: &App, asked_for: PaymentSheetArgument) -> Result<PaymentSheet, AppError> {
    let PaymentSheetArgument { invoices, amount, parts, received_on, channel, difference, home_amount, home_rate } =
        asked_for;
    app.read(|conn, moment| {
        let entries = chosen(conn, &invoices)?;
        let client = entries[0].client;
        let currency = entries[0].gross.currency();
        // What is no day yet waits as it was typed; recording says so.
        let received_on = day(conn, app, "received_on", received_on.as_deref(), moment.on).unwrap_or(moment.on);
        let asked = asked(&entries, received_on)?;
        let chosen_open = Money::sum(asked.iter().map(|(now, _)| *now), currency)?;
        let typed = typed_parts(parts.as_deref(), &entries, &asked)?;
        let amount = typed_amount(amount.as_deref(), &typed, (&entries, &asked))?;
        let money = (amount, received_on);
        let allotted = allot_typed(conn, (&entries, &asked), &typed, money, difference, Overpayment::BecomesCredit)?;
        let rows = open_rows(conn, (client, currency), moment.on)?.into_iter().map(|entry| {
            let at = entries.iter().position(|e| e.id == entry.id);
            row(entry, at.map(|at| (at, asked[at].0)), &allotted, moment.on)
        });
        let rows = rows.collect::<Result<Vec<_>, AppError>>()?;
        let last = payment::payments(conn, &PaymentFilter { client: Some(client), ..PaymentFilter::default() }, 1)?;
        let channel = channel.or(last.first().map(|p| p.channel)).unwrap_or(PaymentChannel::BankTransfer);
        let arrived = Arrived::of(home_amount.as_deref(), home_rate.as_deref());
        let exchange = told(conn, (&entries, &allotted.parts), amount, arrived)?;
        let missing = asked.iter().zip(&allotted.parts).map(|((now, _), part)| left_of(*now, *part));
        let missing = Money::sum(missing.collect::<Result<Vec<_>, Why>>()?, currency)?;
        let answer = (channel, difference.unwrap_or(allotted.difference));
        Ok(PaymentSheet {
            client,
            client_name: party::client(conn, client)?.name,
            rows,
            chosen_open,
            amount,
            probable: probable(conn, app, client, (missing, chosen_open), answer)?,
            missing,
            difference: allotted.difference,
            discounted: Money::sum(allotted.discounts, currency)?,
            exchange,
            discount: allotted.offered,
            reaches: Money::sum(allotted.parts, currency)?,
            rest: allotted.rest,
            credit: credit::credit_of_client(conn, client, currency)?,
            received_on: moment.on,
            channel,
        })
    })
}

/// What is open of a client in one currency, what is due first first, what is kept back among it.
fn open_rows(
    conn: &Connection,
    (client, currency): (ClientId, Currency),
    today: NaiveDate,
) -> Result<Vec<InvoiceEntry>, AppError> {
    let filter = InvoiceFilter {
        state: InvoiceState::Outstanding,
        client: Some(client),
        limit: 200,
        ..InvoiceFilter::default()
    };
    let mut all = invoice::invoices(conn, &filter, today)?;
    all.extend(invoice::invoices(conn, &InvoiceFilter { state: InvoiceState::KeptBack, ..filter }, today)?);
    all.retain(|e| e.gross.currency() == currency);
    all.sort_by_key(|e| (e.open().next_due_on(), e.id));
    all.dedup_by_key(|e| e.id);
    Ok(all)
}

/// `chosen`: its place among the chosen ones, with what is to be paid of it now.
fn row(
    entry: InvoiceEntry,
    chosen: Option<(usize, Money)>,
    allotted: &Allotted,
    today: NaiveDate,
) -> Result<SheetRow, AppError> {
    let zero = Money::zero(entry.gross.currency());
    let (part, discount) = chosen.map_or((zero, zero), |(at, _)| (allotted.parts[at], allotted.discounts[at]));
    let missing = chosen.map_or(Ok(zero), |(_, now)| left_of(now, part))?;
    let open_after = entry.balance.open.minus(part)?.minus(discount)?;
    let is_settled = match allotted.difference {
        Difference::KeepOpen | Difference::Discount => open_after.is_zero(),
        Difference::BankFee | Difference::TaxWithheld | Difference::WriteOff => true,
    };
    let (due_on, kept) = (entry.open().next_due_on(), KeptView::of(&entry, today));
    Ok(SheetRow {
        id: entry.id,
        number: entry.number,
        title: entry.heading,
        due_on,
        days_late: (today - due_on).num_days(),
        kept,
        is_chosen: chosen.is_some(),
        open_after,
        is_settled: chosen.is_some() && is_settled,
        missing,
        open: entry.balance.open,
        part,
        discount,
    })
}
