//! Page breaking: which piece of a column stands on which page. Knows heights and ties, not what the pieces show.

use crate::display_list::{Field, Item, NodeId, Placed};
use crate::geometry::{Colour, Point, Rect};
use crate::paragraph::Line;

/// A piece that is never cut: items and fields relative to its top; x is already the page's.
#[derive(Debug, Clone, Default)]
pub(crate) struct Block {
    pub height: f32,
    pub items: Vec<Placed>,
    pub fields: Vec<Field>,
}

/// Pieces that belong together, such as a table row.
#[derive(Debug, Clone)]
pub(crate) struct Unit {
    /// Space before the unit unless it opens a page.
    pub gap: f32,
    pub blocks: Vec<Block>,
    pub cut: Cut,
    pub place: Place,
}

/// When a unit may be cut between its blocks; a unit taller than a page always is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cut {
    /// Only if it is taller than a page.
    Never,
    /// Only if it is taller than half a page: a shorter one moves to the next page.
    WhenTall,
    Freely,
}

/// Where a table's header row is drawn: before its first row, and again where a later row opens a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    OpensTable(Table),
    InTable(Table),
    Outside,
}

/// The tables whose header rows repeat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Table {
    /// What is billed.
    Lines,
    /// The milestones of the contract.
    Schedule,
    /// Of a document with many tables, by its place among them.
    Further(usize),
}

/// The header row is read once; its repetitions are decoration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Head {
    First,
    Repeated,
}

/// The header rows of a table: with its first row, and as repeated.
#[derive(Debug, Clone, Default)]
pub(crate) struct Heads {
    pub first: Block,
    pub repeated: Block,
}

/// The header rows of all tables of a document; a table that it lacks has empty ones.
#[derive(Debug, Clone, Default)]
pub(crate) struct TableHeads {
    pub lines: Heads,
    pub schedule: Heads,
    pub further: Vec<Heads>,
}

/// Room of a column, in points.
#[derive(Debug, Clone)]
pub(crate) struct Room<'h> {
    pub first_page: f32,
    pub later_pages: f32,
    pub heads: &'h TableHeads,
    /// What the last page must keep free at its end.
    pub foot: f32,
    /// A last page shows at least this much above its foot when an earlier page can give it.
    pub least_above_foot: f32,
}

/// A page's share of the column: what to draw and how far below the column's top.
#[derive(Debug, Clone)]
pub(crate) enum Piece {
    Block { y: f32, block: Block },
    TableHead { y: f32, table: Table, head: Head },
}

impl Block {
    pub fn put(&mut self, item: Item, node: Option<NodeId>) {
        self.items.push(Placed { item, node });
    }

    /// Puts a line with its left edge at `x` and its top at `y`.
    pub fn put_line(&mut self, line: Line, x: f32, y: f32, node: Option<NodeId>) {
        for mut run in line.runs {
            run.x += x;
            run.baseline += y;
            self.put(Item::Text(run), node);
        }
    }

    /// Puts a line so that it ends at `right`.
    pub fn put_right(&mut self, line: Line, right: f32, y: f32, node: Option<NodeId>) {
        let x = right - line.width;
        self.put_line(line, x, y, node);
    }

    /// Appends lines below what the block holds, left-aligned at `x`.
    pub fn stack(&mut self, lines: Vec<Line>, x: f32, node: Option<NodeId>) {
        for line in lines {
            let (y, height) = (self.height, line.height);
            self.put_line(line, x, y, node);
            self.height += height;
        }
    }

    /// A level rule whose middle is at `y`.
    pub fn rule(&mut self, from: f32, to: f32, y: f32, (width, colour): (f32, Colour)) {
        let rule = Item::Rule { from: Point { x: from, y }, to: Point { x: to, y }, width, colour };
        self.put(rule, None);
    }

    pub fn field(&mut self, name: impl Into<String>, rect: Rect) {
        self.fields.push(Field { name: name.into(), rect });
    }

