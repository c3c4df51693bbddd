//! The Swiss QR-bill: what its payment part shows and its code says.
//! Source: Swiss Implementation Guidelines QR-bill 2.3 (structured addresses only).

use super::{Account, PaymentReference, creditor_reference_of, is_qr_iban, latin, qr_reference_of};
use crate::invoice::InvoiceBody;
use crate::money::Money;
use crate::party::Address;
use crate::refusal::{Invalid, Why};

/// What payment part, receipt and code say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SwissBill {
    /// Without blanks.
    pub iban: String,
    pub creditor: SwissAddress,
    pub amount: Money,
    /// None: the payer writes it by hand, for the client's address is incomplete or not in Latin letters.
    pub debtor: Option<SwissAddress>,
    pub reference: PaymentReference,
    /// For people; at most 140 characters.
    pub message: String,
    amount_text: String,
}

/// A structured address; street and building number may be empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SwissAddress {
    pub name: String,
    pub street: String,
    pub building: String,
    pub postcode: String,
    pub town: String,
    /// Two letters.
    pub country: String,
}

impl SwissBill {
    /// The lines of the code; the optional ones at the end are left out.
    pub fn payload(&self) -> String {
        let (kind, reference) = match &self.reference {
            PaymentReference::Qr(reference) => ("QRR", reference.as_str()),
            PaymentReference::Creditor(reference) => ("SCOR", reference.as_str()),
            PaymentReference::Free(_) => ("NON", ""),
        };
        let mut lines = vec!["SPC", "0200", "1", &self.iban];
        lines.extend(self.creditor.lines());
        lines.extend([""; 7]); // the ultimate creditor, which the guidelines keep for later
        lines.extend([self.amount_text.as_str(), self.amount.currency().code()]);
        lines.extend(self.debtor.as_ref().map_or([""; 7], SwissAddress::lines));
        lines.extend([kind, reference, &self.message, "EPD"]);
        lines.join("\n")
    }
}

impl SwissAddress {
    fn lines(&self) -> [&str; 7] {
        ["S", &self.name, &self.street, &self.building, &self.postcode, &self.town, &self.country]
    }

    /// Errors under the form's own field names: those of `latin`.
    fn of(name: &str, named: &str, address: &Address) -> Result<Self, Invalid> {
        let part = |field: &str, text: &str, max: usize| latin::within(field, fitted(field, text)?, max);
        let line = if address.street.trim().is_empty() { &address.extra } else { &address.street };
        let (street, building) = street_and_building(line);
        let optional = |field: &str, text: &str, max: usize| {
            if text.trim().is_empty() { Ok(String::new()) } else { part(field, text, max) }
        };
        Ok(Self {
            name: part(named, name, 70)?,
            street: optional("street", street, 70)?,
            building: optional("street", building, 16)?,
            postcode: part("postcode", &address.postcode, 16)?,
            town: part("city", &address.city, 35)?,
            // The list of e-invoices has a code for Northern Ireland; ISO 3166 has not.
            country: if address.country.code() == "XI" { "GB" } else { address.country.code() }.to_owned(),
        })
    }
}

pub(super) fn bill(body: &InvoiceBody, account: &Account<'_>, number: &str) -> Result<SwissBill, Invalid> {
    let creditor = SwissAddress::of(account.holder, "bank_holder", &body.seller.address)?;
    Ok(SwissBill {
        iban: account.iban.to_owned(),
        creditor,
        amount: body.payable_now(),
        debtor: SwissAddress::of(&body.buyer.name, "name", &body.buyer.address).ok(),
        reference: reference(account, number)?,
        message: latin::within("number", fitted("number", number)?, 140)?,
        amount_text: latin::amount(body.payable_now(), "999999999.99")?,
    })
}

/// A QR-IBAN takes nothing but a QR reference, any other account never one.
/// Errors: `Malformed` for a number without digits, or with too many, under a QR-IBAN.
pub(super) fn reference(account: &Account<'_>, number: &str) -> Result<PaymentReference, Invalid> {
    if is_qr_iban(account.iban) {
        let reason =
            || "needs 1 to 26 digits, not all zero, because a QR-IBAN asks for a reference of digits".to_owned();
        let refused = || Invalid::new("number", Why::Malformed { reason: reason() });
        return qr_reference_of(number).map(PaymentReference::Qr).ok_or_else(refused);
    }
    if let PaymentReference::Creditor(given) = PaymentReference::of_number(number) {
        return Ok(PaymentReference::Creditor(given));
    }
    Ok(creditor_reference_of(number).map_or(PaymentReference::Free(number.to_owned()), PaymentReference::Creditor))
}

/// The characters of the guidelines: Basic Latin, Latin-1, Latin Extended-A, four letters of Romanian, the euro sign.
fn fitted(field: &str, text: &str) -> Result<String, Invalid> {
    latin::fitted(
        field,
        text,
        |c| matches!(c, ' '..='~' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{17f}' | '\u{218}'..='\u{21b}' | '€'),
    )
}

/// Parts `Bahnhofstrasse 12a` before the number at its end; a line without one is all street.
fn street_and_building(line: &str) -> (&str, &str) {
    let line = line.trim();
    let begins_with_digit = |part: &str| part.starts_with(|c: char| c.is_ascii_digit());
    let is_letter = |part: &str| part.len() == 1 && part.bytes().all(|b| b.is_ascii_alphabetic());
    let Some((street, last)) = line.rsplit_once(' ') else { return (line, "") };
    if begins_with_digit(last) && last.len() <= 16 {
        return (street.trim_end_matches([' ', ',']), last);
    }
    // `Hauptstrasse 12 A`
    match street.trim_end().rsplit_once(' ') {
        Some((name, number)) if is_letter(last) && number.len() <= 14 && number.bytes().all(|b| b.is_ascii_digit()) => {
            (name.trim_end_matches([' ', ',']), &line[line.len() - last.len() - 1 - number.len()..])
        }
        _ => (line, ""),
    }
}

#[cfg(test)]
mod tests {
    use super::street_and_building;

    #[test]
    fn the_number_at_the_end_of_a_street_is_parted() {
        let table = [
            ("Bahnhofstrasse 12a", ("Bahnhofstrasse", "12a")),
            ("Rue du Rhône 10-12", ("Rue du Rhône", "10-12")),
            ("Hauptstrasse 12 A", ("Hauptstrasse", "12 A")),
            ("Via Nassa, 3", ("Via Nassa", "3")),
            ("14 Marine Row", ("14 Marine Row", "")),
            ("Schlossplatz", ("Schlossplatz", "")),
            ("Strasse des 17. Juni", ("Strasse des 17. Juni", "")),
            ("12", ("12", "")),
            ("", ("", "")),
        ];
        for (line, parts) in table {
            assert_eq!(street_and_building(line), parts, "{line}");
        }
    }
}
