//! Placed items as page content operators, with the marks that tie them to the reading order.

use std::collections::BTreeMap;
use std::ops::Range;

use printpdf::{
    Codepoint, Color, CurTransMat, DictItem, Line, LinePoint, Op, PaintMode, PdfFontHandle, Polygon, PolygonRing, Pt,
    Rgb, TextItem, TextMatrix, WindingOrder, XObjectId, XObjectTransform,
};

use super::fonts::{Subset, Subsets, wanted};
use crate::bidi::Direction;
use crate::display_list::{Glyph, Item, ModuleRun, Modules, NodeId, Page, Pages, Paint, Role, TextRun};
use crate::geometry::{Colour, Point, Rect};

/// Control point distance of a quarter circle as a share of its radius.
const ARC: f32 = 0.552_285;

/// Operators of one page and, by marked-content number, the node each mark belongs to.
pub(super) struct PageContent {
    pub ops: Vec<Op>,
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

struct Writer<'a> {
    pages: &'a Pages,
    subsets: &'a Subsets,
    /// Of this page, in points.
    height: f32,
    content: PageContent,
    open: Open,
}

/// Resource name of the picture that is item `item` of page `page`.
pub(super) fn image_id(page: usize, item: usize) -> XObjectId {
    XObjectId(format!("I{page}x{item}"))
}

pub(super) fn page_content(pages: &Pages, subsets: &Subsets, number: usize, page: &Page) -> PageContent {
    let content = PageContent { ops: Vec::new(), marks: Vec::new() };
    let (_, height) = pages.size_of(page);
    let mut writer = Writer { pages, subsets, height, content, open: Open::Nothing };
    for (index, placed) in page.items.iter().enumerate() {
        match (&placed.item, placed.node) {
            (Item::Text(run), Some(node)) => writer.read_out(run, node),
            (item, node) => {
                writer.mark(node.map_or(Open::Artifact, Open::Node));
                writer.item(item, image_id(number, index));
            }
        }
    }
    writer.mark(Open::Nothing);
    writer.content
}

