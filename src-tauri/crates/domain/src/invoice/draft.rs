//! A draft invoice: valid values, not yet frozen. `body` shows it, `issue` freezes it.

use super::{
    AcceptanceReference, ContractAccount, DocumentKind, DocumentTitle, FORMAT, InvoiceBody, IssuedInvoice, Line,
    MilestoneReference, Party, ProjectReference, Shows, Template, Totals, TrackState, TrackStep,
};
use crate::id::MilestoneId;
use crate::legal;
use crate::locale::Language;
use crate::milestone::{Acceptance, Milestone};
use crate::money::{Currency, Money};
use crate::national::{self, Charging};
use crate::numbering::Pattern;
use crate::party::{Business, Client, PaymentMethod, TaxNumber, TaxNumberKind};
use crate::percent::Quantity;
use crate::plan;
use crate::project::Project;
use crate::refusal::{Needed, Refusal, Why};
use crate::tax::Tax;
use crate::terms::{EarlyPayment, PaymentTerms};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// Everything a draft is made of. The parties are today's; issuing copies them.
#[derive(Debug, Clone)]
pub struct DraftInvoice {
    pub business: Business,
    pub client: Client,
    /// The project with its plan in order, or None for an ad-hoc invoice.
    pub project: Option<(Project, Vec<Milestone>)>,
    /// Net amounts invoiced so far, by milestone, credits deducted.
    pub invoiced: Vec<(MilestoneId, Money)>,
    pub currency: Currency,
    pub language: Language,
    pub second_language: Option<Language>,
    pub template: Template,
    pub shows: Shows,
    pub terms: Option<PaymentTerms>,
    pub early_payment: Option<EarlyPayment>,
    /// Set by hand; None: computed from the terms.
    pub due_on: Option<NaiveDate>,
    pub order_number: String,
    pub note: String,
    pub lines: Vec<DraftLine>,
}

/// One line of a draft.
#[derive(Debug, Clone)]
pub struct DraftLine {
    pub source: LineSource,
    pub title: String,
    pub description: String,
    pub deliverables: Vec<String>,
    pub quantity: Quantity,
    pub unit_price: Money,
    pub taxes: Vec<Tax>,
}

/// Where a line comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LineSource {
    Milestone {
        id: MilestoneId,
        /// Reason for invoicing without acceptance; empty: none given.
        override_reason: String,
        /// Reason for another amount than the agreed one; empty: none given.
        amount_reason: String,
    },
    Free,
}

