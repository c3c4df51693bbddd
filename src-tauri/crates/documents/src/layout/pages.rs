//! From pieces to pages: the columns are put in place, and what repeats on every page. Knows no invoice.

use super::flow::{Block, Piece, TableHeads};
use crate::display_list::{Field, Page};

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
