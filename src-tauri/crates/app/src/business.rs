//! The consultant's own business: its form, its logo, the defaults of new records.

use crate::form::{self, Faults, Form};
use crate::looks;
use crate::problem::{AppError, FieldProblem};
use crate::table::Nothing;
use crate::{App, Entry};
use domain::party::{Address, Business, Endpoint, PaymentMethod, TaxDefault, TaxNumber, TaxNumberKind};
use domain::refusal::Why;
use domain::tax::TaxCategory;
use domain::terms::{EarlyPayment, PaymentTerms};
use domain::{Country, Currency, Invalid, Language, Paper, Percent, national, numbering, text};
use serde::Serialize;
use serde_json::json;
use storage::Connection;
use storage::record::{file, party};
use ts_rs::TS;

mod defaults;

pub(crate) use defaults::fresh;
use defaults::{with_country_defaults, with_tax_note};
pub(crate) use domain::national::tax_name;

crate::form! {
    /// The business as texts. `shows_*`: parts of the page that the design shows, separated by blanks.
    BusinessForm, BusinessPatch, "business" {
        name, person, street, extra, postcode, city, region, country, email, phone, website,
        vat_number, tax_number, company_number, tax_name, tax_rate, tax_note, currency, terms, terms_note,
        early_payment, endpoint,
        bank_holder, bank_iban, bank_bic, bank_account, bank_routing, payment_link, payment_other, upi_address, pix_key,
        language, paper, accent, template, shows_modern, shows_classic, shows_compact, number_pattern, number_start,
    }
}

/// The business as a screen shows it.
#[derive(Debug, Serialize, TS)]
pub struct BusinessView {
    pub form: BusinessForm,
    /// Faults of fields that wait as typed.
    pub problems: Vec<FieldProblem>,
    /// SHA-256 of the logo, None without one.
    pub logo: Option<String>,
    /// True once the first run gave it a name.
    pub is_named: bool,
    /// The number that the next invoice would take today; not fixed until it is issued.
    pub next_number: String,
}

/// The business of the book, or a fresh one while none is named.
pub(crate) fn of_book(conn: &Connection, app: &App) -> Result<Business, AppError> {
    Ok(party::business(conn)?.unwrap_or_else(|| fresh(app.home_country())))
}

fn number_of(business: &Business, kind: TaxNumberKind) -> String {
    business.tax_numbers.iter().find(|n| n.kind == kind).map(|n| n.value.clone()).unwrap_or_default()
}

pub(crate) fn to_form(business: &Business) -> BusinessForm {
    let mut form = BusinessForm {
        name: business.name.clone(),
        person: business.person.clone(),
        street: business.address.street.clone(),
        extra: business.address.extra.clone(),
        postcode: business.address.postcode.clone(),
        city: business.address.city.clone(),
        region: business.address.region.clone(),
        country: business.address.country.code().to_owned(),
        email: business.email.clone(),
        phone: business.phone.clone(),
        website: business.website.clone(),
        vat_number: number_of(business, TaxNumberKind::Vat),
        tax_number: number_of(business, TaxNumberKind::Local),
        company_number: number_of(business, TaxNumberKind::Company),
        tax_name: business.tax.as_ref().map(|t| t.name.clone()).unwrap_or_default(),
        tax_rate: business.tax.as_ref().map(|t| t.rate.to_string()).unwrap_or_default(),
        tax_note: business.tax_note.clone(),
        currency: business.currency.code().to_owned(),
        terms: business.terms.map(PaymentTerms::code).unwrap_or_default(),
        terms_note: business.terms_note.clone(),
        language: business.language.tag().to_owned(),
        paper: paper_text(business.paper).to_owned(),
        accent: business.accent.clone(),
        early_payment: business.early_payment.map(EarlyPayment::code).unwrap_or_default(),
        endpoint: business.endpoint.as_ref().map(Endpoint::code).unwrap_or_default(),
        template: looks::template_text(business.looks.template).to_owned(),
        shows_modern: looks::shows_text(business.looks.modern),
        shows_classic: looks::shows_text(business.looks.classic),
        shows_compact: looks::shows_text(business.looks.compact),
        number_pattern: business.number_pattern.clone(),
        number_start: business.number_start.to_string(),
        ..BusinessForm::default()
    };
    for method in &business.payment_methods {
        match method {
            PaymentMethod::BankTransfer { holder, iban, bic, account, routing } => {
                form.bank_holder = holder.clone();
                form.bank_iban = iban.clone();
                form.bank_bic = bic.clone();
                form.bank_account = account.clone();
                form.bank_routing = routing.clone();
            }
            PaymentMethod::Link { url, .. } => form.payment_link = url.clone(),
            PaymentMethod::Other { label, .. } => form.payment_other = label.clone(),
            PaymentMethod::Upi { address, .. } => form.upi_address = address.clone(),
            PaymentMethod::Pix { key, .. } => form.pix_key = key.clone(),
        }
    }
    form
}

