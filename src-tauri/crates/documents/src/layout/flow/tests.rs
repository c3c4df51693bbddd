//! Which piece stands on which page.

use super::*;

const ROWS: Place = Place::InTable(Table::Lines);

fn unit(blocks: &[f32], cut: Cut, place: Place) -> Unit {
    let blocks = blocks.iter().map(|&height| Block { height, ..Block::default() }).collect();
    Unit { gap: 5.0, blocks, cut, place }
}

fn shape(units: Vec<Unit>) -> Vec<Vec<f32>> {
    let heights = |piece: &Piece| match piece {
        Piece::Block { block, .. } => block.height,
        Piece::TableHead { .. } => -1.0,
    };
    let head = Block { height: 10.0, ..Block::default() };
    let heads = TableHeads { lines: Heads { first: head.clone(), repeated: head }, ..TableHeads::default() };
    let room = Room { first_page: 100.0, later_pages: 100.0, heads: &heads, foot: 30.0, least_above_foot: 40.0 };
    paginate(units, &room).iter().map(|page| page.iter().map(heights).collect()).collect()
}

#[test]
fn short_rows_move_whole_and_repeat_the_header() {
    let rows = vec![
        unit(&[60.0], Cut::Never, Place::Outside),
        unit(&[20.0, 20.0], Cut::WhenTall, ROWS),
        unit(&[10.0], Cut::Never, Place::Outside),
    ];
    assert_eq!(shape(rows), vec![vec![60.0], vec![-1.0, 20.0, 20.0, 10.0]]);
}

#[test]
fn tall_rows_are_cut_between_blocks() {
    let rows = vec![unit(&[60.0], Cut::Never, Place::Outside), unit(&[15.0; 8], Cut::WhenTall, ROWS)];
    let pages = shape(rows);
    assert_eq!(pages[0], vec![60.0, 15.0, 15.0]);
    assert_eq!(pages[1][0], -1.0);
    let rows = pages.iter().flatten().filter(|height| **height == 15.0 || **height == 15.0 + BELOW_HEAD);
    assert_eq!(rows.count(), 8);
}

#[test]
fn the_foot_never_stands_alone_when_something_can_come_with_it() {
    let units = vec![unit(&[60.0], Cut::Never, Place::Outside), unit(&[20.0], Cut::Never, Place::Outside)];
    assert_eq!(shape(units), vec![vec![60.0], vec![20.0]]);
    let note = |first: f32, second: f32| {
        vec![
            unit(&[first], Cut::Never, Place::Outside),
            unit(&[second], Cut::Never, Place::Outside),
            unit(&[10.0], Cut::Freely, Place::Outside),
        ]
    };
    let brings = vec![vec![60.0], vec![20.0, 10.0]];
    assert_eq!(shape(note(60.0, 20.0)), brings, "a short note brings the block before it");
    let stays = vec![vec![10.0, 65.0], vec![10.0]];
    assert_eq!(shape(note(10.0, 65.0)), stays, "but not all that the page before it holds");
}

#[test]
fn a_block_taller_than_a_page_ends_the_search() {
    assert_eq!(shape(vec![unit(&[300.0, 10.0], Cut::Never, Place::Outside)]), vec![vec![300.0], vec![10.0]]);
}
