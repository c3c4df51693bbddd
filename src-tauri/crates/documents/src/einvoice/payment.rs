//! How and when to pay. EN 16931 BG-16, BT-9, BT-20.

use domain::InvoiceBody;
use domain::invoice::DocumentKind;
use domain::party::PaymentMethod;
use domain::terms::EarlyPayment;
use en16931::invoice::{Code, CreditTransfer, PaymentInstructions, PaymentMeans};
use en16931::{EarlyPaymentDiscount, Percentage};

use super::text;
use crate::languages::labels;

/// Codes of UNTDID 4461, BT-81.
const CREDIT_TRANSFER: &str = "30";
const SEPA_CREDIT_TRANSFER: &str = "58";
const ONLINE: &str = "68";
const AS_AGREED: &str = "ZZZ";
/// A credit note does not say how the money goes back.
const UNDEFINED: &str = "1";

/// Accounts that a SEPA transfer reaches, by the letters of their IBAN. Source: EPC409-09, 2025.
const SEPA: &[&str] = &[
    "AD", "AL", "AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GI", "GR", "HR", "HU",
    "IE", "IS", "IT", "LI", "LT", "LU", "LV", "MC", "MD", "ME", "MK", "MT", "NL", "NO", "PL", "PT", "RO", "RS", "SE",
    "SI", "SK", "SM", "VA",
];

pub(super) fn instructions(body: &InvoiceBody, number: &str) -> Option<PaymentInstructions> {
    let code = |code: &str| Some(Code::new(code));
    if body.kind == DocumentKind::CreditNote {
        return Some(PaymentInstructions { means_code: code(UNDEFINED), ..PaymentInstructions::default() });
    }
    let remittance_information = text::line(number);
    let transfers: Vec<CreditTransfer> = body.payment_methods.iter().filter_map(transfer).collect();
    if !transfers.is_empty() {
        let means = if is_sepa(body) { SEPA_CREDIT_TRANSFER } else { CREDIT_TRANSFER };
        let means_code = code(means);
        let means = Some(PaymentMeans::CreditTransfer(transfers));
        return Some(PaymentInstructions { means_code, remittance_information, means, means_text: None });
    }
    let method = body.payment_methods.first()?;
    let means_code = match method {
        PaymentMethod::BankTransfer { .. } | PaymentMethod::Other { .. } => code(AS_AGREED),
        PaymentMethod::Link { .. } | PaymentMethod::Upi { .. } | PaymentMethod::Pix { .. } => code(ONLINE),
    };
    Some(PaymentInstructions { means_code, means_text: described(method), remittance_information, means: None })
}

fn transfer(method: &PaymentMethod) -> Option<CreditTransfer> {
    let PaymentMethod::BankTransfer { holder, iban, bic, account, routing } = method else { return None };
    let plain = text::joined([text::line(routing), text::line(account)]).map(|number| number.replace('\n', " "));
    Some(CreditTransfer {
        account_identifier: text::line(iban).or(plain),
        account_name: text::line(holder),
        provider_identifier: text::line(bic),
    })
}

fn is_sepa(body: &InvoiceBody) -> bool {
    let reaches = |method: &PaymentMethod| match method {
        PaymentMethod::BankTransfer { iban, .. } => iban.get(..2).is_some_and(|country| SEPA.contains(&country)),
        PaymentMethod::Link { .. }
        | PaymentMethod::Upi { .. }
        | PaymentMethod::Pix { .. }
        | PaymentMethod::Other { .. } => true,
    };
    body.currency.code() == "EUR" && body.payment_methods.iter().all(reaches)
}

/// The ways to pay that have no place of their own: EN 16931 has room for one kind.
pub(super) fn other_ways(body: &InvoiceBody) -> Vec<String> {
    let is_transfer = |method: &PaymentMethod| matches!(method, PaymentMethod::BankTransfer { .. });
    if body.kind == DocumentKind::CreditNote {
        return Vec::new();
    }
    if body.payment_methods.iter().any(is_transfer) {
        return body.payment_methods.iter().filter(|m| !is_transfer(m)).filter_map(described).collect();
    }
    body.payment_methods.iter().skip(1).filter_map(described).collect()
}

fn described(method: &PaymentMethod) -> Option<String> {
    let text = match method {
        PaymentMethod::BankTransfer { holder, .. } => holder.clone(),
        PaymentMethod::Link { label, url } => format!("{label} {url}"),
        PaymentMethod::Upi { address, holder } => format!("UPI {address} {holder}"),
        PaymentMethod::Pix { key, holder, city } => format!("Pix {key} {holder} {city}"),
        PaymentMethod::Other { label, details } => format!("{label} {details}"),
    };
    text::line(&text)
}

/// BT-20: the sentences of the page, and below them the discount for early payment in the form that German programs
/// read. A line of words may not begin as such a line does (BR-DE-18).
pub(super) fn terms(body: &InvoiceBody) -> Option<String> {
    if body.kind == DocumentKind::CreditNote {
        return None;
    }
    let sentence = labels(body.language).terms(body);
    let words = text::joined([text::line(&sentence), text::block(&body.terms_note)])?;
    let unmarked: Vec<&str> = words.lines().map(|line| line.trim_start().trim_start_matches('#')).collect();
    let mut terms = unmarked.join("\n");
    if let Some(discount) = body.early_payment.and_then(|early| discount(body, early)) {
        terms = format!("{terms}\n{discount}\n");
    }
    Some(terms)
}

/// Of what is payable now, where something is kept back. None where the form has no room for it: it wants a day at least
/// and two decimals at most.
fn discount(body: &InvoiceBody, early: EarlyPayment) -> Option<EarlyPaymentDiscount> {
    let discount = EarlyPaymentDiscount::new(early.days, Percentage::new(early.percent.value())).ok()?;
    Some(match body.retention {
        Some(_) => discount.with_base_amount(text::amount(body.payable_now())),
        None => discount,
    })
}
