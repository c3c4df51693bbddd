//! The report of a period: for each currency its months, what is open by age, the taxes, clients, projects and documents.

use std::borrow::Cow;

use domain::Money;
use domain::as_at::Ageing;
use domain::papers::PeriodReport;
use domain::payment::ExchangedSum;
use domain::report::{Flow, Report, TaxedRow};

use super::Setting;
use super::grid::{Align, Grid, Row};
use super::opening::Head;
use super::schedule::SumRow;
use crate::Uncovered;
use crate::clean::isolated;
use crate::display_list::Pages;
use crate::faces::Fonts;
use crate::image::Logo;
use crate::layout::content::{RowWords, fact};
use crate::layout::flow::{Block, TableHeads, Unit};

mod exchange;
mod parties;
mod words;

use words::{ReportWords, words};

pub(in crate::layout) fn period_report(
    report: &PeriodReport,
    logo: Option<&Logo>,
    fonts: &Fonts,
) -> (Pages, Vec<Uncovered>) {
    let mut setting = Setting::new(&report.letter, logo, fonts);
    let own = words(report.letter.language);
    let head = setting.report_head(report, own);
    let heading = setting.heading_of(&head);
    // The nodes are made in the order in which they are to be read.
    let mut units = vec![setting.opening(head)];
    let mut heads = TableHeads::default();
    for of in &report.reports {
        let mut part = Part {
            setting: &mut setting,
            of,
            own,
            is_only: report.reports.len() == 1,
            heads: &mut heads,
            exchanged: &report.exchanged,
        };
        units.extend(part.all());
    }
    setting.finished_with(units, heads, Block::default(), &heading)
}

impl Setting<'_> {
    fn report_head(&self, report: &PeriodReport, own: &ReportWords) -> Head {
        let words = self.words;
        // The table of months is net.
        let gross = words.label(|labels| labels.gross);
        let closings = report.reports.iter().map(|of| {
            let label = format!("{}, {gross}", (own.closing)(&words.short_day(of.until, i32::MIN)));
            fact("closing", label, words.money(of.closing.gross))
        });
        Head {
            kind: own.title.to_owned(),
            subject: format!("{} – {}", words.day(report.period.from), words.day(report.period.to)),
            subject_field: "period",
            place: String::new(),
            facts: self.facts(closings.collect()),
        }
    }
}

/// The report in one currency being set.
struct Part<'p, 's> {
    setting: &'p mut Setting<'s>,
    of: &'p Report,
    own: &'static ReportWords,
    is_only: bool,
    /// Of all currencies.
    exchanged: &'p [ExchangedSum],
    heads: &'p mut TableHeads,
}

/// A table with its sums.
struct Ledger<'g> {
    heading: String,
    number: Option<String>,
    words: String,
    figures: Vec<String>,
    rows: Vec<Row<'g>>,
    sums: Vec<(String, Money)>,
}

impl Part<'_, '_> {
    fn all(&mut self) -> Vec<Unit> {
        let mut tables = vec![self.months(), self.ages()];
        let taxes = [(self.own.tax_issued, &self.of.tax_issued), (self.own.tax_received, &self.of.tax_received)];
        tables.extend(taxes.map(|(heading, rows)| self.taxes(heading, rows)));
        tables.extend([
            self.exchange(),
            self.clients(),
            self.projects(),
            self.retained(),
            self.register(),
            self.since(),
        ]);
        tables.into_iter().flat_map(|table| self.set(table)).collect()
    }

    /// A table where there are rows; that of ages is there always.
    fn set(&mut self, table: Ledger<'_>) -> Vec<Unit> {
        if table.rows.is_empty() {
            return Vec::new();
        }
        let words = self.setting.words;
        let heading = if self.is_only {
            table.heading
        } else {
            format!("{} {}", table.heading, (self.own.in_currency)(self.of.currency.code()))
        };
        let figures = table.figures.into_iter().map(|name| (name, Align::Right)).collect();
        let grid = Grid { number: table.number, words: table.words, figures, rows: table.rows };
        let mut rows: Vec<SumRow> = table
            .sums
            .into_iter()
            .map(|(label, amount)| SumRow { field: "sums", label, amount: words.amount(amount) })
            .collect();
        let sums = rows.pop().map(|total| self.setting.sums_table(&rows, &total)).unwrap_or_default();
        self.setting.ledger(&heading, &grid, sums, self.heads)
    }

    fn amount(&self, amount: Money) -> String {
        self.setting.words.amount(amount)
    }

    fn flow(&self, flow: Flow) -> String {
        match flow {
            Flow::Issued => self.own.issued,
            Flow::Credited => self.own.credited,
            Flow::Received => self.own.received,
            Flow::Withheld => self.own.withheld,
            Flow::Discounted => self.own.discounted,
            Flow::WrittenOff => self.own.written_off,
        }
        .to_owned()
    }

    /// What never happened in the period needs no column.
    fn flows(&self) -> Vec<Flow> {
        let is_shown = |flow: &Flow| match flow {
            Flow::Issued | Flow::Credited | Flow::Received => true,
            Flow::Withheld | Flow::Discounted | Flow::WrittenOff => {
                self.of.months.iter().any(|of| !of.flows.get(*flow).is_zero())
            }
        };
        Flow::ALL.into_iter().filter(is_shown).collect()
    }

