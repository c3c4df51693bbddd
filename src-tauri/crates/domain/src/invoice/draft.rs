//! A draft invoice: valid values, not yet frozen. `body` shows it, `issue` freezes it.

use super::{
    AcceptanceReference, Adjustment, DocumentReference, DocumentTitle, FORMAT, InvoiceBody, IssuedInvoice, Line,
    LineRole, MilestoneReference, Party, Shows, Template, Totals, Unit,
};
use crate::exchange::{self, Exchange, HomeTax};
use crate::id::MilestoneId;
use crate::legal;
use crate::locale::Language;
use crate::milestone::{Acceptance, Milestone};
use crate::money::{Currency, Money};
use crate::national::{self, Charging, Purpose};
use crate::numbering::Pattern;
use crate::papers::EvidenceFile;
use crate::party::{Business, Client, PaymentMethod};
use crate::percent::Quantity;
use crate::project::Project;
use crate::refusal::{Refusal, Why};
use crate::retention::{KeepsBack, Retention};
use crate::tax::Tax;
use crate::terms::{EarlyPayment, PaymentTerms};
use chrono::NaiveDate;

mod account;
mod refusals;
mod source;

pub use source::{LineSource, borne_by_plan, retainage};
pub(crate) use source::{nets_by_taxes, nets_of_lines, taking_away};

/// Everything a draft is made of. The parties are today's; issuing copies them.
#[derive(Debug, Clone)]
pub struct DraftInvoice {
    pub business: Business,
    pub client: Client,
    /// The project with its plan in order, or None for an ad-hoc invoice.
    pub project: Option<(Project, Vec<Milestone>)>,
    /// Net amounts invoiced so far, by milestone, credits deducted.
    pub invoiced: Vec<(MilestoneId, Money)>,
    /// Net of deposits that no document has deducted yet.
    pub deposits: Money,
    pub currency: Currency,
    pub language: Language,
    pub second_language: Option<Language>,
    pub template: Template,
    pub shows: Shows,
    pub terms: Option<PaymentTerms>,
    pub early_payment: Option<EarlyPayment>,
    /// Set by hand; None: computed from the terms.
    pub due_on: Option<NaiveDate>,
    /// What is to be kept back of the gross.
    pub keeps_back: Option<KeepsBack>,
    pub order_number: String,
    pub note: String,
    pub lines: Vec<DraftLine>,
    /// Discounts and charges on the whole document, each with its taxes.
    pub adjustments: Vec<Adjustment>,
    /// Money received before issue, taxes included.
    pub prepaid: Money,
    /// The document whose place this one takes. EN 16931 BT-3: 384.
    pub corrects: Option<DocumentReference>,
    /// For the tax in the currency of the business's country, or for its books where no tax is charged; not used where
    /// the document is in that currency.
    pub exchange: Option<Exchange>,
}

/// One line of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftLine {
    pub source: LineSource,
    pub title: String,
    pub description: String,
    pub deliverables: Vec<String>,
    /// Files that show what was delivered, named on the page.
    pub evidence: Vec<EvidenceFile>,
    pub quantity: Quantity,
    pub unit: Unit,
    pub unit_price: Money,
    /// Discounts and charges on this line; its own taxes hold for them.
    pub adjustments: Vec<Adjustment>,
    pub taxes: Vec<Tax>,
}

impl DraftLine {
    /// Net amount, discounts and charges of the line included. Errors: as `line_net`.
    pub fn net(&self) -> Result<Money, Why> {
        super::totals::line_net(self.quantity, self.unit_price, &self.adjustments)
    }
}

