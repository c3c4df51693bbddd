//! A body as the semantic model of EN 16931: each term once, here or in the files beside.

use chrono::NaiveDate;
use domain::invoice::{DocumentKind, DocumentReference as Earlier};
use domain::tax::TaxCategory;
use domain::{InvoiceBody, Money};
use en16931::invoice::{Code, Delivery, DocumentTotals, Invoice, Period, PrecedingInvoice};
use en16931::{DocumentKind as ModelKind, DocumentReference, profiles};

use super::{Format, applies, french, lines, notes, parties, payment, tax, text};

/// BT-23 of XRechnung and Peppol: plain billing.
const BILLING: &str = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0";
/// BT-8 as UNTDID 2005 has it: paid to date.
const DUE_ON_PAYMENT: &str = "432";

/// The document as a model. `body` must be one that `applies` says carries an e-invoice.
pub(super) fn of(body: &InvoiceBody, number: &str, format: Format) -> Invoice {
    let is_credit = body.kind == DocumentKind::CreditNote;
    // UBL has no place in a credit note for a due date and a project.
    let in_full = !(is_credit && format == Format::Ubl);
    let reference = |words: &str| text::line(words).map(DocumentReference::new);
    let mut invoice = Invoice::default();
    invoice.kind = if is_credit { ModelKind::CreditNote } else { ModelKind::Invoice };
    invoice.specification_id = Some(profile(format).specification_id.to_owned());
    invoice.business_process = process(body, format).map(str::to_owned);
    invoice.number = text::line(number);
    invoice.issue_date = text::date(body.issue_on);
    invoice.type_code = Some(Code::new(type_code(body, format)));
    invoice.currency = Some(Code::new(body.currency.code()));
    invoice.vat_accounting_currency = home_tax(body).map(|tax| Code::new(tax.currency().code()));
    invoice.due_date = text::date(body.first_due_on()).filter(|_| in_full);
    invoice.buyer_reference = body.buyer_reference.as_deref().and_then(text::line);
    invoice.purchase_order_reference = body.order_number.as_deref().and_then(reference);
    // BT-11. The agreement has no number of its own, so that BT-12 stays empty.
    let project = body.project.as_ref().filter(|_| in_full);
    invoice.project_reference = project.and_then(|project| reference(&project.code));
    invoice.payment_terms = payment::terms(body);
    invoice.notes = notes::of(body, format);
    invoice.preceding_invoices = preceding(body, format);
    invoice.seller = parties::seller(body, format);
    invoice.buyer = parties::buyer(body, format);
    invoice.vat_point_date_code = tax::is_due_on_payment(body).then(|| Code::new(DUE_ON_PAYMENT));
    (invoice.delivery, invoice.invoicing_period) = delivery(body);
    invoice.payment = payment::instructions(body, number);
    invoice.allowances = lines::of_document(body, false);
    invoice.charges = lines::of_document(body, true);
    invoice.vat_breakdown = tax::breakdown(body, format);
    invoice.lines = body.lines.iter().enumerate().map(|(at, line)| lines::line(body, at, line)).collect();
    invoice.totals = totals(body);
    invoice
}

/// BT-23. EN 16931 leaves it open, French law does not.
fn process(body: &InvoiceBody, format: Format) -> Option<&'static str> {
    match format {
        Format::Cii => french::billing(body),
        Format::XRechnung | Format::Ubl => Some(BILLING),
    }
}

/// The rules that a format is held to.
pub(super) fn profile(format: Format) -> &'static en16931::Profile {
    match format {
        Format::Cii => &profiles::EN16931,
        Format::XRechnung => &profiles::XRECHNUNG,
        Format::Ubl => &profiles::PEPPOL_BIS_3,
    }
}

