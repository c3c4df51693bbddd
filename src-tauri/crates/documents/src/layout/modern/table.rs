//! The lines; the totals are joined to the end of the last one.

use domain::invoice::Line as Billed;
use rust_decimal::Decimal;

use super::totals::signed;
use super::{BODY, COLUMN, HAIRLINE, INK, Modern, QUIET, SOFT_INK, put_right, rule, stack};
use crate::display_list::{Item, NodeId, Paint, Role};
use crate::faces::FontStyle;
use crate::geometry::{Point, Rect, mm};
use crate::layout::flow::{Block, Cut, Head, Place, Unit};
use crate::paragraph::{Line, Style};

const HEAD: Style = Style { size: 7.6, leading: 11.4, colour: QUIET, ..BODY };
const TITLE: Style = Style { font: FontStyle::SemiBold, size: 9.6, leading: 14.4, ..BODY };
const DETAIL: Style = Style { colour: SOFT_INK, ..BODY };
const MINOR: Style = Style { size: 7.8, leading: 11.7, colour: QUIET, ..BODY };
const CHIP: Style = Style { size: 8.2, leading: 12.3, colour: SOFT_INK, ..BODY };

const CELL: f32 = mm(3.0);
const BETWEEN_PARTS: f32 = mm(1.2);
const BEFORE_CHIP: f32 = mm(2.4);
const CHIP_SIDE: f32 = mm(2.4);
const CHIP_TOP: f32 = mm(0.8);
const TICK_INDENT: f32 = mm(4.4);
const BESIDE_AMOUNT: f32 = mm(5.0);
pub(super) const STRONG_RULE: f32 = 0.7;
pub(super) const FINE_RULE: f32 = 0.5;

/// Nodes of the table of lines.
#[derive(Clone, Copy)]
pub(super) struct TableNodes {
    body: NodeId,
    first: NodeId,
    second: NodeId,
}

/// A piece of a row: lines of text with what stands before them.
struct Part {
    field: String,
    space: f32,
    line: Line,
    indent: f32,
    node: NodeId,
    tick: bool,
}

