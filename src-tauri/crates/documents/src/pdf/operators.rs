//! Page content as bytes: operands and operators (ISO 32000-1, 7.8.2), numbers to hundredths.
//! Knows no page and no font.

use super::objects::{formatted, part, write_hexadecimal, write_literal, write_name};
use crate::geometry::Colour;

/// A content stream that is being written. Operands come first, the operator ends their line.
#[derive(Debug, Default)]
pub(super) struct Operators(Vec<u8>);

impl Operators {
    pub fn into_bytes(self) -> Vec<u8> {
        self.0
    }

    pub fn op(&mut self, operator: &str) {
        part(&mut self.0);
        self.0.extend(operator.as_bytes());
        self.0.push(b'\n');
    }

    /// Rounded to hundredths of a point, which no eye and no printer tells apart.
    pub fn numbers<const N: usize>(&mut self, values: [f32; N]) -> &mut Operators {
        for value in values {
            self.decimal(hundredths(value), 2);
        }
        self
    }

    /// With every digit: the sides of many small squares are counted together.
    pub fn exact(&mut self, value: f32) -> &mut Operators {
        formatted(&mut self.0, format_args!("{value}"));
        self
    }

    pub fn integers<const N: usize>(&mut self, values: [i64; N]) -> &mut Operators {
        for value in values {
            self.decimal(value, 0);
        }
        self
    }

    /// Red, green and blue from 0 to 1, in thousandths.
    pub fn colour(&mut self, colour: Colour) -> &mut Operators {
        for part in [colour.red, colour.green, colour.blue] {
            self.decimal((i64::from(part) * 1000 + 127) / 255, 3);
        }
        self
    }

    pub fn name(&mut self, name: &str) -> &mut Operators {
        write_name(&mut self.0, name.as_bytes());
        self
    }

    /// The number of a mark and, if they are not those of its glyphs, the words that it stands for.
    pub fn mark(&mut self, number: i64, words: Option<&str>) -> &mut Operators {
        self.0.extend(b"<</MCID");
        self.integers([number]);
        if let Some(words) = words {
            let mut text = vec![0xfe, 0xff];
            text.extend(words.encode_utf16().flat_map(u16::to_be_bytes));
            self.0.extend(b"/ActualText");
            write_hexadecimal(&mut self.0, &text);
        }
        self.0.extend(b">>");
        self
    }

    /// Glyphs by number, each with what is taken from its advance behind it, in thousandths of the size.
    pub fn glyphs(&mut self, glyphs: impl Iterator<Item = (u16, i64)>) -> &mut Operators {
        self.0.push(b'[');
        let mut row: Vec<u8> = Vec::new();
        for (glyph, taken) in glyphs {
            row.extend(glyph.to_be_bytes());
            if taken != 0 {
                write_literal(&mut self.0, &row);
                self.integers([taken]);
                row.clear();
            }
        }
        if !row.is_empty() {
            write_literal(&mut self.0, &row);
        }
        self.0.push(b']');
        self
    }

    /// `value` moved `places` to the right of the point, without zeros at its end.
    fn decimal(&mut self, value: i64, places: usize) {
        const MOST_DIGITS: usize = 20;
        part(&mut self.0);
        if value < 0 {
            self.0.push(b'-');
        }
        let mut digits = [b'0'; MOST_DIGITS];
        let (mut rest, mut first) = (value.unsigned_abs(), MOST_DIGITS);
        while rest > 0 {
            first -= 1;
            digits[first] += u8::try_from(rest % 10).expect("a digit");
            rest /= 10;
        }
        let point = MOST_DIGITS - places;
        let end = (point..MOST_DIGITS).rev().find(|&at| digits[at] != b'0').map_or(point, |at| at + 1);
        self.0.extend(&digits[first.min(point - usize::from(end == point))..point]);
        if end > point {
            self.0.push(b'.');
            self.0.extend(&digits[point..end]);
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a place on a page, or on none, is far below what 64 bits hold")]
fn hundredths(value: f32) -> i64 {
    (value * 100.0).round() as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(write: impl FnOnce(&mut Operators)) -> String {
        let mut operators = Operators::default();
        write(&mut operators);
        String::from_utf8(operators.into_bytes()).expect("letters and digits")
    }

    #[test]
    fn numbers_are_as_short_as_they_can_be() {
        let values = [0.0, 1.0, -1.5, 0.05, -0.25, 595.276, 100.0, -0.001, 12.34, 0.999];
        assert_eq!(written(|o| o.numbers(values).op("x")), "0 1 -1.5 .05 -.25 595.28 100 0 12.34 1 x\n");
        assert_eq!(written(|o| o.integers([0, -7, 1200]).exact(1.125).op("x")), "0 -7 1200 1.125 x\n");
        assert_eq!(written(|o| o.colour(Colour::hex(0xff_80_00)).op("rg")), "1 .502 0 rg\n");
    }

    #[test]
    fn marks_and_glyphs_are_written_as_readers_expect() {
        assert_eq!(written(|o| o.name("P").mark(3, None).op("BDC")), "/P<</MCID 3>>BDC\n");
        let said = written(|o| o.name("Span").mark(0, Some("é")).op("BDC"));
        assert_eq!(said, "/Span<</MCID 0/ActualText<FEFF00E9>>>BDC\n");
        let glyphs = [(0x4142, 0), (0x4329, -12), (0x4145, 0)];
        assert_eq!(written(|o| o.glyphs(glyphs.into_iter()).op("TJ")), "[(ABC\\))-12(AE)]TJ\n");
    }
}
