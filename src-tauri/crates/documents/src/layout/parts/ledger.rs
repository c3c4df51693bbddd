//! Rows of words and an amount: totals and contract account.

use super::Column;
use crate::display_list::{NodeId, Role};
use crate::geometry::{Colour, Rect};
use crate::layout::composer::Composer;
use crate::layout::content::{Content, Emphasis, Entry, Sum};
use crate::layout::flow::Block;
use crate::paragraph::{Line, Style};

/// What a row says.
pub(in crate::layout) struct Row<'t> {
    pub field: &'t str,
    pub label: &'t str,
    /// Quieter words behind the label; may be empty.
    pub aside: &'t str,
    pub amount: &'t str,
}

/// How a row looks.
#[derive(Clone, Copy)]
pub(in crate::layout) struct Look {
    pub label: Style,
    pub aside: Style,
    pub amount: Style,
    /// Least space between words and amount.
    pub apart: f32,
    pub above: f32,
    pub below: f32,
    /// How far the words stand in from the ends of the rules.
    pub inset: f32,
    /// Under each row.
    pub rule: Option<(f32, Colour)>,
}

/// How the contract account looks.
#[derive(Clone, Copy)]
pub(in crate::layout) struct AccountLook {
    pub heading: Style,
    pub below_heading: f32,
    pub plain: Look,
    pub current: Look,
    pub rest: Rest,
}

/// Contract account on the left, totals on the right, as wide as they are.
#[derive(Clone, Copy)]
pub(in crate::layout) struct SumsLook {
    pub account: AccountLook,
    pub above: f32,
    pub between: f32,
    pub totals_width: f32,
}

/// What sets the last row of the account off.
#[derive(Clone, Copy)]
pub(in crate::layout) enum Rest {
    Nothing,
    /// A rule with the space above and below it; the latter takes the place of the row's own.
    Rule {
        above: f32,
        rule: (f32, Colour),
        below: f32,
    },
}

impl Composer {
    /// Appends a row to `block`: words on the left, the amount at the right end of their first line.
    pub fn ledger_row(&mut self, block: &mut Block, row: &Row, look: &Look, column: Column, table: NodeId) {
        let words = column.inset(look.inset);
        block.height += look.above;
        let node = self.node(Role::TableRow, table);
        let header = self.node(Role::RowHeader, node);
        let cell = self.node(Role::TableCell, node);
        let top = block.height;
        let amount = self.figure_line(row.field, row.amount, look.amount);
        let amount_width = amount.as_ref().map_or(0.0, |line| line.width);
        let words_width = (words.width - amount_width - look.apart).max(words.width / 3.0);
        let mut label = self.span(row.field, row.label, look.label);
        if !row.aside.is_empty() {
            label.text.push(' ');
        }
        let aside = self.span(row.field, row.aside, look.aside);
        let lines = self.paragraph(&[label, aside]).lines(words_width);
        block.stack(lines, words.left, Some(header));
        if let Some(line) = amount {
            block.put_right(line, words.right(), top, Some(cell));
        }
        block.height += look.below;
        if let Some(rule) = look.rule {
            block.height += rule.0;
            block.rule(column.left, column.right(), block.height - rule.0 / 2.0, rule);
        }
    }

    /// The rows above the total.
    pub fn sum_rows(&mut self, block: &mut Block, content: &Content, look: &Look, column: Column, table: NodeId) {
        for sum in content.sums() {
            self.sum_row(block, &sum, &content.amount(sum.money), look, column, table);
        }
    }

    /// The total with its currency.
    pub fn total_row(&mut self, block: &mut Block, content: &Content, look: &Look, column: Column, table: NodeId) {
        let total = content.total();
        self.sum_row(block, &total, &content.money(total.money), look, column, table);
    }

    /// What is payable now and what is kept back, each with its day; nothing where all is due at once.
    pub fn parts_due_rows(&mut self, block: &mut Block, content: &Content, look: &Look, column: Column, table: NodeId) {
        for part in content.parts_due() {
            self.sum_row(block, &part, &content.amount(part.money), look, column, table);
        }
    }

