//! The contract to date in its box, and the sentences below: note and what the tax rules ask for.

use domain::Money;
use domain::invoice::DocumentKind;

use super::{BODY, COLUMN, LABEL, Modern, QUIET, RULE, SOFT_INK, put_right, rule, stack, without_orphans};
use crate::display_list::{Item, NodeId, Paint, Role};
use crate::faces::FontStyle;
use crate::geometry::{Rect, mm};
use crate::languages::positions;
use crate::layout::flow::{Block, Cut, Place, Unit};
use crate::paragraph::Style;

const PAD_TOP: f32 = mm(3.2);
const PAD_SIDE: f32 = mm(4.4);
const PAD_BOTTOM: f32 = mm(2.8);
const CELL: f32 = mm(0.55);
const AROUND_REST: f32 = mm(1.1);
const STROKE: f32 = 0.5;
const ASIDE: Style = Style { size: 7.8, colour: QUIET, ..BODY };
const NOTE: Style = Style { colour: SOFT_INK, ..BODY };
const BEFORE_NOTE: f32 = mm(6.0);
const BETWEEN_PARAGRAPHS: f32 = mm(2.0);

/// A row of the account.
struct Entry {
    label: &'static str,
    aside: String,
    money: Money,
    emphasis: Emphasis,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Emphasis {
    Plain,
    Current,
    /// Set off by a rule.
    Rest,
}

impl Modern<'_> {
    pub(super) fn account(&mut self) -> Option<Unit> {
        let entries = self.account_entries()?;
        let (left, width) = (self.sheet.main_left(), self.sheet.main_width());
        let document = self.composer.document();
        let mut block = Block { height: PAD_TOP, ..Block::default() };
        let heading = self.account_heading();
        let node = self.composer.node(Role::Heading2, document);
        let lines = self.composer.lines("account", &heading, LABEL, width - 2.0 * PAD_SIDE);
        stack(&mut block, lines, left + PAD_SIDE, Some(node));
        block.height += mm(0.8);
        let table = self.composer.node(Role::Table, document);
        for entry in entries {
            self.account_row(&mut block, entry, table);
        }
        block.height += PAD_BOTTOM;
        let half = STROKE / 2.0;
        let rect = Rect::new(left + half, half, width - STROKE, block.height - STROKE);
        block.put(Item::Rounded { rect, radius: mm(1.6), paint: Paint::Stroke { colour: RULE, width: STROKE } }, None);
        block.field("account", rect);
        let gap = self.sheet.before_account;
        Some(Unit { gap, blocks: vec![block], cut: Cut::Never, place: Place::Outside })
    }

    fn account_heading(&self) -> String {
        let labels = self.content.labels;
        let taxes = &self.content.body.totals.taxes;
        match taxes.iter().find(|group| !group.amount.is_zero()) {
            Some(group) => (labels.contract_without)(&group.tax.name),
            None => labels.contract_to_date.to_owned(),
        }
    }

    fn account_entries(&self) -> Option<Vec<Entry>> {
        let (body, labels) = (self.content.body, self.content.labels);
        let account = body.account.as_ref()?;
        let milestones = |list: &[u32]| {
            if list.is_empty() { String::new() } else { (labels.milestones)(&positions(list), list.len()) }
        };
        let change_orders = account.change_orders;
        let orders = if change_orders == 0 { String::new() } else { (labels.change_orders)(change_orders) };
        let entry = |label, aside, money, emphasis| Entry { label, aside, money, emphasis };
        let this = if body.kind == DocumentKind::CreditNote { labels.this_credit_note } else { labels.this_document };
        let mut entries = vec![
            entry(labels.contract_value, orders, account.contract, Emphasis::Plain),
            entry(
                labels.invoiced_before,
                milestones(&account.positions_before),
                account.invoiced_before,
                Emphasis::Plain,
            ),
            entry(this, milestones(&account.positions_this), account.this_document, Emphasis::Current),
        ];
        if !account.retained.is_zero() {
            entries.push(entry(labels.retained, String::new(), account.retained, Emphasis::Plain));
        }
        entries.push(entry(
            labels.remaining,
            milestones(&account.positions_remaining),
            account.remaining,
            Emphasis::Rest,
        ));
        Some(entries)
    }

    fn account_row(&mut self, block: &mut Block, entry: Entry, table: NodeId) {
        let (left, right) = (self.sheet.main_left() + PAD_SIDE, self.sheet.main_right() - PAD_SIDE);
        let row = self.composer.node(Role::TableRow, table);
        let header = self.composer.node(Role::RowHeader, row);
        let cell = self.composer.node(Role::TableCell, row);
        let (label_style, aside_style, column) = match entry.emphasis {
            Emphasis::Plain | Emphasis::Rest => (BODY, ASIDE, COLUMN),
            Emphasis::Current => {
                let strong = Style { font: FontStyle::SemiBold, colour: self.accent, ..BODY };
                let column = Style { font: FontStyle::SemiBold, colour: self.accent, ..COLUMN };
                (strong, ASIDE.coloured(self.accent), column)
            }
        };
        if entry.emphasis == Emphasis::Rest {
            block.height += AROUND_REST - CELL;
            block.put(rule(left, right, block.height + STROKE / 2.0, STROKE, RULE), None);
            block.height += AROUND_REST + STROKE;
        } else {
            block.height += CELL;
        }
        let amount = self.column_amount("account", entry.money, column);
        let amount_width = amount.as_ref().map_or(0.0, |line| line.width);
        let mut label = self.composer.span("account", entry.label, label_style);
        if !entry.aside.is_empty() {
            label.text.push(' ');
        }
        let aside = self.composer.span("account", &entry.aside, aside_style);
        let lines = self.composer.paragraph(&[label, aside]).lines(right - left - amount_width - mm(6.0));
        let top = block.height;
        stack(block, lines, left, Some(header));
        if let Some(line) = amount {
            put_right(block, line, right, top, Some(cell));
        }
        block.height += CELL;
    }

    /// The note to the client, then the sentences of the tax rules.
    pub(super) fn notes(&mut self) -> Vec<Unit> {
        let body = self.content.body;
        let mut units = self.flowing("note", &body.note, NOTE);
        for note in &body.legal_notes {
            units.extend(self.flowing("legal_notes", note, NOTE));
        }
        if let Some(first) = units.first_mut() {
            first.gap = BEFORE_NOTE;
        }
        units
    }

    /// Paragraphs that pages may cut between lines.
    pub(super) fn flowing(&mut self, field: &str, text: &str, style: Style) -> Vec<Unit> {
        let (left, width) = (self.sheet.main_left(), self.sheet.main_width());
        let document = self.composer.document();
        let mut units = Vec::new();
        let mut gap = BETWEEN_PARAGRAPHS;
        for lines in self.composer.paragraphs(field, text, style, width) {
            if lines.is_empty() {
                gap = style.leading;
                continue;
            }
            let node = self.composer.node(Role::Paragraph, document);
            let blocks = lines.into_iter().map(|line| {
                let mut block = Block { height: line.height, ..Block::default() };
                block.field(field, Rect::new(left, 0.0, width, line.height));
                block.put_line(line, left, 0.0, Some(node));
                block
            });
            let blocks = without_orphans(blocks.collect());
            units.push(Unit { gap, blocks, cut: Cut::Freely, place: Place::Outside });
            gap = BETWEEN_PARAGRAPHS;
        }
        units
    }
}