    /// Appends `below` under this block, which becomes one uncuttable piece with it.
    pub fn join(&mut self, below: Block) {
        let by = self.height;
        self.height += below.height;
        self.items.extend(below.items.into_iter().map(|mut placed| {
            placed.item.move_by(0.0, by);
            placed
        }));
        self.fields.extend(below.fields.into_iter().map(|field| Field { rect: field.rect.moved(0.0, by), ..field }));
    }
}

impl Block {
    pub fn move_right(&mut self, by: f32) {
        self.items.iter_mut().for_each(|placed| placed.item.move_by(by, 0.0));
        self.fields.iter_mut().for_each(|field| field.rect = field.rect.moved(by, 0.0));
    }

    /// Appends `blocks` side by side under this one: each keeps its x.
    pub fn join_beside(&mut self, blocks: Vec<Block>) {
        let top = self.height;
        let mut bottom = top;
        for block in blocks {
            bottom = bottom.max(top + block.height);
            self.height = top;
            self.join(block);
        }
        self.height = bottom;
    }
}

impl Unit {
    fn height(&self) -> f32 {
        self.blocks.iter().map(|block| block.height).sum()
    }

    /// Cuts off the blocks from `at` on, which will open a page; a row keeps some distance from the repeated header.
    fn split_off(&mut self, at: usize) -> Unit {
        let mut blocks = self.blocks.split_off(at);
        let place = match (self.place, blocks.first_mut()) {
            (Place::Outside, _) => Place::Outside,
            (Place::OpensTable(table) | Place::InTable(table), None) => Place::InTable(table),
            (Place::OpensTable(table) | Place::InTable(table), Some(first)) => {
                let below = std::mem::replace(first, Block { height: BELOW_HEAD, ..Block::default() });
                first.join(below);
                Place::InTable(table)
            }
        };
        Unit { gap: 0.0, blocks, cut: self.cut, place }
    }
}

/// Space between a repeated header row and the rest of a cut row, in points.
const BELOW_HEAD: f32 = 6.0;
/// Share of a page that must stay filled when more than one piece goes to the foot.
const LEAST_LEFT_BEHIND: f32 = 0.5;

/// The units of one page, in order.
type Column = Vec<Unit>;

/// Distributes `units` over pages; at least one page.
/// The last page keeps `room.foot` free. If only the foot would stand there, the end of the text comes with it.
pub(crate) fn paginate(units: Vec<Unit>, room: &Room) -> Vec<Vec<Piece>> {
    let mut pages: Vec<Column> = vec![Vec::new()];
    for unit in units {
        place(unit, &mut pages, room);
    }
    make_room_for_foot(&mut pages, room);
    pages.into_iter().map(|column| pieces(column, room)).collect()
}

impl TableHeads {
    pub fn of(&self, table: Table, head: Head) -> &Block {
        let heads = match table {
            Table::Lines => &self.lines,
            Table::Schedule => &self.schedule,
            Table::Further(at) => &self.further[at],
        };
        match head {
            Head::First => &heads.first,
            Head::Repeated => &heads.repeated,
        }
    }
}

impl Room<'_> {
    fn of_page(&self, index: usize) -> f32 {
        if index == 0 { self.first_page } else { self.later_pages }
    }

    /// What a page of its own offers to a unit, below the header row that it would repeat.
    fn of_its_own(&self, unit: &Unit) -> f32 {
        match unit.place {
            Place::OpensTable(table) | Place::InTable(table) => {
                self.later_pages - self.heads.of(table, Head::Repeated).height
            }
            Place::Outside => self.later_pages,
        }
    }
}

/// The header row that stands before the unit at `index` of a page.
fn head_before(unit: &Unit, index: usize) -> Option<(Table, Head)> {
    match unit.place {
        Place::OpensTable(table) => Some((table, Head::First)),
        Place::InTable(table) if index == 0 => Some((table, Head::Repeated)),
        Place::InTable(_) | Place::Outside => None,
    }
}

