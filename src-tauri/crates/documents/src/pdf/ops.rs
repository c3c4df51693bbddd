//! Placed items as page content operators, with the marks that tie them to the reading order.

use std::collections::BTreeMap;

use printpdf::{
    Codepoint, Color, CurTransMat, DictItem, Line, LinePoint, Op, PaintMode, PdfFontHandle, Polygon, PolygonRing, Pt,
    Rgb, TextItem, TextMatrix, WindingOrder, XObjectId, XObjectTransform,
};

use super::fonts::{Subsets, font_id};
use crate::display_list::{Item, ModuleRun, Modules, NodeId, Page, Pages, Paint, Role, TextRun};
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
        writer.mark(placed.node.map_or(Open::Artifact, Open::Node));
        writer.item(&placed.item, image_id(number, index));
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
            Open::Nothing => {}
            Open::Artifact => self.push(Op::BeginMarkedContent { tag: "Artifact".into() }),
            Open::Node(node) => {
                let number = i64::try_from(self.content.marks.len()).expect("a page has few marks");
                let role: Role = self.pages.nodes[node.0].role;
                let map = BTreeMap::from([("MCID".to_owned(), DictItem::Int(number))]);
                self.push(Op::BeginMarkedContentWithProperties {
                    tag: role.name().into(),
                    properties: DictItem::Dict { map },
                });
                self.content.marks.push(node);
            }
        }
        self.open = wanted;
    }

    fn item(&mut self, item: &Item, image: XObjectId) {
        match item {
            Item::Text(run) => self.text(run),
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

    fn text(&mut self, run: &TextRun) {
        let glyphs = self.codepoints(run);
        let matrix = TextMatrix::Raw([1.0, 0.0, 0.0, 1.0, rounded(run.x), self.up(run.baseline).0]);
        self.push(Op::StartTextSection);
        self.push(Op::SetFont { font: PdfFontHandle::External(font_id(run.face)), size: Pt(rounded(run.size)) });
        self.push(Op::SetFillColor { col: colour(run.colour) });
        self.push(Op::SetTextMatrix { matrix });
        self.push(Op::ShowText { items: vec![TextItem::GlyphIds(glyphs)] });
        self.push(Op::EndTextSection);
    }

    /// Glyphs with the corrections that turn the widths in the file, which printpdf truncates, into shaped advances.
    /// What a correction loses by rounding goes into the next one, so that the right edge stays true.
    fn codepoints(&self, run: &TextRun) -> Vec<Codepoint> {
        let face = run.face.face();
        let units_per_em = face.units_per_em();
        let mut error = 0.0;
        let last = run.glyphs.len() - 1;
        let set = |(at, glyph): (usize, &crate::display_list::Glyph)| {
            let written = (f32::from(face.natural_advance(glyph.id)) * 1000.0 / units_per_em).trunc();
            error += written - glyph.advance * 1000.0 / units_per_em;
            let mut offset = 0.0;
            if at < last && error.abs() >= 1.0 {
                offset = error.round();
                error -= offset;
            }
            let gid = self.subsets[&run.face].get(glyph.id).expect("every glyph was numbered");
            Codepoint { gid, offset, cid: Some(spoken(&run.text[glyph.text.clone()])) }
        };
        run.glyphs.iter().enumerate().map(set).collect()
    }
}

/// The text a glyph stands for when it is copied or searched. A no-break space shares its glyph with the space;
/// an empty text would leave the glyph unmapped, which PDF/A forbids.
fn spoken(text: &str) -> String {
    match text {
        "\u{a0}" => " ".to_owned(),
        "" => "\u{200b}".to_owned(),
        text => text.to_owned(),
    }
}

/// Outline of a run, in modules.
fn square_corners(run: ModuleRun) -> Vec<LinePoint> {
    let (left, top) = (f32::from(run.x), f32::from(run.y));
    let (right, bottom) = (left + f32::from(run.length), top + 1.0);
    let corner = |(x, y)| LinePoint { p: printpdf::Point { x: Pt(x), y: Pt(y) }, bezier: false };
    [(left, top), (right, top), (right, bottom), (left, bottom)].map(corner).to_vec()
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
