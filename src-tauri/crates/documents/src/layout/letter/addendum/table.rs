//! What a change order changes: each milestone with its old and its new day and amount, and the contract value below.

use std::borrow::Cow;

use domain::Money;
use domain::papers::{Addendum, AmendedMilestone, AmendedSide, Change};

use crate::layout::content::{RowWords, tax_label};
use crate::layout::flow::{Block, Heads, Table, Unit};
use crate::layout::letter::Setting;
use crate::layout::letter::grid::{Align, Grid, Row};
use crate::layout::letter::schedule::SumRow;
use crate::layout::parts::table;

/// A narrow column.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Figure {
    OldDate,
    NewDate,
    OldAmount,
    NewAmount,
    Difference,
}

const DATED: [Figure; 5] = [Figure::OldDate, Figure::NewDate, Figure::OldAmount, Figure::NewAmount, Figure::Difference];
const UNDATED: [Figure; 3] = [Figure::OldAmount, Figure::NewAmount, Figure::Difference];
/// Of the space between columns, for this table has more of them than others.
const CLOSER: f32 = 0.6;
/// Of the table, below which the days go from columns of their own to below the titles.
const LEAST_WORDS: f32 = 0.28;

impl Setting<'_> {
    /// Header rows and rows, the sums joined to the last row.
    pub fn changes(&mut self, addendum: &Addendum) -> (Heads, Vec<Unit>) {
        let (column, mut look) = (self.column(), self.design.grid);
        look.apart *= CLOSER;
        let mut headed = Block::default();
        let heading = self.heading_of_changes(addendum);
        self.composer.headline(&mut headed, "labels", &heading, self.design.sections.heading, column);
        headed.height += look.cells.above;
        let has_day = |side: &Option<AmendedSide>| side.as_ref().is_some_and(|side| side.target_on.is_some());
        let has_days = addendum.rows.iter().any(|row| has_day(&row.before) || has_day(&row.after));
        let mut grid = self.grid_of(addendum, if has_days { &DATED } else { &UNDATED });
        if has_days && self.words_width(&grid, &look, column) < column.width * LEAST_WORDS {
            grid = self.grid_of(addendum, &UNDATED);
        }
        let (Heads { first, repeated }, rows) = self.grid(&grid, &look, column);
        headed.join(first);
        let sums = self.contract_values(addendum);
        let units = table::units(Table::Schedule, rows, sums, self.design.before_grid);
        (Heads { first: headed, repeated }, units)
    }

    /// `Changes to the milestone schedule (EUR, excl. VAT)`
    fn heading_of_changes(&self, addendum: &Addendum) -> String {
        let (words, code) = (self.words, addendum.currency.code());
        let amounts = match addendum.taxes.iter().find(|group| !group.amount.is_zero()) {
            Some(group) => words.label(|labels| (labels.amount_without)(code, &group.tax.name)),
            None => code.to_owned(),
        };
        format!("{} ({amounts})", words.label(|labels| labels.changes))
    }

    fn grid_of(&self, addendum: &Addendum, figures: &'static [Figure]) -> Grid<'static> {
        let rows = addendum.rows.iter().enumerate();
        Grid {
            number: Some(self.words.label(|labels| labels.position)),
            words: self.words.label(|labels| labels.milestone),
            figures: figures.iter().map(|figure| (self.heads(*figure), figure.align())).collect(),
            rows: rows.map(|(at, row)| self.amended_row(at, row, figures)).collect(),
        }
    }

    fn heads(&self, figure: Figure) -> String {
        self.words.label(|labels| match figure {
            Figure::OldDate => labels.old_date,
            Figure::NewDate => labels.new_date,
            Figure::OldAmount => labels.old_amount,
            Figure::NewAmount => labels.new_amount,
            Figure::Difference => labels.difference,
        })
    }

    fn amended_row(&self, at: usize, row: &AmendedMilestone, figures: &[Figure]) -> Row<'static> {
        let side = row.after.as_ref().or(row.before.as_ref());
        Row {
            number: side.map(|side| side.position.to_string()).unwrap_or_default(),
            words: RowWords {
                field: format!("milestones.{at}"),
                title: side.map(|side| side.title.clone()).unwrap_or_default(),
                description: Cow::Owned(self.description(row, side).join("\n")),
                deliverables: &[],
                details: self.what_it_was(row, figures),
                acceptance: None,
            },
            figures: figures.iter().map(|figure| self.amended_figure(*figure, row)).collect(),
        }
    }

    /// What becomes of it, and what completes it now where that is new.
    fn description(&self, row: &AmendedMilestone, side: Option<&AmendedSide>) -> Vec<String> {
        let criterion = side.map(|side| side.criterion.trim()).unwrap_or_default();
        let is_told = match row.change {
            Change::Added => true,
            Change::Changed => row.before.as_ref().is_some_and(|before| before.criterion.trim() != criterion),
            Change::Removed | Change::Rescheduled | Change::Moved => false,
        };
        let mut lines = vec![self.change(row)];
        if is_told && !criterion.is_empty() {
            lines.push(self.words.titled(&self.words.label(|labels| labels.criterion), criterion));
        }
        lines
    }

    fn change(&self, row: &AmendedMilestone) -> String {
        let place = |side: &Option<AmendedSide>| side.as_ref().map_or(0, |side| side.position);
        self.words.label(|labels| match row.change {
            Change::Added => labels.added.to_owned(),
            Change::Removed => labels.removed.to_owned(),
            Change::Changed => labels.changed.to_owned(),
            Change::Rescheduled => labels.rescheduled.to_owned(),
            Change::Moved => (labels.moved)(place(&row.before), place(&row.after)),
        })
    }

    /// The texts that are replaced, and the days where these have no columns.
    fn what_it_was(&self, row: &AmendedMilestone, figures: &[Figure]) -> Vec<String> {
        let words = self.words;
        let mut lines = Vec::new();
        if !figures.contains(&Figure::NewDate) {
            let dates = [(&row.before, Figure::OldDate), (&row.after, Figure::NewDate)];
            for (side, figure) in dates {
                let day = side.as_ref().and_then(|side| side.target_on);
                lines.extend(day.map(|day| words.titled(&self.heads(figure), &words.day(day))));
            }
        }
        let (Some(before), Some(after)) = (&row.before, &row.after) else { return lines };
        let previously = words.label(|labels| labels.previously);
        let replaced = [(&before.title, &after.title), (&before.criterion, &after.criterion)];
        for (old, new) in replaced {
            if old.trim() != new.trim() && !old.trim().is_empty() {
                lines.push(words.titled(&previously, old.trim()));
            }
        }
        lines
    }

    fn amended_figure(&self, figure: Figure, row: &AmendedMilestone) -> String {
        // A contract names the year of every day.
        let day = |side: &Option<AmendedSide>| {
            let day = side.as_ref().and_then(|side| side.target_on);
            day.map(|day| self.words.short_day(day, i32::MIN)).unwrap_or_default()
        };
        let amount =
            |side: &Option<AmendedSide>| side.as_ref().map(|side| self.words.amount(side.amount)).unwrap_or_default();
        match figure {
            Figure::OldDate => day(&row.before),
            Figure::NewDate => day(&row.after),
            Figure::OldAmount => amount(&row.before),
            Figure::NewAmount => amount(&row.after),
            Figure::Difference => self.signed(row.delta),
        }
    }

    /// `+4,800.00`, `-1,200.00`, `0.00`
    pub(in crate::layout::letter) fn signed(&self, money: Money) -> String {
        let amount = self.words.amount(money);
        if money.is_zero() || money.is_negative() { amount } else { format!("+{amount}") }
    }

    /// The value before, what the changes come to, the value after, and its taxes as a proposal has them.
    fn contract_values(&mut self, addendum: &Addendum) -> Block {
        let words = self.words;
        let row = |field, label, amount| SumRow { field, label, amount };
        let value_after = words.label(|labels| labels.value_after);
        let mut rows = vec![
            row("before", words.label(|labels| labels.value_before), words.amount(addendum.before)),
            row("delta", words.label(|labels| labels.sum_of_changes), self.signed(addendum.delta)),
        ];
        if addendum.taxes.is_empty() {
            return self.sums_table(&rows, &row("after", value_after, words.money(addendum.after)));
        }
        rows.push(row("after", value_after, words.amount(addendum.after)));
        for group in &addendum.taxes {
            let base = (addendum.taxes.len() > 1).then_some(group.base);
            rows.push(row("taxes", tax_label(words, group, base), words.amount(group.amount)));
        }
        let total = row("gross", words.label(|labels| labels.gross), words.money(addendum.gross));
        self.sums_table(&rows, &total)
    }
}

impl Figure {
    fn align(self) -> Align {
        match self {
            Figure::OldDate | Figure::NewDate => Align::Left,
            Figure::OldAmount | Figure::NewAmount | Figure::Difference => Align::Right,
        }
    }
}
