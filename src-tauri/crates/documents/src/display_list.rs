//! The laid-out document: pages of placed items and the reading order. PDF and screen preview are drawn from this
//! one value.
//! Knows nothing of invoices and nothing of PDF; distances are points from the top left corner of the page.

use std::fmt::Write as _;
use std::ops::Range;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::Uncovered;
use crate::bidi::Direction;
use crate::faces::Font;
use crate::geometry::{Colour, Point, Rect};
use crate::image::Picture;

/// A finished layout. Equal content gives an equal value.
#[derive(Debug, Clone, PartialEq)]
pub struct Pages {
    pub(crate) width: f32,
    pub(crate) height: f32,
    pub(crate) pages: Vec<Page>,
    /// The reading order: parents before children, siblings in the order in which they are read.
    pub(crate) nodes: Vec<Node>,
    pub(crate) meta: Meta,
}

/// What the document says about itself.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Meta {
    pub title: String,
    pub author: String,
    /// BCP 47.
    pub language: &'static str,
    /// The date of the document itself; never a clock.
    pub dated_on: NaiveDate,
}

#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Page {
    pub items: Vec<Placed>,
    pub fields: Vec<Field>,
    /// Width and height in points where they are not the document's own: a payment part is A4 on every paper.
    pub size: Option<(f32, f32)>,
}

/// A clickable area: the field of the form that it shows. Names are those of the invoice body with the place in a list:
/// `seller`, `seller.address`, `logo`, `number`, `buyer`, `issue_on`, `due_on`, `project`, `order_number`,
/// `buyer_reference`, `references`,
/// `track`, `lines.0.title` (and `.description`, `.deliverables`, `.details`, `.acceptance`, `.net`), `totals`,
/// `account`,
/// `note`, `legal_notes`, `terms`, `payment_methods`.
/// Letters have those of their bodies: `dated_on`, `project.title`, `scope`, `milestones.0.title` (and
/// `.description`, `.deliverables`, `.figures`), `dispute_note`, `agreed`, `deliverables.0.title`, `criterion`, `accepted`;
/// those of a change order also `reason`.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Field {
    pub name: String,
    pub rect: Rect,
}

/// An item and the reading-order node it belongs to; decoration has none.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Placed {
    pub item: Item,
    pub node: Option<NodeId>,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Item {
    Text(TextRun),
    Rect { rect: Rect, fill: Colour },
    Rounded { rect: Rect, radius: f32, paint: Paint },
    Rule { from: Point, to: Point, width: f32, colour: Colour },
    Path { points: Vec<Point>, width: f32, colour: Colour },
    Image { rect: Rect, picture: Arc<Picture> },
    Modules(Modules),
}

/// The dark squares of a code, filled as one path, so that no hairline parts neighbours.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Modules {
    /// Without the quiet zone.
    pub rect: Rect,
    /// Squares along a side.
    pub count: u8,
    /// Row by row, from left to right.
    pub runs: Vec<ModuleRun>,
    pub fill: Colour,
}

/// Dark squares side by side, counted from the upper left corner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ModuleRun {
    pub x: u8,
    pub y: u8,
    pub length: u8,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Paint {
    Fill(Colour),
    Stroke { colour: Colour, width: f32 },
}

