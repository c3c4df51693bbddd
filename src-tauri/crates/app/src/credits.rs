//! Credit notes: what would be taken back, its pages, and issuing it. What was issued is never touched.

mod client;
mod correct;
mod links;
mod read;
mod take_back;
mod write_off;

pub use client::{RefundCredit, UseCredit, refund_credit, use_credit};
pub use correct::{CorrectInvoice, Corrected, credit_and_correct};
pub use links::{Corrections, CreditNoteRow, DocumentLink, MilestoneCredit};
pub(crate) use links::{corrections, of_milestone};
pub use read::{CreditArgument, CreditExtent, CreditLineForm};
pub use take_back::{ReverseUseCredit, reverse_use_credit};
pub use write_off::{WriteOffArgument, reverse_write_off, write_off};

use crate::invoices::{self, InvoiceArgument, InvoiceView};
use crate::preview::{self, Preview};
use crate::problem::{AppError, Problem};
use crate::{App, Entry, Moment, business, einvoices, issuing};
use domain::contract::Contract;
use domain::invoice::{CreditNote, Credited, DocumentKind, Line};
use domain::payment::{Settlement, SettlementKind};
use domain::{InvoiceBody, InvoiceId, IssuedInvoice, Money, Refusal};
use serde::Serialize;
use serde_json::json;
use storage::Connection;
use storage::record::invoice::{self as record, InvoiceEntry};
use storage::record::{credit, issue, milestone, next_id, payment, project};
use ts_rs::TS;

/// A line of the invoice with what can still be taken back of it.
#[derive(Debug, Serialize, TS)]
pub struct CreditSheetLine {
    pub title: String,
    pub position: Option<u32>,
    pub net: Money,
    pub left: Money,
}

/// What issuing the credit note would do.
#[derive(Debug, Serialize, TS)]
pub struct CreditOutcome {
    pub net: Money,
    pub tax: Money,
    pub gross: Money,
    /// Open on the invoice afterwards.
    pub open_after: Money,
    /// What of it the client has paid already: it lies with the seller afterwards.
    pub becomes_credit: Money,
    /// Milestones that can be invoiced again, such as `M2 Pilot`.
    pub milestones: Vec<String>,
}

/// The sheet of a credit note; it follows what is chosen.
#[derive(Debug, Serialize, TS)]
pub struct CreditSheet {
    pub number: String,
    pub client_name: String,
    pub lines: Vec<CreditSheetLine>,
    pub gross: Money,
    /// Taken back before, including tax.
    pub credited: Money,
    pub left: Money,
    pub open: Money,
    /// The number that the credit note would take now.
    pub next_number: String,
    /// None while something stands in the way.
    pub outcome: Option<CreditOutcome>,
    pub problem: Option<Problem>,
}

/// An invoice with everything that was taken back of it before.
struct Ground {
    entry: InvoiceEntry,
    issued: IssuedInvoice,
    earlier: Vec<IssuedInvoice>,
}

impl Ground {
    fn of(conn: &Connection, id: InvoiceId) -> Result<Self, AppError> {
        let earlier = credit::notes_of(conn, id)?.into_iter().map(|(_, note)| note).collect();
        Ok(Self { entry: record::invoice(conn, id)?, issued: record::issued(conn, id)?, earlier })
    }

    /// The credit note as the rules of the invoice and of its contract allow it.
    fn note(&self, conn: &Connection, what: &Credited, reason: &str) -> Result<CreditNote, AppError> {
        let number = self.issued.number();
        let body = self.issued.body();
        let is_used_up = body.kind != DocumentKind::CreditNote && body.totals.gross.is_positive();
        if is_used_up && self.entry.balance.credited == self.entry.gross {
            return Err(Refusal::FullyCredited { number: number.to_owned() }.into());
        }
        let note = self.issued.credit_note(what, &self.earlier, reason)?;
        if let Some(of) = self.entry.project {
            let plan = milestone::plan(conn, of)?;
            let documents = credit::documents_of(conn, of)?;
            let documents: Vec<&IssuedInvoice> = documents.iter().collect();
            let contract = Contract { plan: &plan, value: project::project(conn, of)?.contract, documents: &documents };
            contract.check_credit(number, &note.body(body.issue_on)?)?;
        }
        Ok(note)
    }

