//! What reading a picture costs in memory, counted by an allocator of its own: at most 64 MB, whatever the file
//! promises (reference S20). Alone in its program, so that nothing else is counted.
#![expect(unsafe_code, reason = "an allocator cannot be written without")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::io::Write;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use documents::Logo;

const MOST: usize = 64 * 1024 * 1024;

struct Counting;

static NOW: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);

// Only forwards to the system's allocator, with the same arguments.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let now = NOW.fetch_add(layout.size(), Relaxed) + layout.size();
        PEAK.fetch_max(now, Relaxed);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        NOW.fetch_sub(layout.size(), Relaxed);
        unsafe { System.dealloc(memory, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// Bytes that `work` holds at its worst, beyond what was held before.
fn peak<T>(work: impl FnOnce() -> T) -> (T, usize) {
    let before = NOW.load(Relaxed);
    PEAK.store(before, Relaxed);
    let done = work();
    (done, PEAK.load(Relaxed) - before)
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Jpeg {
    Baseline,
    Progressive,
    /// Its last scans are missing, so that the rest is drawn from what there is.
    Unfinished,
}

fn segment(marker: u8, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len() + 2).expect("a short segment").to_be_bytes();
    [&[0xff, marker][..], &length, content].concat()
}

/// A scan of `bits` zeros: by the tables below each ends a block.
fn scan(components: &[u8], spectrum: [u8; 2], bits: usize) -> Vec<u8> {
    let count = u8::try_from(components.len()).expect("few components");
    let of_each: Vec<u8> = components.iter().flat_map(|id| [*id, 0]).collect();
    let mut scan = segment(0xda, &[&[count][..], &of_each, &spectrum, &[0]].concat());
    scan.resize(scan.len() + bits.div_ceil(8), 0);
    scan
}

/// A grey field of `width` x `height` pixels with `components` of full size.
fn jpeg(kind: Jpeg, width: u16, height: u16, components: u8) -> Vec<u8> {
    let ids: Vec<u8> = (1..=components).collect();
    let sampled: Vec<u8> = ids.iter().flat_map(|id| [*id, 0x11, 0]).collect();
    let size = [height.to_be_bytes(), width.to_be_bytes()].concat();
    let frame = [&[8][..], &size, &[components], &sampled].concat();
    let blocks = usize::from(width).div_ceil(8) * usize::from(height).div_ceil(8);
    // One code of one bit, which means nothing more.
    let table = |class: u8| segment(0xc4, &[&[class, 1][..], &[0; 15], &[0]].concat());
    let mut file = [&[0xff, 0xd8][..], &segment(0xdb, &[&[0][..], &[1; 64]].concat())].concat();
    file.extend(segment(if kind == Jpeg::Baseline { 0xc0 } else { 0xc2 }, &frame));
    file.extend([table(0x00), table(0x10)].concat());
    let all = blocks * usize::from(components);
    match kind {
        Jpeg::Baseline => file.extend(scan(&ids, [0, 63], all * 2)),
        Jpeg::Progressive | Jpeg::Unfinished => file.extend(scan(&ids, [0, 0], all)),
    }
    if kind == Jpeg::Progressive {
        file.extend(ids.iter().flat_map(|id| scan(&[*id], [1, 63], blocks)));
    }
    file.extend([0xff, 0xd9]);
    file
}

/// An empty PNG of eight bits. `colour` as its header has it; `bytes` of a pixel.
fn png(colour: u8, bytes: usize, width: u32, height: u32, interlaced: u8) -> Vec<u8> {
    let chunk = |kind: &[u8; 4], content: &[u8]| {
        let length = u32::try_from(content.len()).expect("a short chunk").to_be_bytes();
        let named = [&kind[..], content].concat();
        let mut check = flate2::Crc::new();
        check.update(&named);
        [&length[..], &named, &check.sum().to_be_bytes()].concat()
    };
    let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, colour, 0, 0, interlaced]].concat();
    let mut pixels = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    // Seven passes have their filter bytes twice at most.
    let row = vec![0; width as usize * bytes + 1];
    for _ in 0..height + u32::from(interlaced) * height {
        pixels.write_all(&row).expect("memory is writable");
    }
    let pixels = pixels.finish().expect("memory is writable");
    [&b"\x89PNG\r\n\x1a\n"[..], &chunk(b"IHDR", &header), &chunk(b"IDAT", &pixels), &chunk(b"IEND", &[])].concat()
}

#[test]
fn what_no_program_writes_and_would_hold_too_much_is_refused() {
    let mut file = jpeg(Jpeg::Unfinished, 64, 64, 3);
    file.truncate(file.len() - 2);
    file.extend(scan(&[1, 2, 3], [1, 63], 3 * 64));
    file.extend([0xff, 0xd9]);
    let error = Logo::read(&file).expect_err("a scan of three components beyond their means");
    assert!(error.to_string().contains("a scan of several components"), "{error}");
}

/// Kind of picture, its file, and whether it is small enough to be read.
fn pictures() -> Vec<(&'static str, Vec<u8>, bool)> {
    use Jpeg::{Baseline, Progressive, Unfinished};
    vec![
        ("JPEG", jpeg(Baseline, 3_000, 3_000, 3), true),
        ("JPEG at the limit of pixels", jpeg(Baseline, 4_720, 4_720, 3), false),
        ("grey JPEG", jpeg(Baseline, 4_720, 4_720, 1), true),
        ("progressive JPEG", jpeg(Progressive, 2_190, 2_190, 3), true),
        ("progressive JPEG, reduced as it is read", jpeg(Progressive, 2_600, 2_600, 3), true),
        ("progressive JPEG at the limit of pixels", jpeg(Progressive, 4_720, 4_720, 3), false),
        ("grey progressive JPEG", jpeg(Progressive, 3_700, 3_700, 1), true),
        ("progressive JPEG without its end", jpeg(Unfinished, 2_600, 2_600, 3), true),
        ("progressive JPEG of one long row", jpeg(Progressive, 65_500, 8, 3), true),
        ("PNG", png(6, 4, 4_090, 4_090, 0), true),
        ("grey PNG with opacity", png(4, 2, 4_090, 4_090, 0), true),
        ("interlaced PNG", png(6, 4, 3_890, 3_890, 1), true),
        ("interlaced PNG at the limit of bytes", png(6, 4, 4_090, 4_090, 1), false),
        ("grey interlaced PNG with opacity", png(4, 2, 4_090, 4_090, 1), true),
    ]
}

#[test]
fn s20_reading_a_picture_holds_64_mb_at_most() {
    for (name, file, is_read) in pictures() {
        let (read, held) = peak(|| Logo::read(&file));
        assert!(held <= MOST, "{name}: {held} bytes held");
        match read {
            Ok(_) => assert!(is_read, "{name} is read"),
            Err(error) => assert!(!is_read && error.to_string().contains("bytes, more than"), "{name}: {error}"),
        }
    }
    let (_, held) = peak(|| vec![0u8; MOST + 1]);
    assert!(held > MOST, "the count sees what is too much");
}