/// Glyphs of one face, size, colour and direction on one baseline, in the order in which they are read.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct TextRun {
    /// Left edge.
    pub x: f32,
    pub baseline: f32,
    pub font: Font,
    pub size: f32,
    pub colour: Colour,
    pub direction: Direction,
    pub text: String,
    pub glyphs: Vec<Glyph>,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Glyph {
    pub id: u16,
    /// Font units, with kerning and tracking.
    pub advance: f32,
    /// How far from the pen it stands, to the right and up, in font units: marks over and under their letters.
    pub dx: f32,
    pub dy: f32,
    /// Bytes of the run's text; empty when an earlier glyph already stands for them.
    pub text: Range<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct NodeId(pub usize);

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Node {
    pub role: Role,
    pub parent: Option<NodeId>,
    /// What a figure shows, in words.
    pub alt: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Document,
    Heading1,
    Heading2,
    Paragraph,
    Figure,
    List,
    ListItem,
    ListBody,
    Table,
    TableHead,
    TableBody,
    TableRow,
    ColumnHeader,
    RowHeader,
    TableCell,
}

impl Role {
    /// The standard structure type of PDF.
    pub fn name(self) -> &'static str {
        match self {
            Role::Document => "Document",
            Role::Heading1 => "H1",
            Role::Heading2 => "H2",
            Role::Paragraph => "P",
            Role::Figure => "Figure",
            Role::List => "L",
            Role::ListItem => "LI",
            Role::ListBody => "LBody",
            Role::Table => "Table",
            Role::TableHead => "THead",
            Role::TableBody => "TBody",
            Role::TableRow => "TR",
            Role::ColumnHeader | Role::RowHeader => "TH",
            Role::TableCell => "TD",
        }
    }

    /// What a header cell heads.
    pub fn scope(self) -> Option<&'static str> {
        match self {
            Role::ColumnHeader => Some("Column"),
            Role::RowHeader => Some("Row"),
            Role::Document
            | Role::Heading1
            | Role::Heading2
            | Role::Paragraph
            | Role::Figure
            | Role::List
            | Role::ListItem
            | Role::ListBody
            | Role::Table
            | Role::TableHead
            | Role::TableBody
            | Role::TableRow
            | Role::TableCell => None,
        }
    }
}

impl Item {
    pub fn move_by(&mut self, dx: f32, dy: f32) {
        let shift = |point: &mut Point| {
            point.x += dx;
            point.y += dy;
        };
        match self {
            Item::Text(run) => {
                run.x += dx;
                run.baseline += dy;
            }
            Item::Rect { rect, .. } | Item::Rounded { rect, .. } | Item::Image { rect, .. } => {
                *rect = rect.moved(dx, dy);
            }
            Item::Modules(modules) => modules.rect = modules.rect.moved(dx, dy),
            Item::Rule { from, to, .. } => {
                shift(from);
                shift(to);
            }
            Item::Path { points, .. } => points.iter_mut().for_each(shift),
        }
    }

    /// The area the item covers; for text its line box without side bearings.
    pub fn bounds(&self) -> Rect {
        match self {
            Item::Text(run) => {
                let ascent = run.size * 0.95;
                Rect::new(run.x, run.baseline - ascent, run.width(), run.size * 1.2)
            }
            Item::Rect { rect, .. } | Item::Rounded { rect, .. } | Item::Image { rect, .. } => *rect,
            Item::Rule { from, to, .. } => around(&[*from, *to]),
            Item::Path { points, .. } => around(points),
            Item::Modules(modules) => modules.rect,
        }
    }
}

impl TextRun {
    /// Points from the leftmost glyph's origin to behind the rightmost one.
    pub fn width(&self) -> f32 {
        self.length() * self.size / self.font.face().units_per_em()
    }

    /// The glyphs of each cluster: those that stand for one piece of text together.
    pub fn clusters(&self) -> impl Iterator<Item = Range<usize>> {
        let starts = |at: &usize| *at == 0 || !self.glyphs[*at].text.is_empty();
        let mut next = 0;
        std::iter::from_fn(move || {
            let from = next;
            next = (from + 1..self.glyphs.len()).find(starts).unwrap_or(self.glyphs.len());
            (from < self.glyphs.len()).then_some(from..next)
        })
    }

    fn uncovered(&self, fields: &[Field]) -> Uncovered {
        let inside = |field: &&Field| field.rect.around(Item::Text(self.clone()).bounds()) == field.rect;
        let mut chars: Vec<char> = self.text.chars().collect();
        chars.sort_unstable();
        chars.dedup();
        let field = fields.iter().find(inside).map(|field| field.name.clone()).unwrap_or_default();
        Uncovered { field, text: self.text.clone(), chars }
    }

    fn length(&self) -> f32 {
        self.glyphs.iter().map(|glyph| glyph.advance).sum()
    }

