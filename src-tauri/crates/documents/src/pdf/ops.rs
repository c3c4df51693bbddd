//! Placed items as page content operators, with the marks that tie them to the reading order.

use std::ops::Range;

use super::fonts::{Subset, Subsets, wanted};
use super::operators::Operators;
use crate::bidi::Direction;
use crate::display_list::{Glyph, Item, Modules, NodeId, Page, Pages, Paint, Role, TextRun};
use crate::faces::Font;
use crate::geometry::{Colour, Point, Rect};

/// Control point distance of a quarter circle as a share of its radius.
const ARC: f32 = 0.552_285;

/// What one page draws and, by marked-content number, the node each mark belongs to.
pub(super) struct PageContent {
    pub bytes: Vec<u8>,
    pub marks: Vec<NodeId>,
}

/// What is open in the content stream.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    Nothing,
    Artifact,
    Node(NodeId),
    /// A part that has words of its own; closed before anything else.
    Said,
}

/// What the next item finds set. A code sets nothing of it inside its brackets.
#[derive(Default)]
struct Set {
    font: Option<(Font, f32)>,
    fill: Option<Colour>,
    stroke: Option<(Colour, f32)>,
}

struct Writer<'a> {
    pages: &'a Pages,
    subsets: &'a Subsets,
    /// Of this page, in points.
    height: f32,
    out: Operators,
    marks: Vec<NodeId>,
    open: Open,
    set: Set,
}

/// Resource name of the picture that is item `item` of page `page`.
pub(super) fn image_name(page: usize, item: usize) -> String {
    format!("I{page}x{item}")
}

pub(super) fn page_content(pages: &Pages, subsets: &Subsets, number: usize, page: &Page) -> PageContent {
    let (_, height) = pages.size_of(page);
    let (out, marks, open, set) = (Operators::default(), Vec::new(), Open::Nothing, Set::default());
    let mut writer = Writer { pages, subsets, height, out, marks, open, set };
    for (index, placed) in page.items.iter().enumerate() {
        match (&placed.item, placed.node) {
            (Item::Text(run), Some(node)) => writer.read_out(run, node),
            (item, node) => {
                writer.mark(node.map_or(Open::Artifact, Open::Node));
                writer.item(item, (number, index));
            }
        }
    }
    writer.mark(Open::Nothing);
    PageContent { bytes: writer.out.into_bytes(), marks: writer.marks }
}

