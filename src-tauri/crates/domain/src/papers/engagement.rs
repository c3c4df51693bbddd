//! What the papers are made of: one project with both its parties, and all that keeps a paper from going out.
//! Sums, taxes and sentences are those of one invoice over the whole plan; nothing is computed a second way.

use super::{AcceptedWork, Agreed, Certificate, DeliveredItem, Letter, Proposal, ProposedMilestone};
use crate::id::{MilestoneId, ProjectId};
use crate::invoice::{DraftInvoice, DraftLine, InvoiceBody, LineSource, Party, ProjectReference, Shows, Template};
use crate::milestone::{Acceptance, Milestone};
use crate::money::Money;
use crate::party::{Business, Client};
use crate::percent::Quantity;
use crate::plan;
use crate::project::{Agreement, Project};
use crate::refusal::{Needed, Refusal, Why};
use crate::tax::Tax;
use crate::terms::PaymentTerms;
use chrono::NaiveDate;

/// A contract with its parties as they are today. Private notes come in with the records and are never copied out.
#[derive(Debug, Clone)]
pub struct Engagement {
    pub business: Business,
    pub client: Client,
    pub project: Project,
    /// In order.
    pub plan: Vec<Milestone>,
    /// The client's yes to this very plan; None: not agreed, or changed since.
    pub agreement: Option<Agreement>,
    /// Taxes of each milestone, with their reasons in the client's language.
    pub taxes: Vec<Tax>,
    pub template: Template,
}

impl Engagement {
    fn terms(&self) -> Option<PaymentTerms> {
        self.project.terms.or(self.client.terms).or(self.business.terms)
    }

    /// One invoice over titles with their net amounts, which is never issued.
    pub(super) fn invoice_over<'t>(&self, plan: impl Iterator<Item = (&'t str, Money)>) -> DraftInvoice {
        let line = |(title, amount): (&str, Money)| DraftLine {
            source: LineSource::Free,
            title: title.to_owned(),
            description: String::new(),
            deliverables: Vec::new(),
            quantity: Quantity::ONE,
            unit: crate::invoice::Unit::Piece,
            evidence: Vec::new(),
            unit_price: amount,
            adjustments: Vec::new(),
            taxes: self.taxes.clone(),
        };
        let currency = self.project.contract.currency();
        DraftInvoice {
            deposits: Money::zero(currency),
            currency,
            terms: self.terms(),
            order_number: self.project.order_number.clone(),
            lines: plan.map(line).collect(),
            prepaid: Money::zero(currency),
            project: Some((self.project.clone(), self.plan.clone())),
            ..blank_invoice(&self.business, &self.client, self.template)
        }
    }

    pub(super) fn letter(&self, body: &InvoiceBody) -> Letter {
        let project = body.project.clone().expect("the invoice over a plan names its project");
        // Who signs reads it, not who pays.
        let attention = self.client.approver().map_or(&self.client.attention, |approver| &approver.name);
        Letter {
            template: body.template,
            language: body.language,
            second_language: body.second_language,
            paper: body.paper,
            accent: body.accent.clone(),
            logo: body.logo.clone(),
            seller: body.seller.clone(),
            buyer: Party { attention: attention.clone(), ..body.buyer.clone() },
            project,
            order_number: self.project.order_number.clone(),
            dated_on: body.issue_on,
        }
    }

    /// What every paper needs of the parties.
    pub(super) fn missing_of_parties(&self) -> impl Iterator<Item = Needed> {
        missing_of(&self.business, &self.client)
    }
}

impl Letter {
    /// About no project: to the client as an invoice would go to it.
    pub(super) fn to_client(business: &Business, client: &Client, template: Template, dated_on: NaiveDate) -> Self {
        let body = blank_invoice(business, client, template).body(dated_on).expect("nothing is summed without a line");
        let project = ProjectReference {
            id: ProjectId(0),
            code: String::new(),
            title: String::new(),
            contract_on: None,
            milestone_count: 0,
            revision: None,
            changed_on: None,
        };
        Self {
            template: body.template,
            language: body.language,
            second_language: body.second_language,
            paper: body.paper,
            accent: body.accent,
            logo: body.logo,
            seller: body.seller,
            buyer: body.buyer,
            project,
            order_number: String::new(),
            dated_on,
        }
    }
}

/// What every paper needs of who writes and to whom.
pub(super) fn missing_of(business: &Business, client: &Client) -> impl Iterator<Item = Needed> + use<> {
    let checks = [
        (Needed::SellerName, business.name.is_empty()),
        (Needed::SellerAddress, !business.address.is_complete()),
        (Needed::ClientName, client.name.is_empty()),
        (Needed::ClientAddress, !client.address.is_complete()),
    ];
    checks.into_iter().filter(|(_, missing)| *missing).map(|(what, _)| what)
}

/// An invoice over nothing, which is never issued: its body says who writes to whom, and how that looks.
pub(super) fn blank_invoice(business: &Business, client: &Client, template: Template) -> DraftInvoice {
    let currency = client.currency;
    DraftInvoice {
        invoiced: Vec::new(),
        deposits: Money::zero(currency),
        currency,
        language: client.language,
        second_language: client.second_language,
        template,
        shows: Shows::default(),
        terms: client.terms.or(business.terms),
        early_payment: client.early_payment.or(business.early_payment),
        due_on: None,
        order_number: String::new(),
        note: String::new(),
        lines: Vec::new(),
        adjustments: Vec::new(),
        prepaid: Money::zero(currency),
        corrects: None,
        keeps_back: None,
        exchange: None,
        business: business.clone(),
        client: client.clone(),
        project: None,
    }
}

