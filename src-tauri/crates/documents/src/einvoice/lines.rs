//! Lines, discounts and charges. EN 16931 BG-20, BG-21, BG-25 to BG-31.

use domain::InvoiceBody;
use domain::invoice::{Adjustment, Line};
use en16931::Quantity;
use en16931::invoice::{Code, DocumentAllowanceCharge, InvoiceLine, Item, LineAllowanceCharge, Period, PriceDetails};

use super::{tax, text};
use crate::languages::labels;

/// Reasons of UNTDID 5189 and 7161 for what has none in words (BR-33, BR-38).
const DISCOUNT: &str = "95";
const MISCELLANEOUS: &str = "ABK";

pub(super) fn line(body: &InvoiceBody, at: usize, line: &Line) -> InvoiceLine {
    let adjusted =
        |is_charge: bool| line.adjustments.iter().filter(|a| a.is_charge == is_charge).map(of_line).collect::<Vec<_>>();
    let unit = text::line(&line.unit).unwrap_or_else(|| "C62".to_owned());
    let period =
        line.service_from.map(|from| Period { start: text::date(from), end: line.service_to.and_then(text::date) });
    InvoiceLine {
        id: (at + 1).to_string(),
        note: note(body, line),
        order_line_reference: None,
        accounting_reference: None,
        object_identifier: None,
        quantity: Quantity::new(line.quantity.value()),
        unit_code: Code::new(unit),
        net_amount: text::amount(line.net),
        period,
        allowances: adjusted(false),
        charges: adjusted(true),
        price: PriceDetails { net_price: text::price(line.unit_price), ..PriceDetails::default() },
        vat: tax::of_part(body, &line.taxes),
        item: Item {
            name: text::line(&line.title),
            description: text::joined(
                std::iter::once(text::block(&line.description)).chain(line.deliverables.iter().map(|d| text::line(d))),
            ),
            ..Item::default()
        },
    }
}

/// What the page says under the line: the earlier document it takes off, who accepted the work.
fn note(body: &InvoiceBody, line: &Line) -> Option<String> {
    let labels = labels(body.language);
    let deducts = line.deducts.as_ref().map(|of| (labels.deducts)(&of.number, &labels.day(of.issue_on)));
    let acceptance = line.milestone.as_ref().and_then(|milestone| milestone.acceptance.as_ref());
    let accepted = acceptance.map(|it| (labels.accepted_by)(&it.by, &labels.day(it.on)));
    text::joined([deducts, accepted].map(|words| words.and_then(|words| text::line(&words))))
}

fn of_line(adjustment: &Adjustment) -> LineAllowanceCharge {
    let (reason, reason_code) = reason(adjustment);
    let amount = text::amount(adjustment.amount);
    LineAllowanceCharge { amount, base_amount: None, percentage: None, reason, reason_code }
}

/// Discounts, or charges, on the whole document.
pub(super) fn of_document(body: &InvoiceBody, charges: bool) -> Vec<DocumentAllowanceCharge> {
    let part = |adjustment: &Adjustment| {
        let (reason, reason_code) = reason(adjustment);
        DocumentAllowanceCharge {
            amount: text::amount(adjustment.amount),
            base_amount: None,
            percentage: None,
            vat: tax::of_part(body, &adjustment.taxes),
            reason,
            reason_code,
        }
    };
    body.adjustments.iter().filter(|a| a.is_charge == charges).map(part).collect()
}

fn reason(adjustment: &Adjustment) -> (Option<String>, Option<Code>) {
    match text::line(&adjustment.reason) {
        Some(words) => (Some(words), None),
        None => (None, Some(Code::new(if adjustment.is_charge { MISCELLANEOUS } else { DISCOUNT }))),
    }
}
