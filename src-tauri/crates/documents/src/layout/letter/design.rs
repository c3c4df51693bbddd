//! How letters look: what the three designs fill in. Holds no text.

use domain::Paper;
use domain::invoice::Template;

use super::{grid, opening, quote, schedule, sections, signing};
use crate::contrast::Accent;
use crate::faces::Family;
use crate::layout::pages::Frame;
use crate::layout::parts::{Column, facts, foot, marks};
use crate::paragraph::Style;

mod classic;
mod compact;
mod modern;

/// The look of a letter on one paper.
pub(super) struct Design {
    pub family: Family,
    /// Of the paper, in points.
    pub size: (f32, f32),
    pub column: Column,
    pub frame: Frame,
    pub marks: marks::Look,
    pub opening: opening::Look,
    pub sections: sections::Look,
    /// A sentence that opens the text.
    pub lead: Style,
    /// Sentences of the tax rules.
    pub note: Style,
    pub grid: grid::Look,
    pub before_grid: f32,
    pub sums: schedule::Look,
    pub pay: foot::Look,
    pub facts: facts::Look,
    pub quote: quote::Look,
    pub signing: signing::Look,
}

impl Design {
    pub fn of(template: Template, paper: Paper, accent: &str) -> Design {
        let accent = Accent::of(accent);
        match template {
            Template::Modern => modern::design(paper, &accent),
            Template::Classic => classic::design(paper),
            Template::Compact => compact::design(paper, &accent),
        }
    }
}