    /// Where each glyph stands, in font units from the run's left edge and up from its baseline.
    pub fn origins(&self) -> impl Iterator<Item = (f32, f32)> {
        let mut pen = match self.direction {
            Direction::LeftToRight => 0.0,
            Direction::RightToLeft => self.length(),
        };
        self.glyphs.iter().map(move |glyph| match self.direction {
            Direction::LeftToRight => {
                let origin = pen;
                pen += glyph.advance;
                (origin + glyph.dx, glyph.dy)
            }
            Direction::RightToLeft => {
                pen -= glyph.advance;
                (pen + glyph.dx, glyph.dy)
            }
        })
    }
}

fn around(points: &[Point]) -> Rect {
    let dot = |point: &Point| Rect::new(point.x, point.y, 0.0, 0.0);
    points.iter().map(dot).reduce(Rect::around).unwrap_or(Rect::new(0.0, 0.0, 0.0, 0.0))
}

impl Pages {
    /// How many pages there are; at least one.
    pub fn count(&self) -> usize {
        self.pages.len()
    }

    /// Width and height of a page, in points.
    pub(crate) fn size_of(&self, page: &Page) -> (f32, f32) {
        page.size.unwrap_or((self.width, self.height))
    }

    /// The layout as text, one line per item with coordinates in tenths of a point: for golden files and for
    /// comparing two layouts.
    pub fn listing(&self) -> String {
        let mut out =
            format!("{:.1} x {:.1} pt, {}, {:?}\n", self.width, self.height, self.meta.language, self.meta.title);
        for (number, page) in self.pages.iter().enumerate() {
            let own_size = page.size.map(|(width, height)| format!(", {width:.1} x {height:.1} pt"));
            let _ = writeln!(out, "page {}{}", number + 1, own_size.unwrap_or_default());
            for placed in &page.items {
                let _ = writeln!(out, "  {}{}", describe(&placed.item), self.whose(placed.node));
            }
            for Field { name, rect } in &page.fields {
                let _ = writeln!(out, "  field {name} {}", sides(rect));
            }
        }
        out
    }

    /// Texts of which some glyph is the empty box that a font keeps for what it lacks, under the field they stand in.
    /// Coverage is asked before shaping, so that there is none unless a font contradicts itself.
    pub(crate) fn empty_boxes(&self) -> Vec<Uncovered> {
        let mut found = Vec::new();
        for page in &self.pages {
            for placed in &page.items {
                if let Item::Text(run) = &placed.item
                    && run.glyphs.iter().any(|glyph| glyph.id == 0)
                {
                    found.push(run.uncovered(&page.fields));
                }
            }
        }
        found
    }

    fn whose(&self, node: Option<NodeId>) -> String {
        node.map(|id| format!(" <{} {}>", self.nodes[id.0].role.name(), id.0)).unwrap_or_default()
    }
}

fn describe(item: &Item) -> String {
    match item {
        Item::Text(run) => format!(
            "text {:.1} {:.1} {} {:.1}pt {} {:?}",
            run.x,
            run.baseline,
            run.font.face().postscript_name,
            run.size,
            run.colour,
            run.text
        ),
        Item::Rect { rect, fill } => format!("rect {} {fill}", sides(rect)),
        Item::Rounded { rect, radius, paint: Paint::Fill(colour) } => {
            format!("rounded {} r{radius:.1} {colour}", sides(rect))
        }
        Item::Rounded { rect, radius, paint: Paint::Stroke { colour, width } } => {
            format!("outline {} r{radius:.1} {width:.1}pt {colour}", sides(rect))
        }
        Item::Rule { from, to, width, colour } => {
            format!("rule {:.1} {:.1} to {:.1} {:.1} {width:.1}pt {colour}", from.x, from.y, to.x, to.y)
        }
        Item::Path { points, width, colour } => format!("path of {} points {width:.1}pt {colour}", points.len()),
        Item::Image { rect, picture } => format!("image {} {}x{}", sides(rect), picture.width, picture.height),
        Item::Modules(Modules { rect, count, runs, fill }) => {
            let dark: u32 = runs.iter().map(|run| u32::from(run.length)).sum();
            format!("modules {} {count}x{count}, {dark} dark {fill}", sides(rect))
        }
    }
}

fn sides(rect: &Rect) -> String {
    format!("{:.1} {:.1} {:.1}x{:.1}", rect.x, rect.y, rect.width, rect.height)
}
