//! Clients: who is billed, with contacts and the defaults of their invoices.

use crate::business::{self, AddressTexts, parse_address, parse_numbers, parse_tax, tax_name};
use crate::exposure::ExposureFigures;
use crate::form::{self, Faults};
use crate::looks;
use crate::problem::{AppError, FieldProblem};
use crate::projects::{self, ProjectRow};
use crate::{App, Entry};
use domain::party::{Address, Client, Contact, Endpoint, TaxDefault, TaxNumberKind};
use domain::tax::TaxCategory;
use domain::terms::{EarlyPayment, PaymentTerms};
use domain::{ClientId, Currency, Invalid, Language, Money, Percent, Why, text};
use serde::{Deserialize, Serialize};
use serde_json::json;
use storage::Connection;
use storage::record::exposure::Owed;
use storage::record::{next_id, party};
use ts_rs::TS;

mod contacts;
mod list;
pub(crate) mod statement;
mod sums;

pub use contacts::{SaveContacts, save_contacts};
pub(crate) use contacts::{checked_contact, is_someone};
pub use list::{ClientOrder, ListClients, clients};
pub use statement::{StatementArgument, StatementFile, StatementView, client_statement, statement_csv};
pub use sums::{ClientSums, CreditPart, InvoicesOfClient};

crate::form! {
    /// A client as texts. `tax_treatment`: empty for the business's own, else `standard`, `reverse_charge`, `exempt`,
    /// `outside_scope` or `zero`. `order_number_required`: `yes` or `no`. `template`, `shows` and `early_payment`: empty
    /// for the business's own; `shows` names parts of the page, or `none`.
    ClientForm, ClientPatch, "client" {
        name, attention, street, extra, postcode, city, region, country, email, vat_number, tax_number, company_number,
        endpoint, buyer_reference, second_language, template, shows, early_payment,
        language, currency, terms, tax_treatment, tax_rate, tax_note, order_number_required, private_note,
    }
}

#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ClientArgument {
    pub id: ClientId,
}

#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveClient {
    pub id: ClientId,
    pub patch: ClientPatch,
}

#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ArchiveClient {
    pub id: ClientId,
    pub archived: bool,
}

/// A client in a list.
#[derive(Debug, Serialize, TS)]
pub struct ClientRow {
    pub id: ClientId,
    pub name: String,
    pub place: String,
    pub approver: String,
    /// Open amount including tax, in the client's currency.
    pub open: Money,
    pub overdue: Money,
    /// What is at stake and to come, net, one for each currency in which there is something.
    pub exposure: Vec<ExposureFigures>,
    pub projects: u32,
    pub archived: bool,
}

/// A client as its page shows it.
#[derive(Debug, Serialize, TS)]
pub struct ClientView {
    pub id: ClientId,
    pub form: ClientForm,
    pub problems: Vec<FieldProblem>,
    /// What the seller calls its tax, and its rate in percent: an own rate of the client begins with it.
    pub seller_tax: String,
    pub seller_rate: String,
    pub contacts: Vec<Contact>,
    pub projects: Vec<ProjectRow>,
    /// In the client's own currency first, then in every other one in which there is something, by its code.
    pub sums: Vec<ClientSums>,
    pub archived: bool,
}

pub(crate) fn to_form(client: &Client) -> ClientForm {
    let number = |kind| client.tax_numbers.iter().find(|n| n.kind == kind).map(|n| n.value.clone()).unwrap_or_default();
    ClientForm {
        name: client.name.clone(),
        attention: client.attention.clone(),
        street: client.address.street.clone(),
        extra: client.address.extra.clone(),
        postcode: client.address.postcode.clone(),
        city: client.address.city.clone(),
        region: client.address.region.clone(),
        country: client.address.country.code().to_owned(),
        email: client.email.clone(),
        vat_number: number(TaxNumberKind::Vat),
        tax_number: number(TaxNumberKind::Local),
        company_number: number(TaxNumberKind::Company),
        endpoint: client.endpoint.as_ref().map(Endpoint::code).unwrap_or_default(),
        buyer_reference: client.buyer_reference.clone(),
        second_language: client.second_language.map(|l| l.tag().to_owned()).unwrap_or_default(),
        template: client.template.map(|t| looks::template_text(t).to_owned()).unwrap_or_default(),
        shows: client.shows.map(looks::shows_text).unwrap_or_default(),
        early_payment: client.early_payment.map(EarlyPayment::code).unwrap_or_default(),
        language: client.language.tag().to_owned(),
        currency: client.currency.code().to_owned(),
        terms: client.terms.map(PaymentTerms::code).unwrap_or_default(),
        tax_treatment: client.tax.as_ref().map(|t| treatment(t.category).to_owned()).unwrap_or_default(),
        tax_rate: client
            .tax
            .as_ref()
            .filter(|t| !t.category.is_untaxed())
            .map(|t| t.rate.to_string())
            .unwrap_or_default(),
        tax_note: client.tax_note.clone(),
        order_number_required: if client.order_number_required { "yes" } else { "no" }.to_owned(),
        private_note: client.private_note.clone(),
    }
}