impl DraftInvoice {
    /// The document as it stands, complete or not: the preview and the issued page are made from this value.
    /// Errors: `TooLarge`, `CurrencyMismatch`, `Negative` unit price.
    pub fn body(&self, issue_on: NaiveDate) -> Result<InvoiceBody, Why> {
        let lines = self.lines.iter().map(|line| self.line(line, issue_on)).collect::<Result<Vec<_>, _>>()?;
        let totals = Totals::of(&lines, &[], Money::zero(self.currency))?;
        let terms = self.terms.unwrap_or(PaymentTerms::OnReceipt);
        let due_on = self.due_on.or_else(|| terms.due_on(issue_on).ok()).unwrap_or(issue_on);
        let account = self.account(&lines)?;
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
            project: self.project.as_ref().map(|(project, plan)| project_reference(project, plan)),
            order_number: Some(self.order_number.clone()).filter(|n| !n.is_empty()),
            buyer_reference: Some(self.client.buyer_reference.clone()).filter(|r| !r.is_empty()),
            currency: self.currency,
            issue_on,
            due_on,
            terms,
            early_payment: self.early_payment,
            terms_note: legal::terms_note_of(
                &self.business.terms_note,
                self.business.address.country,
                self.language,
                self.early_payment,
            ),
            payment_methods: self.business.payment_methods.iter().map(|m| printed(m, &self.business)).collect(),
            references: Vec::new(),
            legal_notes: self.legal_notes(&lines),
            track: self.track(issue_on),
            lines,
            adjustments: Vec::new(),
            totals,
            account,
            note: self.note.clone(),
        })
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
        let (number, series) = (pattern.number(issue_on, sequence), pattern.series(issue_on));
        Ok(IssuedInvoice { number, series, sequence, body })
    }

    /// All that keeps the draft from being issued on `issue_on`; empty when nothing does.
    pub fn refusals(&self, issue_on: NaiveDate) -> Vec<Refusal> {
        let mut refusals: Vec<Refusal> =
            self.missing().into_iter().map(|what| Refusal::MissingForIssue { what }).collect();
        let due_on = self.due_on.map_or_else(|| self.terms.map(|t| t.due_on(issue_on)), |due| Some(Ok(due)));
        match due_on {
            Some(Ok(due_on)) if due_on < issue_on => refusals.push(Refusal::DueBeforeIssue { issue_on, due_on }),
            Some(Err(refusal)) => refusals.push(refusal),
            Some(Ok(_)) | None => {}
        }
        match self.body(issue_on).map(|body| body.totals.due) {
            Err(why) => refusals.push(Refusal::CannotBeSummed { why }),
            Ok(total) if !total.is_positive() && !self.lines.is_empty() => {
                refusals.push(Refusal::NothingToBill { total });
            }
            Ok(_) => {}
        }
        if let Some((project, plan)) = &self.project {
            let bills_the_plan = self.lines.iter().any(|l| l.source != LineSource::Free);
            if bills_the_plan && let Err(refusal) = plan::check_sum(plan, project.contract) {
                refusals.push(refusal);
            }
            for line in &self.lines {
                for refusal in self.refusals_of_line(line, project, plan, issue_on) {
                    // Two lines of one milestone share their reason.
                    if !refusals.contains(&refusal) {
                        refusals.push(refusal);
                    }
                }
            }
        }
        refusals
    }

    fn refusals_of_line(
        &self,
        line: &DraftLine,
        project: &Project,
        plan: &[Milestone],
        issue_on: NaiveDate,
    ) -> Vec<Refusal> {
        let LineSource::Milestone { id, override_reason, amount_reason } = &line.source else { return Vec::new() };
        let Some(milestone) = plan.iter().find(|m| m.id == *id) else { return Vec::new() };
        let mut refusals = Vec::new();
        if let Err(refusal) = milestone.check_unbilled() {
            return vec![refusal];
        }
        if override_reason.is_empty() {
            if project.requires_acceptance && accepted_by(milestone, issue_on).is_none() {
                refusals.push(Refusal::NotAccepted { milestone: milestone.label() });
            } else if !project.requires_acceptance && milestone.facts.done_on.is_none() {
                refusals.push(Refusal::NotDone { milestone: milestone.label() });
            }
        }
        if let Ok(net) = self.net_of(*id)
            && net != milestone.amount
            && amount_reason.is_empty()
        {
            refusals.push(Refusal::AmountDiffersFromPlan {
                milestone: milestone.label(),
                agreed: milestone.amount,
                line: net,
            });
        }
        refusals
    }

    /// What all lines of one milestone bill together: two lines of the agreed amount bill it twice.
    fn net_of(&self, id: MilestoneId) -> Result<Money, Why> {
        let lines = self.lines.iter().filter(|l| matches!(l.source, LineSource::Milestone { id: of, .. } if of == id));
        lines
            .map(|l| super::totals::line_net(l.quantity, l.unit_price, &[]))
            .try_fold(Money::zero(self.currency), |sum, net| sum.plus(net?))
    }

    fn missing(&self) -> Vec<Needed> {
        let seller_taxed = self.business.tax.is_some() || self.business.address.country.in_eu();
        let has = |numbers: &[TaxNumber], kinds: [TaxNumberKind; 2]| numbers.iter().any(|n| kinds.contains(&n.kind));
        // BT-31 or BT-32 of the seller; BT-48 or BT-47 of a client who owes the tax (BR-AE-02).
        let seller_number = has(&self.business.tax_numbers, [TaxNumberKind::Vat, TaxNumberKind::Local]);
        let client_number = has(&self.client.tax_numbers, [TaxNumberKind::Vat, TaxNumberKind::Company]);
        let reverse_charge =
            self.lines.iter().flat_map(|l| &l.taxes).any(|t| t.category == crate::tax::TaxCategory::ReverseCharge);
        let said_what = |l: &DraftLine| !l.description.is_empty() || !l.deliverables.is_empty();
        let checks = [
            (Needed::SellerName, self.business.name.is_empty()),
            (Needed::SellerAddress, !self.business.address.is_complete()),
            (Needed::SellerTaxNumber, seller_taxed && !seller_number),
            (Needed::ClientName, self.client.name.is_empty()),
            (Needed::ClientAddress, !self.client.address.is_complete()),
            (Needed::ClientTaxNumber, reverse_charge && !client_number),
            (Needed::Terms, self.terms.is_none()),
            (Needed::PaymentMethod, self.business.payment_methods.is_empty()),
            (Needed::Lines, self.lines.is_empty()),
            (Needed::LineTitle, self.lines.iter().any(|l| l.title.is_empty())),
            (Needed::LineDescription, self.lines.iter().any(|l| l.source != LineSource::Free && !said_what(l))),
            // A seller with a tax says of each line how it is taxed, if only by a zero rate with its reason.
            (Needed::TaxTreatment, self.business.tax.is_some() && self.lines.iter().any(|l| l.taxes.is_empty())),
            (Needed::OrderNumber, self.client.order_number_required && self.order_number.is_empty()),
        ];
        checks.into_iter().filter(|(_, missing)| *missing).map(|(what, _)| what).collect()
    }

    fn kind(&self) -> DocumentKind {
        // Milestones, not lines: two lines may bill one milestone.
        let billed: BTreeSet<MilestoneId> = self
            .lines
            .iter()
            .filter_map(|line| match line.source {
                LineSource::Milestone { id, .. } => Some(id),
                LineSource::Free => None,
            })
            .collect();
        match billed.len() {
            0 => DocumentKind::AdHoc,
            1 => DocumentKind::Milestone,
            _ => DocumentKind::Several,
        }
    }

    /// Australia, India and New Zealand ask for "Tax invoice" where tax is charged.
    fn title(&self) -> DocumentTitle {
        let charging = if self.business.tax.is_some() { Charging::Tax } else { Charging::Nothing };
        national::title(self.business.address.country, charging)
    }

    fn line(&self, draft: &DraftLine, issue_on: NaiveDate) -> Result<Line, Why> {
        let mut line =
            Line::new(&draft.title, &draft.description, draft.quantity, draft.unit_price, draft.taxes.clone())?;
        line.deliverables = draft.deliverables.clone();
        line.milestone = self.milestone_reference(&draft.source, issue_on);
        line.service_to = line.milestone.as_ref().and_then(|m| self.milestone(m.id)).and_then(|m| m.facts.done_on);
        Ok(line)
    }

    fn milestone(&self, id: MilestoneId) -> Option<&Milestone> {
        self.project.as_ref()?.1.iter().find(|m| m.id == id)
    }

    fn milestone_reference(&self, source: &LineSource, issue_on: NaiveDate) -> Option<MilestoneReference> {
        let LineSource::Milestone { id, override_reason, amount_reason } = source else { return None };
        let milestone = self.milestone(*id)?;
        let given = |reason: &String| Some(reason.clone()).filter(|r| !r.is_empty());
        let revision = self.project.as_ref().and_then(|(p, _)| p.agreement.as_ref()).map(|a| a.revision);
        let acceptance = accepted_by(milestone, issue_on);
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

    fn billed_here(&self, id: MilestoneId) -> bool {
        self.lines.iter().any(|l| matches!(l.source, LineSource::Milestone { id: of, .. } if of == id))
    }

    fn billed_before(&self, id: MilestoneId) -> bool {
        self.invoiced.iter().any(|(of, net)| *of == id && net.is_positive())
    }

    fn track(&self, issue_on: NaiveDate) -> Vec<TrackStep> {
        let Some((_, plan)) = &self.project else { return Vec::new() };
        if !plan.iter().any(|m| self.billed_here(m.id)) {
            return Vec::new();
        }
        let amounts: Vec<Money> = plan.iter().map(|m| m.amount).collect();
        let steps = plan.iter().zip(plan::permille(&amounts));
        steps
            .map(|(milestone, permille)| TrackStep {
                position: milestone.position,
                title: milestone.title.clone(),
                permille,
                state: match (self.billed_here(milestone.id), self.billed_before(milestone.id)) {
                    (true, _) => TrackState::This,
                    (false, true) => TrackState::Before,
                    (false, false) => TrackState::Ahead,
                },
                amount: Some(milestone.amount),
                target_on: milestone.target_on,
                invoice: milestone.facts.billed.as_ref().map(|billed| billed.number.clone()),
                is_paid: milestone.facts.billed.as_ref().and_then(|b| b.paid_on).is_some_and(|on| on <= issue_on),
            })
            .collect()
    }

    /// The contract to date with this document in it; None where no line bills the plan.
    /// Free lines are outside the contract: they would make less remain than the milestones ahead.
    fn account(&self, lines: &[Line]) -> Result<Option<ContractAccount>, Why> {
        let Some((project, plan)) = &self.project else { return Ok(None) };
        let positions = |has: &dyn Fn(MilestoneId) -> bool| {
            plan.iter().filter(|m| has(m.id)).map(|m| m.position).collect::<Vec<_>>()
        };
        let positions_this = positions(&|id| self.billed_here(id));
        if positions_this.is_empty() {
            return Ok(None);
        }
        let of_the_plan = lines.iter().filter(|l| l.milestone.is_some()).map(|l| l.net);
        let this_document = Money::sum(of_the_plan, project.contract.currency())?;
        let invoiced_before = Money::sum(self.invoiced.iter().map(|(_, net)| *net), project.contract.currency())?;
        let change_orders = project.agreement.as_ref().map_or(0, |a| a.revision_number.saturating_sub(1));
        Ok(Some(ContractAccount {
            contract: project.contract,
            change_orders,
            invoiced_before,
            positions_before: positions(&|id| !self.billed_here(id) && self.billed_before(id)),
            this_document,
            positions_this,
            retained: Money::zero(project.contract.currency()),
            remaining: project.contract.minus(invoiced_before)?.minus(this_document)?,
            positions_remaining: positions(&|id| !self.billed_here(id) && !self.billed_before(id)),
        }))
    }
}

/// The acceptance that counts for an invoice of `issue_on`: one that came later was not there when the invoice says
/// it was.
fn accepted_by(milestone: &Milestone, issue_on: NaiveDate) -> Option<&Acceptance> {
    milestone.facts.acceptance.as_ref().filter(|a| a.on <= issue_on)
}

fn project_reference(project: &Project, plan: &[Milestone]) -> ProjectReference {
    ProjectReference {
        id: project.id,
        code: project.code.clone(),
        title: project.title.clone(),
        contract_on: project.contract_on,
        milestone_count: u32::try_from(plan.len()).unwrap_or(u32::MAX),
        revision: project.agreement.as_ref().map(|a| a.revision_number),
        changed_on: project.agreement.as_ref().filter(|a| a.revision_number > 1).map(|a| a.on),
    }
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
