//! The template Modern: a tinted side column with the parties, the amount first, a proportional bar for the milestones.

use domain::Paper;

use super::Content;
use super::composer::Composer;
use super::flow::{Block, Head, Piece, Room, paginate};
use crate::Uncovered;
use crate::display_list::{Field, Item, NodeId, Page, Pages, Placed};
use crate::faces::{Figures, FontStyle, GEIST};
use crate::geometry::{Colour, Point, Rect, mm};
use crate::paragraph::Style;

mod account;
mod foot;
mod opening;
mod side;
mod table;
mod totals;
mod track;

const INK: Colour = Colour::hex(0x0016_191c);
const SOFT_INK: Colour = Colour::hex(0x003c_454c);
const QUIET: Colour = Colour::hex(0x005b_656d);
const RULE: Colour = Colour::hex(0x00c9_d0d5);
const HAIRLINE: Colour = Colour::hex(0x00e1_e6ea);
const TINT: Colour = Colour::hex(0x00f3_f5f7);

const BODY: Style = Style {
    font: FontStyle::Regular,
    size: 8.9,
    leading: 13.35,
    tracking: 0.0,
    colour: INK,
    figures: Figures::Proportional,
};
const LABEL: Style = Style { font: FontStyle::Medium, size: 7.6, leading: 11.4, colour: QUIET, ..BODY };
const SMALL: Style = Style { size: 7.0, leading: 10.5, colour: QUIET, ..BODY };
const COLUMN: Style = Style { figures: Figures::Tabular, ..BODY };

/// Distances of one paper, in points. The papers are set apart, not scaled.
struct Sheet {
    width: f32,
    height: f32,
    top: f32,
    bottom: f32,
    side_width: f32,
    before_amount: f32,
    before_title: f32,
    before_table: f32,
    before_account: f32,
}

const A4: Sheet = Sheet {
    width: mm(210.0),
    height: mm(297.0),
    top: mm(17.0),
    bottom: mm(17.0),
    side_width: mm(58.0),
    before_amount: mm(12.0),
    before_title: mm(12.0),
    before_table: mm(9.0),
    before_account: mm(8.0),
};

const LETTER: Sheet = Sheet {
    width: 612.0,
    height: 792.0,
    top: mm(15.0),
    bottom: mm(14.0),
    side_width: mm(60.0),
    before_amount: mm(9.0),
    before_title: mm(9.0),
    before_table: mm(7.0),
    before_account: mm(6.0),
};

const SIDE_LEFT: f32 = mm(14.0);
const SIDE_RIGHT: f32 = mm(9.0);
const MAIN_LEFT: f32 = mm(12.0);
const MAIN_RIGHT: f32 = mm(15.0);
/// Distance of the page number from the paper's lower edge.
const PAGE_NUMBER_UP: f32 = mm(8.0);
/// Height of the short header of later pages with the space below it.
const RUNNING_HEAD: f32 = BODY.leading + mm(7.0);
/// Least space between the text and the foot of the last page.
const ABOVE_FOOT: f32 = mm(6.0);
/// The payment code's place at the foot of the side column: 27 mm square, two lines of caption, space above.
const PAYMENT_CODE: f32 = mm(27.0 + 1.6 + 6.0) + 2.0 * 9.45;

impl Sheet {
    fn of(paper: Paper) -> &'static Sheet {
        match paper {
            Paper::A4 => &A4,
            Paper::Letter => &LETTER,
        }
    }

    fn main_left(&self) -> f32 {
        self.side_width + MAIN_LEFT
    }

    fn main_width(&self) -> f32 {
        self.width - self.main_left() - MAIN_RIGHT
    }

    fn main_right(&self) -> f32 {
        self.width - MAIN_RIGHT
    }
}

/// A document being set.
struct Modern<'a> {
    content: &'a Content<'a>,
    sheet: &'static Sheet,
    accent: Colour,
    composer: Composer,
}

pub(super) fn lay_out(content: &Content<'_>) -> (Pages, Vec<Uncovered>) {
    let sheet = Sheet::of(content.body.paper);
    let composer = Composer::new(GEIST, content.fonts);
    let mut modern = Modern { content, sheet, accent: accent(&content.body.accent), composer };
    // The nodes are made in the order in which they are to be read: who, how much, by when, for what, how to pay.
    let mut side = vec![modern.seller()];
    let heading = modern.heading();
    side.extend(modern.side_sections());
    let mut main = vec![modern.opening(heading)];
    let table_nodes = modern.table_nodes();
    main.extend(modern.table(table_nodes));
    main.extend(modern.account());
    main.extend(modern.notes());
    let foot = modern.foot(&mut main);
    let head = [Head::First, Head::Repeated].map(|head| modern.table_head(head, table_nodes));

    let table_head = head[0].height;
    let main_first = sheet.height - sheet.top - sheet.bottom;
    let room = Room {
        first_page: main_first,
        later_pages: main_first - RUNNING_HEAD,
        table_head,
        foot: if foot.height > 0.0 { foot.height + ABOVE_FOOT } else { 0.0 },
    };
    let side_room = main_first - PAYMENT_CODE;
    let side = paginate(side, Room { first_page: side_room, later_pages: side_room, table_head: 0.0, foot: 0.0 });
    let main = paginate(main, room);
    let pages = modern.assemble(main, side, &head, foot);
    let finished =
        Pages { width: sheet.width, height: sheet.height, pages, nodes: modern.composer.nodes, meta: content.meta() };
    (finished, modern.composer.uncovered)
}