fn treatment(category: TaxCategory) -> &'static str {
    match category {
        TaxCategory::Standard | TaxCategory::Igic | TaxCategory::Ipsi => "standard",
        TaxCategory::ReverseCharge | TaxCategory::IntraCommunity => "reverse_charge",
        TaxCategory::Exempt => "exempt",
        TaxCategory::OutsideScope | TaxCategory::Export => "outside_scope",
        TaxCategory::Zero => "zero",
    }
}

/// Reads the form over `base`, whose contacts it keeps. Errors: every field at fault.
/// `seller_tax`: what the seller's country calls its tax; the client's country has no say in that.
pub(crate) fn parse(form: &ClientForm, base: &Client, seller_tax: &str) -> Result<Client, Vec<Invalid>> {
    let mut faults = Faults::default();
    let name = faults.take("name", text::required(&form.name));
    let attention = faults.take("attention", text::optional(&form.attention));
    let address = parse_address(&mut faults, &AddressTexts::of(form));
    let email = faults.take("email", text::email(&form.email));
    let country = address.as_ref().map_or(base.address.country, |a| a.country);
    let numbers = [
        (TaxNumberKind::Vat, "vat_number", &form.vat_number),
        (TaxNumberKind::Local, "tax_number", &form.tax_number),
        (TaxNumberKind::Company, "company_number", &form.company_number),
    ];
    let tax_numbers = parse_numbers(&mut faults, numbers, country);
    let language = faults.take("language", Language::parse(&form.language));
    let endpoint = looks::optional(&mut faults, "endpoint", &form.endpoint, Endpoint::parse);
    let buyer_reference = faults.take("buyer_reference", text::optional(&form.buyer_reference));
    let second_language = looks::optional(&mut faults, "second_language", &form.second_language, Language::parse);
    let template = looks::optional(&mut faults, "template", &form.template, looks::parse_template);
    let shows = looks::optional(&mut faults, "shows", &form.shows, looks::parse_shows);
    let early_payment = looks::optional(&mut faults, "early_payment", &form.early_payment, EarlyPayment::parse);
    let currency = faults.take("currency", Currency::parse(&form.currency));
    let terms = if form.terms.trim().is_empty() {
        Some(None)
    } else {
        faults.take("terms", PaymentTerms::parse(&form.terms)).map(Some)
    };
    let tax = parse_treatment(&mut faults, form, seller_tax);
    let tax_note = faults.take("tax_note", text::note(&form.tax_note));
    let required = faults.take("order_number_required", yes_or_no(&form.order_number_required));
    let private_note = faults.take("private_note", text::note(&form.private_note));
    let parts = (|| {
        Some(Client {
            id: base.id,
            name: name?,
            attention: attention?,
            address: address?,
            email: email?,
            tax_numbers,
            contacts: base.contacts.clone(),
            endpoint: endpoint?,
            buyer_reference: buyer_reference?,
            language: language?,
            second_language: second_language?,
            template: template?,
            shows: shows?,
            currency: currency?,
            terms: terms?,
            early_payment: early_payment?,
            tax: tax?,
            tax_note: tax_note?,
            order_number_required: required?,
            private_note: private_note?,
            archived: base.archived,
        })
    })();
    faults.finish(parts)
}

fn parse_treatment(faults: &mut Faults, form: &ClientForm, name: &str) -> Option<Option<TaxDefault>> {
    let untaxed = |category| Some(Some(TaxDefault { name: name.to_owned(), category, rate: Percent::ZERO }));
    match form.tax_treatment.trim() {
        "" => Some(None),
        "standard" if form.tax_rate.trim().is_empty() => faults.take("tax_rate", Err(Why::Missing)),
        "standard" => parse_tax(faults, name, &form.tax_rate, name),
        "reverse_charge" => untaxed(TaxCategory::ReverseCharge),
        "exempt" => untaxed(TaxCategory::Exempt),
        "outside_scope" => untaxed(TaxCategory::OutsideScope),
        "zero" => untaxed(TaxCategory::Zero),
        _ => {
            let allowed = "standard, reverse_charge, exempt, outside_scope, zero".to_owned();
            faults.take("tax_treatment", Err(Why::NotOneOf { allowed }))
        }
    }
}

pub(crate) fn yes_or_no(text: &str) -> Result<bool, Why> {
    match text.trim() {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err(Why::NotOneOf { allowed: "yes, no".to_owned() }),
    }
}

