//! JPEG pictures: what decoding one would cost in memory, told from its markers before any pixel is decoded, and the
//! largest scale at which that is little enough. Knows no documents.

use std::io::Cursor;

use jpeg_decoder::{CodingProcess, Decoder, PixelFormat};

use super::reduced::Reduced;
use super::{ImageRefusal, MAX_BYTES, Picture, REST, check_size};

/// Scales of the decoder, in eighths.
const SCALES: [u64; 4] = [8, 4, 2, 1];
/// Values of a block, two bytes each.
const BLOCK: u64 = 64 * 2;

pub(super) fn read(bytes: &[u8]) -> Result<Picture, ImageRefusal> {
    let damaged = |error: jpeg_decoder::Error| ImageRefusal::Damaged(error.to_string());
    let mut decoder = Decoder::new(Cursor::new(bytes));
    decoder.set_max_decoding_buffer_size(usize::try_from(MAX_BYTES).unwrap_or(usize::MAX));
    decoder.read_info().map_err(damaged)?;
    let header = decoder.info().ok_or_else(|| ImageRefusal::Damaged("no frame".into()))?;
    check_size(header.width.into(), header.height.into(), 3)?;
    let samples = match header.pixel_format {
        PixelFormat::RGB24 => 3,
        PixelFormat::L8 => 1,
        PixelFormat::L16 | PixelFormat::CMYK32 => return Err(ImageRefusal::Colours),
    };
    let frame = Frame::find(bytes).ok_or_else(|| ImageRefusal::Damaged("no frame".into()))?;
    match header.coding_process {
        CodingProcess::DctSequential => {}
        CodingProcess::DctProgressive if frame.mixes_components => {
            return Err(ImageRefusal::Damaged("a scan of several components goes beyond their means".into()));
        }
        CodingProcess::DctProgressive => {}
        // Held in 16 bits throughout; nobody's logo.
        CodingProcess::Lossless => return Err(ImageRefusal::Colours),
    }
    let progressive = header.coding_process == CodingProcess::DctProgressive;
    let scale = SCALES.into_iter().find(|scale| frame.bytes(*scale, progressive) <= MAX_BYTES);
    let Some(scale) = scale else { return Err(ImageRefusal::TooManyBytes { bytes: frame.bytes(1, progressive) }) };
    let side = |full: u16| u16::try_from((u64::from(full) * scale).div_ceil(8)).unwrap_or(full);
    let (width, height) = decoder.scale(side(header.width), side(header.height)).map_err(damaged)?;
    let pixels = decoder.decode().map_err(damaged)?;
    // What a progressive picture keeps goes before the rest comes.
    drop(decoder);
    let mut reduced = Reduced::new(width.into(), height.into(), samples)?;
    pixels.chunks_exact(usize::from(width) * samples).for_each(|row| reduced.push(row));
    reduced.finish()
}

/// What the markers say of the picture.
struct Frame {
    width: u64,
    height: u64,
    /// Horizontal and vertical sampling of each component.
    sampling: Vec<(u64, u64)>,
    /// Whether a scan of a progressive picture has several components beyond their first values, which the standard
    /// forbids (T.81 G.1.1.1.1).
    mixes_components: bool,
}

impl Frame {
    /// Walks over the markers as the decoder does: what stands between segments is skipped.
    fn find(bytes: &[u8]) -> Option<Frame> {
        let mut frame = None;
        let mut mixes_components = false;
        let mut rest = bytes.get(2..)?;
        while let Some(at) = rest.iter().position(|byte| *byte == 0xff) {
            let marker = rest.get(at + 1).copied();
            rest = &rest[at + 1..];
            match marker {
                // Filling, a value of 255, a restart, a mark without a length.
                Some(0xff | 0x00 | 0x01 | 0xd0..=0xd8) => continue,
                Some(0xd9) | None => break,
                Some(_) => {}
            }
            let Some((kind, after)) = rest.split_first() else { break };
            let Some(length) = after.get(..2).map(|two| usize::from(u16::from_be_bytes([two[0], two[1]]))) else {
                break;
            };
            let Some(content) = after.get(2..length) else { break };
            match kind {
                0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf if frame.is_none() => {
                    frame = Frame::read(content);
                }
                0xda => {
                    let count = usize::from(*content.first()?);
                    mixes_components |= count > 1 && content.get(2 + 2 * count).is_none_or(|last| *last > 0);
                }
                _ => {}
            }
            rest = &after[length..];
        }
        frame.map(|frame| Frame { mixes_components, ..frame })
    }

    /// A frame header behind its length.
    fn read(content: &[u8]) -> Option<Frame> {
        let side = |at: usize| Some(u64::from(u16::from_be_bytes([*content.get(at)?, *content.get(at + 1)?])));
        let count = usize::from(*content.get(5)?);
        let components = content.get(6..6 + 3 * count)?.chunks_exact(3);
        let sampling = components.map(|one| (u64::from(one[1] >> 4), u64::from(one[1] & 15))).collect();
        Some(Frame { width: side(3)?, height: side(1)?, sampling, mixes_components: false })
    }

    /// Bytes held at worst when decoding at `scale` eighths: values that wait for the threads which make pixels of
    /// them, those that a progressive picture keeps until its end, planes of pixels, the picture, and the rest.
    fn bytes(&self, scale: u64, progressive: bool) -> u64 {
        let most = |of: fn(&(u64, u64)) -> u64| self.sampling.iter().map(of).max().unwrap_or(1).max(1);
        let (across, down) = (most(|c| c.0), most(|c| c.1));
        // Whole groups of blocks.
        let groups = self.width.div_ceil(8 * across) * self.height.div_ceil(8 * down);
        let values = self.sampling.iter().map(|(h, v)| groups * h * v * BLOCK);
        let all: u64 = values.clone().sum();
        let (kept, waiting) = if progressive { (all, values.max().unwrap_or(0)) } else { (0, all) };
        let planes = all / 2 * scale * scale / 64;
        let side = |full: u64| (full * scale).div_ceil(8);
        let picture = side(self.width) * side(self.height) * u64::try_from(self.sampling.len()).unwrap_or(4);
        kept + planes + waiting.max(picture) + REST
    }
}
