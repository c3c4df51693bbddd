//! The rules of EN 16931 in plain words, each with the field that mends it. Told before issue.

use domain::InvoiceBody;
use domain::invoice::DocumentKind;
use domain::party::{PaymentMethod, check_iban};
use en16931::bt::Group;
use en16931::validation::Finding;

use super::{Applicability, Format, applies, model};

/// One rule that the document breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Name of the rule, such as `BR-CO-26`.
    pub rule: String,
    /// Stable code by which the screen picks its sentence.
    pub code: &'static str,
    /// The form in which it is mended.
    pub place: Place,
    /// Field in that form, such as `vat_number` or `lines.2.title`.
    pub field: String,
    /// Plain English, for the terminal and as a last resort.
    pub text: String,
}

/// The form in which a fault is mended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Business,
    Client,
    Draft,
}

/// Everything that keeps `body` from carrying an e-invoice under `number`; empty for one that is a PDF alone.
pub fn faults(body: &InvoiceBody, number: &str) -> Vec<Fault> {
    faults_in(body, number, Format::Cii)
}

/// The same by the rules of one format: exports ask for more than the PDF does.
pub fn faults_in(body: &InvoiceBody, number: &str, format: Format) -> Vec<Fault> {
    if applies(body) != Applicability::Carried {
        return Vec::new();
    }
    let mut faults = own_rules(body);
    let report = model::profile(format).validate(&model::of(body, number, format));
    for finding in report.fatal() {
        let fault = plain(finding);
        // Several rules say the same of one field; it is mended once.
        if !faults
            .iter()
            .any(|known| known.code == fault.code && known.field == fault.field && known.place == fault.place)
        {
            faults.push(fault);
        }
    }
    faults
}

/// What the rules leave to the bank and to the issuer.
fn own_rules(body: &InvoiceBody) -> Vec<Fault> {
    let mut faults = Vec::new();
    if body.kind == DocumentKind::CreditNote {
        return faults;
    }
    for method in &body.payment_methods {
        if let PaymentMethod::BankTransfer { iban, .. } = method
            && !iban.is_empty()
            && let Err(why) = check_iban(iban)
        {
            let (rule, text) = ("ISO 13616".to_owned(), format!("the IBAN {why}"));
            faults.push(Fault {
                rule,
                code: "einvoice_account",
                place: Place::Business,
                field: "bank_iban".into(),
                text,
            });
        }
    }
    faults
}