/// `#rrggbb`; anything else gives black, which prints on every paper.
fn accent(text: &str) -> Colour {
    let value = text.strip_prefix('#').filter(|hex| hex.len() == 6).and_then(|hex| u32::from_str_radix(hex, 16).ok());
    value.map_or(INK, Colour::hex)
}

/// The accent as a tint for areas under text: eleven parts of a hundred on white.
fn pale(colour: Colour) -> Colour {
    let mix = |part: u8| 255 - u8::try_from(u32::from(255 - part) * 11 / 100).unwrap_or(0);
    Colour { red: mix(colour.red), green: mix(colour.green), blue: mix(colour.blue) }
}

impl Modern<'_> {
    fn assemble(&mut self, main: Vec<Vec<Piece>>, side: Vec<Vec<Piece>>, head: &[Block; 2], foot: Block) -> Vec<Page> {
        let sheet = self.sheet;
        let count = main.len().max(side.len());
        let mut pages: Vec<Page> = (0..count).map(|_| Page::default()).collect();
        for page in &mut pages {
            let rect = Rect::new(0.0, 0.0, sheet.side_width, sheet.height);
            page.items.push(Placed { item: Item::Rect { rect, fill: TINT }, node: None });
        }
        for (page, pieces) in pages.iter_mut().zip(side) {
            put_pieces(page, pieces, sheet.top, head);
        }
        for (number, pieces) in main.into_iter().enumerate() {
            let top = if number == 0 { sheet.top } else { sheet.top + RUNNING_HEAD };
            put_pieces(&mut pages[number], pieces, top, head);
        }
        let foot_top = sheet.height - sheet.bottom - foot.height;
        if let Some(last) = pages.last_mut() {
            put_block(last, foot, foot_top);
        }
        for (number, page) in pages.iter_mut().enumerate() {
            put_block(page, self.page_marks(number + 1, count), 0.0);
            merge_fields(&mut page.fields);
        }
        pages
    }

    /// Page number, and from the second page on the short header; both are decoration to a reader.
    fn page_marks(&mut self, number: usize, count: usize) -> Block {
        let sheet = self.sheet;
        let mut marks = Block::default();
        if number > 1 {
            let style = LABEL.coloured(QUIET);
            let heading = self.content.heading();
            for line in self.composer.lines("number", &heading, style, sheet.main_width() * 0.7).into_iter().take(1) {
                let width = line.width;
                marks.put_line(line, sheet.main_left(), sheet.top, None);
                self.draft_mark(&mut marks, sheet.main_left() + width + mm(2.0), sheet.top, None);
            }
        }
        let text = (self.content.labels.page_of)(number, count);
        for line in self.composer.lines("page", &text, SMALL, sheet.main_width()) {
            let x = sheet.main_right() - line.width;
            let y = sheet.height - PAGE_NUMBER_UP - SMALL.leading;
            marks.put_line(line, x, y, None);
        }
        marks
    }
}

fn put_pieces(page: &mut Page, pieces: Vec<Piece>, top: f32, head: &[Block; 2]) {
    for piece in pieces {
        match piece {
            Piece::Block { y, block } => put_block(page, block, top + y),
            Piece::TableHead { y, head: Head::First } => put_block(page, head[0].clone(), top + y),
            Piece::TableHead { y, head: Head::Repeated } => put_block(page, head[1].clone(), top + y),
        }
    }
}

fn put_block(page: &mut Page, block: Block, top: f32) {
    page.items.extend(block.items.into_iter().map(|mut placed| {
        placed.item.move_by(0.0, top);
        placed
    }));
    page.fields.extend(block.fields.into_iter().map(|field| Field { rect: field.rect.moved(0.0, top), ..field }));
}

/// One rectangle per field and page, in order of first appearance.
fn merge_fields(fields: &mut Vec<Field>) {
    let mut merged: Vec<Field> = Vec::new();
    for field in fields.drain(..) {
        match merged.iter_mut().find(|known| known.name == field.name) {
            Some(known) => known.rect = known.rect.around(field.rect),
            None => merged.push(field),
        }
    }
    *fields = merged;
}

fn rule(from: f32, to: f32, y: f32, width: f32, colour: Colour) -> Item {
    Item::Rule { from: Point { x: from, y }, to: Point { x: to, y }, width, colour }
}

/// Appends lines below what the block holds, left-aligned at `x`.
fn stack(block: &mut Block, lines: Vec<crate::paragraph::Line>, x: f32, node: Option<NodeId>) {
    for line in lines {
        let (y, height) = (block.height, line.height);
        block.put_line(line, x, y, node);
        block.height += height;
    }
}

/// Puts a line so that it ends at `right`.
fn put_right(block: &mut Block, line: crate::paragraph::Line, right: f32, y: f32, node: Option<NodeId>) {
    let x = right - line.width;
    block.put_line(line, x, y, node);
}

/// Makes pieces of single lines that break decently: never one line alone at either end.
fn without_orphans(lines: Vec<Block>) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::with_capacity(lines.len());
    let last = lines.len().saturating_sub(1);
    for (index, line) in lines.into_iter().enumerate() {
        match blocks.last_mut() {
            Some(block) if index == 1 || index == last => block.join(line),
            _ => blocks.push(line),
        }
    }
    blocks
}