fn paper_text(paper: Paper) -> &'static str {
    match paper {
        Paper::A4 => "a4",
        Paper::Letter => "letter",
    }
}

pub(crate) fn parse_paper(text: &str) -> Result<Paper, Why> {
    match text.trim().to_ascii_lowercase().as_str() {
        "a4" => Ok(Paper::A4),
        "letter" => Ok(Paper::Letter),
        _ => Err(Why::NotOneOf { allowed: "a4, letter".to_owned() }),
    }
}

/// Reads the form over `base`, whose logo it keeps. Errors: every field at fault.
pub(crate) fn parse(form: &BusinessForm, base: &Business) -> Result<Business, Vec<Invalid>> {
    let mut faults = Faults::default();
    let address = parse_address(&mut faults, &AddressTexts::of(form));
    let number = form.number_start.trim().parse::<u32>().ok().filter(|n| (1..=999_999_999).contains(n));
    let start = faults.take("number_start", number.ok_or(Why::NotANumber));
    let currency = faults.take("currency", Currency::parse(&form.currency));
    let terms = if form.terms.trim().is_empty() {
        Some(None)
    } else {
        faults.take("terms", PaymentTerms::parse(&form.terms)).map(Some)
    };
    let language = faults.take("language", Language::parse(&form.language));
    let paper = faults.take("paper", parse_paper(&form.paper));
    let accent = faults.take("accent", parse_accent(&form.accent));
    let looks = looks::parse(&mut faults, form);
    let early_payment = looks::optional(&mut faults, "early_payment", &form.early_payment, EarlyPayment::parse);
    let endpoint = looks::optional(&mut faults, "endpoint", &form.endpoint, Endpoint::parse);
    let pattern = faults.take("number_pattern", numbering::Pattern::parse(&form.number_pattern));
    let mut line = |field: &str, text: &str| faults.take(field, text::optional(text)).unwrap_or_default();
    let (name, person) = (line("name", &form.name), line("person", &form.person));
    let (phone, website) = (line("phone", &form.phone), line("website", &form.website));
    let email = faults.take("email", text::email(&form.email)).unwrap_or_default();
    let tax_note = faults.take("tax_note", text::note(&form.tax_note)).unwrap_or_default();
    let terms_note = faults.take("terms_note", text::note(&form.terms_note)).unwrap_or_default();
    let tax = parse_tax(&mut faults, &form.tax_name, &form.tax_rate, tax_name(base.address.country));
    let numbers = [
        (TaxNumberKind::Vat, "vat_number", &form.vat_number),
        (TaxNumberKind::Local, "tax_number", &form.tax_number),
        (TaxNumberKind::Company, "company_number", &form.company_number),
    ];
    let country = address.as_ref().map_or(base.address.country, |a| a.country);
    let tax_numbers = parse_numbers(&mut faults, numbers, country);
    let payment_methods = parse_methods(&mut faults, form);
    let parts = (|| {
        Some(Business {
            name,
            person,
            address: address?,
            email,
            phone,
            website,
            tax_numbers,
            tax: tax?,
            tax_note,
            currency: currency?,
            terms: terms?,
            terms_note,
            early_payment: early_payment?,
            payment_methods: payment_methods?,
            endpoint: endpoint?,
            looks: looks?,
            language: language?,
            paper: paper?,
            accent: accent?,
            logo: base.logo.clone(),
            number_pattern: pattern.map(|_| form.number_pattern.trim().to_owned())?,
            number_start: start?,
        })
    })();
    faults.finish(parts)
}

