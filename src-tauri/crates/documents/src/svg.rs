//! SVG pictures of placed pages for the screen: glyphs as outlines, no text, no scripts, nothing loaded from outside.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use rustybuzz::ttf_parser::{GlyphId, OutlineBuilder};

use crate::display_list::{Field, Item, Modules, Page, Pages, Paint, TextRun};
use crate::faces::Font;
use crate::geometry::Point;

/// One page as a picture with its clickable areas. Sizes in points, fields from the top left corner.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct SvgPage {
    pub svg: String,
    pub width_pt: f32,
    pub height_pt: f32,
    pub fields: Vec<Field>,
}

/// The pages as pictures, drawn from the same items as the PDF.
pub fn svg(pages: &Pages) -> Vec<SvgPage> {
    let picture = |page: &Page| {
        let (width_pt, height_pt) = pages.size_of(page);
        SvgPage { svg: page_svg(pages, page), width_pt, height_pt, fields: page.fields.clone() }
    };
    pages.pages.iter().map(picture).collect()
}

/// Outlines of the page's glyphs, each defined once, in order of appearance.
#[derive(Default)]
struct Outlines {
    numbers: BTreeMap<(Font, u16), Option<usize>>,
    count: usize,
    definitions: String,
}

fn page_svg(pages: &Pages, page: &Page) -> String {
    let mut outlines = Outlines::default();
    let mut drawing = String::new();
    for placed in &page.items {
        draw(&placed.item, &mut outlines, &mut drawing);
    }
    let (width, height) = pages.size_of(page);
    let (width, height) = (number(width), number(height));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}pt\" height=\"{height}pt\" viewBox=\"0 0 {width} {height}\">\
         <defs>{}</defs><path fill=\"#ffffff\" d=\"M0 0H{width}V{height}H0z\"/>{drawing}</svg>",
        outlines.definitions
    )
}

fn draw(item: &Item, outlines: &mut Outlines, out: &mut String) {
    match item {
        Item::Text(run) => draw_text(run, outlines, out),
        Item::Rect { rect, fill } => element(
            out,
            format_args!(
                "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{fill}\"/>",
                number(rect.x),
                number(rect.y),
                number(rect.width),
                number(rect.height)
            ),
        ),
        Item::Rounded { rect, radius, paint } => {
            let paint = match paint {
                Paint::Fill(fill) => format!("fill=\"{fill}\""),
                Paint::Stroke { colour, width } => {
                    format!("fill=\"none\" stroke=\"{colour}\" stroke-width=\"{}\"", number(*width))
                }
            };
            element(
                out,
                format_args!(
                    "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\" {paint}/>",
                    number(rect.x),
                    number(rect.y),
                    number(rect.width),
                    number(rect.height),
                    number(*radius)
                ),
            );
        }
        Item::Rule { from, to, width, colour } => draw_line(&[*from, *to], *width, &colour.to_string(), out),
        Item::Path { points, width, colour } => draw_line(points, *width, &colour.to_string(), out),
        Item::Image { rect, picture } => element(
            out,
            format_args!(
                "<image x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" preserveAspectRatio=\"none\" href=\"data:image/png;base64,{}\"/>",
                number(rect.x),
                number(rect.y),
                number(rect.width),
                number(rect.height),
                base64(&picture.to_png())
            ),
        ),
        Item::Modules(modules) => draw_modules(modules, out),
    }
}

/// One path in steps of a module, which the transformation makes as large as they are on the page.
fn draw_modules(modules: &Modules, out: &mut String) {
    let mut path = String::new();
    for run in &modules.runs {
        element(&mut path, format_args!("M{} {}h{}v1h-{}z", run.x, run.y, run.length, run.length));
    }
    let scale = modules.rect.width / f32::from(modules.count);
    let (x, y) = (number(modules.rect.x), number(modules.rect.y));
    element(
        out,
        format_args!(
            "<path fill=\"{}\" transform=\"matrix({scale:.5} 0 0 {scale:.5} {x} {y})\" d=\"{path}\"/>",
            modules.fill
        ),
    );
}

fn element(out: &mut String, markup: std::fmt::Arguments) {
    out.write_fmt(markup).expect("memory is writable");
}

fn draw_line(points: &[Point], width: f32, colour: &str, out: &mut String) {
    let mut path = String::new();
    for (at, point) in points.iter().enumerate() {
        let command = if at == 0 { 'M' } else { 'L' };
        element(&mut path, format_args!("{command}{} {}", number(point.x), number(point.y)));
    }
    let width = number(width);
    element(out, format_args!("<path d=\"{path}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width}\"/>"));
}

/// Glyphs stand in font units inside a group that scales them and turns them upright.
fn draw_text(run: &TextRun, outlines: &mut Outlines, out: &mut String) {
    let scale = run.size / run.font.face().units_per_em();
    let mut uses = String::new();
    for (glyph, (right, up)) in run.glyphs.iter().zip(run.origins()) {
        let Some(id) = outlines.number(&run.font, glyph.id) else { continue };
        element(&mut uses, format_args!("<use href=\"#g{id}\" x=\"{}\"", number(right)));
        if up != 0.0 {
            element(&mut uses, format_args!(" y=\"{}\"", number(up)));
        }
        uses.push_str("/>");
    }
    if uses.is_empty() {
        return;
    }
    let (x, y) = (number(run.x), number(run.baseline));
    element(
        out,
        format_args!(
            "<g fill=\"{}\" transform=\"matrix({scale:.5} 0 0 {:.5} {x} {y})\">{uses}</g>",
            run.colour, -scale
        ),
    );
}

impl Outlines {
    /// Number of the glyph's definition; none for glyphs without ink.
    fn number(&mut self, font: &Font, glyph: u16) -> Option<usize> {
        let next = self.count;
        *self.numbers.entry((font.clone(), glyph)).or_insert_with(|| {
            let mut path = Path::default();
            font.face().tables().outline_glyph(GlyphId(glyph), &mut path)?;
            element(&mut self.definitions, format_args!("<path id=\"g{next}\" d=\"{}\"/>", path.0));
            self.count += 1;
            Some(next)
        })
    }
}

#[derive(Default)]
struct Path(String);

impl OutlineBuilder for Path {
    fn move_to(&mut self, x: f32, y: f32) {
        element(&mut self.0, format_args!("M{} {}", number(x), number(y)));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        element(&mut self.0, format_args!("L{} {}", number(x), number(y)));
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        element(&mut self.0, format_args!("Q{} {} {} {}", number(x1), number(y1), number(x), number(y)));
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let [a, b, c, d, e, f] = [x1, y1, x2, y2, x, y].map(number);
        element(&mut self.0, format_args!("C{a} {b} {c} {d} {e} {f}"));
    }

    fn close(&mut self) {
        self.0.push('Z');
    }
}

/// A coordinate to hundredths, without needless zeros.
fn number(value: f32) -> f32 {
    let rounded = (value * 100.0).round() / 100.0;
    // Minus zero would print its sign.
    if rounded == 0.0 { 0.0 } else { rounded }
}

/// RFC 4648, with padding.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let word = three.iter().fold(0usize, |word, &byte| word << 8 | usize::from(byte)) << (8 * (3 - three.len()));
        for place in 0..4 {
            let letter = if place <= three.len() { LETTERS[word >> (18 - 6 * place) & 63] } else { b'=' };
            text.push(char::from(letter));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_of_the_standard() {
        for (plain, coded) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
    }
}