impl Modern<'_> {
    pub(super) fn table_nodes(&mut self) -> TableNodes {
        let document = self.composer.document();
        let table = self.composer.node(Role::Table, document);
        let head = self.composer.node(Role::TableHead, table);
        let row = self.composer.node(Role::TableRow, head);
        let first = self.composer.node(Role::ColumnHeader, row);
        let second = self.composer.node(Role::ColumnHeader, row);
        TableNodes { body: self.composer.node(Role::TableBody, table), first, second }
    }

    pub(super) fn table_head(&mut self, head: Head, nodes: TableNodes) -> Block {
        let (left, right, width) = (self.sheet.main_left(), self.sheet.main_right(), self.sheet.main_width());
        let labels = self.content.labels;
        let plain = self.content.body.lines.iter().all(|line| line.milestone.is_none());
        let what = if plain { labels.description } else { labels.delivered };
        let owner = |node| match head {
            Head::First => Some(node),
            Head::Repeated => None,
        };
        let mut block = Block { height: HEAD.leading + mm(1.4) + STRONG_RULE, ..Block::default() };
        for line in self.composer.lines("labels", what, HEAD, width / 2.0) {
            block.put_line(line, left, 0.0, owner(nodes.first));
        }
        for line in self.composer.lines("labels", labels.amount, HEAD, width / 2.0) {
            put_right(&mut block, line, right, 0.0, owner(nodes.second));
        }
        block.put(rule(left, right, block.height - STRONG_RULE / 2.0, STRONG_RULE, INK), None);
        block
    }

    /// All rows; the totals are joined to the last block of the last row.
    pub(super) fn table(&mut self, nodes: TableNodes) -> Vec<Unit> {
        let body = self.content.body;
        let amounts: Vec<Option<Line>> = (0..body.lines.len())
            .map(|at| self.column_amount(&format!("lines.{at}.net"), body.lines[at].net, COLUMN))
            .collect();
        let widest = amounts.iter().flatten().map(|line| line.width).fold(mm(12.0), f32::max);
        let text_width = self.sheet.main_width() - widest - BESIDE_AMOUNT;
        let count = amounts.len();
        let mut units: Vec<Unit> = Vec::with_capacity(count);
        for (at, amount) in amounts.into_iter().enumerate() {
            let mut blocks = self.row(at, amount, text_width, nodes.body);
            if let Some(last) = blocks.last_mut() {
                self.close_row(last, at + 1 == count);
            }
            let (gap, place) =
                if at == 0 { (self.sheet.before_table, Place::OpensTable) } else { (0.0, Place::InTable) };
            units.push(Unit { gap, blocks, cut: Cut::WhenTall, place });
        }
        let totals = self.totals();
        match units.last_mut().and_then(|unit| unit.blocks.last_mut()) {
            Some(last) => last.join(totals),
            None => {
                let gap = self.sheet.before_table;
                units.push(Unit { gap, blocks: vec![totals], cut: Cut::Never, place: Place::OpensTable });
            }
        }
        units
    }

    /// Space below a row, and a hairline unless the totals follow.
    fn close_row(&self, block: &mut Block, is_last: bool) {
        block.height += CELL;
        if !is_last {
            let y = block.height - FINE_RULE / 2.0;
            block.put(rule(self.sheet.main_left(), self.sheet.main_right(), y, FINE_RULE, HAIRLINE), None);
        }
    }

    /// One row as pieces between which a page may end.
    fn row(&mut self, at: usize, amount: Option<Line>, width: f32, parent: NodeId) -> Vec<Block> {
        let (left, right) = (self.sheet.main_left(), self.sheet.main_right());
        let row = self.composer.node(Role::TableRow, parent);
        let cell = self.composer.node(Role::TableCell, row);
        let field = |name: &str| format!("lines.{at}.{name}");
        let billed = &self.content.body.lines[at];
        let mut first = Block { height: CELL, ..Block::default() };
        let title = self.row_title(billed);
        let title_lines = self.composer.lines(&field("title"), &title, TITLE, width);
        if !title_lines.is_empty() {
            let node = self.composer.node(Role::Paragraph, cell);
            stack(&mut first, title_lines, left, Some(node));
        } else if amount.is_some() {
            first.height += BODY.leading;
        }
        first.field(field("title"), Rect::new(left, CELL, width, first.height - CELL));
        let parts = self.parts(at, width, cell);
        let chip = self.chip(billed, at, width, cell);
        if let Some(amount) = amount {
            // The smaller figures stand on the baseline of the title.
            let node = self.composer.node(Role::TableCell, row);
            let field_rect = Rect::new(right - amount.width, CELL, amount.width, amount.height);
            put_right(&mut first, amount, right, CELL + (TITLE.leading - BODY.leading) / 2.0 + 0.25, Some(node));
            first.field(field("net"), field_rect);
        }
        let mut pieces = vec![first];
        pieces.extend(parts.into_iter().map(|part| self.part_block(part, left, width)));
        pieces.extend(chip);
        super::without_orphans(pieces)
    }

    fn part_block(&self, part: Part, left: f32, width: f32) -> Block {
        let mut block = Block { height: part.space + part.line.height, ..Block::default() };
        if part.tick {
            block.put(self.tick(left, part.space), None);
        }
        let rect = Rect::new(left, part.space, width, part.line.height);
        block.put_line(part.line, left + part.indent, part.space, Some(part.node));
        block.field(part.field, rect);
        block
    }

    /// A tick in front of a deliverable whose line begins at `top`.
    fn tick(&self, left: f32, top: f32) -> Item {
        let (x, y) = (left + mm(1.65), top + mm(2.25));
        let points = [(-1.096, 0.389), (-0.389, 1.096), (1.096, -0.389)];
        let points = points.iter().map(|&(dx, dy)| Point { x: x + mm(dx), y: y + mm(dy) }).collect();
        Item::Path { points, width: 0.8, colour: self.accent }
    }

    /// `Milestone 3 of 5: Pilot route live`.
    fn row_title(&self, billed: &Billed) -> String {
        let count = self.content.body.project.as_ref().map_or(0, |project| project.milestone_count);
        match &billed.milestone {
            Some(milestone) if count > 0 => {
                let place = (self.content.labels.milestone_of)(milestone.position, count);
                if billed.title.is_empty() { place } else { format!("{place}: {}", billed.title) }
            }
            _ => billed.title.clone(),
        }
    }

    /// Description, deliverables and small print of a line.
    fn parts(&mut self, at: usize, width: f32, cell: NodeId) -> Vec<Part> {
        let billed = &self.content.body.lines[at];
        let mut parts: Vec<Part> = Vec::new();
        let field = format!("lines.{at}.description");
        let mut space = BETWEEN_PARTS;
        for lines in self.composer.paragraphs(&field, &billed.description, DETAIL, width) {
            if lines.is_empty() {
                space = DETAIL.leading / 2.0;
                continue;
            }
            let node = self.composer.node(Role::Paragraph, cell);
            for line in lines {
                parts.push(Part { field: field.clone(), space, line, indent: 0.0, node, tick: false });
                space = 0.0;
            }
        }
        self.deliverables(at, width, cell, &mut parts);
        let field = format!("lines.{at}.details");
        let mut space = BETWEEN_PARTS;
        for text in self.small_print(billed) {
            let lines = self.composer.lines(&field, &text, MINOR, width);
            let node = self.composer.node(Role::Paragraph, cell);
            for line in lines {
                parts.push(Part { field: field.clone(), space, line, indent: 0.0, node, tick: false });
                space = 0.0;
            }
        }
        parts
    }

    fn deliverables(&mut self, at: usize, width: f32, cell: NodeId, parts: &mut Vec<Part>) {
        let billed = &self.content.body.lines[at];
        let field = format!("lines.{at}.deliverables");
        let mut list = None;
        let mut space = BETWEEN_PARTS;
        for text in &billed.deliverables {
            let lines = self.composer.lines(&field, text, DETAIL, width - TICK_INDENT);
            if lines.is_empty() {
                continue;
            }
            let list = *list.get_or_insert_with(|| self.composer.node(Role::List, cell));
            let item = self.composer.node(Role::ListItem, list);
            let node = self.composer.node(Role::ListBody, item);
            for (index, line) in lines.into_iter().enumerate() {
                parts.push(Part { field: field.clone(), space, line, indent: TICK_INDENT, node, tick: index == 0 });
                space = 0.0;
            }
        }
    }

    /// Quantity, discounts, period and deducted document, where they say more than the amount does.
    fn small_print(&self, billed: &Billed) -> Vec<String> {
        let labels = self.content.labels;
        let mut lines = Vec::new();
        let quantity = billed.quantity.value();
        if quantity.abs() != Decimal::ONE || !matches!(billed.unit.as_str(), "C62" | "") {
            let unit = labels.unit(&billed.unit, quantity);
            lines.push((labels.quantity_at)(&labels.count(quantity), &unit, &labels.money(billed.unit_price)));
        }
        lines.extend(
            billed.adjustments.iter().map(|adjustment| {
                format!("{} {}", self.adjustment_label(adjustment), labels.amount(signed(adjustment)))
            }),
        );
        if let Some(earlier) = &billed.deducts {
            lines.push((labels.deducts)(&earlier.number, &labels.day(earlier.issue_on)));
        }
        let accepted_on = billed.milestone.as_ref().and_then(|milestone| milestone.acceptance.as_ref()).map(|it| it.on);
        match (billed.service_from, billed.service_to) {
            (Some(from), Some(to)) => lines.push((labels.service_period)(&labels.day(from), &labels.day(to))),
            // The date of sign-off under the line says the same already.
            (Some(day), None) | (None, Some(day)) if Some(day) != accepted_on => {
                lines.push((labels.service_period)(&labels.day(day), &labels.day(day)));
            }
            (Some(_), None) | (None, Some(_)) | (None, None) => {}
        }
        lines
    }

    /// `Accepted by Ciara Doyle, 13 November 2026` on a tint.
    fn chip(&mut self, billed: &Billed, at: usize, width: f32, cell: NodeId) -> Option<Block> {
        let acceptance = billed.milestone.as_ref()?.acceptance.as_ref()?;
        let labels = self.content.labels;
        let text = (labels.accepted_by)(&crate::clean::isolated(&acceptance.by), &labels.day(acceptance.on));
        let field = format!("lines.{at}.acceptance");
        let lines = self.composer.lines(&field, &text, CHIP, width - 2.0 * CHIP_SIDE);
        let node = self.composer.node(Role::Paragraph, cell);
        let left = self.sheet.main_left();
        let widest = lines.iter().map(|line| line.width).fold(0.0, f32::max);
        let height = lines.iter().map(|line| line.height).sum::<f32>() + 2.0 * CHIP_TOP;
        let rect = Rect::new(left, BEFORE_CHIP, widest + 2.0 * CHIP_SIDE, height);
        let mut block = Block { height: BEFORE_CHIP + CHIP_TOP, ..Block::default() };
        block.put(Item::Rounded { rect, radius: mm(1.0), paint: Paint::Fill(self.chip_colour()) }, None);
        stack(&mut block, lines, left + CHIP_SIDE, Some(node));
        block.height = BEFORE_CHIP + height;
        block.field(field, rect);
        Some(block)
    }
}
