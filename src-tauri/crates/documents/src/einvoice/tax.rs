//! Categories, rates and reasons of value added tax. EN 16931 BG-23, BG-30.

use domain::InvoiceBody;
use domain::invoice::{Adjustment, DocumentKind};
use domain::tax::{Tax, TaxCategory, reason_code};
use domain::{Money, Percent};
use en16931::Percentage;
use en16931::invoice::{Code, LineVat, VatBreakdown};

use super::Format;
use super::text;

/// Category of a document whose seller charges no tax at all: exempt where the seller would have to charge it, as a
/// small business is, and outside of the tax elsewhere.
fn untaxed(body: &InvoiceBody) -> TaxCategory {
    if body.seller.address.country.in_eu() { TaxCategory::Exempt } else { TaxCategory::OutsideScope }
}

fn category(body: &InvoiceBody, taxes: &[Tax]) -> (TaxCategory, Percent) {
    taxes.first().map_or_else(|| (untaxed(body), Percent::ZERO), |tax| (tax.category, tax.rate))
}

/// True when something in the document is in `wanted`.
pub(super) fn has(body: &InvoiceBody, wanted: TaxCategory) -> bool {
    let of_lines = body.lines.iter().map(|line| line.taxes.as_slice());
    let of_adjustments = body.adjustments.iter().map(|adjustment| adjustment.taxes.as_slice());
    of_lines.chain(of_adjustments).any(|taxes| category(body, taxes).0 == wanted)
}

/// Tax of a line or of an adjustment. Category O states no rate (BR-O-05).
pub(super) fn of_part(body: &InvoiceBody, taxes: &[Tax]) -> LineVat {
    let (category, rate) = category(body, taxes);
    let states_rate = category != TaxCategory::OutsideScope;
    LineVat { category: Code::new(category.code()), rate: states_rate.then(|| Percentage::new(rate.value())) }
}

/// The groups of the totals, one for each category and rate. Names do not count to EN 16931, so groups that differ
/// by name alone become one.
pub(super) fn breakdown(body: &InvoiceBody, format: Format) -> Vec<VatBreakdown> {
    let mut groups: Vec<VatBreakdown> = Vec::new();
    for group in &body.totals.taxes {
        let states_rate = group.tax.category != TaxCategory::OutsideScope || format == Format::XRechnung;
        let rate = states_rate.then(|| Percentage::new(group.tax.rate.value()));
        let code = Code::new(group.tax.category.code());
        let (base, tax) = (text::amount(group.base), text::amount(group.amount));
        if let Some(known) = groups.iter_mut().find(|known| known.category == code && known.rate == rate) {
            let sums = (known.taxable_amount.checked_add(base), known.tax_amount.checked_add(tax));
            if let (Ok(base), Ok(tax)) = sums {
                (known.taxable_amount, known.tax_amount) = (base, tax);
                continue;
            }
        }
        let (reason, reason_code) = reason(body, group.tax.category, Some(&group.tax));
        groups.push(VatBreakdown {
            taxable_amount: base,
            tax_amount: tax,
            category: code,
            rate,
            exemption_reason: reason,
            exemption_reason_code: reason_code,
        });
    }
    groups.extend(untaxed_group(body, format));
    groups
}

/// The group of all that bears no tax of the seller's.
fn untaxed_group(body: &InvoiceBody, format: Format) -> Option<VatBreakdown> {
    let lines = body.lines.iter().filter(|line| line.taxes.is_empty()).map(|line| line.net);
    let signed = |a: &Adjustment| if a.is_charge { a.amount } else { a.amount.negated() };
    let adjustments = body.adjustments.iter().filter(|a| a.taxes.is_empty()).map(signed);
    let parts: Vec<Money> = lines.chain(adjustments).collect();
    if parts.is_empty() {
        return None;
    }
    let category = untaxed(body);
    let states_rate = category != TaxCategory::OutsideScope || format == Format::XRechnung;
    let (reason, reason_code) = reason(body, category, None);
    Some(VatBreakdown {
        taxable_amount: text::amount(Money::sum(parts, body.currency).ok()?),
        tax_amount: text::amount(Money::zero(body.currency)),
        category: Code::new(category.code()),
        rate: states_rate.then_some(Percentage::ZERO),
        exemption_reason: reason,
        exemption_reason_code: reason_code,
    })
}

/// BT-120 and BT-121. Taxed and zero-rated groups must not have any (BR-S-10, BR-Z-10).
fn reason(body: &InvoiceBody, category: TaxCategory, tax: Option<&Tax>) -> (Option<String>, Option<Code>) {
    match category {
        TaxCategory::Standard | TaxCategory::Zero | TaxCategory::Igic | TaxCategory::Ipsi => (None, None),
        TaxCategory::Exempt
        | TaxCategory::ReverseCharge
        | TaxCategory::IntraCommunity
        | TaxCategory::Export
        | TaxCategory::OutsideScope => {
            let own = tax.and_then(|tax| tax.reason.as_deref()).and_then(text::line);
            let notes = || text::line(&body.legal_notes.join(" "));
            let code = tax.and_then(|tax| tax.reason_code.as_deref()).or(reason_code(category));
            // The one exemption of small businesses that has a code of its own.
            let franchise =
                tax.is_none() && category == TaxCategory::Exempt && body.seller.address.country.code() == "FR";
            (own.or_else(notes), code.or(franchise.then_some("VATEX-FR-FRANCHISE")).map(Code::new))
        }
    }
}

/// Whether the tax falls due when the money comes, because the work is still to be done. BT-8.
pub(super) fn is_due_on_payment(body: &InvoiceBody) -> bool {
    body.kind == DocumentKind::Deposit
}
