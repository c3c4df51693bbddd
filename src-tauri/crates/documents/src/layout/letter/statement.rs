//! The account of a client: for each currency every entry with the balance after it, and what is overdue.

use std::borrow::Cow;

use chrono::NaiveDate;
use domain::papers::ClientStatement;
use domain::statement::{LateEntry, Statement, StatementEntry, StatementKind, StatementRow};
use domain::{Language, Money};

use super::Setting;
use super::grid::{Align, Grid, Row};
use super::opening::Head;
use super::schedule::SumRow;
use super::sections::whole;
use crate::Uncovered;
use crate::clean::isolated;
use crate::display_list::Pages;
use crate::faces::Fonts;
use crate::image::Logo;
use crate::languages::labels;
use crate::layout::content::{RowWords, beside, fact};
use crate::layout::flow::{Block, Heads, Table, TableHeads, Unit};
use crate::layout::parts::table;

mod words;

use words::{StatementWords, words};

pub(in crate::layout) fn statement(
    statement: &ClientStatement,
    logo: Option<&Logo>,
    fonts: &Fonts,
) -> (Pages, Vec<Uncovered>) {
    let mut setting = Setting::new(&statement.letter, logo, fonts);
    let head = setting.statement_head(statement);
    let heading = setting.heading_of(&head);
    // The nodes are made in the order in which they are to be read.
    let mut units = vec![setting.opening(head)];
    let mut heads = TableHeads::default();
    for (at, account) in statement.accounts.iter().enumerate() {
        let place = AccountPlace { at, is_only: statement.accounts.len() == 1 };
        units.extend(setting.entries(statement, account, place, &mut heads));
        units.extend(setting.overdue(statement, account, place, &mut heads));
    }
    setting.finished_with(units, heads, Block::default(), &heading)
}

/// Which account of the letter is set.
#[derive(Clone, Copy)]
struct AccountPlace {
    at: usize,
    is_only: bool,
}

/// The day of which it is said what is overdue: of days to come nobody knows it.
fn overdue_on(statement: &ClientStatement) -> NaiveDate {
    statement.to.min(statement.letter.dated_on)
}

