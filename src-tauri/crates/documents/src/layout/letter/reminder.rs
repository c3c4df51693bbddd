//! A reminder: what is late in each currency, between an opening and a closing in the words of its level, and how to pay.

use domain::papers::{ReminderItem, ReminderLetter};
use domain::{Currency, Money};

use super::Setting;
use super::grid::{Align, Grid, Row};
use super::opening::Head;
use super::schedule::SumRow;
use super::statement::row_words;
use crate::Uncovered;
use crate::clean::isolated;
use crate::display_list::Pages;
use crate::faces::Fonts;
use crate::image::Logo;
use crate::layout::content::{beside, fact, ways_to_pay};
use crate::layout::flow::{Block, Cut, Place, TableHeads, Unit};

mod words;

use words::{ReminderWords, words};

pub(in crate::layout) fn reminder(
    reminder: &ReminderLetter,
    logo: Option<&Logo>,
    fonts: &Fonts,
) -> (Pages, Vec<Uncovered>) {
    let mut setting = Setting::new(&reminder.letter, logo, fonts);
    let head = setting.reminder_head(reminder);
    let heading = setting.heading_of(&head);
    let text = setting.design.sections.text;
    // The nodes are made in the order in which they are to be read.
    let mut units = vec![setting.opening(head)];
    units.extend(setting.loose("opening", &reminder.opening, text));
    let mut heads = TableHeads::default();
    for total in &reminder.totals {
        units.extend(setting.late_table(reminder, *total, &mut heads));
    }
    units.extend(setting.loose("interest_note", &reminder.interest_note, text));
    units.extend(setting.closing(reminder));
    setting.finished_with(units, heads, Block::default(), &heading)
}

impl Setting<'_> {
    /// Words of the reminder, with those of the second language behind them.
    fn reminding(&self, word: impl Fn(&'static ReminderWords) -> String) -> String {
        let second = self.letter.second_language.filter(|second| *second != self.letter.language);
        beside(word(words(self.letter.language)), second.map(|second| word(words(second))))
    }

    fn reminder_head(&self, reminder: &ReminderLetter) -> Head {
        let open = |total: &Money| {
            let label = self.words.label(|labels| labels.account_open);
            fact("totals", label, self.words.money(*total))
        };
        Head {
            kind: self.reminding(|own| (own.title)(reminder.level).to_owned()),
            subject: self.reminding(|own| own.overdue.to_owned()),
            subject_field: "labels",
            place: String::new(),
            facts: self.facts(reminder.totals.iter().map(open).collect()),
        }
    }

    /// The table of what is late in the currency of `total`.
    fn late_table(&mut self, reminder: &ReminderLetter, total: Money, heads: &mut TableHeads) -> Vec<Unit> {
        let words = self.words;
        let currency: Currency = total.currency();
        let ours = reminder.items.iter().enumerate().filter(|(_, item)| item.open.currency() == currency);
        let shows_interest = reminder.items.iter().any(|item| item.interest.is_some());
        let rows: Vec<Row> = ours.map(|(at, item)| self.late_row(at, item, shows_interest)).collect();
        let mut figures = vec![
            (words.label(|labels| labels.issued), Align::Left),
            (words.label(|labels| labels.due), Align::Left),
            (self.reminding(|own| own.days_late.to_owned()), Align::Right),
            (words.label(|labels| labels.account_open), Align::Right),
        ];
        if shows_interest {
            figures.push((self.reminding(|own| own.interest.to_owned()), Align::Right));
        }
        let heading = match reminder.totals.len() {
            1 => self.reminding(|own| own.overdue.to_owned()),
            _ => self.reminding(|own| (own.overdue_in)(currency.code())),
        };
        let grid = Grid { number: None, words: words.label(|labels| labels.invoice), figures, rows };
        let label = self.reminding(|own| own.total.to_owned());
        let sums = self.sums_table(&[], &SumRow { field: "totals", label, amount: words.money(total) });
        self.ledger(&heading, &grid, sums, heads)
    }

    fn late_row(&self, at: usize, item: &ReminderItem, shows_interest: bool) -> Row<'static> {
        let day = |day| self.words.short_day(day, i32::MIN);
        let open = self.words.amount(item.open);
        let mut figures = vec![day(item.issued_on), day(item.due_on), item.days_late.to_string(), open];
        if shows_interest {
            figures.push(item.interest.map(|interest| self.words.amount(interest)).unwrap_or_default());
        }
        let words = row_words(format!("items.{at}"), isolated(&item.number), &item.title, Vec::new());
        Row { number: String::new(), words, figures }
    }

    /// How to pay, and the last words.
    fn closing(&mut self, reminder: &ReminderLetter) -> Vec<Unit> {
        let (words, look, gap) = (self.words, self.design.pay, self.design.sections.gap);
        let methods = ways_to_pay(words, &reminder.payment_methods);
        let mut units = self.section(&words.label(|labels| labels.pay_to), |setting, column| {
            if methods.is_empty() {
                return Vec::new();
            }
            let blocks = setting.composer.pay_rows(methods, &look, column);
            vec![Unit { gap, blocks, cut: Cut::WhenTall, place: Place::Outside }]
        });
        let text = self.design.sections.text;
        units.extend(self.loose("closing", &reminder.closing, text));
        units
    }
}
