//! Good documents made bad in one place each, with the field that a refusal must name. What the types make
//! impossible, such as a document without a due date or a party without a country, has no row.

use documents::einvoice::{Format, Place};
use domain::InvoiceBody;
use domain::invoice::Totals;
use domain::party::{Endpoint, PaymentMethod, TaxNumberKind};

use super::taxes::outside_scope;
use super::{money, number, percent, work};

/// What is broken, in which document of the table, how, and where it is mended.
pub struct Broken {
    pub what: &'static str,
    pub scenario: &'static str,
    pub spoil: fn(&mut InvoiceBody),
    pub format: Format,
    pub place: Place,
    pub field: &'static str,
}

fn row(
    what: &'static str,
    scenario: &'static str,
    spoil: fn(&mut InvoiceBody),
    place: Place,
    field: &'static str,
) -> Broken {
    Broken { what, scenario, spoil, format: Format::Cii, place, field }
}

pub fn table() -> Vec<Broken> {
    let mut rows = parties();
    rows.extend(lines());
    rows.extend(exports());
    rows
}

fn bank(body: &mut InvoiceBody, account: &str) {
    if let Some(PaymentMethod::BankTransfer { iban, .. }) = body.payment_methods.first_mut() {
        *iban = account.into();
    }
}

fn parties() -> Vec<Broken> {
    let local = |body: &mut InvoiceBody| {
        body.seller.tax_numbers = vec![number(TaxNumberKind::Local, "Tax number", "1234567")];
    };
    use Place::{Business, Client};
    vec![
        row("no number of the seller", "01-single-milestone", |b| b.seller.tax_numbers.clear(), Business, "vat_number"),
        row(
            "reverse charge without the client's number",
            "40-reverse-charge",
            |b| b.buyer.tax_numbers.clear(),
            Client,
            "vat_number",
        ),
        row(
            "goods without the client's number",
            "48-intra-community",
            |b| b.buyer.tax_numbers.clear(),
            Client,
            "vat_number",
        ),
        row("export without a VAT number", "47-export", local, Business, "vat_number"),
        row(
            "small business without any number",
            "42-small-business-fr",
            |b| b.seller.tax_numbers.clear(),
            Business,
            "vat_number",
        ),
        row("no name of the seller", "01-single-milestone", |b| b.seller.name.clear(), Business, "name"),
        row("no name of the client", "01-single-milestone", |b| b.buyer.name.clear(), Client, "name"),
        row("wrong IBAN", "01-single-milestone", |b| bank(b, "IE29AIBK93115212345679"), Business, "bank_iban"),
        row("transfer without an account", "01-single-milestone", |b| bank(b, ""), Business, "bank_iban"),
        row(
            "electronic address of no scheme",
            "04-leitweg",
            |b| b.buyer.endpoint = Some(Endpoint { scheme: "9999".into(), id: "1".into() }),
            Client,
            "endpoint",
        ),
    ]
}

fn lines() -> Vec<Broken> {
    use Place::{Client, Draft};
    vec![
        row("no line", "01-single-milestone", |b| b.lines.clear(), Draft, "lines.0.title"),
        row("empty name of a line", "02-several-milestones", |b| b.lines[1].title = " ".into(), Draft, "lines.1.title"),
        row(
            "price below zero",
            "02-several-milestones",
            |b| {
                b.lines[1].unit_price = b.lines[1].unit_price.negated();
                b.lines[1].quantity = b.lines[1].quantity.negated();
            },
            Draft,
            "lines.1.unit_price",
        ),
        row("unknown unit", "10-hours", |b| b.lines[0].unit = "STUNDE".into(), Draft, "lines.0.unit"),
        row("total one cent off", "10-hours", |b| b.totals.gross = money("2023.01 EUR"), Draft, "lines.0.unit_price"),
        row("amount due off", "20-prepaid-in-part", |b| b.totals.due = b.totals.gross, Draft, "lines.0.unit_price"),
        row("amount of a line off", "10-hours", |b| b.lines[0].net = money("1.00 EUR"), Draft, "lines.0.unit_price"),
        row(
            "outside the scope beside taxed",
            "13-several-rates",
            |b| {
                let mut line = b.lines[0].clone();
                line.taxes = work("", "0.33 EUR", &[outside_scope()]).taxes;
                b.lines.push(line);
                b.totals = Totals::of(&b.lines, &b.adjustments, b.totals.prepaid).expect("sums");
            },
            Draft,
            "lines.0.tax_rate",
        ),
        row(
            "exempt without a reason",
            "49-exempt",
            |b| {
                b.totals.taxes[0].tax.reason = None;
                b.legal_notes.clear();
            },
            Client,
            "tax_note",
        ),
        row(
            "zero-rated at a rate",
            "46-zero-rated",
            |b| b.lines[0].taxes[0].rate = percent("20"),
            Draft,
            "lines.0.tax_rate",
        ),
        row(
            "taxed at nothing",
            "01-single-milestone",
            |b| b.lines[0].taxes[0].rate = percent("0"),
            Draft,
            "lines.0.tax_rate",
        ),
    ]
}

/// What only an export asks for.
fn exports() -> Vec<Broken> {
    use Place::{Business, Client};
    let xrechnung = |row: Broken| Broken { format: Format::XRechnung, ..row };
    let ubl = |row: Broken| Broken { format: Format::Ubl, ..row };
    let no_reference = |b: &mut InvoiceBody| {
        b.buyer_reference = None;
        b.order_number = None;
    };
    let no_address = |b: &mut InvoiceBody| {
        b.buyer.endpoint = None;
        b.buyer.tax_numbers.clear();
    };
    vec![
        xrechnung(row("no Leitweg-ID", "04-leitweg", |b| b.buyer_reference = None, Client, "buyer_reference")),
        xrechnung(row("no telephone", "04-leitweg", |b| b.seller.phone.clear(), Business, "phone")),
        xrechnung(row("no post code", "04-leitweg", |b| b.buyer.address.postcode.clear(), Client, "postcode")),
        xrechnung(row("no e-mail", "04-leitweg", |b| b.seller.email.clear(), Business, "email")),
        ubl(row(
            "tax at home of another sign",
            "19-foreign-currency-two-rates",
            |b| b.home_tax.iter_mut().for_each(|home| home.tax = home.tax.negated()),
            Place::Draft,
            "exchange_rate",
        )),
        xrechnung(row(
            "tax at home in the currency of the invoice",
            "19-foreign-currency-two-rates",
            |b| b.home_tax.iter_mut().for_each(|home| home.tax = b.totals.tax),
            Place::Draft,
            "exchange_rate",
        )),
        ubl(row("nothing to route by", "02-several-milestones", no_reference, Client, "buyer_reference")),
        ubl(row("no address but an e-mail", "01-single-milestone", no_address, Client, "endpoint")),
    ]
}