    /// The tax in the currency of the seller's country, where that is another one, and under it how it was converted. Only
    /// the source of the rate is in words of the user's, and so the page names the field of the source.
    pub fn home_tax_row(&mut self, block: &mut Block, content: &Content, look: &Look, column: Column, table: NodeId) {
        let Some(sum) = content.home_tax() else { return };
        let (top, words) = (block.height, column.inset(look.inset));
        block.height += look.above;
        let node = self.node(Role::TableRow, table);
        let header = self.node(Role::RowHeader, node);
        let cell = self.node(Role::TableCell, node);
        let amount = self.figure_line("totals.tax", &content.money(sum.money), look.amount);
        let amount_width = amount.as_ref().map_or(0.0, |line| line.width);
        let beside = (words.width - amount_width - look.apart).max(words.width / 3.0);
        let first = block.height;
        // The blank parts what is said in two lines for those who hear it.
        let label = self.lines("totals.tax", &format!("{} ", sum.label), look.label, beside);
        block.stack(label, words.left, Some(header));
        if let Some(line) = amount {
            block.put_right(line, words.right(), first, Some(cell));
        }
        let converted = self.lines("rate_source", &sum.converted, look.aside, words.width);
        block.stack(converted, words.left, Some(header));
        block.height += look.below;
        block.field("exchange_rate", Rect::new(column.left, top, column.width, block.height - top));
    }

    fn sum_row(&mut self, block: &mut Block, sum: &Sum, amount: &str, look: &Look, column: Column, table: NodeId) {
        let row = Row { field: &sum.field, label: &sum.label, aside: "", amount };
        self.ledger_row(block, &row, look, column, table);
    }

    /// The totals that `totals` makes, read first, and the contract account beside them.
    pub fn sums(
        &mut self,
        content: &Content,
        look: &SumsLook,
        column: Column,
        totals: impl FnOnce(&mut Composer, Column) -> Block,
    ) -> Block {
        let left = Column { left: column.left, width: column.width - look.totals_width - look.between };
        let right = Column { left: column.right() - look.totals_width, width: look.totals_width };
        let mut totals = totals(self, right);
        totals.field("totals", Rect::new(right.left, 0.0, right.width, totals.height));
        let mut account = Block::default();
        if let Some(entries) = content.account_entries() {
            self.account(&mut account, content, entries, &look.account, left);
            account.field("account", Rect::new(left.left, 0.0, left.width, account.height));
        }
        let mut block = Block { height: look.above, ..Block::default() };
        block.join_beside(vec![account, totals]);
        block
    }

    /// Heading and rows of the contract account.
    pub fn account(
        &mut self,
        block: &mut Block,
        content: &Content,
        entries: Vec<Entry>,
        look: &AccountLook,
        column: Column,
    ) {
        let document = self.document();
        self.headline(block, "account", &content.account_heading(), look.heading, column);
        block.height += look.below_heading;
        let table = self.node(Role::Table, document);
        for entry in entries {
            let mut own = match entry.emphasis {
                Emphasis::Plain | Emphasis::Rest => look.plain,
                Emphasis::Current => look.current,
            };
            if let (Emphasis::Rest, Rest::Rule { above, rule, below }) = (entry.emphasis, look.rest) {
                block.height += above;
                block.rule(column.left, column.right(), block.height + rule.0 / 2.0, rule);
                block.height += rule.0;
                own.above = below;
            }
            let amount = content.amount(entry.money);
            let row = Row { field: "account", label: &entry.label, aside: &entry.aside, amount: &amount };
            self.ledger_row(block, &row, &own, column, table);
        }
    }

    /// An amount or a count, which never wraps.
    pub fn figure_line(&mut self, field: &str, text: &str, style: Style) -> Option<Line> {
        self.lines(field, text, style, f32::INFINITY).into_iter().next()
    }
}
