//! Compact letters: the address at the window of the envelope, a table under a bar, small type.

use domain::Paper;

use super::Design;
use crate::contrast::Accent;
use crate::faces::INTER;
use crate::geometry::mm;
use crate::layout::compact::grid::{CELL, CELL_BELOW, DETAIL, HEAD, HEAD_CELL};
use crate::layout::compact::opening::{
    ABOVE_TITLE, ABOVE_WINDOW, FACTS, FACTS_WIDTH, HEADING, LETTERHEAD, SUBJECT, WINDOW, WINDOW_WIDTH,
};
use crate::layout::compact::sheet::{self, Sheet};
use crate::layout::compact::sums::{SUM, TOTAL_CELL, TOTAL_TEXT};
use crate::layout::compact::{BODY, COLUMN, FAINT, HAIRLINE, INSET, NOTE, QUIET, STRONG, foot};
use crate::layout::content::Quantities;
use crate::layout::letter::opening::{Form, Look as Opening, Window};
use crate::layout::letter::schedule::TotalMark;
use crate::layout::letter::sections::{Headings, Look as Sections};
use crate::layout::letter::{grid, quote, schedule, signing};
use crate::layout::pages::{FootPlace, Frame, on};
use crate::layout::parts::cells::{self, Acceptance, Marker};
use crate::layout::parts::facts::{self, Values};
use crate::layout::parts::ledger;
use crate::paragraph::Style;

/// Distances of a letter on one paper, in points.
struct Distances {
    sheet: &'static Sheet,
    bottom: f32,
    gap: f32,
    writing: f32,
}

const A4: Distances = Distances { sheet: &sheet::A4, bottom: mm(19.0), gap: mm(5.5), writing: mm(9.5) };
const LETTER: Distances = Distances { sheet: &sheet::LETTER, bottom: mm(17.0), gap: mm(5.0), writing: mm(9.0) };

const QUOTE: Style = Style { size: 9.2, leading: 13.4, ..BODY };

pub(super) fn design(paper: Paper, accent: &Accent) -> Design {
    let Distances { sheet, bottom, gap, writing } = *on(paper, &A4, &LETTER);
    let total = TOTAL_TEXT.coloured(accent.on_fill);
    Design {
        family: INTER,
        size: (sheet.width, sheet.height),
        column: sheet.column(),
        frame: Frame { height: sheet.height, tops: sheet.tops(), bottom, above_foot: gap, foot: FootPlace::BelowText },
        marks: sheet.marks(),
        opening: Opening {
            letterhead: LETTERHEAD,
            kind: HEADING,
            subject: STRONG,
            place: SUBJECT,
            below_kind: mm(0.5),
            above_place: mm(0.5),
            form: Form::Window(Window {
                look: WINDOW,
                width: WINDOW_WIDTH,
                facts: FACTS,
                facts_width: FACTS_WIDTH,
                window: sheet.window - sheet.top,
                title: sheet.title - sheet.top,
                above: ABOVE_WINDOW,
                above_title: ABOVE_TITLE,
            }),
        },
        sections: Sections { heading: STRONG, headings: Headings::Above(mm(0.9)), text: BODY, measure: mm(146.0), gap },
        lead: QUOTE,
        note: NOTE,
        grid: grid(accent),
        before_grid: gap,
        sums: schedule::Look {
            width: mm(72.0),
            above: mm(3.0),
            plain: SUM,
            total: ledger::Look {
                label: total,
                amount: total,
                above: TOTAL_CELL,
                below: TOTAL_CELL,
                rule: None,
                ..SUM
            },
            total_mark: TotalMark::Bar(*accent),
        },
        pay: pay(),
        facts: facts::Look {
            label: Style { colour: QUIET, ..BODY },
            value: BODY,
            above: mm(0.4),
            below: mm(0.4),
            apart: mm(5.0),
            values: Values::Left(mm(38.0)),
        },
        quote: quote::Look { text: QUOTE, indent: mm(4.0), bar: Some((mm(0.7), accent.fill)) },
        signing: signing::Look {
            party: Style { colour: QUIET, ..BODY },
            name: STRONG,
            caption: Style { size: 7.2, leading: 10.2, colour: QUIET, ..BODY },
            filled: BODY,
            line: (0.5, FAINT),
            writing,
            below_line: mm(0.5),
            between: mm(12.0),
            above: mm(3.5),
        },
    }
}

/// Terms and ways to pay under headings like all others.
fn pay() -> crate::layout::parts::foot::Look {
    crate::layout::parts::foot::Look {
        heading: STRONG,
        below_heading: mm(0.7),
        text: BODY,
        word: Style { colour: QUIET, ..BODY },
        ..foot::LOOK
    }
}

fn grid(accent: &Accent) -> grid::Look {
    grid::Look {
        head: HEAD.coloured(accent.on_fill),
        head_line: grid::HeadLine::Bar(*accent, HEAD_CELL),
        number: STRONG,
        figure: COLUMN,
        figure_down: 0.0,
        apart: mm(5.0),
        beside_number: mm(3.5),
        inset: INSET,
        below_row: CELL_BELOW,
        row_rule: HAIRLINE,
        cells: cells::Look {
            title: STRONG,
            detail: DETAIL,
            minor: Style { colour: QUIET, ..DETAIL },
            above: CELL,
            between: mm(0.3),
            marker: Marker::Dash,
            acceptance: Acceptance::Plain(Style { colour: QUIET, ..DETAIL }, 0.0),
            quantities: Quantities::InColumns,
        },
    }
}