impl Proposal {
    /// The plan as a paper dated `dated_on`, complete or not: the preview and the PDF are made from this value.
    /// Errors: `TooLarge`, `CurrencyMismatch`, `Negative` amount.
    pub fn of(engagement: &Engagement, dated_on: NaiveDate) -> Result<Self, Why> {
        let Engagement { project, plan, .. } = engagement;
        let body = engagement.invoice_over(plan.iter().map(|m| (m.title.as_str(), m.amount))).body(dated_on)?;
        let amounts: Vec<Money> = plan.iter().map(|milestone| milestone.amount).collect();
        let terms = engagement.terms();
        let steps = plan.iter().zip(plan::permille(&amounts));
        Ok(Self {
            letter: engagement.letter(&body),
            scope: project.scope.clone(),
            currency: body.currency,
            milestones: steps.map(|(milestone, permille)| proposed(milestone, permille, terms)).collect(),
            net: body.totals.net,
            taxes: body.totals.taxes,
            gross: body.totals.gross,
            terms: body.terms,
            early_payment: body.early_payment,
            terms_note: body.terms_note,
            payment_methods: body.payment_methods,
            requires_acceptance: project.requires_acceptance,
            dispute_note: project.dispute_note.clone(),
            legal_notes: body.legal_notes,
            // What is agreed is no offer any more, and cannot run out.
            valid_until: project.offer_until.filter(|_| engagement.agreement.is_none()),
            agreed: engagement.agreement.as_ref().map(|agreement| Agreed {
                on: agreement.on,
                by: agreement.by.clone(),
                channel: agreement.channel,
            }),
        })
    }

    /// All that keeps the paper from going out on `today`; empty when nothing does.
    pub fn refusals(engagement: &Engagement, today: NaiveDate) -> Vec<Refusal> {
        let Engagement { project, plan, .. } = engagement;
        let mut missing: Vec<Needed> = engagement.missing_of_parties().collect();
        if engagement.terms().is_none() {
            missing.push(Needed::ProjectTerms);
        }
        if plan.iter().any(|milestone| milestone.title.is_empty()) {
            missing.push(Needed::MilestoneTitle);
        }
        let mut refusals: Vec<Refusal> = missing.into_iter().map(|what| Refusal::MissingForIssue { what }).collect();
        // What is offered must be what can be agreed.
        refusals.extend(plan::check_sum(plan, project.contract).err());
        let ended = project.offer_until.filter(|until| *until < today && engagement.agreement.is_none());
        refusals.extend(ended.map(|until| Refusal::OfferHasEnded { until, today }));
        if let Err(why) = Self::of(engagement, today) {
            refusals.push(Refusal::CannotBeSummed { why });
        }
        refusals
    }
}

/// `terms`: None while none are agreed, so that nothing is promised.
fn proposed(milestone: &Milestone, permille: u32, terms: Option<PaymentTerms>) -> ProposedMilestone {
    let invoice_on = milestone.target_on;
    ProposedMilestone {
        position: milestone.position,
        title: milestone.title.clone(),
        criterion: milestone.criterion.clone(),
        // The note to the client is written to stand beside the amount of an invoice, often when the work is done.
        note: String::new(),
        deliverables: milestone.deliverables.iter().map(|deliverable| deliverable.title.clone()).collect(),
        target_on: milestone.target_on,
        invoice_on,
        // A fixed due date before the invoice has no due date to show.
        due_on: invoice_on.zip(terms).and_then(|(on, terms)| terms.due_on(on).ok()),
        amount: milestone.amount,
        permille,
    }
}

impl Certificate {
    /// The recorded acceptance of one milestone of the plan as a paper dated `dated_on`.
    /// Errors: `NothingToCertify` without a record.
    pub fn of(engagement: &Engagement, id: MilestoneId, dated_on: NaiveDate) -> Result<Self, Refusal> {
        let (milestone, acceptance) = accepted(engagement, id)?;
        let body =
            engagement.invoice_over(std::iter::empty()).body(dated_on).expect("nothing is summed without a line");
        let items = milestone.deliverables.iter();
        Ok(Self {
            letter: engagement.letter(&body),
            position: milestone.position,
            title: milestone.title.clone(),
            criterion: milestone.criterion.clone(),
            note: String::new(),
            deliverables: items.map(|d| DeliveredItem { title: d.title.clone(), done_on: d.done_on }).collect(),
            amount: Some(milestone.amount),
            done_on: milestone.facts.done_on,
            accepted: AcceptedWork {
                on: acceptance.on,
                by: acceptance.by.clone(),
                role: acceptance.role.clone(),
                channel: acceptance.channel,
                words: acceptance.words.clone(),
                files: Vec::new(),
            },
        })
    }

    /// All that keeps the paper from going out; empty when nothing does.
    pub fn refusals(engagement: &Engagement, id: MilestoneId) -> Vec<Refusal> {
        let mut missing: Vec<Needed> = engagement.missing_of_parties().collect();
        if engagement.plan.iter().any(|milestone| milestone.id == id && milestone.title.is_empty()) {
            missing.push(Needed::MilestoneTitle);
        }
        let missing = missing.into_iter().map(|what| Refusal::MissingForIssue { what });
        accepted(engagement, id).err().into_iter().chain(missing).collect()
    }
}

/// The milestone and the record of its acceptance.
fn accepted(engagement: &Engagement, id: MilestoneId) -> Result<(&Milestone, &Acceptance), Refusal> {
    let milestone = engagement.plan.iter().find(|milestone| milestone.id == id);
    let label = milestone.map(Milestone::label).unwrap_or_default();
    let acceptance = milestone.and_then(|milestone| Some((milestone, milestone.facts.acceptance.as_ref()?)));
    acceptance.ok_or(Refusal::NothingToCertify { milestone: label })
}
