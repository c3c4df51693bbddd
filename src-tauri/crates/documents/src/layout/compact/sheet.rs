//! The papers of Compact, for invoices and letters alike: edges, the window of the envelope, title and page mark. Where
//! the text ends is each document's own matter.

use super::{DRAFT, PAGE_MARK, RUNNING_HEAD, STRONG};
use crate::geometry::mm;
use crate::layout::pages::Tops;
use crate::layout::parts::{Column, marks};

const LEFT: f32 = mm(20.0);
const RIGHT: f32 = mm(18.0);

/// Distances of one paper, in points.
pub(in crate::layout) struct Sheet {
    pub width: f32,
    pub height: f32,
    pub top: f32,
    /// Upper edge of the envelope's window.
    pub window: f32,
    /// Where the title begins unless address or facts need the room.
    pub title: f32,
    page_mark_up: f32,
}

/// Window of DIN 5008, form B.
pub(in crate::layout) const A4: Sheet = Sheet {
    width: mm(210.0),
    height: mm(297.0),
    top: mm(13.0),
    window: mm(45.0),
    title: mm(92.0),
    page_mark_up: mm(8.0),
};

/// Window of a #10 envelope.
pub(in crate::layout) const LETTER: Sheet =
    Sheet { width: 612.0, height: 792.0, top: mm(13.0), window: 144.0, title: 260.64, page_mark_up: mm(8.0) };

impl Sheet {
    pub fn column(&self) -> Column {
        Column { left: LEFT, width: self.width - LEFT - RIGHT }
    }

    pub fn tops(&self) -> Tops {
        Tops { first: self.top, later: self.top + RUNNING_HEAD }
    }

    pub fn marks(&self) -> marks::Look {
        marks::Look {
            foot: PAGE_MARK,
            foot_top: self.height - self.page_mark_up - PAGE_MARK.leading,
            page: marks::PageMark::DocumentAndPage,
            head: STRONG,
            head_top: self.top,
            draft: DRAFT,
        }
    }
}
