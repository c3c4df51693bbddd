//! Every milestone of the active projects with what it is worth, what its invoice will ask for, and by which terms.

use crate::ladder::Standing;
use crate::outlook;
use crate::problem::AppError;
use crate::projects::{self, ProjectRow};
use chrono::NaiveDate;
use domain::contract::{Contract, Foreseen, Sum};
use domain::party::Business;
use domain::project::Project;
use domain::terms::PaymentTerms;
use domain::{ClientId, Currency, InvoiceId, IssuedInvoice, Money, ProjectId};
use storage::Connection;
use storage::record::{invoice, party, project, standing};

pub(super) struct View<'a> {
    pub conn: &'a Connection,
    pub today: NaiveDate,
    pub currency: Currency,
    pub including_tax: bool,
}

/// A milestone with its project.
pub(super) struct Item {
    pub standing: Standing,
    pub project: ProjectId,
    pub client: ClientId,
    pub client_name: String,
    pub of: u32,
    pub is_agreed: bool,
    /// What of it no invoice has billed, as the switch of the tax shows it. Deposits count where they are deducted.
    pub left: Money,
    /// What its invoice will ask for; None where nothing is left to bill.
    pub foreseen: Option<Foreseen>,
    pub terms: PaymentTerms,
}

/// What an issued invoice keeps back of the net until a release.
pub(super) struct KeptBack {
    pub invoice: Option<InvoiceId>,
    pub number: String,
    pub project: ProjectId,
    pub title: String,
    pub client: ClientId,
    pub client_name: String,
    pub is_agreed: bool,
    pub amount: Money,
}

/// All that is to come of the active projects in the currency of the business.
#[derive(Default)]
pub(super) struct Gathered {
    pub items: Vec<Item>,
    pub kept: Vec<KeptBack>,
    /// Of every active project, in any currency.
    pub projects: Vec<ProjectRow>,
    /// Of active projects and open invoices, and not in any figure.
    pub other_currencies: Vec<Currency>,
}

impl View<'_> {
    /// As the switch of the tax shows it.
    pub fn shown(&self, sum: Sum) -> Money {
        if self.including_tax { sum.gross } else { sum.net }
    }
}

pub(super) fn gather(view: &View<'_>, business: &Business) -> Result<Gathered, AppError> {
    let mut all = Gathered::default();
    for project in project::projects(view.conn, false)? {
        all.projects.push(projects::row(view.conn, &project, view.today)?);
        let currency = project.contract.currency();
        if currency == view.currency {
            gather_project(view, business, &project, &mut all)?;
        } else if !all.other_currencies.contains(&currency) {
            all.other_currencies.push(currency);
        }
    }
    for currency in invoice::open_currencies(view.conn)? {
        if currency != view.currency && !all.other_currencies.contains(&currency) {
            all.other_currencies.push(currency);
        }
    }
    Ok(all)
}

fn gather_project(view: &View<'_>, business: &Business, project: &Project, all: &mut Gathered) -> Result<(), AppError> {
    let zero = Money::zero(view.currency);
    let client = party::client(view.conn, project.client)?;
    let taxes = crate::drafts::default_taxes(business, &client, project, client.language)?;
    let terms = project.terms.or(client.terms).or(business.terms).unwrap_or(PaymentTerms::OnReceipt);
    let standings = projects::standings(view.conn, project, view.today)?;
    let mut foreseen = outlook::of_project(view.conn, project, &standings, &taxes, view.today)?;
    let is_agreed = project.agreement.is_some();
    if standings.iter().any(|s| s.milestone.facts.billed.as_ref().is_some_and(|b| b.retained.is_positive())) {
        let documents = standing::documents(view.conn, project.id)?;
        for (number, sum) in kept_back(project, &documents)? {
            all.kept.push(KeptBack {
                invoice: invoice::invoice_by_number(view.conn, &number)?,
                number,
                project: project.id,
                title: project.title.clone(),
                client: client.id,
                client_name: client.name.clone(),
                is_agreed,
                amount: view.shown(sum),
            });
        }
    }
    let of = u32::try_from(standings.len()).unwrap_or(u32::MAX);
    for standing in standings {
        let left = Sum::of(std::iter::once((standing.milestone.left(), taxes.as_slice())), zero)?;
        all.items.push(Item {
            foreseen: foreseen.remove(&standing.milestone.id),
            standing,
            project: project.id,
            client: client.id,
            client_name: client.name.clone(),
            of,
            is_agreed,
            left: view.shown(left),
            terms,
        });
    }
    Ok(())
}

/// By the numbers of the documents, oldest first.
fn kept_back(project: &Project, documents: &[IssuedInvoice]) -> Result<Vec<(String, Sum)>, AppError> {
    let zero = Money::zero(project.contract.currency());
    let documents: Vec<&IssuedInvoice> = documents.iter().collect();
    let pending = Contract { plan: &[], value: project.contract, documents: &documents }.retained()?;
    let sum = |left: &[(Vec<domain::tax::Tax>, Money)]| Sum::of(left.iter().map(|(t, net)| (*net, t.as_slice())), zero);
    pending.into_iter().map(|of| Ok((of.of.number, sum(&of.left)?))).collect()
}
