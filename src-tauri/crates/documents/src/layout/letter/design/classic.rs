//! Classic letters: serif type, a letterhead over a rule, italic headings above their text.

use domain::Paper;

use super::Design;
use crate::faces::{FontStyle, SERIF};
use crate::geometry::mm;
use crate::layout::classic::opening::{BELOW_HEADING, BELOW_LETTERHEAD, FACTS, HEADING, LETTERHEAD, SUBJECT};
use crate::layout::classic::sums::{DOUBLE, SUM, TOTAL};
use crate::layout::classic::{
    BODY, COLUMN, DRAFT, HAIRLINE, LABEL, NOTE, PAGE_MARK, QUIET, RIGHT_WIDTH, RULE, RUNNING, RUNNING_HEAD, SIDE,
    TABLE, TITLE, foot,
};
use crate::layout::letter::opening::{Form, Letter, Look as Opening};
use crate::layout::letter::schedule::TotalMark;
use crate::layout::letter::sections::{Headings, Look as Sections};
use crate::layout::letter::{grid, quote, schedule, signing};
use crate::layout::pages::{FootPlace, Frame, Tops, on};
use crate::layout::parts::facts::{self, Values};
use crate::layout::parts::{Column, marks};
use crate::paragraph::Style;

/// Distances of one paper, in points.
struct Sheet {
    width: f32,
    height: f32,
    top: f32,
    bottom: f32,
    page_mark_up: f32,
    above_parties: f32,
    above_title: f32,
    gap: f32,
    writing: f32,
}

const A4: Sheet = Sheet {
    width: mm(210.0),
    height: mm(297.0),
    top: mm(19.0),
    bottom: mm(21.0),
    page_mark_up: mm(10.0),
    above_parties: mm(9.0),
    above_title: mm(9.5),
    gap: mm(6.0),
    writing: mm(11.0),
};

const LETTER: Sheet = Sheet {
    width: 612.0,
    height: 792.0,
    top: mm(15.0),
    bottom: mm(18.0),
    page_mark_up: mm(8.0),
    above_parties: mm(7.0),
    above_title: mm(7.0),
    gap: mm(5.0),
    writing: mm(10.0),
};

const PLACE: Style = Style { colour: QUIET, ..LABEL };
const QUOTE: Style = Style { font: FontStyle::Italic, size: 10.8, leading: 16.2, ..BODY };

pub(super) fn design(paper: Paper) -> Design {
    let sheet = on(paper, &A4, &LETTER);
    let column = Column { left: SIDE, width: sheet.width - 2.0 * SIDE };
    Design {
        family: SERIF,
        size: (sheet.width, sheet.height),
        column,
        frame: Frame {
            height: sheet.height,
            tops: Tops { first: sheet.top, later: sheet.top + RUNNING_HEAD },
            bottom: sheet.bottom,
            above_foot: sheet.gap,
            foot: FootPlace::BelowText,
        },
        marks: marks::Look {
            foot: PAGE_MARK,
            foot_top: sheet.height - sheet.page_mark_up - PAGE_MARK.leading,
            page: marks::PageMark::Page,
            head: RUNNING,
            head_top: sheet.top,
            draft: DRAFT,
        },
        opening: Opening {
            letterhead: LETTERHEAD,
            kind: HEADING,
            subject: SUBJECT,
            place: PLACE,
            below_kind: BELOW_HEADING,
            above_place: mm(0.6),
            form: Form::Letter(Letter {
                rule: RULE,
                above_rule: BELOW_LETTERHEAD,
                label: LABEL,
                address: BODY,
                facts: FACTS,
                facts_width: RIGHT_WIDTH,
                above_parties: sheet.above_parties,
                above_title: sheet.above_title,
            }),
        },
        sections: Sections {
            heading: Style { font: FontStyle::SemiBold, size: 10.4, leading: 15.6, ..BODY },
            headings: Headings::Above(mm(0.9)),
            text: BODY,
            measure: mm(150.0),
            gap: sheet.gap,
        },
        lead: SUBJECT,
        note: NOTE,
        grid: GRID,
        before_grid: sheet.gap,
        sums: schedule::Look {
            width: RIGHT_WIDTH,
            above: mm(2.0),
            plain: SUM,
            total: TOTAL,
            total_mark: TotalMark::Double(RULE, DOUBLE),
        },
        pay: pay(),
        facts: facts::Look { values: Values::Left(mm(44.0)), ..FACTS },
        quote: quote::Look { text: QUOTE, indent: mm(7.0), bar: None },
        signing: signing::Look {
            party: LABEL,
            name: BODY,
            caption: Style { size: 8.2, leading: 12.3, ..LABEL },
            filled: BODY,
            line: RULE,
            writing: sheet.writing,
            below_line: mm(0.5),
            between: mm(14.0),
            above: mm(4.5),
        },
    }
}

/// Terms and ways to pay under headings like all others.
fn pay() -> crate::layout::parts::foot::Look {
    crate::layout::parts::foot::Look {
        heading: TITLE,
        below_heading: mm(0.9),
        text: BODY,
        word: Style { colour: QUIET, ..LABEL },
        ..foot::LOOK
    }
}

const GRID: grid::Look = grid::Look {
    head: LABEL,
    head_line: grid::HeadLine::Rule(mm(1.6), RULE),
    number: COLUMN,
    figure: COLUMN,
    figure_down: (TITLE.leading - BODY.leading) / 2.0 + 0.2,
    apart: mm(5.0),
    beside_number: mm(3.0),
    inset: 0.0,
    below_row: mm(2.6),
    row_rule: HAIRLINE,
    cells: TABLE.cells,
};