/// The texts of an address, whichever form they stand in.
pub(crate) struct AddressTexts<'a> {
    pub street: &'a str,
    pub extra: &'a str,
    pub postcode: &'a str,
    pub city: &'a str,
    pub region: &'a str,
    pub country: &'a str,
}

impl<'a> AddressTexts<'a> {
    pub(crate) fn of<F: Form>(form: &'a F) -> Self {
        let text = |field| form.get(field).unwrap_or_default();
        Self {
            street: text("street"),
            extra: text("extra"),
            postcode: text("postcode"),
            city: text("city"),
            region: text("region"),
            country: text("country"),
        }
    }
}

pub(crate) fn parse_address(faults: &mut Faults, texts: &AddressTexts<'_>) -> Option<Address> {
    let mut line = |field: &str, text: &str| faults.take(field, text::optional(text));
    let street = line("street", texts.street);
    let extra = line("extra", texts.extra);
    let postcode = line("postcode", texts.postcode);
    let city = line("city", texts.city);
    let region = line("region", texts.region);
    let country = faults.take("country", Country::parse(texts.country));
    Some(Address {
        street: street?,
        extra: extra?,
        postcode: postcode?,
        city: city?,
        region: region?,
        country: country?,
    })
}

/// An empty rate means that no tax is charged; a rate of 0 is the zero rate.
pub(crate) fn parse_tax(faults: &mut Faults, name: &str, rate: &str, default_name: &str) -> Option<Option<TaxDefault>> {
    if rate.trim().is_empty() {
        return Some(None);
    }
    let rate = faults.take("tax_rate", Percent::parse(rate))?;
    let name = faults.take("tax_name", text::optional(name))?;
    let name = if name.is_empty() { default_name.to_owned() } else { name };
    let category = if rate == Percent::ZERO { TaxCategory::Zero } else { TaxCategory::Standard };
    Some(Some(TaxDefault { name, category, rate }))
}

pub(crate) fn parse_numbers(
    faults: &mut Faults,
    texts: [(TaxNumberKind, &str, &String); 3],
    country: Country,
) -> Vec<TaxNumber> {
    let mut numbers = Vec::new();
    for (kind, field, typed) in texts {
        if let Some(value) = faults.take(field, text::optional(typed)).filter(|v| !v.is_empty()) {
            numbers.push(TaxNumber { kind, label: national::number_label(kind, country, &value).to_owned(), value });
        }
    }
    numbers
}

