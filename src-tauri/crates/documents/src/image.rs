//! Logos: PNG and JPEG read within limits and kept as plain pixels, so that nothing else of the file (place,
//! camera, colour tricks) reaches a document.

use std::io::Cursor;
use std::sync::Arc;

use reduced::Reduced;

mod jpeg;
mod reduced;

/// Pixels of the largest picture that is read at all.
const MAX_PIXELS: u64 = 40_000_000;
/// Bytes of the largest file, and of all that is held while one is decoded.
const MAX_BYTES: u64 = 64 * 1024 * 1024;
/// Of these, what is not pixels on their way: the picture as it is kept, tables, rows.
const REST: u64 = 6 * 1024 * 1024;
/// Pixels of the longer side as it is kept: 35 mm at 800 dots per inch, more than any printer shows.
const KEPT_SIDE: usize = 1100;

/// A picture that may be put on a document.
#[derive(Debug, Clone, PartialEq)]
pub struct Logo(pub(crate) Arc<Picture>);

/// Why a picture was not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImageRefusal {
    #[error("the file is neither PNG nor JPEG")]
    Format,
    #[error("the picture has {width} x {height} pixels, more than {MAX_PIXELS} together")]
    TooManyPixels { width: u64, height: u64 },
    #[error("the picture takes {bytes} bytes, more than {MAX_BYTES}")]
    TooManyBytes { bytes: u64 },
    #[error("the picture is in print colours (CMYK) or of an unusual depth; save it in RGB with 8 bits")]
    Colours,
    #[error("the picture is damaged: {0}")]
    Damaged(String),
}

/// Pixels, eight bits each, rows from the top.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Picture {
    pub width: usize,
    pub height: usize,
    pub channels: Channels,
    pub pixels: Vec<u8>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Channels {
    Rgb,
    Rgba,
}

impl Channels {
    pub fn count(self) -> usize {
        match self {
            Channels::Rgb => 3,
            Channels::Rgba => 4,
        }
    }
}

impl Logo {
    /// Reads a PNG or JPEG file; large pictures are made smaller.
    /// Errors: [`ImageRefusal`]; size and colours are judged from the header, before any pixel is decoded.
    pub fn read(bytes: &[u8]) -> Result<Logo, crate::DocumentError> {
        Ok(Logo(Arc::new(read_picture(bytes)?)))
    }
}

fn read_picture(bytes: &[u8]) -> Result<Picture, ImageRefusal> {
    let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if length > MAX_BYTES {
        return Err(ImageRefusal::TooManyBytes { bytes: length });
    }
    match bytes {
        [0x89, b'P', b'N', b'G', ..] => read_png(bytes),
        [0xff, 0xd8, ..] => jpeg::read(bytes),
        _ => Err(ImageRefusal::Format),
    }
}

fn check_size(width: u64, height: u64, channels: u64) -> Result<(), ImageRefusal> {
    let pixels = width.saturating_mul(height);
    if pixels > MAX_PIXELS {
        return Err(ImageRefusal::TooManyPixels { width, height });
    }
    let bytes = pixels.saturating_mul(channels);
    if bytes > MAX_BYTES { Err(ImageRefusal::TooManyBytes { bytes }) } else { Ok(()) }
}

fn read_png(bytes: &[u8]) -> Result<Picture, ImageRefusal> {
    let damaged = |error: png::DecodingError| ImageRefusal::Damaged(error.to_string());
    let limits = png::Limits { bytes: usize::try_from(MAX_BYTES).unwrap_or(usize::MAX) };
    let mut decoder = png::Decoder::new_with_limits(Cursor::new(bytes), limits);
    decoder.set_ignore_text_chunk(true);
    decoder.set_ignore_iccp_chunk(true);
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let header = decoder.read_header_info().map_err(damaged)?;
    check_size(header.width.into(), header.height.into(), 4)?;
    let mut reader = decoder.read_info().map_err(damaged)?;
    let samples = match reader.output_color_type().0 {
        png::ColorType::Grayscale => 1,
        png::ColorType::GrayscaleAlpha => 2,
        png::ColorType::Rgb => 3,
        png::ColorType::Rgba => 4,
        png::ColorType::Indexed => return Err(ImageRefusal::Colours),
    };
    let (width, height) = (header_side(reader.info().width), header_side(reader.info().height));
    let mut reduced = Reduced::new(width, height, samples)?;
    if reader.info().interlaced {
        // Its rows come in seven passes over the whole.
        let size = reader.output_buffer_size().unwrap_or(usize::MAX);
        let bytes = u64::try_from(size).unwrap_or(u64::MAX).saturating_add(REST);
        if bytes > MAX_BYTES {
            return Err(ImageRefusal::TooManyBytes { bytes });
        }
        let mut pixels = vec![0; size];
        reader.next_frame(&mut pixels).map_err(damaged)?;
        pixels.chunks_exact(width * samples).for_each(|row| reduced.push(row));
    } else {
        while let Some(row) = reader.next_row().map_err(damaged)? {
            reduced.push(row.data());
        }
    }
    reduced.finish()
}

fn header_side(side: u32) -> usize {
    usize::try_from(side).unwrap_or(usize::MAX)
}

impl Picture {
    /// The picture as a PNG file with nothing but pixels in it.
    pub fn to_png(&self) -> Vec<u8> {
        let side = |length: usize| u32::try_from(length).expect("a kept picture is small");
        let mut file = Vec::new();
        let mut encoder = png::Encoder::new(&mut file, side(self.width), side(self.height));
        encoder.set_color(match self.channels {
            Channels::Rgb => png::ColorType::Rgb,
            Channels::Rgba => png::ColorType::Rgba,
        });
        encoder.set_depth(png::BitDepth::Eight);
        let written = encoder.write_header().and_then(|mut writer| writer.write_image_data(&self.pixels));
        written.expect("writing checked pixels into memory cannot fail");
        file
    }
}

#[cfg(test)]
#[path = "image/tests.rs"]
mod tests;
