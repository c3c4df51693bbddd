//! The template Classic: a letter in serif type, beads on a line for the milestones, a double rule under the total.

use super::composer::Composer;
use super::content::{Content, Quantities};
use super::flow::{Head, Heads, Table, TableHeads};
use super::pages::{FootPlace, Frame, Tops, finished, on, one_column};
use super::parts::cells::{self, Acceptance, Marker};
use super::parts::table::{self, Look, Ruled};
use super::parts::{Column, marks};
use crate::Uncovered;
use crate::contrast::{Accent, INK};
use crate::display_list::Pages;
use crate::faces::{Figures, FontStyle, SERIF};
use crate::geometry::{Colour, mm};
use crate::paragraph::Style;

mod beads;
pub(super) mod foot;
pub(super) mod opening;
pub(super) mod sums;

pub(super) const SOFT_INK: Colour = Colour::hex(0x0030_363b);
pub(super) const QUIET: Colour = Colour::hex(0x004a_5157);
pub(super) const FAINT: Colour = Colour::hex(0x005b_636a);
pub(super) const RULE: (f32, Colour) = (0.4, INK);
pub(super) const HAIRLINE: (f32, Colour) = (0.4, Colour::hex(0x00c6_ccd0));

pub(super) const BODY: Style = Style {
    font: FontStyle::Regular,
    size: 9.4,
    leading: 14.1,
    tracking: 0.0,
    colour: INK,
    figures: Figures::Proportional,
};
pub(super) const LABEL: Style = Style { font: FontStyle::Italic, colour: QUIET, ..BODY };
pub(super) const COLUMN: Style = Style { figures: Figures::Tabular, ..BODY };
pub(super) const NOTE: Style = Style { font: FontStyle::Italic, colour: SOFT_INK, ..BODY };
pub(super) const DRAFT: Style = Style { font: FontStyle::Italic, size: 8.4, leading: 12.6, colour: SOFT_INK, ..BODY };
pub(super) const TITLE: Style = Style { font: FontStyle::SemiBold, size: 10.4, leading: 15.6, ..BODY };
pub(super) const PAGE_MARK: Style = Style { font: FontStyle::Italic, size: 7.6, leading: 11.4, colour: FAINT, ..BODY };
pub(super) const RUNNING: Style = Style { font: FontStyle::Italic, colour: QUIET, ..BODY };

pub(super) const BEFORE_NOTE: f32 = mm(5.2);
/// The short header of later pages with the space below it.
pub(super) const RUNNING_HEAD: f32 = RUNNING.leading + mm(6.0);
pub(super) const SIDE: f32 = mm(23.0);
/// Width of the facts beside the address, and of the totals.
pub(super) const RIGHT_WIDTH: f32 = mm(66.0);

/// Distances of one paper, in points.
struct Sheet {
    width: f32,
    height: f32,
    top: f32,
    bottom: f32,
    page_mark_up: f32,
    before_parties: f32,
    before_title: f32,
    before_beads: f32,
    before_table: f32,
}

const A4: Sheet = Sheet {
    width: mm(210.0),
    height: mm(297.0),
    top: mm(19.0),
    bottom: mm(25.0),
    page_mark_up: mm(10.0),
    before_parties: mm(10.0),
    before_title: mm(11.0),
    before_beads: mm(7.0),
    before_table: mm(7.5),
};

const LETTER: Sheet = Sheet {
    width: 612.0,
    height: 792.0,
    top: mm(15.0),
    bottom: mm(19.0),
    page_mark_up: mm(8.0),
    before_parties: mm(8.0),
    before_title: mm(8.0),
    before_beads: mm(6.0),
    before_table: mm(6.0),
};

impl Sheet {
    fn column(&self) -> Column {
        Column { left: SIDE, width: self.width - 2.0 * SIDE }
    }

    fn frame(&self) -> Frame {
        Frame {
            height: self.height,
            tops: Tops { first: self.top, later: self.top + RUNNING_HEAD },
            bottom: self.bottom,
            above_foot: mm(2.5),
            foot: FootPlace::PageEnd,
        }
    }

    fn marks(&self) -> marks::Look {
        marks::Look {
            foot: PAGE_MARK,
            foot_top: self.height - self.page_mark_up - PAGE_MARK.leading,
            page: marks::PageMark::Page,
            head: RUNNING,
            head_top: self.top,
            draft: DRAFT,
        }
    }
}

/// The lines: words on the left, the amount on the right.
pub(super) const TABLE: Look = Look {
    head: LABEL,
    below_head: mm(1.6),
    head_rule: RULE,
    amount: COLUMN,
    amount_down: (TITLE.leading - BODY.leading) / 2.0 + 0.2,
    beside_amount: mm(6.0),
    below_row: mm(3.0),
    row_rule: HAIRLINE,
    ruled: Ruled::All,
    cells: cells::Look {
        title: TITLE,
        detail: Style { colour: SOFT_INK, ..BODY },
        minor: Style { size: 8.2, leading: 12.3, colour: QUIET, ..BODY },
        above: mm(2.8),
        between: mm(1.2),
        marker: Marker::Dash,
        acceptance: Acceptance::Plain(LABEL, mm(1.4)),
        quantities: Quantities::InWords,
    },
};

/// A document being set.
struct Classic<'a> {
    content: &'a Content<'a>,
    sheet: &'static Sheet,
    accent: Accent,
    composer: Composer,
}

pub(super) fn lay_out(content: &Content<'_>) -> (Pages, Vec<Uncovered>) {
    let sheet = on(content.body.paper, &A4, &LETTER);
    let column = sheet.column();
    let mut classic = Classic {
        content,
        sheet,
        accent: Accent::of(&content.body.accent),
        composer: Composer::new(SERIF, content.fonts),
    };
    // The nodes are made in the order in which they are to be read: who, how much, by when, for what, how to pay.
    let mut units = vec![classic.opening()];
    let nodes = classic.composer.table_nodes(2);
    let rows = classic.composer.plain_rows(content, &TABLE, column, &nodes);
    units.extend(table::units(Table::Lines, rows, classic.sums(), sheet.before_table));
    units.extend(classic.composer.notes(content, NOTE, BEFORE_NOTE, column));
    let foot = classic.foot(&mut units);
    let names = [content.lines_label(), content.label(|labels| (labels.amount_in)(content.body.currency.code()))];
    let [first, repeated] = [Head::First, Head::Repeated]
        .map(|head| classic.composer.plain_head(names.each_ref().map(String::as_str), &TABLE, column, (&nodes, head)));
    let heads = TableHeads { lines: Heads { first, repeated }, ..TableHeads::default() };
    let composer = &mut classic.composer;
    let pages = one_column(units, foot, &heads, &sheet.frame(), |number, count| {
        composer.marks(&content.running(number, count), &sheet.marks(), column, number)
    });
    finished(pages, (sheet.width, sheet.height), classic.composer, content.meta())
}
