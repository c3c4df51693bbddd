//! From pieces to pages: the columns are put in place, and what repeats on every page. Knows no invoice.

use domain::Paper;

use super::composer::Composer;
use super::flow::{Block, Piece, Room, TableHeads, Unit, paginate};
use crate::Uncovered;
use crate::display_list::{Field, Meta, Page, Pages};

/// The distances of a paper. The papers are set apart, not scaled.
pub(super) fn on<S>(paper: Paper, a4: &'static S, letter: &'static S) -> &'static S {
    match paper {
        Paper::A4 => a4,
        Paper::Letter => letter,
    }
}

/// The whole document, and what no font of its family shows. `size`: width and height of the paper.
pub(super) fn finished(pages: Vec<Page>, size: (f32, f32), composer: Composer, meta: Meta) -> (Pages, Vec<Uncovered>) {
    let Composer { nodes, uncovered, .. } = composer;
    (Pages { width: size.0, height: size.1, pages, nodes, meta }, uncovered)
}

/// Where a column begins, in points from the paper's upper edge.
#[derive(Clone, Copy)]
pub(super) struct Tops {
    pub first: f32,
    pub later: f32,
}

/// Puts a column on its pages; pages that it needs beyond those there are, are added.
pub(super) fn put_column(pages: &mut Vec<Page>, column: Vec<Vec<Piece>>, tops: Tops, heads: &TableHeads) {
    for (number, pieces) in column.into_iter().enumerate() {
        if number == pages.len() {
            pages.push(Page::default());
        }
        let top = if number == 0 { tops.first } else { tops.later };
        for piece in pieces {
            match piece {
                Piece::Block { y, block } => put_block(&mut pages[number], block, top + y),
                Piece::TableHead { y, table, head } => {
                    put_block(&mut pages[number], heads.of(table, head).clone(), top + y);
                }
            }
        }
    }
}

/// Where the text of the last page ends, in points from the paper's upper edge.
fn text_end(column: &[Vec<Piece>], tops: Tops) -> f32 {
    let top = if column.len() > 1 { tops.later } else { tops.first };
    let ends = column.last().into_iter().flatten().filter_map(|piece| match piece {
        Piece::Block { y, block } => Some(y + block.height),
        // Never the last piece of a page.
        Piece::TableHead { .. } => None,
    });
    top + ends.fold(0.0, f32::max)
}

/// Puts a block so that it ends at `bottom` of the last page.
pub(super) fn put_foot(pages: &mut [Page], foot: Block, bottom: f32) {
    let top = bottom - foot.height;
    if let Some(last) = pages.last_mut() {
        put_block(last, foot, top);
    }
}

pub(super) fn put_block(page: &mut Page, block: Block, top: f32) {
    page.items.extend(block.items.into_iter().map(|mut placed| {
        placed.item.move_by(0.0, top);
        placed
    }));
    page.fields.extend(block.fields.into_iter().map(|field| Field { rect: field.rect.moved(0.0, top), ..field }));
}

/// One rectangle per field and page, in order of first appearance.
pub(super) fn merge_fields(fields: &mut Vec<Field>) {
    let mut merged: Vec<Field> = Vec::new();
    for field in fields.drain(..) {
        match merged.iter_mut().find(|known| known.name == field.name) {
            Some(known) => known.rect = known.rect.around(field.rect),
            None => merged.push(field),
        }
    }
    *fields = merged;
}

/// A page of one column, in points.
pub(super) struct Frame {
    pub height: f32,
    pub tops: Tops,
    /// From the lower edge of column and foot to that of the paper.
    pub bottom: f32,
    /// Least space between the text and the foot of the last page.
    pub above_foot: f32,
    pub foot: FootPlace,
}

/// Above a foot that stands apart from the text, in points: two lines, so that no account leaves its page for the foot.
pub(super) const LEAST_ABOVE_FOOT: f32 = 24.0;
/// Above a foot that follows the text at once.
const A_LINE: f32 = 8.0;

/// Where the foot of the last page stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum FootPlace {
    PageEnd,
    /// At once below the text, so that nothing can be put between.
    BelowText,
}

/// Breaks `units` into pages and puts `foot` at the end of the last one.
/// `marks`: what a page shows besides, by its number and the count of pages.
pub(super) fn one_column(
    units: Vec<Unit>,
    foot: Block,
    heads: &TableHeads,
    frame: &Frame,
    mut marks: impl FnMut(usize, usize) -> Block,
) -> Vec<Page> {
    let lowest = frame.height - frame.bottom;
    let room = Room {
        first_page: lowest - frame.tops.first,
        later_pages: lowest - frame.tops.later,
        heads,
        foot: if foot.height > 0.0 { foot.height + frame.above_foot } else { 0.0 },
        least_above_foot: match frame.foot {
            FootPlace::PageEnd => LEAST_ABOVE_FOOT,
            FootPlace::BelowText => A_LINE,
        },
    };
    let mut pages = Vec::new();
    let column = paginate(units, &room);
    let bottom = match frame.foot {
        FootPlace::PageEnd => lowest,
        FootPlace::BelowText => text_end(&column, frame.tops) + room.foot,
    };
    put_column(&mut pages, column, frame.tops, heads);
    put_foot(&mut pages, foot, bottom);
    let count = pages.len();
    for (number, page) in pages.iter_mut().enumerate() {
        put_block(page, marks(number + 1, count), 0.0);
        merge_fields(&mut page.fields);
    }
    pages
}