fn parse_methods(faults: &mut Faults, form: &BusinessForm) -> Option<Vec<PaymentMethod>> {
    let compact = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_uppercase();
    let mut line = |field: &str, text: &str| faults.take(field, text::optional(text));
    let iban = compact(&line("bank_iban", &form.bank_iban)?);
    let bic = compact(&line("bank_bic", &form.bank_bic)?);
    let (account, routing) = (line("bank_account", &form.bank_account)?, line("bank_routing", &form.bank_routing)?);
    let holder = line("bank_holder", &form.bank_holder)?;
    let url = line("payment_link", &form.payment_link)?;
    let other = line("payment_other", &form.payment_other)?;
    let (upi, pix) = (line("upi_address", &form.upi_address)?, line("pix_key", &form.pix_key)?);
    let mut methods = Vec::new();
    if !iban.is_empty() || !account.is_empty() {
        methods.push(PaymentMethod::BankTransfer { holder, iban, bic, account, routing });
    }
    if !url.is_empty() {
        methods.push(PaymentMethod::Link { label: String::new(), url });
    }
    if !upi.is_empty() {
        methods.push(PaymentMethod::Upi { address: upi, holder: String::new() });
    }
    if !pix.is_empty() {
        methods.push(PaymentMethod::Pix { key: pix, holder: String::new(), city: String::new() });
    }
    if !other.is_empty() {
        methods.push(PaymentMethod::Other { label: other, details: String::new() });
    }
    methods.into_iter().map(|m| m.checked().map_err(|fault| faults.push(fault)).ok()).collect()
}

pub(crate) fn parse_accent(text: &str) -> Result<String, Why> {
    let lower = text.trim().to_ascii_lowercase();
    let is_colour =
        lower.strip_prefix('#').is_some_and(|hex| hex.len() == 6 && hex.bytes().all(|b| b.is_ascii_hexdigit()));
    if is_colour { Ok(lower) } else { Err(Why::Malformed { reason: "is not a colour like #2b4fc4".to_owned() }) }
}

/// The business as a screen shows it.
pub fn business(app: &App, _: Nothing) -> Result<BusinessView, AppError> {
    app.read(|conn, moment| {
        let business = of_book(conn, app)?;
        let waiting = form::pending::<BusinessForm>(conn, 1)?;
        let (form, problems) = form::shown(to_form(&business), &waiting, |f| parse(f, &business));
        let next_number = crate::issuing::next_number(conn, &business, moment.on)?;
        Ok(BusinessView {
            form,
            problems,
            logo: business.logo.clone(),
            is_named: !business.name.is_empty(),
            next_number,
        })
    })
}

/// Saves what was typed. A change of country before anything else is known brings the country's defaults.
pub fn save_business(app: &App, patch: BusinessPatch) -> Result<BusinessView, AppError> {
    let typed = patch.entries();
    let waiting = app.write("save_business", |tx, moment| {
        let stored = of_book(tx, app)?;
        let stored = with_tax_note(with_country_defaults(stored, &typed), &typed);
        let known = form::pending::<BusinessForm>(tx, 1)?;
        let settled = form::settle(&to_form(&stored), &known, &typed, |f| parse(f, &stored))?;
        party::put_business(tx, &settled.value)?;
        form::keep_pending::<BusinessForm>(tx, 1, &settled.pending, moment.at)?;
        Ok((settled.pending, Entry::about("business", 1, json!({ "business": settled.value }))))
    })?;
    form::refused_of((), &waiting, &typed)?;
    business(app, Nothing {})
}

/// Takes a PNG or JPEG as the logo; the bytes are checked by decoding. Errors: `not_an_image`.
pub fn set_logo(app: &App, bytes: &[u8]) -> Result<BusinessView, AppError> {
    documents::Logo::read(bytes)?;
    app.write("set_logo", |tx, _| {
        let hash = file::put_file(tx, if bytes.starts_with(b"\x89PNG") { "image/png" } else { "image/jpeg" }, bytes)?;
        let business = Business { logo: Some(hash.clone()), ..of_book(tx, app)? };
        party::put_business(tx, &business)?;
        Ok(((), Entry::about("business", 1, json!({ "logo": hash }))))
    })?;
    business(app, Nothing {})
}

/// Takes the logo off new documents; issued ones keep theirs.
pub fn remove_logo(app: &App, _: Nothing) -> Result<BusinessView, AppError> {
    app.write("remove_logo", |tx, _| {
        party::put_business(tx, &Business { logo: None, ..of_book(tx, app)? })?;
        Ok(((), Entry::about("business", 1, json!({ "logo": null }))))
    })?;
    business(app, Nothing {})
}
