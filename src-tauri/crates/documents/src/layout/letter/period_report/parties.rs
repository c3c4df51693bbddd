//! Projects, what was kept back, every document, and what was entered late.

use super::super::grid::Row;
use super::{Ledger, Part, named, told};
use crate::layout::content::capitalised;
use domain::invoice::DocumentKind;
use domain::report::RetainedBase;

impl Part<'_, '_> {
    pub(super) fn projects(&self) -> Ledger<'static> {
        let words = self.setting.words;
        let rows = self.of.projects.iter().enumerate().map(|(at, of)| Row {
            number: String::new(),
            words: match of.project {
                Some(_) => told(format!("projects.{at}"), &of.title, &of.client_name),
                None => named(format!("projects.{at}"), self.own.outside.to_owned()),
            },
            figures: vec![
                of.contract.map(|contract| self.amount(contract)).unwrap_or_default(),
                self.amount(of.billed),
                self.amount(of.paid),
            ],
        });
        Ledger {
            heading: format!("{}, {}", self.own.projects, words.label(|labels| labels.net)),
            number: None,
            words: words.label(|labels| labels.project),
            figures: vec![
                self.own.contract.to_owned(),
                self.own.billed.to_owned(),
                capitalised(&words.label(|labels| labels.paid)),
            ],
            rows: rows.collect(),
            sums: Vec::new(),
        }
    }

    pub(super) fn retained(&self) -> Ledger<'static> {
        let words = self.setting.words;
        let base = |base: RetainedBase| match base {
            RetainedBase::Net => words.label(|labels| labels.net),
            RetainedBase::Gross => words.label(|labels| labels.gross),
        };
        // Most of it is released; what went with a credit note is rare.
        let some_went = self.of.retained.iter().any(|of| !of.taken_back.is_zero());
        let shown = |[before, kept, released, taken_back, after]: [String; 5]| {
            let went = some_went.then_some(taken_back);
            [before, kept, released].into_iter().chain(went).chain([after]).collect::<Vec<_>>()
        };
        let rows = self.of.retained.iter().enumerate().map(|(at, of)| Row {
            number: String::new(),
            words: told(format!("retained.{at}"), &of.title, &base(of.base)),
            figures: shown(
                [of.opening, of.kept, of.released, of.taken_back, of.closing].map(|amount| self.amount(amount)),
            ),
        });
        let own = self.own;
        let names = [own.before, own.kept, own.released, own.credited, own.after];
        Ledger {
            heading: self.own.retained.to_owned(),
            number: None,
            words: words.label(|labels| labels.project),
            figures: shown(names.map(str::to_owned)),
            rows: rows.collect(),
            sums: Vec::new(),
        }
    }

    pub(super) fn register(&self) -> Ledger<'static> {
        let words = self.setting.words;
        let kind = |kind: DocumentKind| match kind {
            DocumentKind::CreditNote => words.label(|labels| labels.credit_note),
            DocumentKind::Milestone
            | DocumentKind::Part
            | DocumentKind::Several
            | DocumentKind::Deposit
            | DocumentKind::Final
            | DocumentKind::Release
            | DocumentKind::AdHoc => words.label(|labels| labels.invoice),
        };
        let rows = self.of.register.iter().enumerate().map(|(at, of)| Row {
            number: words.short_day(of.issue_on, i32::MIN),
            words: told(format!("register.{at}"), &format!("{} {}", kind(of.kind), of.number), &of.client_name),
            figures: [of.sums.net, of.sums.tax, of.sums.gross].map(|amount| self.amount(amount)).to_vec(),
        });
        let (issued, credited) = (self.of.total.issued, self.of.total.credited);
        let label = format!("{}, {}", self.own.sum, words.label(|labels| labels.gross));
        Ledger {
            heading: self.own.register.to_owned(),
            number: Some(words.label(|labels| labels.dated)),
            words: words.label(|labels| labels.number),
            figures: vec![
                words.label(|labels| labels.net),
                words.label(|labels| labels.tax),
                words.label(|labels| labels.gross),
            ],
            rows: rows.collect(),
            // The documents are those of a report, whose sum is within the limit.
            sums: issued.minus(credited).into_iter().map(|sum| (label.clone(), sum.gross)).collect(),
        }
    }

    pub(super) fn since(&self) -> Ledger<'static> {
        let words = self.setting.words;
        let day = |on| words.short_day(on, i32::MIN);
        let rows = self.of.since.iter().enumerate().map(|(at, of)| Row {
            number: day(of.on),
            words: told(
                format!("since.{at}"),
                &of.number,
                &(self.own.entered)(&self.flow(of.flow), &day(of.recorded_on)),
            ),
            figures: vec![self.amount(of.gross)],
        });
        Ledger {
            heading: self.own.since.to_owned(),
            number: Some(words.label(|labels| labels.dated)),
            words: words.label(|labels| labels.number),
            figures: vec![words.label(|labels| labels.gross)],
            rows: rows.collect(),
            sums: Vec::new(),
        }
    }
}
