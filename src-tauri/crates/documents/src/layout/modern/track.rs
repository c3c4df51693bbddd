//! The milestone track: one bar per milestone, as wide as its share of the contract.

use domain::invoice::{TrackState, TrackStep};

use super::{BODY, INK, Modern, QUIET};
use crate::display_list::{Item, NodeId, Paint};
use crate::faces::FontStyle;
use crate::geometry::{Colour, Rect, mm};
use crate::layout::content::Mark;
use crate::layout::flow::Block;
use crate::layout::parts::Column;
use crate::paragraph::{Line, Style};

const BAR_HEIGHT: f32 = mm(3.4);
const BAR_RADIUS: f32 = mm(0.7);
const BELOW_BAR: f32 = mm(1.3);
/// Kept free behind a caption, besides the gap between the bars.
const CAPTION_GAP: f32 = mm(0.2);
const OUTLINE: f32 = 0.6;
const OUTLINE_COLOUR: Colour = Colour::hex(0x00b3_bcc3);
const FINISHED: Colour = Colour::hex(0x003b_464e);
const STEP: Style = Style { size: 7.0, leading: 9.24, colour: QUIET, ..BODY };

/// What stands under the bars, by the room there is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Captions {
    Titles,
    Positions,
    Nothing,
}

/// Least width of a bar with its title, and with its position alone.
const TITLE_WIDTH: f32 = mm(19.0);
const POSITION_WIDTH: f32 = mm(4.0);

impl Modern<'_> {
    pub(super) fn track_figure(&mut self) -> Option<Block> {
        let track = self.content.track();
        let count = track.len();
        if count == 0 {
            return None;
        }
        let Column { left, width } = self.sheet.main();
        let document = self.composer.document();
        let alt = self.content.track_sentence();
        let alt = self.composer.printable("track", &alt, &BODY, crate::clean::Breaks::Folded);
        let node = self.composer.figure(alt, document);
        let steps = count as f32;
        let captions = match width / steps {
            room if room >= TITLE_WIDTH + mm(1.0) => Captions::Titles,
            room if room >= POSITION_WIDTH + mm(1.0) => Captions::Positions,
            _ => Captions::Nothing,
        };
        let gap = mm(1.0).min(width / steps * 0.25);
        let least = match captions {
            Captions::Titles => TITLE_WIDTH,
            Captions::Positions => POSITION_WIDTH,
            Captions::Nothing => 0.5,
        };
        let mut block = Block { height: BAR_HEIGHT, ..Block::default() };
        let mut x = left;
        for (at, (step, bar)) in track.iter().zip(shares(track, width - gap * (steps - 1.0), least)).enumerate() {
            self.bar(&mut block, step, Rect::new(x, 0.0, bar, BAR_HEIGHT), node);
            let bottom = self.caption(&mut block, at, x, bar - CAPTION_GAP, captions, node);
            block.height = block.height.max(bottom);
            x += bar + gap;
        }
        block.field("track", Rect::new(left, 0.0, width, block.height));
        Some(block)
    }

    fn bar(&self, block: &mut Block, step: &TrackStep, rect: Rect, node: NodeId) {
        let radius = BAR_RADIUS.min(rect.width / 2.0);
        let half = OUTLINE / 2.0;
        let inset = Rect::new(rect.x + half, rect.y + half, (rect.width - OUTLINE).max(0.1), rect.height - OUTLINE);
        let (area, paint) = match step.state {
            TrackState::Before => (rect, Paint::Fill(FINISHED)),
            TrackState::This => (rect, Paint::Fill(self.accent.fill)),
            TrackState::Ahead => (inset, Paint::Stroke { colour: OUTLINE_COLOUR, width: OUTLINE }),
        };
        block.put(Item::Rounded { rect: area, radius, paint }, Some(node));
        if step.state == TrackState::This && self.accent.needs_outline() {
            let paint = Paint::Stroke { colour: INK, width: OUTLINE };
            block.put(Item::Rounded { rect: inset, radius, paint }, Some(node));
        }
    }

    /// Position and title under a bar; returns where they end.
    fn caption(&mut self, block: &mut Block, at: usize, x: f32, width: f32, captions: Captions, node: NodeId) -> f32 {
        let step = &self.content.track()[at];
        let (number_colour, title_colour) = match step.state {
            TrackState::This => (self.accent.text, self.accent.text),
            TrackState::Before | TrackState::Ahead => (INK, QUIET),
        };
        let strong = STEP.in_font(FontStyle::SemiBold);
        let title_style =
            if step.state == TrackState::This { strong.coloured(title_colour) } else { STEP.coloured(title_colour) };
        let mut lines: Vec<Line> = Vec::new();
        if captions != Captions::Nothing {
            let field = format!("track.{at}");
            let place = match self.content.mark(step) {
                Mark::Paid => format!("{}, {}", step.position, self.content.label(|labels| labels.paid)),
                Mark::Invoiced | Mark::NotPaid | Mark::This | Mark::Ahead => step.position.to_string(),
            };
            let mut position = self.composer.span(&field, &place, strong.coloured(number_colour));
            // A reader of the plain text must not see number and title as one word.
            position.text.push(' ');
            lines.extend(self.composer.paragraph(&[position]).lines(width));
            if captions == Captions::Titles {
                let mut title = self.composer.span(&field, &step.title, title_style);
                title.text.push(' ');
                lines.extend(self.composer.narrow(title, width).balanced(width));
            }
        }
        let mut y = BAR_HEIGHT + BELOW_BAR;
        for line in lines {
            let height = line.height;
            block.put_line(line, x, y, Some(node));
            y += height;
        }
        y
    }
}

/// Widths of the bars that fill `width`: by share of the contract, but none narrower than `least`.
fn shares(steps: &[TrackStep], width: f32, least: f32) -> Vec<f32> {
    let weight = |step: &TrackStep| step.permille.max(1) as f32;
    let mut widths: Vec<Option<f32>> = vec![None; steps.len()];
    loop {
        let fixed: f32 = widths.iter().flatten().sum();
        let open: f32 =
            steps.iter().zip(&widths).filter(|(_, width)| width.is_none()).map(|(step, _)| weight(step)).sum();
        let share = |step: &TrackStep| weight(step) / open * (width - fixed);
        let narrow = steps.iter().zip(&widths).position(|(step, width)| width.is_none() && share(step) < least);
        match narrow {
            Some(at) => widths[at] = Some(least),
            None => {
                return steps.iter().zip(widths).map(|(step, width)| width.unwrap_or_else(|| share(step))).collect();
            }
        }
    }
}
