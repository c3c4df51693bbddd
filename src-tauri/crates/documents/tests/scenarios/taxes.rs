//! Invoices in every tax category.

use domain::invoice::{DraftInvoice, DraftLine};
use domain::tax::{Tax, TaxCategory};
use domain::terms::EarlyPayment;

use super::parties::{
    american_client, british, british_client, british_unregistered, canarian, compagnie, compagnie_in_the_register,
    french, french_of_lyon, french_small, german, german_small, halden, halden_of_duren, irish,
};
use super::{ALL, NONE, Scenario, UBL, XRECHNUNG, draft, issued, money, percent, row, tax, vat, work};

pub fn reverse_charge() -> Tax {
    tax("VAT", TaxCategory::ReverseCharge, "0", Some("Steuerschuldnerschaft des Leistungsempfängers"))
}

pub fn outside_scope() -> Tax {
    tax("VAT", TaxCategory::OutsideScope, "0", Some("Nicht steuerbarer Umsatz"))
}

fn of(tax: Tax) -> Vec<DraftLine> {
    vec![work("Study", "1500.00 EUR", &[tax])]
}

pub fn rows() -> Vec<Scenario> {
    let untaxed = || vec![work("Study", "1500.00 EUR", &[])];
    let export = tax("VAT", TaxCategory::Export, "0", Some("Export outside the EU"));
    let goods = tax("VAT", TaxCategory::IntraCommunity, "0", Some("Intra-Community supply"));
    let lesson = tax("VAT", TaxCategory::Exempt, "0", Some("Steuerfrei nach § 4 Nr. 21 UStG"));
    let zero = tax("VAT", TaxCategory::Zero, "0", None);
    let igic = tax("IGIC", TaxCategory::Igic, "7", None);
    let ipsi = tax("IPSI", TaxCategory::Ipsi, "4", None);
    let pounds = |taxes: &[Tax]| vec![work("Study", "1500.00 GBP", taxes)];
    let mixed =
        vec![work("Study", "1500.00 EUR", &[vat("19")]), work("Lesson", "300.00 EUR", std::slice::from_ref(&lesson))];
    vec![
        row("40-reverse-charge", issued(draft(german(), compagnie(), of(reverse_charge()))), UBL),
        row("41-small-business-de", issued(draft(german_small(), halden_of_duren(), untaxed())), XRECHNUNG),
        row("42-small-business-fr", issued(draft(french_small(), compagnie(), untaxed())), UBL),
        row("43-outside-scope", issued(draft(german(), american_client(), of(outside_scope()))), UBL),
        row("44-outside-scope-de", issued(draft(german(), halden_of_duren(), of(outside_scope()))), ALL),
        row("45-not-registered", issued(with_note(draft(british_unregistered(), british_client(), pounds(&[])))), NONE),
        row("46-zero-rated", issued(draft(british(), british_client(), pounds(&[zero]))), UBL),
        row("47-export", issued(draft(irish(), american_client(), of(export))), UBL),
        row("48-intra-community", issued(draft(irish(), compagnie(), of(goods))), UBL),
        row("49-exempt", issued(draft(german(), halden_of_duren(), of(lesson))), ALL),
        row("50-exempt-beside-taxed", issued(draft(german(), halden_of_duren(), mixed)), ALL),
        row("51-igic", issued(draft(canarian(), halden_of_duren(), of(igic))), UBL),
        row("52-ipsi", issued(draft(canarian(), halden_of_duren(), of(ipsi))), UBL),
        row("53-french", issued(draft(french(), compagnie(), of(vat("20")))), UBL),
        row("54-french-early", issued(early(draft(french(), compagnie(), of(vat("20"))))), UBL),
        row("55-french-register", issued(draft(french_of_lyon(), compagnie_in_the_register(), of(vat("20")))), UBL),
        row("56-french-abroad", issued(draft(french(), halden(), of(reverse_charge()))), UBL),
        row("57-french-paid", issued(paid(draft(french(), compagnie(), of(vat("20"))))), UBL),
    ]
}

fn early(mut draft: DraftInvoice) -> DraftInvoice {
    draft.early_payment = Some(EarlyPayment { percent: percent("2"), days: 10 });
    draft
}

fn paid(mut draft: DraftInvoice) -> DraftInvoice {
    draft.prepaid = money("1800.00 EUR");
    draft
}

fn with_note(mut draft: DraftInvoice) -> DraftInvoice {
    draft.business.tax_note = "Not registered for VAT".into();
    draft
}