    fn months(&self) -> Ledger<'static> {
        let flows = self.flows();
        let net = self.setting.words.label(|labels| labels.net);
        let begun = self.of.months.iter().filter(|of| !of.is_ahead);
        let rows = begun.enumerate().map(|(at, month)| Row {
            number: String::new(),
            words: named(format!("months.{at}"), month.month.name().replace("..", " – ")),
            figures: flows.iter().map(|flow| self.amount(month.flows.get(*flow).net)).collect(),
        });
        let day = |on| self.setting.words.short_day(on, i32::MIN);
        let mut sums = vec![((self.own.opening)(&day(self.of.period.from)), self.of.opening.net)];
        sums.extend(flows.iter().map(|flow| (self.flow(*flow), self.of.total.get(*flow).net)));
        sums.push(((self.own.closing)(&day(self.of.until)), self.of.closing.net));
        Ledger {
            heading: format!("{}, {net}", self.own.by_month),
            number: None,
            words: self.setting.words.label(|labels| labels.dated),
            figures: flows.iter().map(|flow| self.flow(*flow)).collect(),
            rows: rows.collect(),
            sums,
        }
    }

    fn ages(&self) -> Ledger<'static> {
        let (own, standing) = (self.own, &self.of.standing);
        let late = |from: &str, to: &str| (own.late)(from, to);
        let name = |age: Ageing| match age {
            Ageing::NotDue => own.not_due.to_owned(),
            Ageing::UpTo30 => late("1", "30"),
            Ageing::UpTo60 => late("31", "60"),
            Ageing::UpTo90 => late("61", "90"),
            Ageing::Over90 => (own.late_over)("90"),
        };
        let rows = standing.ages.iter().enumerate().map(|(at, aged)| Row {
            number: String::new(),
            words: named(format!("ages.{at}"), name(aged.age)),
            figures: vec![aged.count.to_string(), self.amount(aged.open.net), self.amount(aged.open.gross)],
        });
        let beside = [
            (own.kept_back, standing.kept_back),
            (own.overpaid, standing.overpaid.negated()),
            (own.prepaid, standing.prepaid.negated()),
        ];
        let some = beside.into_iter().filter(|(_, sums)| !sums.is_zero());
        let mut sums = vec![(own.outstanding.to_owned(), standing.outstanding.gross)];
        sums.extend(some.map(|(label, of)| (label.to_owned(), of.gross)));
        if sums.len() > 1 {
            sums.push(((own.closing)(&self.setting.words.short_day(self.of.until, i32::MIN)), self.of.closing.gross));
        }
        let words = self.setting.words;
        Ledger {
            heading: (own.ageing)(&words.day(self.of.until)),
            number: None,
            words: words.label(|labels| labels.due),
            figures: vec![own.count.to_owned(), words.label(|labels| labels.net), words.label(|labels| labels.gross)],
            rows: rows.collect(),
            sums,
        }
    }

    fn taxes(&self, heading: &str, rows: &[TaxedRow]) -> Ledger<'static> {
        let words = self.setting.words;
        let language = self.setting.letter.language;
        let name = |row: &TaxedRow| {
            let country = row.country.name(language);
            let tax = match &row.tax {
                None => self.own.untaxed.to_owned(),
                Some(tax) if tax.category.is_untaxed() => {
                    words.label(|labels| (labels.tax_without)(&tax.name, tax.category))
                }
                Some(tax) => words.label(|labels| (labels.tax_at)(&tax.name, &words.rate(tax.rate))),
            };
            format!("{tax}, {country}")
        };
        let written = rows.iter().enumerate().map(|(at, row)| Row {
            number: String::new(),
            words: named(format!("taxes.{at}"), name(row)),
            figures: vec![self.amount(row.net), self.amount(row.amount)],
        });
        let sums = rows.iter().try_fold(Money::zero(self.of.currency), |sum, row| sum.plus(row.amount));
        let tax = words.label(|labels| labels.tax);
        Ledger {
            heading: heading.to_owned(),
            number: None,
            words: self.own.rate.to_owned(),
            figures: vec![words.label(|labels| labels.net), tax.clone()],
            rows: written.collect(),
            // The rows are those of a report, whose sum is within the limit.
            sums: sums.into_iter().map(|sum| (format!("{}, {tax}", self.own.sum), sum)).collect(),
        }
    }

    /// What is rare stands below the name: a column for it would leave the names too little room.
    fn clients(&self) -> Ledger<'static> {
        let words = self.setting.words;
        let rows = self.of.clients.iter().enumerate().map(|(at, of)| {
            let rare = [Flow::Withheld, Flow::Discounted, Flow::WrittenOff];
            let rare = rare.into_iter().filter(|flow| !of.flows.get(*flow).is_zero());
            let details = rare.map(|flow| words.titled(&self.flow(flow), &self.amount(of.flows.get(flow).net)));
            let figures = [of.flows.issued, of.flows.credited, of.flows.received, of.open];
            Row {
                number: String::new(),
                words: RowWords { details: details.collect(), ..named(format!("clients.{at}"), of.name.clone()) },
                figures: figures.map(|sums| self.amount(sums.net)).to_vec(),
            }
        });
        let own = self.own;
        Ledger {
            heading: format!("{}, {}", own.clients, words.label(|labels| labels.net)),
            number: None,
            words: words.label(|labels| labels.client),
            figures: [own.issued, own.credited, own.received, own.outstanding].map(str::to_owned).to_vec(),
            rows: rows.collect(),
            sums: Vec::new(),
        }
    }
}

fn named(field: String, title: String) -> RowWords<'static> {
    let description = Cow::Borrowed("");
    RowWords { field, title, description, deliverables: &[], details: Vec::new(), acceptance: None }
}

fn told(field: String, title: &str, description: &str) -> RowWords<'static> {
    RowWords { description: Cow::Owned(description.trim().to_owned()), ..named(field, isolated(title)) }
}
