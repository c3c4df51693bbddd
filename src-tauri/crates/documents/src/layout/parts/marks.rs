//! What every page shows above and below the text: decoration to a reader, who hears the text without it.

use super::Column;
use crate::geometry::mm;
use crate::layout::composer::Composer;
use crate::layout::content::Running;
use crate::layout::flow::Block;
use crate::paragraph::Style;

/// How the lines look, and where they stand from the paper's upper edge.
#[derive(Clone, Copy)]
pub(in crate::layout) struct Look {
    pub foot: Style,
    pub foot_top: f32,
    pub page: PageMark,
    pub head: Style,
    pub head_top: f32,
    pub draft: Style,
}

/// What stands at the right of the lowest line.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::layout) enum PageMark {
    Page,
    DocumentAndPage,
}

impl Composer {
    /// The seller and the number of the page; from the second page on also what the document is called.
    pub fn marks(&mut self, running: &Running, look: &Look, column: Column, number: usize) -> Block {
        let mut marks = Block::default();
        let place = self.figure_line("page", &running.place, look.foot);
        let right = match look.page {
            PageMark::Page => place,
            PageMark::DocumentAndPage => {
                let both = format!("{} · {}", running.heading, running.place);
                // A name that would crowd out the seller stands at the head of the page already.
                self.figure_line("page", &both, look.foot).filter(|line| line.width <= column.width * 0.6).or(place)
            }
        };
        let taken = right.as_ref().map_or(0.0, |line| line.width);
        if let Some(line) = right {
            marks.put_right(line, column.right(), look.foot_top, None);
        }
        let left = self.lines("seller.name", &running.who, look.foot, column.width - taken - mm(6.0));
        if let Some(line) = left.into_iter().next() {
            marks.put_line(line, column.left, look.foot_top, None);
        }
        if number > 1 {
            self.running_head(&mut marks, running, look, column);
        }
        marks
    }

    fn running_head(&mut self, marks: &mut Block, running: &Running, look: &Look, column: Column) {
        let lines = self.lines("number", &running.heading, look.head, column.width * 0.8);
        if let Some(line) = lines.into_iter().next() {
            let beside = column.left + line.width + mm(2.4);
            let down = (look.head.leading - look.draft.leading) / 2.0;
            marks.put_line(line, column.left, look.head_top, None);
            self.draft_chip(marks, running.draft.as_deref(), look.draft, (beside, look.head_top + down), None);
        }
    }
}
