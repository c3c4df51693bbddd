//! Modern letters: a tinted band with the head, headings hanging at the left of their text.

use domain::Paper;

use super::Design;
use crate::contrast::{Accent, INK};
use crate::faces::{FontStyle, GEIST};
use crate::geometry::mm;
use crate::layout::content::Quantities;
use crate::layout::letter::opening::{Band, Form, Look as Opening};
use crate::layout::letter::schedule::TotalMark;
use crate::layout::letter::sections::{Headings, Look as Sections};
use crate::layout::letter::{grid, quote, schedule, signing};
use crate::layout::modern::table::{DETAIL, FINE_RULE, HEAD, MINOR, STRONG_RULE, TITLE};
use crate::layout::modern::{
    BODY, COLUMN, DRAFT, HAIRLINE, LABEL, NOTE, PAGE_NUMBER_UP, QUIET, RUNNING_HEAD, SMALL, TINT, foot, side, totals,
};
use crate::layout::pages::{FootPlace, Frame, Tops, on};
use crate::layout::parts::cells::{self, Acceptance, Marker};
use crate::layout::parts::facts::{self, Values};
use crate::layout::parts::letterhead::{self, Align};
use crate::layout::parts::{Column, marks};
use crate::paragraph::Style;

/// Distances of one paper, in points.
struct Sheet {
    width: f32,
    height: f32,
    top: f32,
    bottom: f32,
    side: f32,
    above_title: f32,
    above_facts: f32,
    gap: f32,
    writing: f32,
}

const A4: Sheet = Sheet {
    width: mm(210.0),
    height: mm(297.0),
    top: mm(17.0),
    bottom: mm(20.0),
    side: mm(20.0),
    above_title: mm(16.0),
    above_facts: mm(10.0),
    gap: mm(7.5),
    writing: mm(11.0),
};

const LETTER: Sheet = Sheet {
    width: 612.0,
    height: 792.0,
    top: mm(15.0),
    bottom: mm(18.0),
    side: mm(20.0),
    above_title: mm(12.0),
    above_facts: mm(8.0),
    gap: mm(6.5),
    writing: mm(10.0),
};

const HEADING: Style = Style { font: FontStyle::SemiBold, ..BODY };
const KIND: Style = Style { font: FontStyle::Medium, size: 10.4, leading: 14.0, ..BODY };
const SUBJECT: Style = Style { font: FontStyle::SemiBold, size: 23.0, leading: 27.0, tracking: -0.026, ..BODY };
const PLACE: Style = Style { size: 9.6, leading: 14.4, colour: QUIET, ..BODY };
const LETTERHEAD: letterhead::Look = letterhead::Look {
    name: side::NAME,
    name_under_logo: Style { size: 10.4, leading: 13.6, ..side::NAME },
    person: Style { colour: QUIET, ..BODY },
    lines: Style { size: 8.0, leading: 12.0, colour: QUIET, ..BODY },
    below_name: mm(0.4),
    logo: (mm(50.0), mm(15.0)),
    below_logo: mm(3.0),
    lines_width: mm(84.0),
    align: Align::Tops,
};
const QUOTE: Style = Style { size: 10.4, leading: 15.6, ..BODY };
const LEAD: Style = Style { size: 10.4, leading: 15.6, ..BODY };

pub(super) fn design(paper: Paper, accent: &Accent) -> Design {
    let sheet = on(paper, &A4, &LETTER);
    let column = Column { left: sheet.side, width: sheet.width - 2.0 * sheet.side };
    Design {
        family: GEIST,
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
            foot: SMALL,
            foot_top: sheet.height - PAGE_NUMBER_UP - SMALL.leading,
            page: marks::PageMark::Page,
            head: LABEL,
            head_top: sheet.top,
            draft: DRAFT,
        },
        opening: Opening {
            letterhead: LETTERHEAD,
            kind: KIND,
            subject: SUBJECT,
            place: PLACE,
            below_kind: mm(0.8),
            above_place: mm(1.2),
            form: Form::Band(Band {
                tint: TINT,
                strip: (accent.fill, mm(1.8)),
                label: LABEL,
                value: BODY,
                name: HEADING,
                address_width: mm(58.0),
                above_title: sheet.above_title,
                above_facts: sheet.above_facts,
                below: mm(9.0),
                top: sheet.top,
                paper_width: sheet.width,
            }),
        },
        sections: Sections {
            heading: HEADING,
            headings: Headings::Beside(mm(42.0)),
            text: BODY,
            measure: mm(130.0),
            gap: sheet.gap,
        },
        lead: LEAD,
        note: NOTE,
        grid: grid(accent),
        before_grid: sheet.gap + mm(1.5),
        sums: schedule::Look {
            width: totals::WIDTH,
            above: mm(2.0),
            plain: totals::PLAIN,
            total: totals::STRONG,
            total_mark: TotalMark::Rule(totals::AROUND_TOTAL - totals::CELL / 2.0, (STRONG_RULE, INK)),
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
        quote: quote::Look { text: QUOTE, indent: mm(5.0), bar: Some((mm(0.9), accent.fill)) },
        signing: signing::Look {
            party: LABEL,
            name: HEADING,
            caption: Style { size: 7.4, leading: 11.1, colour: QUIET, ..BODY },
            filled: BODY,
            line: (FINE_RULE, QUIET),
            writing: sheet.writing,
            below_line: mm(0.7),
            between: mm(14.0),
            above: mm(5.0),
        },
    }
}

/// Ways to pay in the size of all other text.
fn pay() -> crate::layout::parts::foot::Look {
    crate::layout::parts::foot::Look {
        text: BODY,
        word: Style { colour: QUIET, ..BODY },
        values: mm(24.0),
        ..foot::LOOK
    }
}

fn grid(accent: &Accent) -> grid::Look {
    grid::Look {
        head: HEAD,
        head_line: grid::HeadLine::Rule(mm(1.4), (STRONG_RULE, INK)),
        number: Style { colour: QUIET, ..COLUMN },
        figure: COLUMN,
        figure_down: (TITLE.leading - BODY.leading) / 2.0 + 0.25,
        apart: mm(6.0),
        beside_number: mm(4.0),
        inset: 0.0,
        below_row: mm(2.8),
        row_rule: (FINE_RULE, HAIRLINE),
        cells: cells::Look {
            title: TITLE,
            detail: DETAIL,
            minor: MINOR,
            above: mm(2.8),
            between: mm(1.0),
            marker: Marker::Dash,
            acceptance: Acceptance::OnTint(BODY, accent.tint),
            quantities: Quantities::InWords,
        },
    }
}