impl Writer<'_> {
    /// Closes what is open and opens `wanted`, unless it is open already.
    fn mark(&mut self, wanted: Open) {
        if self.open == wanted {
            return;
        }
        if self.open != Open::Nothing {
            self.out.op("EMC");
        }
        match wanted {
            Open::Nothing | Open::Said => {}
            Open::Artifact => self.out.name("Artifact").op("BMC"),
            Open::Node(node) => {
                let role: Role = self.pages.nodes[node.0].role;
                self.begin(role.name(), node, None);
            }
        }
        self.open = wanted;
    }

    /// Opens a mark that belongs to `node`.
    fn begin(&mut self, tag: &str, node: NodeId, words: Option<&str>) {
        let number = i64::try_from(self.marks.len()).expect("a page has few marks");
        self.out.name(tag).mark(number, words).op("BDC");
        self.marks.push(node);
    }

    /// Opens a mark with the words that a reader reads instead of its glyphs. It stands beside the other marks of the
    /// node and not inside one: readers take the end of an inner mark for the end of the outer.
    fn say(&mut self, node: NodeId, words: &str) {
        self.mark(Open::Nothing);
        self.begin("Span", node, Some(words));
        self.open = Open::Said;
    }

    /// `place`: page and number of the item, by which a picture is named.
    fn item(&mut self, item: &Item, place: (usize, usize)) {
        match item {
            Item::Text(run) => self.text(run, 0..run.glyphs.len()),
            Item::Rect { rect, fill } => {
                self.fill(*fill);
                let lower = self.up(rect.bottom());
                self.out.numbers([rect.x, lower, rect.width, rect.height]).op("re");
                self.out.op("f");
            }
            Item::Rounded { rect, radius, paint } => self.rounded(*rect, *radius, *paint),
            Item::Rule { from, to, width, colour } => self.line(&[*from, *to], *width, *colour),
            Item::Path { points, width, colour } => self.line(points, *width, *colour),
            Item::Image { rect, .. } => {
                let lower = self.up(rect.bottom());
                self.out.op("q");
                self.out.numbers([rect.width, 0.0, 0.0, rect.height, rect.x, lower]).op("cm");
                self.out.name(&image_name(place.0, place.1)).op("Do");
                self.out.op("Q");
            }
            Item::Modules(modules) => self.modules(modules),
        }
    }

    fn fill(&mut self, colour: Colour) {
        if self.set.fill != Some(colour) {
            self.out.colour(colour).op("rg");
            self.set.fill = Some(colour);
        }
    }

    fn stroke(&mut self, colour: Colour, width: f32) {
        if self.set.stroke != Some((colour, width)) {
            self.out.colour(colour).op("RG");
            self.out.numbers([width]).op("w");
            self.set.stroke = Some((colour, width));
        }
    }

    /// PDF counts from the lower edge.
    fn up(&self, y: f32) -> f32 {
        self.height - y
    }

    fn line(&mut self, points: &[Point], width: f32, colour: Colour) {
        self.stroke(colour, width);
        for (at, point) in points.iter().enumerate() {
            let y = self.up(point.y);
            self.out.numbers([point.x, y]).op(if at == 0 { "m" } else { "l" });
        }
        self.out.op("S");
    }

    /// Clockwise from the end of the upper left corner.
    fn rounded(&mut self, rect: Rect, radius: f32, paint: Paint) {
        match paint {
            Paint::Fill(fill) => self.fill(fill),
            Paint::Stroke { colour, width } => self.stroke(colour, width),
        }
        let radius = radius.min(rect.width / 2.0).min(rect.height / 2.0);
        let near = radius * (1.0 - ARC);
        let (left, top, right, bottom) = (rect.x, self.up(rect.y), rect.right(), self.up(rect.bottom()));
        self.out.numbers([left + radius, top]).op("m");
        self.out.numbers([right - radius, top]).op("l");
        self.out.numbers([right - near, top, right, top - near, right, top - radius]).op("c");
        self.out.numbers([right, bottom + radius]).op("l");
        self.out.numbers([right, bottom + near, right - near, bottom, right - radius, bottom]).op("c");
        self.out.numbers([left + radius, bottom]).op("l");
        self.out.numbers([left + near, bottom, left, bottom + near, left, bottom + radius]).op("c");
        self.out.numbers([left, top - radius]).op("l");
        self.out.numbers([left, top - near, left + near, top, left + radius, top]).op("c");
        self.out.op("h");
        self.out.op(match paint {
            Paint::Fill(_) => "f",
            Paint::Stroke { .. } => "S",
        });
    }

    /// One path in whole numbers, which the transformation turns into squares of the right size: all are equally
    /// large, neighbours meet exactly, and the file stays small.
    fn modules(&mut self, modules: &Modules) {
        let scale = modules.rect.width / f32::from(modules.count);
        let top = self.up(modules.rect.y);
        self.fill(modules.fill);
        self.out.op("q");
        self.out.exact(scale).integers([0, 0]).exact(-scale).numbers([modules.rect.x, top]).op("cm");
        for run in &modules.runs {
            self.out.integers([i64::from(run.x), i64::from(run.y), i64::from(run.length), 1]).op("re");
        }
        self.out.op("f");
        self.out.op("Q");
    }

    /// Draws text and sees to it that it is read as it was written.
    fn read_out(&mut self, run: &TextRun, node: NodeId) {
        for (glyphs, is_said) in parts(run, &self.subsets[&run.font]) {
            if is_said {
                self.mark(Open::Node(node));
            } else {
                self.say(node, &wanted(run, glyphs.clone()));
            }
            self.text(run, glyphs);
        }
    }

    fn text(&mut self, run: &TextRun, glyphs: Range<usize>) {
        let subsets = self.subsets;
        let subset = &subsets[&run.font];
        let scale = run.size / run.font.face().units_per_em();
        let origins: Vec<(f32, f32)> = run.origins().collect();
        self.fill(run.colour);
        self.out.op("BT");
        if !self.set.font.as_ref().is_some_and(|(font, size)| *size == run.size && *font == run.font) {
            self.out.name(&subset.name).numbers([run.size]).op("Tf");
            self.set.font = Some((run.font.clone(), run.size));
        }
        for row in rows(run, glyphs) {
            let (right, up) = origins[row.start];
            let y = self.up(run.baseline - up * scale);
            self.out.integers([1, 0, 0, 1]).numbers([run.x + right * scale, y]).op("Tm");
            self.out.glyphs(set_glyphs(run, row, subset)).op("TJ");
        }
        self.out.op("ET");
    }
}