    fn sheet_line(&self, line: &Line) -> Result<CreditSheetLine, AppError> {
        let position = line.milestone.as_ref().map(|of| of.position);
        Ok(CreditSheetLine {
            title: line.title.clone(),
            position,
            net: line.net,
            left: self.issued.left_of_line(line, &self.earlier)?,
        })
    }

    fn outcome(&self, note: &InvoiceBody) -> Result<CreditOutcome, AppError> {
        let gross = note.totals.gross;
        if !gross.is_positive() {
            return Err(Refusal::NothingToBill { total: gross }.into());
        }
        let given_up = GivenUp::of(&self.entry, gross)?;
        let open = self.entry.owed().minus(gross)?.plus(given_up.discount)?.plus(given_up.write_off)?;
        let zero = Money::zero(note.currency);
        let (open_after, becomes_credit) = if open.is_negative() { (zero, open.negated()) } else { (open, zero) };
        let is_all = self.entry.balance.credited.plus(gross)? == self.entry.gross;
        let mut milestones = Vec::new();
        for line in &self.issued.body().lines {
            let Some(of) = line.milestone.as_ref().filter(|_| line.net.is_positive()) else { continue };
            let named = note.lines.iter().filter(|other| other.milestone.as_ref().is_some_and(|m| m.id == of.id));
            let credited = Money::sum(named.map(|line| line.net), note.currency)?;
            let label = format!("M{} {}", of.position, of.title);
            if (is_all || credited == self.issued.left_of_line(line, &self.earlier)?) && !milestones.contains(&label) {
                milestones.push(label);
            }
        }
        let totals = &note.totals;
        Ok(CreditOutcome { net: totals.net, tax: totals.tax, gross, open_after, becomes_credit, milestones })
    }
}

/// While the reason is typed the page shows that one comes.
const REASON_TO_COME: &str = "…";

fn typed_note(conn: &Connection, asked: &CreditArgument) -> Result<(Ground, CreditNote), AppError> {
    let ground = Ground::of(conn, asked.id)?;
    let what = read::credited(asked, &ground.issued, &ground.entry)?;
    let reason = read::reason(asked)?;
    let note = ground.note(conn, &what, if reason.is_empty() { REASON_TO_COME } else { &reason })?;
    Ok((ground, note))
}

/// The sheet of a credit note, with what it would do.
pub fn credit_sheet(app: &App, asked: CreditArgument) -> Result<CreditSheet, AppError> {
    app.read(|conn, moment| {
        let ground = Ground::of(conn, asked.id)?;
        let outcome = typed_note(conn, &asked).and_then(|(ground, note)| ground.outcome(&note.body(moment.on)?));
        let (outcome, problem) = match outcome {
            Ok(outcome) => (Some(outcome), None),
            Err(error @ (AppError::Invalid(_) | AppError::Refused(_))) => (None, Some(error.into())),
            Err(error) => return Err(error),
        };
        let business = business::of_book(conn, app)?;
        let (gross, credited) = (ground.entry.gross, ground.entry.balance.credited);
        Ok(CreditSheet {
            number: ground.issued.number().to_owned(),
            client_name: ground.entry.client_name.clone(),
            lines: ground.issued.body().lines.iter().map(|l| ground.sheet_line(l)).collect::<Result<_, _>>()?,
            gross,
            credited,
            left: gross.minus(credited)?,
            open: ground.entry.owed(),
            next_number: issuing::next_number(conn, &business, moment.on)?,
            outcome,
            problem,
        })
    })
}

/// The pages of a credit note as they would print.
pub fn preview_credit(app: &App, asked: CreditArgument) -> Result<Preview, AppError> {
    app.read(|conn, moment| {
        let (_, note) = typed_note(conn, &asked)?;
        preview::pictures(conn, &note.body(moment.on)?, None)
    })
}

