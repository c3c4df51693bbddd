//! The template Compact: the address at the window of the envelope, a grid of lines with quantities and rates, the
//! whole milestone schedule.

use super::composer::Composer;
use super::content::Content;
use super::flow::{Table, TableHeads};
use super::pages::{FootPlace, Frame, finished, on, one_column};
use super::parts::table;
use crate::Uncovered;
use crate::contrast::{Accent, INK};
use crate::display_list::{Item, Pages, Paint};
use crate::faces::{Figures, FontStyle, INTER};
use crate::geometry::{Colour, Rect, mm};
use crate::layout::flow::Block;
use crate::paragraph::Style;

pub(super) mod foot;
pub(super) mod grid;
pub(super) mod opening;
mod schedule;
pub(super) mod sheet;
pub(super) mod sums;

use foot::Caption;
use sheet::Sheet;

pub(super) const SOFT_INK: Colour = Colour::hex(0x003a_4349);
pub(super) const QUIET: Colour = Colour::hex(0x004a_5359);
pub(super) const FAINT: Colour = Colour::hex(0x005b_656d);
pub(super) const HAIRLINE: (f32, Colour) = (0.4, Colour::hex(0x00d3_d9dd));
pub(super) const STRONG_RULE: (f32, Colour) = (0.7, INK);

pub(super) const BODY: Style = Style {
    font: FontStyle::Regular,
    size: 8.3,
    leading: 11.79,
    tracking: 0.0,
    colour: INK,
    figures: Figures::Proportional,
};
pub(super) const STRONG: Style = Style { font: FontStyle::SemiBold, ..BODY };
pub(super) const COLUMN: Style = Style { figures: Figures::Tabular, ..BODY };
pub(super) const STRONG_COLUMN: Style = Style { font: FontStyle::SemiBold, ..COLUMN };
pub(super) const PAGE_MARK: Style = Style { size: 6.8, leading: 9.66, colour: FAINT, ..BODY };
pub(super) const NOTE: Style = Style { colour: SOFT_INK, ..BODY };
pub(super) const DRAFT: Style = Style { size: 7.4, leading: 11.1, colour: SOFT_INK, ..BODY };

/// The short header of later pages with the space below it.
pub(super) const RUNNING_HEAD: f32 = BODY.leading + mm(4.5);
/// How far text stands in from the ends of a bar.
pub(super) const INSET: f32 = mm(2.0);

/// An invoice on one paper, in points.
struct Distances {
    sheet: &'static Sheet,
    before_lines: f32,
    before_note: f32,
    /// From the end of the text to the paper's lower edge.
    bottom: f32,
    caption: Caption,
}

const A4: Distances = Distances {
    sheet: &sheet::A4,
    before_lines: mm(4.0),
    before_note: mm(4.0),
    bottom: mm(17.0),
    caption: Caption::BelowCode,
};
const LETTER: Distances = Distances {
    sheet: &sheet::LETTER,
    before_lines: mm(3.0),
    before_note: mm(3.5),
    bottom: mm(15.0),
    caption: Caption::BelowAccount,
};

/// A document being set.
struct Compact<'a> {
    content: &'a Content<'a>,
    sheet: &'static Sheet,
    caption: Caption,
    accent: Accent,
    composer: Composer,
}

pub(super) fn lay_out(content: &Content<'_>) -> (Pages, Vec<Uncovered>) {
    let Distances { sheet, before_lines, before_note, bottom, caption } = *on(content.body.paper, &A4, &LETTER);
    let column = sheet.column();
    let mut compact = Compact {
        content,
        sheet,
        caption,
        accent: Accent::of(&content.body.accent),
        composer: Composer::new(INTER, content.fonts),
    };
    // The nodes are made in the order in which they are to be read: who, how much, by when, for what, how to pay.
    let mut units = vec![compact.opening()];
    let (lines, rows) = compact.grid();
    units.extend(table::units(Table::Lines, rows, compact.sums(), before_lines));
    let (schedule, rows) = compact.schedule().unzip();
    units.extend(rows);
    units.extend(compact.composer.notes(content, NOTE, before_note, column));
    let foot = compact.foot(&mut units);
    let heads = TableHeads { lines, schedule: schedule.unwrap_or_default(), ..TableHeads::default() };
    let frame =
        Frame { height: sheet.height, tops: sheet.tops(), bottom, above_foot: mm(3.0), foot: FootPlace::PageEnd };
    let composer = &mut compact.composer;
    let pages = one_column(units, foot, &heads, &frame, |number, count| {
        composer.marks(&content.running(number, count), &sheet.marks(), column, number)
    });
    finished(pages, (sheet.width, sheet.height), compact.composer, content.meta())
}

/// An area of the brand colour, which is outlined where it is too pale to be seen.
pub(super) fn bar(block: &mut Block, accent: &Accent, rect: Rect) {
    block.put(Item::Rect { rect, fill: accent.fill }, None);
    if accent.needs_outline() {
        let (width, colour) = (STRONG_RULE.0, INK);
        block.put(Item::Rounded { rect, radius: 0.0, paint: Paint::Stroke { colour, width } }, None);
    }
}
