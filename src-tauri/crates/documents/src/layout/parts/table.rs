//! The table of lines as units for page breaking: the totals never stand without a line.

use crate::layout::flow::{Block, Cut, Place, Table, Unit};

/// `rows`: pieces of each row between which a page may end. The totals are joined to the last piece of the last row.
/// `gap`: space before the table.
pub(in crate::layout) fn units(rows: Vec<Vec<Block>>, totals: Block, gap: f32) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::with_capacity(rows.len());
    for (at, blocks) in rows.into_iter().enumerate() {
        let (gap, place) =
            if at == 0 { (gap, Place::OpensTable(Table::Lines)) } else { (0.0, Place::InTable(Table::Lines)) };
        units.push(Unit { gap, blocks, cut: Cut::WhenTall, place });
    }
    match units.last_mut().and_then(|unit| unit.blocks.last_mut()) {
        Some(last) => last.join(totals),
        None => {
            let place = Place::OpensTable(Table::Lines);
            units.push(Unit { gap, blocks: vec![totals], cut: Cut::Never, place });
        }
    }
    units
}