/// Issues a credit note today. Errors: what the invoice, its earlier credit notes, its contract and the series forbid.
/// On any error nothing has changed and no number is used.
pub fn issue_credit(app: &App, asked: CreditArgument) -> Result<InvoiceView, AppError> {
    let id = app.write("issue_credit", |tx, moment| {
        let ground = Ground::of(tx, asked.id)?;
        let what = read::credited(&asked, &ground.issued, &ground.entry)?;
        freeze(tx, app, &ground, &what, &read::reason(&asked)?, moment)
    })?;
    invoices::invoice(app, InvoiceArgument { id })
}

/// Draws the number, freezes the credit note with its PDF and e-invoice, and takes it off its invoice.
fn freeze(
    tx: &Connection,
    app: &App,
    ground: &Ground,
    what: &Credited,
    reason: &str,
    moment: Moment,
) -> Result<(InvoiceId, Entry), AppError> {
    let note = ground.note(tx, what, reason)?;
    let business = business::of_book(tx, app)?;
    let refusals = issuing::series_refusals(tx, &business, moment.on)?;
    if !refusals.is_empty() {
        return Err(AppError::Refused(refusals));
    }
    let pattern = issuing::pattern(&business)?;
    let sequence = issuing::next_sequence(tx, &business, &pattern, moment.on)?;
    let issued = note.issue(moment.on, &pattern, sequence).map_err(AppError::Refused)?;
    let rendering = einvoices::rendered(tx, &issued)?;
    let id = InvoiceId(next_id(tx, "invoice")?);
    let row = issue::insert_issued(tx, id, &issued, rendering, moment.at)?;
    let totals = &issued.body().totals;
    payment::settle_credit(tx, ground.entry.id, moment.on, (totals.net, totals.gross), reason, moment)?;
    GivenUp::of(&ground.entry, totals.gross)?.take_back(tx, ground.entry.id, issued.number(), moment)?;
    let mut entry = row.entry();
    entry.json["credits"] = json!(ground.issued.number());
    entry.json["reason"] = json!(reason);
    Ok((id, entry))
}

/// What a credit note over `gross` takes back of what was given up of its invoice: of a discount the part that goes with it
/// (decision 0022), of what was written off as much as the credit note now says nobody owes. So the client gets back what
/// it paid and no more.
struct GivenUp {
    discount: Money,
    write_off: Money,
}

impl GivenUp {
    fn of(before: &InvoiceEntry, gross: Money) -> Result<Self, AppError> {
        let balance = &before.balance;
        let zero = Money::zero(gross.currency());
        let left = before.gross.minus(balance.credited)?.minus(gross)?;
        if !gross.is_positive() || left.is_negative() {
            return Ok(Self { discount: zero, write_off: zero });
        }
        let discount = if balance.discounted.is_positive() {
            balance.discounted.split(&[gross.minor().unsigned_abs(), left.minor().unsigned_abs()])?[0]
        } else {
            zero
        };
        let open = balance.open.minus(gross)?.plus(discount)?;
        let write_off = if !open.is_negative() || !balance.written_off.is_positive() {
            zero
        } else if balance.written_off.compare(open.negated())?.is_lt() {
            balance.written_off
        } else {
            open.negated()
        };
        Ok(Self { discount, write_off })
    }

    /// `number`: of the credit note, which is the reason.
    fn take_back(&self, tx: &Connection, invoice: InvoiceId, number: &str, moment: Moment) -> Result<(), AppError> {
        for (kind, amount) in [(SettlementKind::Discount, self.discount), (SettlementKind::WriteOff, self.write_off)] {
            if !amount.is_zero() {
                let settlement = Settlement { invoice, kind, on: moment.on, amount: amount.negated() };
                payment::settle(tx, &settlement, None, number, moment)?;
            }
        }
        Ok(())
    }
}
