//! The designs as the screen of templates shows them: each with the last invoice, in the colour, on the paper and with
//! the parts that are being chosen. Nothing here changes an issued document.

use crate::business;
use crate::issuing::logo;
use crate::looks::{parse_shows, parse_template};
use crate::preview::Preview;
use crate::problem::AppError;
use crate::table::Nothing;
use crate::{App, Moment};
use domain::invoice::{DraftInvoice, DraftLine, LineSource, Template, Unit};
use domain::milestone::{Milestone, MilestoneFacts};
use domain::party::{Address, Business, Client, PaymentMethod};
use domain::project::Project;
use domain::tax::Tax;
use domain::{ClientId, InvoiceBody, MilestoneId, Money, Percent, ProjectId, Quantity};
use serde::{Deserialize, Serialize};
use storage::Connection;
use storage::record::invoice::{self, InvoiceFilter};
use storage::record::party;
use ts_rs::TS;

/// How many clients a design serves.
#[derive(Debug, Serialize, TS)]
pub struct TemplateUse {
    pub template: Template,
    pub clients: u32,
}

/// What stands around the pages.
#[derive(Debug, Serialize, TS)]
pub struct TemplatesView {
    /// Number of the invoice that the pages show; empty: an example, because nothing is issued yet.
    pub shown_with: String,
    pub uses: Vec<TemplateUse>,
    /// Clients that are not archived.
    pub clients: u32,
}

/// A brand colour that is being chosen.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PrintCheckArgument {
    pub accent: String,
}

/// One way in which the colour is used: `text_on_white`, `white_on_colour`, `grey_printer`, `black_on_tint`.
#[derive(Debug, Serialize, TS)]
pub struct PrintRow {
    pub code: String,
    /// Contrast with one decimal, such as `8.1`.
    pub ratio: String,
    pub is_ok: bool,
}

/// How well a brand colour prints.
#[derive(Debug, Serialize, TS)]
pub struct PrintCheckView {
    pub rows: Vec<PrintRow>,
    /// The colour is too pale for text: it draws lines and areas only.
    pub lines_only: bool,
}

/// Contrast of a brand colour on paper. Errors: `malformed` for what is no colour.
pub fn print_check(_: &App, PrintCheckArgument { accent }: PrintCheckArgument) -> Result<PrintCheckView, AppError> {
    let accent = business::parse_accent(&accent).map_err(|why| AppError::invalid("accent", why))?;
    let check = documents::print_check(&accent).expect("a parsed colour is #rrggbb");
    let row = |code: &str, contrast: documents::Contrast| PrintRow {
        code: code.to_owned(),
        ratio: contrast.ratio,
        is_ok: contrast.is_enough,
    };
    Ok(PrintCheckView {
        lines_only: !check.on_white.is_enough,
        rows: vec![
            row("text_on_white", check.on_white),
            row("white_on_colour", check.white_on_it),
            row("grey_printer", check.on_grey_printer),
            row("black_on_tint", check.black_on_tint),
        ],
    })
}

/// One design as it would print. Empty texts follow the business.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PreviewTemplate {
    pub template: String,
    #[serde(default)]
    pub paper: String,
    #[serde(default)]
    pub accent: String,
    #[serde(default)]
    pub shows: String,
}

/// The designs and who uses them.
pub fn templates(app: &App, _: Nothing) -> Result<TemplatesView, AppError> {
    app.read(|conn, _| {
        let business = business::of_book(conn, app)?;
        let clients: Vec<Client> = party::clients(conn)?.into_iter().filter(|client| !client.archived).collect();
        let used = |template: Template| {
            let of = |client: &&Client| client.template.unwrap_or(business.looks.template) == template;
            u32::try_from(clients.iter().filter(of).count()).unwrap_or(u32::MAX)
        };
        let uses = [Template::Modern, Template::Classic, Template::Compact];
        Ok(TemplatesView {
            shown_with: last(conn)?.map(|issued| issued.number().to_owned()).unwrap_or_default(),
            uses: uses.map(|template| TemplateUse { template, clients: used(template) }).into(),
            clients: u32::try_from(clients.len()).unwrap_or(u32::MAX),
        })
    })
}

