//! The milestone schedule: every milestone with its date, invoice, share and amount, and a mark for its state.

use domain::invoice::TrackStep;

use super::{BODY, COLUMN, Compact, FAINT, HAIRLINE, INSET, QUIET, STRONG, STRONG_COLUMN, STRONG_RULE};
use crate::contrast::INK;
use crate::display_list::{Item, Paint, Role};
use crate::geometry::{Colour, Point, Rect, mm};
use crate::layout::content::Mark;
use crate::layout::flow::{Block, Cut, Head, Heads, Place, Table, Unit};
use crate::layout::parts::Column;
use crate::layout::parts::table::TableNodes;
use crate::paragraph::Style;

const HEAD: Style = Style { size: 7.2, leading: 10.22, colour: QUIET, ..BODY };
const CELL: f32 = mm(0.82);
const MARK: f32 = mm(2.6);
const MARK_WIDTH: f32 = mm(7.0);
const COLUMNS: usize = 5;
/// Least widths behind the title: date, invoice, share, amount.
const LEAST: [f32; COLUMNS - 1] = [mm(29.0), mm(33.0), mm(18.0), mm(29.0)];
const TITLE_LEAST: f32 = mm(40.0);
const ABOVE: f32 = mm(4.5);
const WHITE: Colour = Colour::hex(0x00ff_ffff);
const AHEAD_MARK: Colour = Colour::hex(0x006b_757c);

/// What a row says, in the order of the columns.
type Texts = [String; COLUMNS];

