//! What became of the money that the documents of a project ask for.

use super::{HistoryCode, HistoryEntry, HistoryLink};
use crate::problem::AppError;
use domain::payment::SettlementKind;
use domain::{PaymentId, ProjectId};
use std::collections::BTreeSet;
use storage::Connection;
use storage::record::exchange;
use storage::record::timeline::{self, Settled};

/// Settlements as entries; a payment over several documents of the project is one. Credit notes are documents.
pub(super) fn settled(conn: &Connection, project: ProjectId) -> Result<Vec<HistoryEntry>, AppError> {
    let mut all: Vec<(Option<PaymentId>, HistoryEntry)> = Vec::new();
    let mut told = BTreeSet::new();
    for part in timeline::settlements(conn, project)? {
        let payment = part.payment.as_ref().map(|of| of.id);
        let exchanged = payment.filter(|id| told.insert(*id)).map(|id| exchange::of_payment(conn, id)).transpose()?;
        if let Some(of) = exchanged.flatten() {
            let difference =
                HistoryEntry { amount: Some(of.gain()?), ..entry(part.clone(), HistoryCode::ExchangeDifference) };
            all.push((None, difference));
        }
        let Some(code) = code(&part) else { continue };
        let known = all
            .iter_mut()
            .find(|(of, entry)| payment.is_some() && *of == payment && entry.code == code && entry.at == part.at);
        match known {
            Some((_, entry)) => {
                let sum = entry.amount.map(|sum| sum.plus(part.settlement.amount)).transpose()?;
                entry.amount = sum;
                entry.number = format!("{}, {}", entry.number, part.number);
            }
            None => all.push((payment, entry(part, code))),
        }
    }
    Ok(all.into_iter().map(|(_, entry)| entry).collect())
}

/// None where another entry tells it: a credit note, and the smaller parts of a payment that is taken back.
fn code(part: &Settled) -> Option<HistoryCode> {
    let is_back = part.settlement.amount.is_negative();
    let is_reversal = part.payment.as_ref().is_some_and(|of| of.is_reversal);
    // Credit that a payment had left settles later than the payment was recorded.
    let is_credit = part.payment.as_ref().is_none_or(|of| of.at != part.at);
    Some(match (part.settlement.kind, is_back) {
        (SettlementKind::Credit, _) => return None,
        (SettlementKind::Payment, _) if is_reversal => HistoryCode::PaymentReversed,
        (SettlementKind::Payment, false) if is_credit => HistoryCode::CreditUsed,
        (SettlementKind::Payment, true) if is_credit => HistoryCode::CreditMoved,
        (SettlementKind::Payment, false) => HistoryCode::PaymentRecorded,
        (SettlementKind::Payment, true) => HistoryCode::CreditRefunded,
        (SettlementKind::BankFee, false) => HistoryCode::BankFee,
        (SettlementKind::TaxWithheld, false) => HistoryCode::TaxWithheld,
        (SettlementKind::Discount, false) => HistoryCode::DiscountTaken,
        (SettlementKind::BankFee | SettlementKind::TaxWithheld | SettlementKind::Discount, true) => return None,
        (SettlementKind::WriteOff, false) => HistoryCode::WrittenOff,
        (SettlementKind::WriteOff, true) => HistoryCode::WriteOffReversed,
    })
}

fn entry(part: Settled, code: HistoryCode) -> HistoryEntry {
    let of = part.payment.as_ref();
    let text = |read: fn(&timeline::PaymentOf) -> &String| of.map(|of| read(of).clone()).unwrap_or_default();
    let reference = text(|of| &of.reference);
    HistoryEntry {
        link: HistoryLink::Invoice(part.settlement.invoice),
        number: part.number,
        paid_by: of.map(|of| of.channel),
        words: if part.reason.is_empty() { reference } else { part.reason },
        note: text(|of| &of.note),
        amount: Some(part.settlement.amount),
        ..HistoryEntry::new(code, part.settlement.on, &part.at)
    }
}