impl Writer<'_> {
    fn push(&mut self, op: Op) {
        self.content.ops.push(op);
    }

    /// Closes what is open and opens `wanted`, unless it is open already.
    fn mark(&mut self, wanted: Open) {
        if self.open == wanted {
            return;
        }
        if self.open != Open::Nothing {
            self.push(Op::EndMarkedContent);
        }
        match wanted {
            Open::Nothing | Open::Said => {}
            Open::Artifact => self.push(Op::BeginMarkedContent { tag: "Artifact".into() }),
            Open::Node(node) => {
                let role: Role = self.pages.nodes[node.0].role;
                self.begin(role.name(), node, BTreeMap::new());
            }
        }
        self.open = wanted;
    }

    /// Opens a mark that belongs to `node`.
    fn begin(&mut self, tag: &str, node: NodeId, mut map: BTreeMap<String, DictItem>) {
        let number = i64::try_from(self.content.marks.len()).expect("a page has few marks");
        map.insert("MCID".to_owned(), DictItem::Int(number));
        self.push(Op::BeginMarkedContentWithProperties { tag: tag.into(), properties: DictItem::Dict { map } });
        self.content.marks.push(node);
    }

    /// Opens a mark with the words that a reader reads instead of its glyphs. It stands beside the other marks of the
    /// node and not inside one: readers take the end of an inner mark for the end of the outer.
    fn say(&mut self, node: NodeId, words: &str) {
        self.mark(Open::Nothing);
        let mut data = vec![0xfe, 0xff];
        data.extend(words.encode_utf16().flat_map(u16::to_be_bytes));
        let words = DictItem::String { data, literal: false };
        self.begin("Span", node, BTreeMap::from([("ActualText".to_owned(), words)]));
        self.open = Open::Said;
    }

    fn item(&mut self, item: &Item, image: XObjectId) {
        match item {
            Item::Text(run) => self.text(run, 0..run.glyphs.len()),
            Item::Rect { rect, fill } => {
                let rectangle = self.rectangle(*rect);
                self.push(Op::SetFillColor { col: colour(*fill) });
                self.push(Op::DrawRectangle { rectangle });
            }
            Item::Rounded { rect, radius, paint } => self.rounded(*rect, *radius, *paint),
            Item::Rule { from, to, width, colour } => self.stroke(&[*from, *to], *width, *colour),
            Item::Path { points, width, colour } => self.stroke(points, *width, *colour),
            Item::Image { rect, .. } => {
                let transform = XObjectTransform {
                    scale_x: Some(rounded(rect.width)),
                    scale_y: Some(rounded(rect.height)),
                    translate_x: Some(Pt(rounded(rect.x))),
                    translate_y: Some(self.up(rect.bottom())),
                    no_auto_scale: true,
                    ..XObjectTransform::default()
                };
                self.push(Op::UseXobject { id: image, transform });
            }
            Item::Modules(modules) => self.modules(modules),
        }
    }

    /// PDF counts from the lower edge.
    fn up(&self, y: f32) -> Pt {
        Pt(rounded(self.height - y))
    }

    fn point(&self, x: f32, y: f32, bezier: bool) -> LinePoint {
        LinePoint { p: printpdf::Point { x: Pt(rounded(x)), y: self.up(y) }, bezier }
    }

    fn rectangle(&self, rect: Rect) -> printpdf::Rect {
        let (x, y) = (Pt(rounded(rect.x)), self.up(rect.bottom()));
        let mut rectangle = printpdf::Rect::from_xywh(x, y, Pt(rounded(rect.width)), Pt(rounded(rect.height)));
        rectangle.mode = Some(PaintMode::Fill);
        rectangle
    }

    fn stroke(&mut self, points: &[Point], width: f32, stroke: Colour) {
        let points = points.iter().map(|point| self.point(point.x, point.y, false)).collect();
        self.push(Op::SetOutlineColor { col: colour(stroke) });
        self.push(Op::SetOutlineThickness { pt: Pt(rounded(width)) });
        self.push(Op::DrawLine { line: Line { points, is_closed: false } });
    }

    fn rounded(&mut self, rect: Rect, radius: f32, paint: Paint) {
        let mode = match paint {
            Paint::Fill(fill) => {
                self.push(Op::SetFillColor { col: colour(fill) });
                PaintMode::Fill
            }
            Paint::Stroke { colour: stroke, width } => {
                self.push(Op::SetOutlineColor { col: colour(stroke) });
                self.push(Op::SetOutlineThickness { pt: Pt(rounded(width)) });
                PaintMode::Stroke
            }
        };
        let points = corners(rect, radius).map(|(x, y, bezier)| self.point(x, y, bezier)).to_vec();
        let polygon = Polygon { rings: vec![PolygonRing { points }], mode, winding_order: WindingOrder::NonZero };
        self.push(Op::DrawPolygon { polygon });
    }

    /// One path in whole numbers, which the transformation turns into squares of the right size: all are equally
    /// large, neighbours meet exactly, and the file stays small.
    fn modules(&mut self, modules: &Modules) {
        let scale = modules.rect.width / f32::from(modules.count);
        let matrix = [scale, 0.0, 0.0, -scale, rounded(modules.rect.x), self.up(modules.rect.y).0];
        let rings = modules.runs.iter().map(|run| PolygonRing { points: square_corners(*run) }).collect();
        let polygon = Polygon { rings, mode: PaintMode::Fill, winding_order: WindingOrder::NonZero };
        self.push(Op::SaveGraphicsState);
        self.push(Op::SetTransformationMatrix { matrix: CurTransMat::Raw(matrix) });
        self.push(Op::SetFillColor { col: colour(modules.fill) });
        self.push(Op::DrawPolygon { polygon });
        self.push(Op::RestoreGraphicsState);
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
        self.push(Op::StartTextSection);
        self.push(Op::SetFont { font: PdfFontHandle::External(subset.id.clone()), size: Pt(rounded(run.size)) });
        self.push(Op::SetFillColor { col: colour(run.colour) });
        for row in rows(run, glyphs) {
            let (right, up) = origins[row.start];
            let place = [rounded(run.x + right * scale), self.up(run.baseline - up * scale).0];
            self.push(Op::SetTextMatrix { matrix: TextMatrix::Raw([1.0, 0.0, 0.0, 1.0, place[0], place[1]]) });
            self.push(Op::ShowText { items: vec![TextItem::GlyphIds(codepoints(run, row, subset))] });
        }
        self.push(Op::EndTextSection);
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

/// Outline of a run, in modules.
fn square_corners(run: ModuleRun) -> Vec<LinePoint> {
    let (left, top) = (f32::from(run.x), f32::from(run.y));
    let (right, bottom) = (left + f32::from(run.length), top + 1.0);
    let corner = |(x, y)| LinePoint { p: printpdf::Point { x: Pt(x), y: Pt(y) }, bezier: false };
    [(left, top), (right, top), (right, bottom), (left, bottom)].map(corner).to_vec()
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

/// Glyphs with the corrections that turn the widths in the file, which printpdf truncates, into shaped advances.
/// What a correction loses by rounding goes into the next one, so that the far edge stays true. Text that runs from
/// right to left is shown in its own order too, each glyph left of the one before: readers take the order of the file.
fn codepoints(run: &TextRun, row: Range<usize>, subset: &Subset) -> Vec<Codepoint> {
    let face = run.font.face();
    let units_per_em = face.units_per_em();
    let mut error = 0.0;
    let last = row.end - 1;
    let set = |at: usize| {
        let glyph = &run.glyphs[at];
        let written = (f32::from(face.natural_advance(glyph.id)) * 1000.0 / units_per_em).trunc();
        let step = match run.direction {
            Direction::LeftToRight => glyph.advance,
            Direction::RightToLeft => -run.glyphs.get(at + 1).map_or(0.0, |next| next.advance),
        };
        error += written - step * 1000.0 / units_per_em;
        let mut offset = 0.0;
        if at < last && error.abs() >= 1.0 {
            offset = error.round();
            error -= offset;
        }
        let gid = subset.glyphs.get(glyph.id).expect("every glyph was numbered");
        // An empty text would leave the glyph unmapped, which PDF/A forbids.
        let text = Some(subset.spoken[&glyph.id].as_str()).filter(|text| !text.is_empty()).unwrap_or("\u{200b}");
        Codepoint { gid, offset, cid: Some(text.to_owned()) }
    };
    row.map(set).collect()
}

/// Outline of a rounded rectangle from the end of the upper left corner, clockwise; true marks control points.
fn corners(rect: Rect, radius: f32) -> [(f32, f32, bool); 17] {
    let radius = radius.min(rect.width / 2.0).min(rect.height / 2.0);
    let (left, top, right, bottom) = (rect.x, rect.y, rect.right(), rect.bottom());
    let near = radius * (1.0 - ARC);
    [
        (left + radius, top, false),
        (right - radius, top, false),
        (right - near, top, true),
        (right, top + near, true),
        (right, top + radius, false),
        (right, bottom - radius, false),
        (right, bottom - near, true),
        (right - near, bottom, true),
        (right - radius, bottom, false),
        (left + radius, bottom, false),
        (left + near, bottom, true),
        (left, bottom - near, true),
        (left, bottom - radius, false),
        (left, top + radius, false),
        (left, top + near, true),
        (left + near, top, true),
        (left + radius, top, false),
    ]
}

fn colour(colour: Colour) -> Color {
    let part = |byte: u8| (f32::from(byte) / 255.0 * 1000.0).round() / 1000.0;
    Color::Rgb(Rgb { r: part(colour.red), g: part(colour.green), b: part(colour.blue), icc_profile: None })
}

/// To hundredths: lopdf writes every digit a float has.
pub(super) fn rounded(value: f32) -> f32 {
    (value * 100.0).round() / 100.0
}