/// Cuts a run into parts whose glyphs say what is written, and others: vowels that stand before their consonant, a
/// mirrored bracket, letters with marks, whose order on the page readers mistake.
/// Text that runs to the left is cut as finely as it can be, because some readers turn the words of a part around.
fn parts(run: &TextRun, subset: &Subset) -> Vec<(Range<usize>, bool)> {
    let is_said = |cluster: Range<usize>| subset.says(run, cluster.clone()) == wanted(run, cluster);
    let whole = 0..run.glyphs.len();
    match run.direction {
        Direction::LeftToRight => {
            let lifted = run.glyphs.iter().any(is_lifted);
            vec![(whole, !lifted && run.clusters().all(is_said))]
        }
        Direction::RightToLeft => {
            let mut parts: Vec<(Range<usize>, bool)> = Vec::new();
            for cluster in run.clusters() {
                match (parts.last_mut(), is_said(cluster.clone())) {
                    (Some((part, true)), true) => part.end = cluster.end,
                    (_, said) => parts.push((cluster, said)),
                }
            }
            parts
        }
    }
}

fn is_lifted(glyph: &Glyph) -> bool {
    glyph.dx != 0.0 || glyph.dy != 0.0
}

/// Cuts glyphs into rows in which each follows the one before; a mark that is moved from the pen is a row of its own.
fn rows(run: &TextRun, glyphs: Range<usize>) -> Vec<Range<usize>> {
    let mut rows: Vec<Range<usize>> = Vec::new();
    for at in glyphs {
        match rows.last_mut() {
            Some(row) if !is_lifted(&run.glyphs[at]) && !is_lifted(&run.glyphs[at - 1]) => row.end = at + 1,
            _ => rows.push(at..at + 1),
        }
    }
    rows
}

/// Glyphs by their new numbers, with the corrections that turn the widths in the file, which printpdf truncates, into
/// shaped advances. What a correction loses by rounding goes into the next one, so that the far edge stays true. Text
/// that runs from right to left is shown in its own order too, each glyph left of the one before: readers take the
/// order of the file.
fn set_glyphs(run: &TextRun, row: Range<usize>, subset: &Subset) -> impl Iterator<Item = (u16, i64)> {
    let face = run.font.face();
    let units_per_em = face.units_per_em();
    let mut error = 0.0;
    let last = row.end - 1;
    row.map(move |at| {
        let glyph = &run.glyphs[at];
        let written = (f32::from(face.natural_advance(glyph.id)) * 1000.0 / units_per_em).trunc();
        let step = match run.direction {
            Direction::LeftToRight => glyph.advance,
            Direction::RightToLeft => -run.glyphs.get(at + 1).map_or(0.0, |next| next.advance),
        };
        error += written - step * 1000.0 / units_per_em;
        let mut taken = 0;
        if at < last && error.abs() >= 1.0 {
            taken = whole(error);
            error -= error.round();
        }
        (subset.glyphs.get(glyph.id).expect("every glyph was numbered"), taken)
    })
}

#[expect(clippy::cast_possible_truncation, reason = "a width in thousandths of a size is far below what 64 bits hold")]
fn whole(value: f32) -> i64 {
    value.round() as i64
}