impl Setting<'_> {
    /// Words of the statement, with those of the second language behind them.
    fn own(&self, word: impl Fn(&'static StatementWords) -> String) -> String {
        let second = self.letter.second_language.filter(|second| *second != self.letter.language);
        beside(word(words(self.letter.language)), second.map(|second| word(words(second))))
    }

    fn statement_head(&self, statement: &ClientStatement) -> Head {
        let words = self.words;
        let to = words.day(statement.to);
        let period = match statement.from {
            Some(from) => self.own(|own| (own.period)(&words.day(from), &to)),
            None => self.own(|own| (own.until)(&to)),
        };
        let balances = statement.accounts.iter().map(|account| {
            let label = self.own(|own| own.balance.to_owned());
            fact("balance", label, words.money(account.closing))
        });
        Head {
            kind: self.own(|own| own.title.to_owned()),
            subject: period,
            subject_field: "to",
            place: String::new(),
            facts: self.facts(balances.collect()),
        }
    }

    /// The table of one account, the sums joined to its last row.
    fn entries(
        &mut self,
        statement: &ClientStatement,
        account: &Statement,
        place: AccountPlace,
        heads: &mut TableHeads,
    ) -> Vec<Unit> {
        let heading = self.account_heading(account, place);
        let mut rows: Vec<Row> = statement.from.map(|from| self.opening_row(from, account)).into_iter().collect();
        rows.extend(account.rows.iter().enumerate().map(|(at, row)| self.entry_row(at, row)));
        if rows.is_empty() {
            let gap = self.design.sections.gap;
            let mut units = self.text_section(&heading, "labels", &self.own(|own| own.no_entries.to_owned()));
            units.push(whole(self.balance_sums(statement, account), gap / 2.0));
            return units;
        }
        let grid = Grid {
            number: Some(self.words.label(|labels| labels.dated)),
            words: self.own(|own| own.entry.to_owned()),
            figures: vec![
                (self.words.label(|labels| labels.amount), Align::Right),
                (self.own(|own| own.balance.to_owned()), Align::Right),
            ],
            rows,
        };
        let sums = self.balance_sums(statement, account);
        self.ledger(&heading, &grid, sums, heads)
    }

    /// A table under a heading with its sums.
    pub(super) fn ledger(&mut self, heading: &str, grid: &Grid, sums: Block, heads: &mut TableHeads) -> Vec<Unit> {
        let (column, mut look) = (self.column(), self.design.grid);
        // Many short rows: closer than those of a plan, and no title among them is a heading.
        look.cells.title = self.design.sections.text;
        look.number = look.figure;
        look.figure_down = (look.cells.title.leading - look.figure.leading) / 2.0;
        look.cells.above *= 0.6;
        look.below_row *= 0.6;
        let mut headed = Block::default();
        self.composer.headline(&mut headed, "labels", heading, self.design.sections.heading, column);
        headed.height += look.cells.above;
        let (Heads { first, repeated }, rows) = self.grid(grid, &look, column);
        headed.join(first);
        let place = Table::Further(heads.further.len());
        heads.further.push(Heads { first: headed, repeated });
        table::units(place, rows, sums, self.design.sections.gap)
    }

    fn account_heading(&self, account: &Statement, place: AccountPlace) -> String {
        let code = account.currency.code();
        if place.is_only { self.own(|own| (own.entries_in)(code)) } else { self.own(|own| (own.account_in)(code)) }
    }

    /// What stood before the first day, and what of it was recorded since the days before had passed.
    fn opening_row(&self, from: NaiveDate, account: &Statement) -> Row<'static> {
        let mut details: Vec<String> = Vec::new();
        if !account.earlier.is_empty() {
            details.push(self.own(|own| own.entered_since.to_owned()));
            details.extend(account.earlier.iter().map(|late| self.late(late)));
        }
        Row {
            number: self.words.short_day(from, i32::MIN),
            words: row_words("opening".to_owned(), self.own(|own| own.brought_forward.to_owned()), "", details),
            figures: vec![String::new(), self.words.amount(account.opening)],
        }
    }

    /// `Payment, 20 Oct 2026: -100.00 (entered on 2 Nov 2026)`
    fn late(&self, late: &LateEntry) -> String {
        let (on, entered) = (self.words.short_day(late.entry.on, i32::MIN), self.entered(late.entered_on));
        let said =
            self.words.titled(&format!("{}, {on}", self.what(&late.entry)), &self.words.amount(late.entry.amount));
        format!("{said} ({entered})")
    }

    fn entered(&self, on: NaiveDate) -> String {
        let day = self.words.short_day(on, i32::MIN);
        self.own(|own| (own.entered_on)(&day))
    }

    fn entry_row(&self, at: usize, row: &StatementRow) -> Row<'static> {
        let entry = &row.entry;
        let late = row.entered_on.map(|on| self.entered(on)).into_iter().collect();
        Row {
            number: self.words.short_day(entry.on, i32::MIN),
            words: row_words(format!("entries.{at}"), self.what(entry), &entry.text, late),
            figures: vec![self.words.amount(entry.amount), self.words.amount(row.balance)],
        }
    }

    /// `Invoice 2026-001`, `Payment for 2026-001, 2026-002`, `Payment for 2026-001 of 20 Oct 2026, taken back`
    fn what(&self, entry: &StatementEntry) -> String {
        let second = self.letter.second_language.filter(|second| *second != self.letter.language);
        beside(self.what_in(self.letter.language, entry), second.map(|second| self.what_in(second, entry)))
    }

    fn what_in(&self, language: Language, entry: &StatementEntry) -> String {
        let (labels, own) = (labels(language), words(language));
        let kind = match entry.kind {
            StatementKind::Invoice => labels.invoice,
            StatementKind::CreditNote => labels.credit_note,
            StatementKind::Payment | StatementKind::Reversal => own.payment,
            StatementKind::Refund => own.refund,
            StatementKind::BankFee => own.bank_fee,
            StatementKind::TaxWithheld => own.tax_withheld,
            StatementKind::Discount => own.discount,
            StatementKind::WriteOff => labels.account_waived,
        };
        let number = if entry.number.is_empty() { String::new() } else { format!(" {}", isolated(&entry.number)) };
        let mut what = format!("{kind}{number}");
        let (named, more) = entry.named();
        if !named.is_empty() {
            let numbers = named.iter().map(|number| isolated(number)).collect::<Vec<_>>().join(", ");
            let numbers = if more == 0 { numbers } else { (own.more)(&numbers, more) };
            what = (own.settles)(&what, &numbers);
        }
        match entry.takes_back {
            Some(day) => (own.taken_back)(&what, &self.words.short_day(day, i32::MIN)),
            None => what,
        }
    }

    /// What came to the balance, what went off it, and the balance at the end.
    fn balance_sums(&mut self, statement: &ClientStatement, account: &Statement) -> Block {
        let (words, day) = (self.words, self.words.short_day(statement.to, i32::MIN));
        let row = |label: String, amount: Money| SumRow { field: "balance", label, amount: words.amount(amount) };
        let rows = [
            row(self.own(|own| own.charged.to_owned()), account.charged),
            row(self.own(|own| own.settled.to_owned()), account.settled),
        ];
        let label = if account.closing.is_negative() {
            self.own(|own| (own.in_favour)(&day))
        } else {
            self.own(|own| (own.closing)(&day))
        };
        self.sums_table(&rows, &SumRow { field: "balance", label, amount: words.money(account.closing) })
    }

    /// What is past due in one currency; that nothing is, where something could be.
    fn overdue(
        &mut self,
        statement: &ClientStatement,
        account: &Statement,
        place: AccountPlace,
        heads: &mut TableHeads,
    ) -> Vec<Unit> {
        let words = self.words;
        let day = words.day(overdue_on(statement));
        if account.overdue.is_empty() {
            let said = self.own(|own| (own.nothing_overdue)(&day));
            let style = self.design.sections.text;
            return self.loose("labels", &said, style);
        }
        let mut heading = self.own(|own| (own.overdue_on)(&day));
        if !place.is_only {
            heading = format!("{heading} ({})", account.currency.code());
        }
        let rows = account.overdue.iter().enumerate().map(|(at, invoice)| Row {
            number: words.short_day(invoice.due_on, i32::MIN),
            words: row_words(
                format!("overdue.{}.{at}", place.at),
                format!("{} {}", words.label(|labels| labels.invoice), isolated(&invoice.number)),
                "",
                Vec::new(),
            ),
            figures: vec![invoice.days_late.to_string(), words.amount(invoice.open)],
        });
        let grid = Grid {
            number: Some(words.label(|labels| labels.due)),
            words: words.label(|labels| labels.invoice),
            figures: vec![
                (self.own(|own| own.days_late.to_owned()), Align::Right),
                (words.label(|labels| labels.account_open), Align::Right),
            ],
            rows: rows.collect(),
        };
        let label = self.own(|own| own.overdue.to_owned());
        let total = SumRow { field: "overdue", label, amount: words.money(account.overdue_total) };
        let sums = self.sums_table(&[], &total);
        self.ledger(&heading, &grid, sums, heads)
    }
}

pub(super) fn row_words(field: String, title: String, text: &str, details: Vec<String>) -> RowWords<'static> {
    let description = Cow::Owned(text.trim().to_owned());
    RowWords { field, title, description, deliverables: &[], details, acceptance: None }
}