impl DraftInvoice {
    /// The document as it stands, complete or not: the preview and the issued page are made from this value.
    /// Errors: `TooLarge`, `CurrencyMismatch`, `Negative` unit price.
    pub fn body(&self, issue_on: NaiveDate) -> Result<InvoiceBody, Why> {
        let lines = self.lines.iter().map(|line| self.line(line, issue_on)).collect::<Result<Vec<_>, _>>()?;
        let totals = Totals::of(&lines, &self.adjustments, self.prepaid)?;
        let terms = self.terms.unwrap_or(PaymentTerms::OnReceipt);
        let due_on = self.due_on.or_else(|| terms.due_on(issue_on).ok()).unwrap_or(issue_on);
        let retention = self.retention(&lines, &totals, issue_on)?;
        let account = self.account(&lines)?;
        let (home_tax, exchange) = self.at_home(&totals)?;
        Ok(InvoiceBody {
            format: FORMAT,
            kind: self.kind(),
            title: self.title(),
            template: self.template,
            language: self.language,
            second_language: self.second_language.filter(|second| *second != self.language),
            shows: self.shows,
            paper: self.business.paper,
            accent: self.business.accent.clone(),
            logo: self.business.logo.clone(),
            client: self.client.id,
            seller: seller(&self.business, self.language),
            buyer: buyer(&self.client, self.language),
            project: self.project.as_ref().map(|(project, plan)| account::project_reference(project, plan)),
            order_number: Some(self.order_number.clone()).filter(|n| !n.is_empty()),
            buyer_reference: Some(self.client.buyer_reference.clone()).filter(|r| !r.is_empty()),
            currency: self.currency,
            issue_on,
            due_on,
            terms,
            retention,
            early_payment: self.early_payment,
            terms_note: legal::terms_note_of(
                &self.business.terms_note,
                self.business.address.country,
                self.language,
                self.early_payment,
            ),
            payment_methods: self.business.payment_methods.iter().map(|m| printed(m, &self.business)).collect(),
            references: self.references(),
            corrects: self.corrects.clone(),
            legal_notes: self.legal_notes(&lines),
            track: self.track(issue_on),
            lines,
            adjustments: self.adjustments.clone(),
            totals,
            home_tax,
            exchange,
            account,
            note: self.note.clone(),
        })
    }

    /// The currency of the business's country, where the document is in another one.
    pub fn home_currency(&self) -> Option<Currency> {
        exchange::home_currency(self.business.address.country).filter(|home| *home != self.currency)
    }

    /// What is kept back of the gross. The whole contract is this document and what it takes off, each at its own tax.
    fn retention(&self, lines: &[Line], totals: &Totals, issue_on: NaiveDate) -> Result<Option<Retention>, Why> {
        let Some(keeps_back) = self.keeps_back else { return Ok(None) };
        let taken_off: Vec<Line> = lines.iter().filter(|line| line.role == LineRole::Deduction).cloned().collect();
        let earlier = Totals::of(&taken_off, &[], Money::zero(self.currency))?.gross.negated();
        keeps_back.of((totals.gross, totals.due), earlier, issue_on)
    }

    /// The tax at home, or the rate alone where none is charged.
    fn at_home(&self, totals: &Totals) -> Result<(Option<HomeTax>, Option<Exchange>), Why> {
        let (Some(home), Some(exchange)) = (self.home_currency(), &self.exchange) else { return Ok((None, None)) };
        let said = HomeTax::of(totals.tax, exchange)?;
        // A rate of another pair of currencies says nothing here.
        Money::zero(home).plus(said.tax)?;
        Ok(if totals.tax.is_zero() { (None, Some(exchange.clone())) } else { (Some(said), None) })
    }

    /// Freezes the draft under place `sequence` of the series of `pattern`. There is no way back.
    /// Errors: everything that stands in the way, as `refusals`.
    pub fn issue(self, issue_on: NaiveDate, pattern: &Pattern, sequence: u32) -> Result<IssuedInvoice, Vec<Refusal>> {
        let refusals = self.refusals(issue_on);
        if !refusals.is_empty() {
            return Err(refusals);
        }
        let body = self.body(issue_on).map_err(|why| vec![Refusal::CannotBeSummed { why }])?;
        assert!(body.due_on >= body.issue_on, "a due date before issue was refused");
        Ok(IssuedInvoice::numbered(body, pattern, sequence))
    }

    /// Australia, India and New Zealand ask for "Tax invoice" where tax is charged.
    fn title(&self) -> DocumentTitle {
        let charging = if self.business.tax.is_some() { Charging::Tax } else { Charging::Nothing };
        let purpose = if self.corrects.is_some() { Purpose::Corrects } else { Purpose::Bills };
        national::title(self.business.address.country, charging, purpose)
    }

    fn line(&self, draft: &DraftLine, issue_on: NaiveDate) -> Result<Line, Why> {
        let mut line =
            Line::new(&draft.title, &draft.description, draft.quantity, draft.unit_price, draft.taxes.clone())?;
        line.net = super::totals::line_net(draft.quantity, draft.unit_price, &draft.adjustments)?;
        line.unit = draft.unit.code().to_owned();
        line.adjustments.clone_from(&draft.adjustments);
        line.deliverables.clone_from(&draft.deliverables);
        line.evidence.clone_from(&draft.evidence);
        line.milestone = self.milestone_reference(&draft.source, issue_on);
        line.role = draft.source.role();
        match &draft.source {
            LineSource::Deduction { of, .. } => line.deducts = Some(of.clone()),
            LineSource::Release { of } => line.releases = Some(of.clone()),
            LineSource::Milestone { .. }
            | LineSource::Part { .. }
            | LineSource::Free
            | LineSource::Deposit
            | LineSource::Retainage => {}
        }
        let billed = draft.source.milestone().and_then(|id| self.milestone(id));
        line.service_to = billed.and_then(|m| m.facts.done_on);
        Ok(line)
    }

