//! The template Modern: a tinted side column with the parties, the amount first, a proportional bar for the milestones.

use super::Content;
use super::composer::Composer;
use super::flow::{Block, Head, Heads, Piece, Room, TableHeads, paginate};
use super::pages::{LEAST_ABOVE_FOOT, Tops, finished, merge_fields, on, put_block, put_column, put_foot};
use super::parts::Column;
use super::parts::code::{Alignment, Look};
use crate::Uncovered;
use crate::contrast::{Accent, INK};
use crate::display_list::{Item, Page, Pages, Placed};
use crate::faces::{Figures, FontStyle, GEIST};
use crate::geometry::{Colour, Rect, mm};
use crate::paragraph::Style;

mod account;
pub(super) mod foot;
mod opening;
pub(super) mod side;
pub(super) mod table;
pub(super) mod totals;
mod track;

pub(super) const SOFT_INK: Colour = Colour::hex(0x003c_454c);
pub(super) const QUIET: Colour = Colour::hex(0x005b_656d);
pub(super) const RULE: Colour = Colour::hex(0x00c9_d0d5);
pub(super) const HAIRLINE: Colour = Colour::hex(0x00e1_e6ea);
pub(super) const TINT: Colour = Colour::hex(0x00f3_f5f7);

pub(super) const BODY: Style = Style {
    font: FontStyle::Regular,
    size: 8.9,
    leading: 13.35,
    tracking: 0.0,
    colour: INK,
    figures: Figures::Proportional,
};
pub(super) const LABEL: Style = Style { font: FontStyle::Medium, size: 7.6, leading: 11.4, colour: QUIET, ..BODY };
pub(super) const SMALL: Style = Style { size: 7.0, leading: 10.5, colour: QUIET, ..BODY };
pub(super) const COLUMN: Style = Style { figures: Figures::Tabular, ..BODY };
pub(super) const DRAFT: Style = Style { font: FontStyle::Medium, size: 7.6, leading: 11.4, colour: SOFT_INK, ..BODY };
pub(super) const NOTE: Style = Style { colour: SOFT_INK, ..BODY };
pub(super) const BEFORE_NOTE: f32 = mm(6.0);

/// Distances of one paper, in points.
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
pub(super) const PAGE_NUMBER_UP: f32 = mm(8.0);
/// Height of the short header of later pages with the space below it.
pub(super) const RUNNING_HEAD: f32 = BODY.leading + mm(7.0);
/// Least space between the text and the foot of the last page.
const ABOVE_FOOT: f32 = mm(6.0);
/// The payment code at the foot of the side column.
const CODE: Look = Look {
    side: mm(27.0),
    caption: Style { leading: 9.45, ..SMALL },
    above_caption: mm(1.6),
    alignment: Alignment::Left,
};
const ABOVE_CODE: f32 = mm(6.0);
/// Its place, which the side column keeps free even without a code.
const PAYMENT_CODE: f32 = CODE.side + CODE.above_caption + 2.0 * CODE.caption.leading + ABOVE_CODE;

impl Sheet {
    fn main(&self) -> Column {
        let left = self.side_width + MAIN_LEFT;
        Column { left, width: self.width - left - MAIN_RIGHT }
    }
}

/// A document being set.
struct Modern<'a> {
    content: &'a Content<'a>,
    sheet: &'static Sheet,
    accent: Accent,
    composer: Composer,
}

pub(super) fn lay_out(content: &Content<'_>) -> (Pages, Vec<Uncovered>) {
    let sheet = on(content.body.paper, &A4, &LETTER);
    let composer = Composer::new(GEIST, content.fonts);
    let mut modern = Modern { content, sheet, accent: Accent::of(&content.body.accent), composer };
    // The nodes are made in the order in which they are to be read: who, how much, by when, for what, how to pay.
    let mut side = vec![modern.seller()];
    let heading = modern.heading();
    side.extend(modern.side_sections());
    let mut main = vec![modern.opening(heading)];
    let table_nodes = modern.composer.table_nodes(2);
    main.extend(modern.table(&table_nodes));
    main.extend(modern.account());
    main.extend(modern.composer.notes(content, NOTE, BEFORE_NOTE, sheet.main()));
    let foot = modern.foot(&mut main);
    let code = modern.composer.code(content, &CODE, SIDE_LEFT);
    let [first, repeated] = [Head::First, Head::Repeated].map(|head| modern.table_head(head, &table_nodes));
    let heads = TableHeads { lines: Heads { first, repeated }, ..TableHeads::default() };

    let main_first = sheet.height - sheet.top - sheet.bottom;
    let room = Room {
        first_page: main_first,
        later_pages: main_first - RUNNING_HEAD,
        heads: &heads,
        foot: if foot.height > 0.0 { foot.height + ABOVE_FOOT } else { 0.0 },
        least_above_foot: LEAST_ABOVE_FOOT,
    };
    let code_height = code.as_ref().map_or(0.0, |code| code.height + ABOVE_CODE);
    let side_room = main_first - code_height.max(PAYMENT_CODE);
    let side_room = Room { first_page: side_room, later_pages: side_room, foot: 0.0, ..room.clone() };
    let side = paginate(side, &side_room);
    let main = paginate(main, &room);
    let feet: Vec<Block> = [Some(foot), code].into_iter().flatten().collect();
    let pages = modern.assemble(main, side, &heads, feet);
    finished(pages, (sheet.width, sheet.height), modern.composer, content.meta())
}

impl Modern<'_> {
    fn assemble(
        &mut self,
        main: Vec<Vec<Piece>>,
        side: Vec<Vec<Piece>>,
        heads: &TableHeads,
        feet: Vec<Block>,
    ) -> Vec<Page> {
        let sheet = self.sheet;
        let count = main.len().max(side.len());
        let mut pages: Vec<Page> = (0..count).map(|_| Page::default()).collect();
        for page in &mut pages {
            let rect = Rect::new(0.0, 0.0, sheet.side_width, sheet.height);
            page.items.push(Placed { item: Item::Rect { rect, fill: TINT }, node: None });
        }
        put_column(&mut pages, side, Tops { first: sheet.top, later: sheet.top }, heads);
        put_column(&mut pages, main, Tops { first: sheet.top, later: sheet.top + RUNNING_HEAD }, heads);
        for foot in feet {
            put_foot(&mut pages, foot, sheet.height - sheet.bottom);
        }
        for (number, page) in pages.iter_mut().enumerate() {
            put_block(page, self.page_marks(number + 1, count), 0.0);
            merge_fields(&mut page.fields);
        }
        pages
    }

    /// Page number, and from the second page on the short header; both are decoration to a reader.
    fn page_marks(&mut self, number: usize, count: usize) -> Block {
        let (sheet, main) = (self.sheet, self.sheet.main());
        let mut marks = Block::default();
        if number > 1 {
            let style = LABEL.coloured(QUIET);
            let heading = self.content.heading();
            for line in self.composer.lines("number", &heading, style, main.width * 0.7).into_iter().take(1) {
                let width = line.width;
                marks.put_line(line, main.left, sheet.top, None);
                let beside = (main.left + width + mm(2.0), sheet.top);
                self.composer.draft_chip(&mut marks, self.content.draft_word().as_deref(), DRAFT, beside, None);
            }
        }
        let text = self.content.page_of(number, count);
        for line in self.composer.lines("page", &text, SMALL, main.width) {
            marks.put_right(line, main.right(), sheet.height - PAGE_NUMBER_UP - SMALL.leading, None);
        }
        marks
    }
}