/// The pages of one design, with the last invoice or an example. Errors: texts that are no design, paper or colour.
pub fn preview_template(app: &App, typed: PreviewTemplate) -> Result<Preview, AppError> {
    app.read(|conn, moment| {
        let business = business::of_book(conn, app)?;
        let template = parse_template(&typed.template).map_err(|why| AppError::invalid("template", why))?;
        let follows = |typed: &str, own: &str| if typed.trim().is_empty() { own.to_owned() } else { typed.to_owned() };
        let form = business::to_form(&business);
        let paper = business::parse_paper(&follows(&typed.paper, &form.paper));
        let accent = business::parse_accent(&follows(&typed.accent, &form.accent));
        let shows = match typed.shows.trim() {
            "" => Ok(business.looks.shows(template)),
            parts => parse_shows(parts),
        };
        let issued = last(conn)?;
        let (body, number) = match &issued {
            Some(issued) => (issued.body().clone(), Some(issued.number())),
            None => (example(&business, moment)?, None),
        };
        let body = InvoiceBody {
            template,
            paper: paper.map_err(|why| AppError::invalid("paper", why))?,
            accent: accent.map_err(|why| AppError::invalid("accent", why))?,
            shows: shows.map_err(|why| AppError::invalid("shows", why))?,
            logo: business.logo.clone(),
            ..body
        };
        let logo = logo(conn, body.logo.as_deref())?;
        // The number of the last invoice stays on it; only its look is tried.
        let pages =
            documents::invoice_pages(&body, number, logo.as_ref(), &crate::system_fonts::fonts_for(&body, number))?;
        Ok(Preview { pages: documents::svg(&pages) })
    })
}

fn last(conn: &Connection) -> Result<Option<domain::IssuedInvoice>, AppError> {
    let filter = InvoiceFilter { limit: 1, ..InvoiceFilter::default() };
    let rows = invoice::invoices(conn, &filter, chrono::NaiveDate::MAX)?;
    Ok(rows.first().map(|row| invoice::issued(conn, row.id)).transpose()?)
}

/// Milestones of the example and their shares of a contract of 50,000.
const EXAMPLE: [(&str, u32); 5] = [
    ("Discovery report", 20),
    ("Target architecture", 20),
    ("Pilot live", 20),
    ("Full rollout", 30),
    ("Handover and training", 10),
];

/// An invoice that nobody issued, for a book without one: the business's own head over an invented client.
fn example(business: &Business, moment: Moment) -> Result<InvoiceBody, AppError> {
    let currency = business.currency;
    let thousand = |count: u32| Money::rounded((count * 1000).into(), currency, domain::Rounding::HalfAway);
    let plan = (1..).zip(EXAMPLE).map(|(position, (title, share))| {
        Ok(Milestone {
            id: MilestoneId(position.into()),
            project: ProjectId(0),
            position,
            title: title.to_owned(),
            criterion: String::new(),
            amount: thousand(share / 2)?,
            target_on: None,
            deliverables: Vec::new(),
            client_note: String::new(),
            private_note: String::new(),
            facts: MilestoneFacts::default(),
        })
    });
    let plan = plan.collect::<Result<Vec<_>, domain::Why>>()?;
    let rate = business.tax.as_ref().map_or(Percent::ZERO, |tax| tax.rate);
    let tax = business.tax.as_ref().map(|tax| Tax::new(&tax.name, tax.category, rate, None)).transpose()?;
    let billed = &plan[2];
    let line = DraftLine {
        source: LineSource::Milestone { id: billed.id, override_reason: String::new(), amount_reason: String::new() },
        title: billed.title.clone(),
        description: String::new(),
        deliverables: vec!["Pilot in use for ten days".to_owned(), "Runbook 1.0".to_owned()],
        quantity: Quantity::ONE,
        unit: Unit::Piece,
        evidence: Vec::new(),
        unit_price: billed.amount,
        adjustments: Vec::new(),
        taxes: tax.into_iter().collect(),
    };
    let draft = DraftInvoice {
        invoiced: plan[..2].iter().map(|milestone| (milestone.id, milestone.amount)).collect(),
        deposits: Money::zero(currency),
        currency,
        language: business.language,
        second_language: None,
        template: business.looks.template,
        shows: business.looks.shows(business.looks.template),
        terms: business.terms,
        early_payment: business.early_payment,
        due_on: None,
        order_number: "PO-4471".to_owned(),
        note: String::new(),
        lines: vec![line],
        adjustments: Vec::new(),
        prepaid: Money::zero(currency),
        corrects: None,
        keeps_back: None,
        exchange: None,
        business: with_a_way_to_pay(business),
        client: invented_client(business),
        project: Some((invented_project(thousand(50)?), plan)),
    };
    Ok(draft.body(moment.on)?)
}

/// The example shows where the bank details will stand.
fn with_a_way_to_pay(business: &Business) -> Business {
    let mut business = business.clone();
    if business.payment_methods.is_empty() {
        business.payment_methods.push(PaymentMethod::BankTransfer {
            holder: business.name.clone(),
            iban: String::new(),
            bic: String::new(),
            account: "0000 0000 0000".to_owned(),
            routing: String::new(),
        });
    }
    business
}

fn invented_client(business: &Business) -> Client {
    let address = Address {
        street: "3 Northgate Yard".to_owned(),
        city: "Cork".to_owned(),
        ..Address::empty(business.address.country)
    };
    let client = Client::named(ClientId(0), "Halden Rail Ltd", address, business.language, business.currency);
    Client { attention: "Accounts Payable".to_owned(), ..client }
}

fn invented_project(contract: Money) -> Project {
    let project = Project::titled(ProjectId(0), ClientId(0), "Billing platform migration", contract);
    Project { code: "HAL-01".to_owned(), ..project }
}
