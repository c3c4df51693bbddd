//! A picture made smaller row by row as it is read, so that it is never held whole. Knows no file formats.

use super::{Channels, ImageRefusal, KEPT_SIDE, Picture};

/// Rows come from the top; each kept pixel is the mean of a whole block.
pub(super) struct Reduced {
    width: usize,
    height: usize,
    /// Of a pixel as it comes: grey, grey with opacity, colours, colours with opacity.
    samples: usize,
    /// Side of a block.
    block: usize,
    /// Blocks of the row that is being read.
    sums: Vec<Sum>,
    rows: usize,
    pixels: Vec<u8>,
}

/// Colours weigh by their opacity, or transparent black would darken edges.
#[derive(Clone, Copy, Default)]
struct Sum {
    colours: [u64; 3],
    weight: u64,
    seen: u64,
}

impl Reduced {
    /// `samples`: 1 to 4. Errors: `Damaged` for a picture without pixels.
    pub fn new(width: usize, height: usize, samples: usize) -> Result<Reduced, ImageRefusal> {
        if width == 0 || height == 0 {
            return Err(unfilled());
        }
        let block = width.max(height).div_ceil(KEPT_SIDE);
        let kept = (width.div_ceil(block), height.div_ceil(block));
        let pixels = Vec::with_capacity(kept.0 * kept.1 * channels(samples).count());
        let sums = if block > 1 { vec![Sum::default(); kept.0] } else { Vec::new() };
        Ok(Reduced { width, height, samples, block, sums, rows: 0, pixels })
    }

    pub fn push(&mut self, row: &[u8]) {
        let has_opacity = channels(self.samples) == Channels::Rgba;
        for (x, pixel) in row.chunks_exact(self.samples).enumerate() {
            let (colours, opacity) = parts(pixel);
            match self.sums.get_mut(x / self.block) {
                Some(sum) => sum.add(colours, opacity),
                None => {
                    self.pixels.extend(colours);
                    self.pixels.extend(has_opacity.then_some(opacity));
                }
            }
        }
        self.rows += 1;
        if self.rows.is_multiple_of(self.block) || self.rows == self.height {
            for sum in &mut self.sums {
                let (colours, opacity) = std::mem::take(sum).mean();
                self.pixels.extend(colours);
                self.pixels.extend(has_opacity.then_some(opacity));
            }
        }
    }

    /// Errors: `Damaged` where rows are missing.
    pub fn finish(self) -> Result<Picture, ImageRefusal> {
        let channels = channels(self.samples);
        let (width, height) = (self.width.div_ceil(self.block), self.height.div_ceil(self.block));
        if self.rows != self.height || self.pixels.len() != width * height * channels.count() {
            return Err(unfilled());
        }
        Ok(Picture { width, height, channels, pixels: self.pixels })
    }
}

impl Sum {
    fn add(&mut self, colours: [u8; 3], opacity: u8) {
        let opacity = u64::from(opacity);
        for (sum, value) in self.colours.iter_mut().zip(colours) {
            *sum += u64::from(value) * opacity;
        }
        self.weight += opacity;
        self.seen += 1;
    }

    fn mean(self) -> ([u8; 3], u8) {
        let byte = |value: u64| u8::try_from(value).unwrap_or(u8::MAX);
        let colours = self.colours.map(|sum| byte(sum.checked_div(self.weight).unwrap_or(0)));
        (colours, byte(self.weight.checked_div(self.seen).unwrap_or(0)))
    }
}

fn channels(samples: usize) -> Channels {
    if samples.is_multiple_of(2) { Channels::Rgba } else { Channels::Rgb }
}

/// Colours and opacity of a pixel as it comes.
fn parts(pixel: &[u8]) -> ([u8; 3], u8) {
    match *pixel {
        [grey, opacity] => ([grey; 3], opacity),
        [red, green, blue] => ([red, green, blue], u8::MAX),
        [red, green, blue, opacity] => ([red, green, blue], opacity),
        [grey, ..] => ([grey; 3], u8::MAX),
        [] => ([0; 3], u8::MAX),
    }
}

fn unfilled() -> ImageRefusal {
    ImageRefusal::Damaged("the pixels do not fill the picture".into())
}
