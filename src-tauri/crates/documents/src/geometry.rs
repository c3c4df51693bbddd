//! Points, millimetres and colours: the only place where floating point is at home. Knows no text and no invoice.

/// Points (1/72 inch) in one millimetre.
const POINTS_PER_MM: f32 = 72.0 / 25.4;

/// Millimetres as points.
pub(crate) const fn mm(value: f32) -> f32 {
    value * POINTS_PER_MM
}

/// A rectangle on a page in points; the origin is the top left corner and y grows downwards.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct Rect {
    pub x: f32,
    pub y: f32,
    pub width: f32,
    pub height: f32,
}

impl Rect {
    pub(crate) fn new(x: f32, y: f32, width: f32, height: f32) -> Rect {
        Rect { x, y, width, height }
    }

    pub(crate) fn right(&self) -> f32 {
        self.x + self.width
    }

    pub(crate) fn bottom(&self) -> f32 {
        self.y + self.height
    }

    pub(crate) fn moved(self, dx: f32, dy: f32) -> Rect {
        Rect { x: self.x + dx, y: self.y + dy, ..self }
    }

    /// The smallest rectangle around both.
    pub(crate) fn around(self, other: Rect) -> Rect {
        let (x, y) = (self.x.min(other.x), self.y.min(other.y));
        Rect::new(x, y, self.right().max(other.right()) - x, self.bottom().max(other.bottom()) - y)
    }
}

/// A point on a page, in points from the top left corner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Point {
    pub x: f32,
    pub y: f32,
}

/// An sRGB colour, eight bits each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Colour {
    pub red: u8,
    pub green: u8,
    pub blue: u8,
}

impl Colour {
    /// From `0xrrggbb`.
    pub const fn hex(value: u32) -> Colour {
        let [_, red, green, blue] = value.to_be_bytes();
        Colour { red, green, blue }
    }
}

impl std::fmt::Display for Colour {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}