/// BT-3. Germany calls a payment on account 326 and no other country may (PEPPOL-EN16931-P0112, French BR-FR rules);
/// Peppol keeps 384 to Germany too, and a reference to the earlier invoice says the same.
fn type_code(body: &InvoiceBody, format: Format) -> &'static str {
    let is_german = |country: domain::Country| country.code() == "DE";
    let seller_is = is_german(body.seller.address.country);
    let german_form = seller_is && is_german(body.buyer.address.country);
    let may_be_german = german_form || (seller_is && format != Format::Ubl);
    match body.kind {
        DocumentKind::CreditNote => "381",
        DocumentKind::Deposit if may_be_german => "326",
        DocumentKind::Deposit => "386",
        DocumentKind::Milestone
        | DocumentKind::Part
        | DocumentKind::Several
        | DocumentKind::Final
        | DocumentKind::Release
        | DocumentKind::AdHoc
            if body.corrects.is_some() && (german_form || format != Format::Ubl) =>
        {
            "384"
        }
        DocumentKind::Part if may_be_german => "326",
        DocumentKind::Milestone
        | DocumentKind::Part
        | DocumentKind::Several
        | DocumentKind::Final
        | DocumentKind::Release
        | DocumentKind::AdHoc => "380",
    }
}

/// BG-3. CII has room for one, so that the latest stands there and the note lists all.
fn preceding(body: &InvoiceBody, format: Format) -> Vec<PrecedingInvoice> {
    let mut earlier: Vec<&Earlier> = body.references.iter().collect();
    if format != Format::Ubl {
        let latest = body.corrects.as_ref().or_else(|| earlier.iter().max_by_key(|of| of.issue_on).copied());
        earlier = latest.into_iter().collect();
    }
    let named = |of: &&Earlier| PrecedingInvoice {
        reference: DocumentReference::new(text::line(&of.number).unwrap_or_default()),
        issue_date: text::date(of.issue_on),
    };
    earlier.iter().map(named).collect()
}

/// When the work was done: one day, or from the first to the last; the issue date where nothing says more. BG-13,
/// BG-14. A payment before work has none.
fn delivery(body: &InvoiceBody) -> (Option<Delivery>, Option<Period>) {
    let to = tax::has(body, TaxCategory::IntraCommunity).then(|| parties::address(&body.buyer.address));
    if tax::is_due_on_payment(body) {
        return (to.map(|to| Delivery { address: Some(to), ..Delivery::default() }), None);
    }
    let worked = body.lines.iter().filter(|line| line.deducts.is_none());
    let days: Vec<NaiveDate> = worked.flat_map(|line| [line.service_from, line.service_to]).flatten().collect();
    let first = days.iter().min().copied().unwrap_or(body.issue_on);
    let last = days.iter().max().copied().unwrap_or(body.issue_on);
    if first == last {
        return (Some(Delivery { date: text::date(last), address: to, ..Delivery::default() }), None);
    }
    let period = Period { start: text::date(first), end: text::date(last) };
    (to.map(|to| Delivery { address: Some(to), ..Delivery::default() }), Some(period))
}

/// BT-111, which brings BT-6 with it (BR-53).
fn home_tax(body: &InvoiceBody) -> Option<Money> {
    body.home_tax.as_ref().map(|home| home.tax).filter(|tax| tax.currency().scale() <= applies::DECIMALS)
}

/// BG-22, as the page has them.
fn totals(body: &InvoiceBody) -> DocumentTotals {
    let totals = &body.totals;
    let any = |is_charge: bool| body.adjustments.iter().any(|a| a.is_charge == is_charge);
    DocumentTotals {
        line_total: text::amount(totals.lines),
        allowance_total: any(false).then(|| text::amount(totals.allowances)),
        charge_total: any(true).then(|| text::amount(totals.charges)),
        taxable_total: text::amount(totals.net),
        vat_total: Some(text::amount(totals.tax)),
        vat_total_accounting: home_tax(body).map(text::amount),
        gross_total: text::amount(totals.gross),
        paid: (!totals.prepaid.is_zero()).then(|| text::amount(totals.prepaid)),
        rounding: (!totals.rounding.is_zero()).then(|| text::amount(totals.rounding)),
        due: text::amount(totals.due),
    }
}