/// What the seller calls the tax on its invoices.
pub(crate) fn seller_tax(conn: &Connection, app: &App) -> Result<String, AppError> {
    let business = business::of_book(conn, app)?;
    let default = || tax_name(business.address.country).to_owned();
    Ok(business.tax.as_ref().map_or_else(default, |tax| tax.name.clone()))
}

/// What a client owes in its own currency, open and late, from rows of all currencies.
fn owed(client: &Client, rows: &[Owed]) -> (Money, Money) {
    let own = rows.iter().find(|row| row.client == client.id && row.open.currency() == client.currency);
    own.map_or((Money::zero(client.currency), Money::zero(client.currency)), |row| (row.open, row.overdue))
}

/// A client with contacts, projects and what it owes.
pub fn client(app: &App, ClientArgument { id }: ClientArgument) -> Result<ClientView, AppError> {
    app.read(|conn, moment| {
        let client = party::client(conn, id)?;
        let waiting = form::pending::<ClientForm>(conn, id.0)?;
        let seller_tax = seller_tax(conn, app)?;
        let (form, problems) = form::shown(to_form(&client), &waiting, |f| parse(f, &client, &seller_tax));
        let seller_rate = business::of_book(conn, app)?.tax.map(|t| t.rate.to_string()).unwrap_or_default();
        let of_client = storage::record::project::projects_of(conn, id)?;
        let projects = of_client.iter().map(|p| projects::row(conn, p, moment.on)).collect::<Result<_, _>>()?;
        let sums = sums::sums(conn, &client, moment.on)?;
        Ok(ClientView {
            id,
            form,
            problems,
            seller_tax,
            seller_rate,
            contacts: client.contacts,
            projects,
            sums,
            archived: client.archived,
        })
    })
}

/// A client with the defaults of the business.
fn fresh(conn: &Connection, app: &App) -> Result<Client, AppError> {
    let business = business::of_book(conn, app)?;
    let address = Address::empty(business.address.country);
    Ok(Client::named(ClientId(0), "", address, business.language, business.currency))
}

/// A client that is not in the book yet, made of what was typed; every field at fault where it cannot be.
pub(crate) fn made(
    conn: &Connection,
    app: &App,
    typed: &[(&'static str, String)],
) -> Result<Result<Client, Vec<Invalid>>, AppError> {
    let base = fresh(conn, app)?;
    let mut form = to_form(&base);
    for (field, text) in typed {
        form::Form::set(&mut form, field, text);
    }
    // The language follows the country unless it was chosen.
    if patched(typed, "country")
        && !patched(typed, "language")
        && let Ok(country) = domain::Country::parse(&form.country)
    {
        form.language = country.language().tag().to_owned();
    }
    Ok(parse(&form, &base, &seller_tax(conn, app)?))
}

/// Puts a client into the book under an id of its own.
pub(crate) fn put_new(tx: &Connection, client: Client) -> Result<Client, AppError> {
    let client = Client { id: ClientId(next_id(tx, "client")?), ..client };
    party::put_client(tx, &client)?;
    Ok(client)
}

/// Adds a client; only the name must be known.
pub fn create_client(app: &App, patch: ClientPatch) -> Result<ClientView, AppError> {
    let typed = patch.entries();
    let id = app.write("create_client", |tx, _| {
        let client = put_new(tx, made(tx, app, &typed)?.map_err(AppError::Invalid)?)?;
        Ok((client.id, Entry::about("client", client.id, json!({ "client": client }))))
    })?;
    client(app, ClientArgument { id })
}

fn patched(typed: &[(&'static str, String)], field: &str) -> bool {
    typed.iter().any(|(name, _)| *name == field)
}

/// Saves what was typed into a client's form.
pub fn save_client(app: &App, SaveClient { id, patch }: SaveClient) -> Result<ClientView, AppError> {
    let typed = patch.entries();
    let waiting = app.write("save_client", |tx, moment| {
        let stored = party::client(tx, id)?;
        let known = form::pending::<ClientForm>(tx, id.0)?;
        let seller_tax = seller_tax(tx, app)?;
        let settled = form::settle(&to_form(&stored), &known, &typed, |f| parse(f, &stored, &seller_tax))?;
        party::put_client(tx, &settled.value)?;
        form::keep_pending::<ClientForm>(tx, id.0, &settled.pending, moment.at)?;
        Ok((settled.pending, Entry::about("client", id, json!({ "client": settled.value }))))
    })?;
    form::refused_of((), &waiting, &typed)?;
    client(app, ClientArgument { id })
}

/// Takes a client out of the lists, or back in; its invoices stay.
pub fn archive_client(app: &App, ArchiveClient { id, archived }: ArchiveClient) -> Result<ClientView, AppError> {
    app.write("archive_client", |tx, _| {
        party::put_client(tx, &Client { archived, ..party::client(tx, id)? })?;
        Ok(((), Entry::about("client", id, json!({ "archived": archived }))))
    })?;
    client(app, ClientArgument { id })
}
