//! Whether text in the brand colour can be read on paper. Contrast as WCAG 2.2 defines it; the colour of text, lines
//! and areas follows from it.

use crate::geometry::Colour;

/// Black for text: the same in every design.
pub(crate) const INK: Colour = Colour::hex(0x0016_191c);
const WHITE: Colour = Colour::hex(0x00ff_ffff);
const BLACK: Colour = Colour::hex(0);
/// Least contrast of text, and of the parts of a drawing. Source: WCAG 2.2, 1.4.3 and 1.4.11.
const TEXT: f64 = 4.5;
const DRAWING: f64 = 3.0;

/// The brand colour and how a page may use it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Accent {
    /// For lines and areas.
    pub fill: Colour,
    /// For text on white: the accent, or ink where the accent is too pale.
    pub text: Colour,
    /// For text on the accent.
    pub on_fill: Colour,
    /// The accent as a tint for areas under text.
    pub tint: Colour,
}

/// How well the brand colour prints: what the settings show beside it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct PrintCheck {
    /// Text in the colour on white paper.
    pub on_white: Contrast,
    /// White text on an area of the colour.
    pub white_on_it: Contrast,
    /// Text in the colour on white paper from a printer without colours.
    pub on_grey_printer: Contrast,
    /// Black text on the pale tint of the colour.
    pub black_on_tint: Contrast,
}

/// A contrast ratio between 1 and 21.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Contrast {
    /// With one decimal, rounded down so that it never promises more than there is: `8.1`.
    pub ratio: String,
    /// Whether it reaches the 4.5 that text needs; where it does not, pages use another colour for text.
    pub is_enough: bool,
}

/// Checks a brand colour `#rrggbb`; `None` for anything else.
pub fn print_check(accent: &str) -> Option<PrintCheck> {
    let colour = read(accent)?;
    Some(PrintCheck {
        on_white: contrast(colour, WHITE),
        white_on_it: contrast(WHITE, colour),
        on_grey_printer: contrast(grey(colour), WHITE),
        black_on_tint: contrast(INK, tint(colour)),
    })
}

impl Accent {
    /// `#rrggbb`; anything else gives ink, which prints on every paper.
    pub fn of(text: &str) -> Accent {
        let fill = read(text).unwrap_or(INK);
        let is_readable = ratio(fill, WHITE) >= TEXT;
        Accent {
            fill,
            text: if is_readable { fill } else { INK },
            // Where white is too little, black is always enough: the two ratios multiply to 21.
            on_fill: if is_readable { WHITE } else { BLACK },
            tint: tint(fill),
        }
    }

    /// Whether an area of the accent needs an outline to be seen on white.
    pub fn needs_outline(&self) -> bool {
        ratio(self.fill, WHITE) < DRAWING
    }
}

fn read(text: &str) -> Option<Colour> {
    let hex =
        text.strip_prefix('#').filter(|hex| hex.len() == 6 && hex.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
    u32::from_str_radix(hex, 16).ok().map(Colour::hex)
}

/// Eleven parts of a hundred on white.
fn tint(colour: Colour) -> Colour {
    let mix = |part: u8| 255 - u8::try_from(u32::from(255 - part) * 11 / 100).unwrap_or(0);
    Colour { red: mix(colour.red), green: mix(colour.green), blue: mix(colour.blue) }
}

/// What a printer without colours makes of it. Source: PostScript Language Reference, 7.2.1: 0.3, 0.59, 0.11.
fn grey(colour: Colour) -> Colour {
    let sum = u32::from(colour.red) * 30 + u32::from(colour.green) * 59 + u32::from(colour.blue) * 11;
    let grey = u8::try_from((sum + 50) / 100).unwrap_or(u8::MAX);
    Colour { red: grey, green: grey, blue: grey }
}

fn contrast(text: Colour, ground: Colour) -> Contrast {
    let ratio = ratio(text, ground);
    Contrast { ratio: format!("{:.1}", (ratio * 10.0).floor() / 10.0), is_enough: ratio >= TEXT }
}

fn ratio(one: Colour, other: Colour) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Source: WCAG 2.2, relative luminance.
fn luminance(colour: Colour) -> f64 {
    let linear = |part: u8| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratios_are_those_of_the_standard() {
        assert!((ratio(BLACK, WHITE) - 21.0).abs() < 1e-9);
        let known = Colour::hex(0x0076_7676);
        assert!((ratio(known, WHITE) - 4.54).abs() < 0.005, "the palest grey that text may have");
    }

    #[test]
    fn the_print_check_says_four_ratios() {
        let of = |accent| {
            let check = print_check(accent).expect("a colour");
            [check.on_white, check.white_on_it, check.on_grey_printer, check.black_on_tint]
                .map(|contrast| (contrast.ratio, contrast.is_enough))
        };
        let yes = |ratio: &str| (ratio.to_owned(), true);
        let no = |ratio: &str| (ratio.to_owned(), false);
        assert_eq!(of("#0c5a4e"), [yes("8.1"), yes("8.1"), yes("10.2"), yes("14.8")]);
        assert_eq!(of("#e9a23b"), [no("2.1"), no("2.1"), no("2.2"), yes("16.3")]);
        assert_eq!(print_check("0c5a4e"), None);
        assert_eq!(print_check("#+12345"), None);
    }

    #[test]
    fn every_text_on_the_page_reaches_its_contrast_whatever_the_accent() {
        for value in (0..=0xff_ffff_u32).step_by(0x1357) {
            let accent = Accent::of(&format!("#{value:06x}"));
            for (text, ground) in [(accent.text, WHITE), (accent.on_fill, accent.fill), (INK, accent.tint)] {
                assert!(ratio(text, ground) >= TEXT, "#{value:06x}: {text} on {ground}");
            }
        }
    }
}