/// A row of the table below: what to say, and where it is mended.
type Row = (&'static str, Place, &'static str, &'static str);

/// A finding in plain words. Rules without a row of their own keep their official words.
fn plain(finding: &Finding) -> Fault {
    let row = by_rule(finding).or_else(|| by_term(finding));
    let (code, place, field, text) = match row {
        Some((code, place, field, text)) => (code, place, field, text.to_owned()),
        None => ("einvoice_rule", Place::Draft, "", finding.message.clone()),
    };
    let in_line = finding.path.group == Group::Line && place == Place::Draft && !field.starts_with("lines.");
    let at = finding.path.index.unwrap_or_default();
    let field = if in_line {
        format!("lines.{at}.{field}")
    } else if let Some(part) = field.strip_prefix("adjustments.") {
        format!("adjustments.{at}.{part}")
    } else {
        field.to_owned()
    };
    Fault { rule: finding.rule.clone(), code, place, field, text }
}

fn by_rule(finding: &Finding) -> Option<Row> {
    let is_of_seller = finding.path.group == Group::Seller || finding.path.term.is_some_and(|t| t.0 == 31 || t.0 == 32);
    let row = match finding.rule.as_str() {
        "BR-16" => ("einvoice_lines", Place::Draft, "lines.0.title", "there is no line"),
        "BR-CO-26" => (
            "einvoice_seller_number",
            Place::Business,
            "vat_number",
            "your VAT number, tax number or company number is missing",
        ),
        "BR-CO-09" if is_of_seller => (
            "einvoice_vat_prefix",
            Place::Business,
            "vat_number",
            "your VAT number must begin with the letters of its country",
        ),
        "BR-CO-09" => (
            "einvoice_vat_prefix",
            Place::Client,
            "vat_number",
            "the client's VAT number must begin with the letters of its country",
        ),
        "BR-CO-25" => ("einvoice_due", Place::Draft, "terms", "a due date or payment terms are missing"),
        "BR-50" | "BR-61" | "BR-DE-1" | "BR-DE-23-a" | "BR-DE-19" => {
            ("einvoice_account", Place::Business, "bank_iban", "the account for the bank transfer is missing")
        }
        "BR-53" | "PEPPOL-EN16931-R005" | "PEPPOL-EN16931-R055" => HOME_TAX,
        "BR-O-11" | "BR-O-12" | "BR-O-13" | "BR-O-14" => (
            "einvoice_mixed",
            Place::Draft,
            "lines.0.tax_rate",
            "what is outside the scope of the tax cannot stand on one invoice with what is taxed",
        ),
        "BR-DE-15" => (
            "einvoice_buyer_reference",
            Place::Client,
            "buyer_reference",
            "the client's reference (Leitweg-ID) is missing",
        ),
        "PEPPOL-EN16931-R003" => (
            "einvoice_buyer_reference",
            Place::Client,
            "buyer_reference",
            "the client's reference or an order number is missing",
        ),
        "PEPPOL-EN16931-R010" => {
            ("einvoice_endpoint", Place::Client, "endpoint", "the client's electronic address or e-mail is missing")
        }
        "PEPPOL-EN16931-CL008" if is_of_seller => (
            "einvoice_endpoint",
            Place::Business,
            "endpoint",
            "Peppol needs an electronic address of yours that is no e-mail",
        ),
        "PEPPOL-EN16931-CL008" => (
            "einvoice_endpoint",
            Place::Client,
            "endpoint",
            "Peppol needs an electronic address of the client that is no e-mail",
        ),
        "PEPPOL-EN16931-R020" => {
            ("einvoice_endpoint", Place::Business, "endpoint", "your electronic address or e-mail is missing")
        }
        rule => return by_family(rule),
    };
    Some(row)
}

/// Families of rules that differ by tax category or by sum: BR-S-02 and BR-AE-02 ask for the same number.
fn by_family(rule: &str) -> Option<Row> {
    let rest = rule.strip_prefix("BR-")?;
    let (family, number) = rest.rsplit_once('-')?;
    let of_category = matches!(family, "S" | "Z" | "E" | "AE" | "IC" | "G" | "O" | "AF" | "AG" | "IG" | "IP");
    let number: u32 = number.parse().ok()?;
    match (family, number) {
        ("AE" | "IC", 2..=4) => Some((
            "einvoice_both_numbers",
            Place::Client,
            "vat_number",
            "this tax treatment needs your VAT number and the client's",
        )),
        (_, 2..=4) if of_category => Some((
            "einvoice_seller_vat",
            Place::Business,
            "vat_number",
            "this tax treatment needs your VAT or tax number",
        )),
        ("IC", 11 | 12) => {
            Some(("einvoice_delivery", Place::Draft, "issue_on", "the day and the country of delivery are missing"))
        }
        (_, 5..=7) if of_category => {
            Some(("einvoice_rate", Place::Draft, "lines.0.tax_rate", "this rate does not go with the tax treatment"))
        }
        (_, 10) if of_category => Some((
            "einvoice_reason",
            Place::Client,
            "tax_note",
            "the sentence that says why no tax is charged is missing, or stands where tax is charged",
        )),
        (_, 1 | 8 | 9) if of_category => Some(SUMS),
        ("CO" | "DEC", 10..=17) => Some(SUMS),
        _ => None,
    }
}

const HOME_TAX: Row = (
    "einvoice_home_tax",
    Place::Draft,
    "exchange_rate",
    "the tax in the currency of your country does not go with the tax of the invoice",
);
const SUMS: Row = ("einvoice_sums", Place::Draft, "lines.0.unit_price", "the sums of the document do not agree");

/// By what is missing or wrong, where the rule says no more than that. Numbers are those of the business terms.
fn by_term(finding: &Finding) -> Option<Row> {
    let term = finding.path.term?.0;
    let seller = finding.path.group == Group::Seller;
    let place = if seller { Place::Business } else { Place::Client };
    let whose = |yours: &'static str, theirs: &'static str| if seller { yours } else { theirs };
    let row = match term {
        1 => ("einvoice_number", Place::Business, "number_pattern", "the number of the invoice is missing"),
        6 | 111 => HOME_TAX,
        5 => ("einvoice_currency", Place::Client, "currency", "this currency is not one of ISO 4217"),
        10 => ("einvoice_buyer_reference", Place::Client, "buyer_reference", "the client's reference is missing"),
        20 => ("einvoice_terms", Place::Business, "terms_note", "the payment terms cannot be read by machines"),
        27 => ("einvoice_name", Place::Business, "name", "your business name is missing"),
        44 => ("einvoice_name", Place::Client, "name", "the client's name is missing"),
        31 | 32 => {
            ("einvoice_seller_vat", Place::Business, "vat_number", "your VAT or tax number is missing or malformed")
        }
        48 => ("einvoice_buyer_vat", Place::Client, "vat_number", "the client's VAT number is missing or malformed"),
        30 | 47 => (
            "einvoice_company_number",
            place,
            "company_number",
            whose("your company number is malformed", "the client's company number is malformed"),
        ),
        34 => ("einvoice_endpoint", Place::Business, "endpoint", "your electronic address is missing or malformed"),
        49 => {
            ("einvoice_endpoint", Place::Client, "endpoint", "the client's electronic address is missing or malformed")
        }
        37 => ("einvoice_address", Place::Business, "city", "your city is missing"),
        38 => ("einvoice_address", Place::Business, "postcode", "your post code is missing"),
        40 => ("einvoice_address", Place::Business, "country", "your country is missing or not one of ISO 3166"),
        41 => ("einvoice_contact", Place::Business, "person", "your name as the contact is missing"),
        42 => ("einvoice_contact", Place::Business, "phone", "your telephone number is missing"),
        43 => ("einvoice_contact", Place::Business, "email", "your e-mail address is missing"),
        52 => ("einvoice_address", Place::Client, "city", "the client's city is missing"),
        53 => ("einvoice_address", Place::Client, "postcode", "the client's post code is missing"),
        55 => ("einvoice_address", Place::Client, "country", "the client's country is missing or not one of ISO 3166"),
        81 | 84 => ("einvoice_account", Place::Business, "bank_iban", "the way to pay is missing or malformed"),
        92..=105 => (
            "einvoice_adjustment",
            Place::Draft,
            "adjustments.amount",
            "a discount or charge on the document is not complete",
        ),
        106..=117 => SUMS,
        130 => ("einvoice_unit", Place::Draft, "unit", "this unit is not one of UN/ECE Rec 20"),
        131..=145 => {
            ("einvoice_adjustment", Place::Draft, "unit_price", "the amount of a line or its discount is malformed")
        }
        146..=148 => ("einvoice_price", Place::Draft, "unit_price", "the price of a line must not be below zero"),
        151 | 152 => ("einvoice_rate", Place::Draft, "tax_rate", "this rate does not go with the tax treatment"),
        153 => ("einvoice_line_name", Place::Draft, "title", "the name of a line is missing"),
        _ => return None,
    };
    Some(row)
}
