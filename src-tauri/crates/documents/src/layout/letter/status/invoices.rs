//! The invoices of a project with what was paid on each: net and gross are said, money of the bank is gross.

use std::borrow::Cow;

use domain::Money;
use domain::papers::{ReportedInvoice, StatusReport};

use crate::languages::{Labels, capitalised};
use crate::layout::content::RowWords;
use crate::layout::flow::{Block, Heads, Table, Unit};
use crate::layout::letter::Setting;
use crate::layout::letter::grid::{Align, Grid, Row};
use crate::layout::letter::schedule::SumRow;
use crate::layout::parts::table;

/// A narrow column.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Figure {
    Due,
    Net,
    Gross,
    Paid,
    Open,
}

/// From the fullest to the barest: as many as leave room for the words. What has no column is said in the row.
const COLUMNS: [&[Figure]; 3] = [
    &[Figure::Due, Figure::Net, Figure::Gross, Figure::Paid, Figure::Open],
    &[Figure::Net, Figure::Gross, Figure::Paid, Figure::Open],
    &[Figure::Gross, Figure::Open],
];
/// Of the space between columns, for this table has more of them than others.
const CLOSER: f32 = 0.6;
/// Of the table.
const LEAST_WORDS: f32 = 0.3;

impl Setting<'_> {
    /// Header rows and rows, the sums joined to the last row.
    pub fn invoices(&mut self, report: &StatusReport) -> (Heads, Vec<Unit>) {
        let (column, mut look) = (self.column(), self.design.grid);
        look.apart *= CLOSER;
        let mut headed = Block::default();
        let heading = self.gross_heading(report);
        self.composer.headline(&mut headed, "labels", &heading, self.design.sections.heading, column);
        headed.height += look.cells.above;
        let [fullest, rest @ ..] = COLUMNS;
        let mut grid = self.invoice_grid(report, fullest);
        for figures in rest {
            if self.words_width(&grid, &look, column) >= column.width * LEAST_WORDS {
                break;
            }
            grid = self.invoice_grid(report, figures);
        }
        let (Heads { first, repeated }, rows) = self.grid(&grid, &look, column);
        headed.join(first);
        let sums = self.invoice_sums(report);
        let units = table::units(Table::Lines, rows, sums, self.design.sections.gap);
        (Heads { first: headed, repeated }, units)
    }

    /// `Invoices and payments (EUR, incl. VAT)`
    fn gross_heading(&self, report: &StatusReport) -> String {
        let (words, code) = (self.words, report.currency.code());
        let amounts = match &report.tax_name {
            Some(tax) => words.label(|labels| (labels.amount_with)(code, tax)),
            None => code.to_owned(),
        };
        format!("{} ({amounts})", words.label(|labels| labels.invoices_and_payments))
    }

    fn invoice_grid(&self, report: &StatusReport, figures: &'static [Figure]) -> Grid<'static> {
        let rows = report.invoices.iter().enumerate();
        Grid {
            number: None,
            words: self.words.label(|labels| labels.invoice),
            figures: figures.iter().map(|figure| (self.invoice_head(*figure), figure.align())).collect(),
            rows: rows.map(|(at, invoice)| self.invoice_row(at, invoice, figures)).collect(),
        }
    }

    fn invoice_head(&self, figure: Figure) -> String {
        self.words.label(|labels| match figure {
            Figure::Due => labels.due,
            Figure::Net => labels.net,
            Figure::Gross => labels.gross,
            Figure::Paid => labels.account_paid,
            Figure::Open => labels.account_open,
        })
    }

    fn invoice_row(&self, at: usize, invoice: &ReportedInvoice, figures: &[Figure]) -> Row<'static> {
        let words = self.words;
        Row {
            number: String::new(),
            words: RowWords {
                field: format!("invoices.{at}"),
                title: words
                    .each(|labels| (labels.reference)(&invoice.number, &labels.day(invoice.issued_on)))
                    .join(" / "),
                description: Cow::Borrowed(""),
                deliverables: &[],
                details: self.what_became_of(invoice, figures),
                acceptance: None,
            },
            figures: figures.iter().map(|figure| self.invoice_figure(*figure, invoice)).collect(),
        }
    }

    /// Payments and credits by day, and what has no column.
    fn what_became_of(&self, invoice: &ReportedInvoice, figures: &[Figure]) -> Vec<String> {
        let words = self.words;
        let mut lines = Vec::new();
        let columnless = [Figure::Due, Figure::Net].into_iter().filter(|figure| !figures.contains(figure));
        lines.extend(
            columnless.map(|figure| words.titled(&self.invoice_head(figure), &self.invoice_figure(figure, invoice))),
        );
        let both = |said: &dyn Fn(&'static Labels) -> String| words.each(said).join(" / ");
        for receipt in &invoice.receipts {
            let amount = words.amount(receipt.amount);
            lines.push(both(&|labels| (labels.received)(&labels.day(receipt.on), &amount)));
        }
        for credit in &invoice.credits {
            let amount = words.amount(credit.amount);
            lines.push(both(&|labels| (labels.credited_by)(&credit.number, &labels.day(credit.on), &amount)));
        }
        if let Some((kept, until)) = invoice.kept {
            let amount = words.amount(kept);
            let said = |labels: &'static Labels| {
                (labels.titled)(
                    &capitalised(labels.retention),
                    &format!("{amount} {}", (labels.payable_by)(&labels.day(until))),
                )
            };
            lines.push(both(&said));
        }
        if !invoice.discounted.is_zero() {
            lines.push(words.titled(&words.label(|labels| labels.account_discount), &words.amount(invoice.discounted)));
        }
        if !invoice.written_off.is_zero() {
            lines.push(words.titled(&words.label(|labels| labels.account_waived), &words.amount(invoice.written_off)));
        }
        lines
    }

    fn invoice_figure(&self, figure: Figure, invoice: &ReportedInvoice) -> String {
        let words = self.words;
        match figure {
            Figure::Due => words.short_day(invoice.due_on, i32::MIN),
            Figure::Net => words.amount(invoice.net),
            Figure::Gross => words.amount(invoice.gross),
            Figure::Paid => words.amount(invoice.paid),
            Figure::Open => words.amount(invoice.open),
        }
    }

    /// What was asked for, what of it was credited, taken off, waived and paid, and what is open.
    fn invoice_sums(&mut self, report: &StatusReport) -> Block {
        let (words, sums) = (self.words, &report.sums);
        type Word = fn(&'static Labels) -> &'static str;
        let all: [(Word, Money, bool); 5] = [
            (|labels| labels.gross, sums.gross, true),
            (|labels| labels.account_credited, sums.credited, !sums.credited.is_zero()),
            (|labels| labels.account_discount, sums.discounted, !sums.discounted.is_zero()),
            (|labels| labels.account_waived, sums.written_off, !sums.written_off.is_zero()),
            (|labels| labels.account_paid, sums.paid, true),
        ];
        let rows: Vec<SumRow> = (all.into_iter().filter(|(.., is_said)| *is_said))
            .map(|(word, amount, _)| SumRow { field: "sums", label: words.label(word), amount: words.amount(amount) })
            .collect();
        let label = words.label(|labels| labels.account_open);
        self.sums_table(&rows, &SumRow { field: "sums", label, amount: words.money(sums.open) })
    }
}

impl Figure {
    fn align(self) -> Align {
        match self {
            Figure::Due => Align::Left,
            Figure::Net | Figure::Gross | Figure::Paid | Figure::Open => Align::Right,
        }
    }
}
