//! What French law asks of an e-invoice beyond EN 16931, as far as the document knows it: the kind of billing, and the
//! register's numbers of both parties. What only the user knows, such as the client's address in the French register,
//! is never made up. Knows no pages.
//! Source: XP Z12-012, rules BR-FR-08 to BR-FR-12.

use domain::InvoiceBody;
use domain::invoice::{DocumentKind, Party};
use domain::party::TaxNumberKind;
use en16931::Identifier;

use super::{parties, text};

/// The list of companies; its numbers have nine digits.
const SIREN: &str = "0002";
/// The list of their establishments: the company's number and five digits.
const SIRET: &str = "0009";
/// Addresses in the French register of those who take e-invoices; the company's number is one.
const REGISTER: &str = "0225";
/// Services: billed, paid before the invoice, and billed at the end after earlier invoices.
const BILLED: &str = "S1";
const PAID: &str = "S2";
const FINAL: &str = "S4";

/// BT-23 of a French seller; others have none.
pub(super) fn billing(body: &InvoiceBody) -> Option<&'static str> {
    let totals = &body.totals;
    let is_paid = totals.prepaid.is_positive() && totals.prepaid == totals.gross && totals.due.is_zero();
    let takes_off = body.lines.iter().any(|line| line.deducts.is_some());
    is_french(&body.seller).then_some(match body.kind {
        DocumentKind::CreditNote => BILLED,
        _ if is_paid => PAID,
        DocumentKind::Final if takes_off => FINAL,
        DocumentKind::Milestone
        | DocumentKind::Part
        | DocumentKind::Several
        | DocumentKind::Deposit
        | DocumentKind::Final
        | DocumentKind::Release
        | DocumentKind::AdHoc => BILLED,
    })
}

/// Whether a platform of the French reform would ask for more: one French company bills another, and the number of one
/// or the client's address in the register is not known. No reason to refuse: the invoice is good until the duty
/// begins, and the client may be no company.
/// Source: BR-FR-10, BR-FR-11, BR-FR-21.
pub(super) fn lacks_for_platform(body: &InvoiceBody) -> bool {
    if !is_french(&body.seller) || !is_french(&body.buyer) {
        return false;
    }
    let is_at = |siren: &str| {
        let address = body.buyer.endpoint.as_ref();
        address.is_some_and(|address| address.scheme == REGISTER && address.id.starts_with(siren))
    };
    siren(&body.seller).is_none() || !siren(&body.buyer).is_some_and(|siren| is_at(&siren))
}

/// BT-30, BT-47: the company's number, also where a longer one is known that holds it: the establishment's or that for
/// VAT.
pub(super) fn company(party: &Party) -> Option<Identifier> {
    Some(Identifier::schemed(siren(party)?, SIREN))
}

/// BT-29, BT-46: the establishment's number.
pub(super) fn establishment(party: &Party) -> Option<Identifier> {
    Some(Identifier::schemed(siret(party)?, SIRET))
}

/// BT-34, BT-49 where no other address is known.
pub(super) fn address(party: &Party) -> Option<Identifier> {
    Some(Identifier::schemed(siren(party)?, REGISTER))
}

fn siren(party: &Party) -> Option<String> {
    let of_vat = || {
        let number = parties::vat_id(&parties::number(party, TaxNumberKind::Vat)?, party.address.country);
        // Two signs to check it stand between the country and the company.
        number.strip_prefix("FR").and_then(|rest| rest.get(2..)).map(str::to_owned).filter(|rest| is_number(rest, 9))
    };
    registered(party, 9)
        .or_else(|| siret(party).map(|siret| siret[..9].to_owned()))
        .or_else(|| of_vat().filter(|_| is_french(party)))
}

fn siret(party: &Party) -> Option<String> {
    registered(party, 14)
}

/// The register's number of `length` digits, under either label that it is typed under.
fn registered(party: &Party, length: usize) -> Option<String> {
    let typed = party.tax_numbers.iter().filter(|number| number.kind != TaxNumberKind::Vat && is_french(party));
    let plain =
        typed.filter_map(|number| text::line(&number.value)).map(|value| value.replace([' ', '\u{a0}', '.'], ""));
    plain.into_iter().find(|value| is_number(value, length))
}

fn is_number(value: &str, length: usize) -> bool {
    value.len() == length && value.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_french(party: &Party) -> bool {
    party.address.country.code() == "FR"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;
    use domain::Country;
    use domain::party::TaxNumber;

    type Row = (&'static str, &'static [(TaxNumberKind, &'static str)], Option<&'static str>, Option<&'static str>);

    fn known_by(country: &str, numbers: &[(TaxNumberKind, &str)]) -> Party {
        let mut party = samples::irish().seller;
        party.address.country = Country::parse(country).unwrap();
        let number = |(kind, value): &(TaxNumberKind, &str)| TaxNumber {
            kind: *kind,
            label: String::new(),
            value: (*value).to_owned(),
        };
        party.tax_numbers = numbers.iter().map(number).collect();
        party
    }

    #[test]
    fn a_company_is_known_by_its_own_number_wherever_that_stands() {
        use TaxNumberKind::{Company, Local, Vat};
        // country | numbers | company | establishment
        let table: [Row; 8] = [
            ("FR", &[(Company, "732 829 320")], Some("732829320"), None),
            ("FR", &[(Company, "732 829 320 00074")], Some("732829320"), Some("73282932000074")),
            ("FR", &[(Local, "73282932000074")], Some("732829320"), Some("73282932000074")),
            ("FR", &[(Vat, "FR 44 732829320")], Some("732829320"), None),
            ("FR", &[(Vat, "FR44732829320"), (Company, "303265045")], Some("303265045"), None),
            ("FR", &[(Vat, "DE 123456789")], None, None),
            ("FR", &[(Company, "RCS Lyon")], None, None),
            ("DE", &[(Company, "732829320"), (Vat, "DE123456789")], None, None),
        ];
        for (country, numbers, siren, siret) in table {
            let party = known_by(country, numbers);
            let found = (company(&party), establishment(&party));
            let wanted = (siren.map(|n| Identifier::schemed(n, "0002")), siret.map(|n| Identifier::schemed(n, "0009")));
            assert_eq!(found, wanted, "{country} {numbers:?}");
        }
    }
}