impl Compact<'_> {
    /// Header rows and all rows in one unit, which a page end cuts only where it is tall.
    pub(super) fn schedule(&mut self) -> Option<(Heads, Unit)> {
        let track = self.content.track();
        if track.is_empty() {
            return None;
        }
        let column = self.sheet.column();
        let mut caption = Block::default();
        let revision = self.content.body.project.as_ref().and_then(|project| project.revision);
        let name = self.content.label(|labels| (labels.schedule)(revision));
        self.composer.headline(&mut caption, "labels", &name, STRONG, column);
        caption.height += mm(1.1);
        let nodes = self.composer.table_nodes(1 + COLUMNS);
        let names = self.schedule_names();
        let columns = self.schedule_columns(&names);
        let mut blocks: Vec<Block> = (0..track.len()).map(|at| self.step_row(at, &columns, &nodes)).collect();
        if let (Some(total), Some(last)) = (self.schedule_total(&columns, &nodes), blocks.last_mut()) {
            last.join(total);
        }
        let [under_caption, repeated] =
            [Head::First, Head::Repeated].map(|head| self.schedule_head(&names, &columns, &nodes, head));
        let mut first = caption;
        first.join(under_caption);
        let unit = Unit { gap: ABOVE, blocks, cut: Cut::WhenTall, place: Place::OpensTable(Table::Schedule) };
        Some((Heads { first, repeated }, unit))
    }

    fn schedule_names(&self) -> Texts {
        let content = self.content;
        let currency = content.body.currency.code();
        let amount = match content.charged_tax() {
            Some(tax) => content.label(|labels| (labels.amount_without)(currency, tax)),
            None => currency.to_owned(),
        };
        [
            content.label(|labels| labels.milestone),
            content.label(|labels| labels.target_date),
            content.label(|labels| labels.invoice),
            content.label(|labels| labels.share),
            amount,
        ]
    }

    fn step_texts(&self, step: &TrackStep) -> Texts {
        let content = self.content;
        [
            format!("{}. {}", step.position, step.title),
            content.target_day(step),
            content.billed_by(step),
            content.share(step.permille),
            step.amount.map(|amount| content.amount(amount)).unwrap_or_default(),
        ]
    }

    /// Date and invoice get room while the titles have enough; all are as wide as what they hold.
    fn schedule_columns(&mut self, names: &Texts) -> [Column; COLUMNS] {
        let whole = self.sheet.column();
        let mut natural = [0.0_f32; COLUMNS - 1];
        let track = self.content.track();
        let rows: Vec<Texts> = track.iter().map(|step| self.step_texts(step)).collect();
        for (texts, style) in rows.iter().map(|row| (row, STRONG_COLUMN)).chain([(names, HEAD)]) {
            for (width, text) in natural.iter_mut().zip(&texts[1..]) {
                let span = self.composer.span("track", text, style);
                *width = width.max(self.composer.paragraph(&[span]).natural_width() + 2.0 * INSET);
            }
        }
        let room = whole.width - MARK_WIDTH - TITLE_LEAST;
        let mut widths = natural;
        for (width, least) in widths.iter_mut().zip(LEAST) {
            *width = width.max(least);
        }
        if widths.iter().sum::<f32>() > room {
            widths = natural.map(|width| width.min(room / 3.0));
        }
        let mut columns = [whole; COLUMNS];
        let mut right = whole.right();
        for index in (0..COLUMNS - 1).rev() {
            right -= widths[index];
            columns[index + 1] = Column { left: right, width: widths[index] }.inset(INSET);
        }
        let left = whole.left + MARK_WIDTH;
        columns[0] = Column { left, width: right - left }.inset(INSET);
        columns
    }

    fn schedule_head(&mut self, names: &Texts, columns: &[Column; COLUMNS], nodes: &TableNodes, head: Head) -> Block {
        let whole = self.sheet.column();
        let owners = (1..=COLUMNS).map(|at| nodes.owner(at, head)).collect();
        let mut block = Block::default();
        block.join_beside(self.schedule_cells("labels", names, [HEAD; 2], columns, owners));
        block.height += mm(0.8) + STRONG_RULE.0;
        block.rule(whole.left, whole.right(), block.height - STRONG_RULE.0 / 2.0, STRONG_RULE);
        block
    }

    /// `styles`: of words, and of figures, which end at the right.
    fn schedule_cells(
        &mut self,
        field: &str,
        texts: &Texts,
        styles: [Style; 2],
        columns: &[Column; COLUMNS],
        owners: Vec<Option<crate::display_list::NodeId>>,
    ) -> Vec<Block> {
        let mut cells = Vec::with_capacity(COLUMNS);
        for (at, owner) in owners.into_iter().enumerate() {
            let (text, column) = (&texts[at], columns[at]);
            if at < 3 {
                let mut cell = Block::default();
                cell.stack(self.composer.lines(field, text, styles[0], column.width), column.left, owner);
                cells.push(cell);
            } else {
                cells.push(self.composer.figure_cell(field, text, styles[1], column, owner));
            }
        }
        cells
    }

    fn step_row(&mut self, at: usize, columns: &[Column; COLUMNS], nodes: &TableNodes) -> Block {
        let whole = self.sheet.column();
        let step = &self.content.track()[at];
        let mark = self.content.mark(step);
        let styles = match mark {
            Mark::This => [STRONG, STRONG_COLUMN],
            Mark::Ahead => [BODY.coloured(FAINT), COLUMN.coloured(FAINT)],
            Mark::Invoiced | Mark::NotPaid | Mark::Paid => [BODY, COLUMN],
        };
        let row = self.composer.node(Role::TableRow, nodes.body);
        self.composer.node(Role::TableCell, row);
        let owners = (0..COLUMNS).map(|_| Some(self.composer.node(Role::TableCell, row))).collect();
        let cells = self.schedule_cells(&format!("track.{at}"), &self.step_texts(step), styles, columns, owners);
        let height = cells.iter().map(|cell| cell.height).fold(0.0, f32::max) + 2.0 * CELL + HAIRLINE.0;
        let mut block = Block { height: CELL, ..Block::default() };
        if mark == Mark::This {
            let rect = Rect::new(whole.left, 0.0, whole.width, height);
            block.put(Item::Rect { rect, fill: self.accent.tint }, None);
        }
        self.mark(&mut block, mark, whole.left + INSET, CELL + (BODY.leading - MARK) / 2.0);
        block.join_beside(cells);
        block.height = height;
        block.rule(whole.left, whole.right(), height - HAIRLINE.0 / 2.0, HAIRLINE);
        block.field("track", Rect::new(whole.left, 0.0, whole.width, height));
        block
    }

    /// The row of the whole contract.
    fn schedule_total(&mut self, columns: &[Column; COLUMNS], nodes: &TableNodes) -> Option<Block> {
        let total = self.content.schedule_total()?;
        let row = self.composer.node(Role::TableRow, nodes.body);
        self.composer.node(Role::TableCell, row);
        let owners = (0..COLUMNS).map(|_| Some(self.composer.node(Role::TableCell, row))).collect();
        let texts = [
            self.content.label(|labels| labels.contract_value),
            String::new(),
            String::new(),
            self.content.share(1000),
            self.content.amount(total),
        ];
        let cells = self.schedule_cells("account", &texts, [STRONG, STRONG_COLUMN], columns, owners);
        let mut block = Block { height: CELL, ..Block::default() };
        block.join_beside(cells);
        block.height += CELL;
        Some(block)
    }

    /// States differ by form and filling, not by colour alone. The row says in words what the mark shows.
    fn mark(&self, block: &mut Block, mark: Mark, x: f32, y: f32) {
        let square = Rect::new(x, y, MARK, MARK);
        let colour = if self.accent.needs_outline() { INK } else { self.accent.fill };
        let radius = MARK * 0.2;
        let outline = |colour| {
            let width = MARK * 0.12;
            let half = width / 2.0;
            let rect = Rect::new(x + half, y + half, MARK - width, MARK - width);
            Item::Rounded { rect, radius: radius - half, paint: Paint::Stroke { colour, width } }
        };
        let path = |points: &[(f32, f32)], width: f32, colour| {
            let points = points.iter().map(|&(dx, dy)| Point { x: x + dx * MARK, y: y + dy * MARK }).collect();
            Item::Path { points, width: width * MARK, colour }
        };
        match mark {
            Mark::Paid => {
                block.put(Item::Rounded { rect: square, radius, paint: Paint::Fill(colour) }, None);
                block.put(path(&[(0.24, 0.52), (0.43, 0.71), (0.77, 0.31)], 0.14, WHITE), None);
            }
            Mark::Invoiced => block.put(Item::Rounded { rect: square, radius, paint: Paint::Fill(colour) }, None),
            Mark::NotPaid => {
                block.put(outline(colour), None);
                let rect = Rect::new(x + MARK * 0.06, y + MARK * 0.5, MARK * 0.88, MARK * 0.44);
                block.put(Item::Rect { rect, fill: colour }, None);
            }
            // A thick slanted stroke is a square on its corner.
            Mark::This => block.put(path(&[(0.25, 0.25), (0.75, 0.75)], 0.71, colour), None),
            Mark::Ahead => block.put(outline(AHEAD_MARK), None),
        }
    }
}
