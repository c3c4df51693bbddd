//! Logos: PNG and JPEG read within limits and kept as plain pixels, so that nothing else of the file (place,
//! camera, colour tricks) reaches a document.

use std::io::Cursor;
use std::sync::Arc;

use jpeg_decoder::PixelFormat;

/// Pixels of the largest picture that is read at all.
const MAX_PIXELS: u64 = 40_000_000;
/// Bytes of the largest file, and of the largest decoded picture.
const MAX_BYTES: u64 = 64 * 1024 * 1024;
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
        let picture = read_picture(bytes)?;
        Ok(Logo(Arc::new(picture.reduced())))
    }
}

fn read_picture(bytes: &[u8]) -> Result<Picture, ImageRefusal> {
    let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if length > MAX_BYTES {
        return Err(ImageRefusal::TooManyBytes { bytes: length });
    }
    match bytes {
        [0x89, b'P', b'N', b'G', ..] => read_png(bytes),
        [0xff, 0xd8, ..] => read_jpeg(bytes),
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
    let size = reader.output_buffer_size().ok_or(ImageRefusal::TooManyBytes { bytes: u64::MAX })?;
    let mut pixels = vec![0; size];
    let frame = reader.next_frame(&mut pixels).map_err(damaged)?;
    pixels.truncate(frame.buffer_size());
    let (channels, pixels) = match frame.color_type {
        png::ColorType::Rgb => (Channels::Rgb, pixels),
        png::ColorType::Rgba => (Channels::Rgba, pixels),
        png::ColorType::Grayscale => (Channels::Rgb, pixels.iter().flat_map(|&grey| [grey; 3]).collect()),
        png::ColorType::GrayscaleAlpha => {
            let spread = |pair: &[u8]| [pair[0], pair[0], pair[0], pair[1]];
            (Channels::Rgba, pixels.chunks_exact(2).flat_map(spread).collect())
        }
        png::ColorType::Indexed => return Err(ImageRefusal::Colours),
    };
    Picture::checked(frame.width, frame.height, channels, pixels)
}

fn read_jpeg(bytes: &[u8]) -> Result<Picture, ImageRefusal> {
    let damaged = |error: jpeg_decoder::Error| ImageRefusal::Damaged(error.to_string());
    let mut decoder = jpeg_decoder::Decoder::new(Cursor::new(bytes));
    decoder.set_max_decoding_buffer_size(usize::try_from(MAX_BYTES).unwrap_or(usize::MAX));
    decoder.read_info().map_err(damaged)?;
    let header = decoder.info().ok_or_else(|| ImageRefusal::Damaged("no frame".into()))?;
    check_size(header.width.into(), header.height.into(), 3)?;
    let grey = match header.pixel_format {
        PixelFormat::RGB24 => false,
        PixelFormat::L8 => true,
        PixelFormat::L16 | PixelFormat::CMYK32 => return Err(ImageRefusal::Colours),
    };
    let decoded = decoder.decode().map_err(damaged)?;
    let pixels = if grey { decoded.iter().flat_map(|&grey| [grey; 3]).collect() } else { decoded };
    Picture::checked(header.width.into(), header.height.into(), Channels::Rgb, pixels)
}

impl Picture {
    fn checked(width: u32, height: u32, channels: Channels, pixels: Vec<u8>) -> Result<Picture, ImageRefusal> {
        let (width, height) = (width as usize, height as usize);
        if width == 0 || height == 0 || pixels.len() != width * height * channels.count() {
            return Err(ImageRefusal::Damaged("the pixels do not fill the picture".into()));
        }
        Ok(Picture { width, height, channels, pixels })
    }

    /// At most [`KEPT_SIDE`] pixels on the longer side: each kept pixel is the mean of a whole block.
    fn reduced(self) -> Picture {
        let block = self.width.max(self.height).div_ceil(KEPT_SIDE);
        if block <= 1 {
            return self;
        }
        let (width, height) = (self.width.div_ceil(block), self.height.div_ceil(block));
        let mut pixels = Vec::with_capacity(width * height * self.channels.count());
        for row in 0..height {
            for column in 0..width {
                self.mean(column * block, row * block, block, &mut pixels);
            }
        }
        Picture { width, height, channels: self.channels, pixels }
    }

    /// Appends the mean of one block; colours weigh by their opacity, or transparent black would darken edges.
    fn mean(&self, left: usize, top: usize, block: usize, out: &mut Vec<u8>) {
        let count = self.channels.count();
        let mut sums = [0u64; 3];
        let (mut weight, mut seen) = (0u64, 0u64);
        for y in top..(top + block).min(self.height) {
            for x in left..(left + block).min(self.width) {
                let pixel = &self.pixels[(y * self.width + x) * count..][..count];
                let opacity = u64::from(*pixel.get(3).unwrap_or(&255));
                for (sum, &value) in sums.iter_mut().zip(pixel) {
                    *sum += u64::from(value) * opacity;
                }
                weight += opacity;
                seen += 1;
            }
        }
        let byte = |value: u64| u8::try_from(value).unwrap_or(u8::MAX);
        out.extend(sums.map(|sum| byte(sum.checked_div(weight).unwrap_or(0))));
        if self.channels == Channels::Rgba {
            out.push(byte(weight.checked_div(seen).unwrap_or(0)));
        }
    }

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
