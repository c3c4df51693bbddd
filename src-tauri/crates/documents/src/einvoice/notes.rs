//! What the page says beside its lines, as notes. EN 16931 BG-1.

use domain::invoice::{DocumentKind, DocumentReference as Earlier};
use domain::legal::{self, LegalText};
use domain::{InvoiceBody, Language};
use en16931::invoice::InvoiceNote;

use super::{Format, payment, text};
use crate::languages::labels;

/// Subjects of UNTDID 4451, BT-21, which French law has on every invoice.
const LATE_PENALTY: &str = "PMD";
const RECOVERY_FEE: &str = "PMT";
const EARLY_PAYMENT: &str = "AAB";

/// Peppol has room for one note, without a subject.
pub(super) fn of(body: &InvoiceBody, format: Format) -> Vec<InvoiceNote> {
    let labels = labels(body.language);
    let earlier = |of: &Earlier| {
        let named = (labels.reference)(&of.number, &labels.day(of.issue_on));
        text::joined([text::line(&named), text::line(&of.reason)]).map(|words| words.replace('\n', ": "))
    };
    let (replaced, others): (Vec<&Earlier>, Vec<&Earlier>) =
        body.references.iter().partition(|of| body.corrects.as_ref() == Some(*of));
    let listed = |label: &str, references: Vec<&Earlier>| {
        let earlier: Vec<String> = references.into_iter().filter_map(earlier).collect();
        (!earlier.is_empty()).then(|| format!("{label}: {}", earlier.join("; ")))
    };
    let references = [listed(labels.replaces, replaced), listed(labels.references, others)].into_iter().flatten();
    let legal = body.legal_notes.iter().filter_map(|note| text::block(note));
    let ways = payment::other_ways(body).into_iter();
    let converted = body.home_tax.as_ref().map(|home| {
        // EN 16931 has a place for the amount and none for the rate.
        let said = labels.converted(body.totals.tax, &home.exchange, labels.at_rate);
        let tax = (labels.tax_in)(labels.tax, home.tax.currency().code());
        (labels.titled)(&tax, &format!("{} = {said}", labels.money(home.tax)))
    });
    let converted = converted.as_deref().and_then(text::line);
    let notes = legal.chain(converted).chain(references).chain(ways).chain(text::block(&body.note));
    match format {
        Format::Cii | Format::XRechnung => notes.map(InvoiceNote::new).chain(late_and_early(body)).collect(),
        Format::Ubl => {
            let one = text::joined(notes.map(Some)).into_iter();
            one.map(|note| InvoiceNote::new(unmarked(note))).collect()
        }
    }
}

/// A note of UBL that begins like `#AAI#` would name a subject.
fn unmarked(note: String) -> String {
    if note.starts_with('#') { note.replacen('#', "\u{ff03}", 1) } else { note }
}

/// Interest, costs and discount, each under its subject, where the law asks for them: the sentences that stand under
/// the terms. Own words are not taken apart: they stand under each subject that they may speak of. A credit note has
/// no terms, and the law's sentences for the subjects, which its rules want there too.
/// Source: Code de commerce L441-9; BR-FR-05.
fn late_and_early(body: &InvoiceBody) -> Vec<InvoiceNote> {
    let seller = body.seller.address.country;
    if !legal::must_state_late_interest(seller) {
        return Vec::new();
    }
    let said = |subject: LegalText| {
        if body.kind == DocumentKind::CreditNote {
            return legal::sentence(subject, seller, body.language);
        }
        let mut known = Language::ALL.into_iter().map(|language| legal::sentence(subject, seller, language));
        known.find(|sentence| body.terms_note.contains(sentence)).unwrap_or_else(|| body.terms_note.clone())
    };
    let early = labels(body.language).early(body).unwrap_or_else(|| said(LegalText::NoDiscount));
    let subjects = [
        (RECOVERY_FEE, said(LegalText::RecoveryFee)),
        (LATE_PENALTY, said(LegalText::LatePenalty)),
        (EARLY_PAYMENT, early),
    ];
    let note = |(subject, words): (&str, String)| Some(InvoiceNote::new(text::block(&words)?).with_subject(subject));
    subjects.into_iter().filter_map(note).collect()
}