/// Height of a unit with what its place on the page adds.
fn height_at(unit: &Unit, index: usize, room: &Room) -> f32 {
    let gap = if index == 0 { 0.0 } else { unit.gap };
    let head = head_before(unit, index).map_or(0.0, |(table, head)| room.heads.of(table, head).height);
    gap + head + unit.height()
}

fn used(column: &[Unit], room: &Room) -> f32 {
    column.iter().enumerate().map(|(index, unit)| height_at(unit, index, room)).sum()
}

fn fits(column: &[Unit], unit: &Unit, page: usize, room: &Room) -> bool {
    used(column, room) + height_at(unit, column.len(), room) <= room.of_page(page) + 0.01
}

fn place(unit: Unit, pages: &mut Vec<Column>, room: &Room) {
    let page = pages.len() - 1;
    if fits(&pages[page], &unit, page, room) {
        pages[page].push(unit);
        return;
    }
    let may_cut = unit.height()
        > match unit.cut {
            Cut::Never => room.of_its_own(&unit),
            Cut::WhenTall => room.later_pages / 2.0,
            Cut::Freely => 0.0,
        };
    if may_cut {
        place_in_parts(unit, pages, room);
    } else {
        // The page is not empty: a unit that fits no empty page may be cut.
        pages.push(vec![unit]);
    }
}

fn place_in_parts(unit: Unit, pages: &mut Vec<Column>, room: &Room) {
    let mut rest = unit;
    loop {
        let page = pages.len() - 1;
        let free = room.of_page(page) + 0.01 - used(&pages[page], room);
        let mut taken = height_at(&rest, pages[page].len(), room) - rest.height();
        let fitting = rest
            .blocks
            .iter()
            .take_while(|block| {
                taken += block.height;
                taken <= free
            })
            .count();
        // A block taller than a page is put on a page of its own and runs over its end.
        let count = if fitting == 0 && pages[page].is_empty() { 1 } else { fitting };
        if count > 0 {
            let later = rest.split_off(count);
            pages[page].push(rest);
            rest = later;
        }
        if rest.blocks.is_empty() {
            return;
        }
        pages.push(Vec::new());
    }
}

fn make_room_for_foot(pages: &mut Vec<Column>, room: &Room) {
    let last = pages.len() - 1;
    let column = &mut pages[last];
    if used(column, room) + room.foot <= room.of_page(last) + 0.01 {
        return;
    }
    let mut taken: Column = Vec::new();
    while used(&taken, room) < room.least_above_foot {
        // A page that is left half empty looks worse than a foot with a single line above it.
        let left_behind = used(&column[..column.len() - 1], room);
        if !taken.is_empty() && left_behind < room.of_page(last) * LEAST_LEFT_BEHIND {
            break;
        }
        let Some(unit) = last_part(column, room) else { break };
        taken.insert(0, unit);
        if used(&taken, room) + room.foot > room.later_pages {
            column.push(taken.remove(0));
            break;
        }
    }
    pages.push(taken);
}

/// Takes the last unit off a page, or the last block of one that may be cut; the page keeps at least one block.
fn last_part(column: &mut Column, room: &Room) -> Option<Unit> {
    let is_alone = column.len() == 1;
    let unit = column.last_mut()?;
    let may_cut = match unit.cut {
        Cut::Never => false,
        Cut::WhenTall => is_alone || unit.height() > room.later_pages / 2.0,
        Cut::Freely => true,
    };
    if may_cut && unit.blocks.len() > 1 {
        let at = unit.blocks.len() - 1;
        return Some(unit.split_off(at));
    }
    if column.len() > 1 { column.pop() } else { None }
}

fn pieces(column: Column, room: &Room) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut y = 0.0;
    for (index, unit) in column.into_iter().enumerate() {
        if index > 0 {
            y += unit.gap;
        }
        if let Some((table, head)) = head_before(&unit, index) {
            pieces.push(Piece::TableHead { y, table, head });
            y += room.heads.of(table, head).height;
        }
        for block in unit.blocks {
            let height = block.height;
            pieces.push(Piece::Block { y, block });
            y += height;
        }
    }
    pieces
}

#[cfg(test)]
mod tests;