    fn milestone(&self, id: MilestoneId) -> Option<&Milestone> {
        self.project.as_ref()?.1.iter().find(|m| m.id == id)
    }

    fn milestone_reference(&self, source: &LineSource, issue_on: NaiveDate) -> Option<MilestoneReference> {
        let (id, override_reason, amount_reason) = match source {
            LineSource::Milestone { id, override_reason, amount_reason } => {
                (id, override_reason.as_str(), amount_reason.as_str())
            }
            LineSource::Part { id, override_reason } => (id, override_reason.as_str(), ""),
            LineSource::Deduction { milestone: Some(id), .. } => (id, "", ""),
            LineSource::Deduction { milestone: None, .. }
            | LineSource::Free
            | LineSource::Deposit
            | LineSource::Retainage
            | LineSource::Release { .. } => return None,
        };
        let milestone = self.milestone(*id)?;
        let given = |reason: &str| Some(reason.to_owned()).filter(|r| !r.is_empty());
        let revision = self.project.as_ref().and_then(|(p, _)| p.agreement.as_ref()).map(|a| a.revision);
        // A deduction takes money off; the sign-off stands under the line that bills the work.
        let acceptance = accepted_by(milestone, issue_on).filter(|_| source.milestone().is_some());
        Some(MilestoneReference {
            id: *id,
            position: milestone.position,
            title: milestone.title.clone(),
            revision,
            acceptance: acceptance.map(|a| AcceptanceReference {
                id: a.id,
                by: a.by.clone(),
                role: a.role.clone(),
                on: a.on,
            }),
            // An accepted milestone needs no override, whatever was typed before the sign-off came.
            override_reason: given(override_reason).filter(|_| acceptance.is_none()),
            amount_reason: given(amount_reason),
        })
    }

    /// The seller's own sentence where no tax is charged, then the reasons of the lines, each once.
    fn legal_notes(&self, lines: &[Line]) -> Vec<String> {
        let business = &self.business;
        let own = legal::no_tax_note_of(&business.tax_note, business.address.country, self.language);
        let own = Some(own).filter(|_| business.tax.is_none());
        let reasons = lines.iter().flat_map(|l| &l.taxes).filter_map(|t| t.reason.clone());
        let mut notes = Vec::new();
        for note in own.into_iter().chain(reasons).filter(|n| !n.is_empty()) {
            if !notes.contains(&note) {
                notes.push(note);
            }
        }
        notes
    }
}

/// The acceptance that counts for an invoice of `issue_on`: one that came later was not there when the invoice says
/// it was.
fn accepted_by(milestone: &Milestone, issue_on: NaiveDate) -> Option<&Acceptance> {
    milestone.facts.acceptance.as_ref().filter(|a| a.on <= issue_on)
}

/// A way to pay with the name of its account's holder.
fn printed(method: &PaymentMethod, business: &Business) -> PaymentMethod {
    let mut method = method.clone();
    match &mut method {
        PaymentMethod::BankTransfer { holder, .. }
        | PaymentMethod::Upi { holder, .. }
        | PaymentMethod::Pix { holder, .. }
            if holder.is_empty() =>
        {
            business.name.clone_into(holder);
        }
        PaymentMethod::BankTransfer { .. }
        | PaymentMethod::Upi { .. }
        | PaymentMethod::Pix { .. }
        | PaymentMethod::Link { .. }
        | PaymentMethod::Other { .. } => {}
    }
    if let PaymentMethod::Pix { city, .. } = &mut method
        && city.is_empty()
    {
        business.address.city.clone_into(city);
    }
    method
}

fn seller(business: &Business, language: Language) -> Party {
    Party {
        name: business.name.clone(),
        attention: business.person.clone(),
        address_lines: business.address.lines(language),
        address: business.address.clone(),
        email: business.email.clone(),
        phone: business.phone.clone(),
        website: business.website.clone(),
        tax_numbers: business.tax_numbers.clone(),
        endpoint: business.endpoint.clone(),
    }
}

fn buyer(client: &Client, language: Language) -> Party {
    Party {
        name: client.name.clone(),
        attention: client.attention.clone(),
        // A bare country is no address yet; the page shows that it comes.
        address_lines: if client.address.is_complete() { client.address.lines(language) } else { Vec::new() },
        address: client.address.clone(),
        email: client.email.clone(),
        phone: String::new(),
        website: String::new(),
        tax_numbers: client.tax_numbers.clone(),
        endpoint: client.endpoint.clone(),
    }
}
