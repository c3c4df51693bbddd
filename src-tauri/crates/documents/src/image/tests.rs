//! What is refused, and that only pixels survive.

use super::*;
use crate::DocumentError;

fn png_file(width: u32, height: u32, colour: png::ColorType, pixels: &[u8], text: Option<&str>) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_color(colour);
    encoder.set_depth(png::BitDepth::Eight);
    if let Some(text) = text {
        encoder.add_text_chunk("Comment".into(), text.into()).expect("a short text chunk is writable");
    }
    encoder.write_header().and_then(|mut writer| writer.write_image_data(pixels)).expect("memory is writable");
    file
}

fn refusal(bytes: &[u8]) -> ImageRefusal {
    match Logo::read(bytes) {
        Err(DocumentError::Image(refusal)) => refusal,
        other => panic!("expected a refusal, got {other:?}"),
    }
}

/// A PNG that promises `width` x `height` pixels and delivers none.
fn promising(width: u32, height: u32) -> Vec<u8> {
    let mut file = png_file(1, 1, png::ColorType::Rgba, &[0; 4], None);
    file[16..20].copy_from_slice(&width.to_be_bytes());
    file[20..24].copy_from_slice(&height.to_be_bytes());
    let checksum = crc32(&file[12..29]);
    file[29..33].copy_from_slice(&checksum.to_be_bytes());
    file
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0u32, |crc, &byte| {
        (0..8).fold(crc ^ u32::from(byte), |crc, _| if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 })
    })
}

#[test]
fn huge_pictures_are_refused_from_the_header() {
    assert_eq!(refusal(&promising(50_000, 50_000)), ImageRefusal::TooManyPixels { width: 50_000, height: 50_000 });
    assert_eq!(refusal(&promising(6_000, 6_000)), ImageRefusal::TooManyBytes { bytes: 144_000_000 });
}

#[test]
fn a_jpeg_of_60000_pixels_a_side_is_refused_from_the_header() {
    let header = [
        &[0xff, 0xd8, 0xff, 0xc0, 0, 17, 8][..],
        &60_000u16.to_be_bytes(),
        &60_000u16.to_be_bytes(),
        &[3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0],
        &[0xff, 0xda, 0, 12, 3, 1, 0, 2, 0, 3, 0, 0, 63, 0, 0xff, 0xd9],
    ]
    .concat();
    assert_eq!(refusal(&header), ImageRefusal::TooManyPixels { width: 60_000, height: 60_000 });
}

#[test]
fn other_files_and_damage_are_named() {
    assert_eq!(refusal(b"<svg xmlns='http://www.w3.org/2000/svg'/>"), ImageRefusal::Format);
    assert_eq!(refusal(b""), ImageRefusal::Format);
    let whole = png_file(8, 8, png::ColorType::Rgb, &[9; 192], None);
    assert!(matches!(refusal(&whole[..whole.len() / 2]), ImageRefusal::Damaged(_)));
    assert!(matches!(refusal(&[0xff, 0xd8, 0xff]), ImageRefusal::Damaged(_)));
}

/// A PNG whose header says less than its pixels are: 30 MB of them in some 30 KB.
fn overflowing() -> Vec<u8> {
    let mut file = png_file(30_000, 1_000, png::ColorType::Grayscale, &vec![0; 30_000_000], None);
    file[16..24].copy_from_slice(&[0, 0, 0, 10, 0, 0, 0, 10]);
    let checksum = crc32(&file[12..29]);
    file[29..33].copy_from_slice(&checksum.to_be_bytes());
    file
}

/// A chunk put behind the header of a PNG.
fn with_chunk(file: &[u8], kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let tail = [&kind[..], content].concat();
    let length = u32::try_from(content.len()).expect("a short chunk").to_be_bytes();
    [&file[..33], &length, &tail, &crc32(&tail).to_be_bytes(), &file[33..]].concat()
}

#[test]
fn s20_bombs_are_refused_or_cost_no_more_than_their_pixels() {
    let bomb = overflowing();
    assert!(bomb.len() < 200_000, "{} bytes", bomb.len());
    match Logo::read(&bomb) {
        Ok(Logo(picture)) => assert_eq!((picture.width, picture.height), (10, 10), "no more than was promised"),
        Err(DocumentError::Image(ImageRefusal::Damaged(_))) => {}
        Err(other) => panic!("{other}"),
    }
    for (width, height) in [(u32::MAX, u32::MAX), (0x7fff_ffff, 1), (1, 0x7fff_ffff), (0, 9), (9, 0), (40_000_001, 1)] {
        assert!(Logo::read(&promising(width, height)).is_err(), "{width} x {height}");
    }
    let small = png_file(8, 8, png::ColorType::Rgb, &[9; 192], None);
    for kind in [b"zTXt", b"iTXt", b"iCCP", b"eXIf", b"acTL", b"fcTL", b"teSt"] {
        for content in [&b"Comment\0\0\x78\x9c\x03"[..], &[0xff; 70_000], &[]] {
            // Taken without it or refused, and never followed.
            if let Ok(Logo(picture)) = Logo::read(&with_chunk(&small, kind, content)) {
                assert_eq!((picture.width, picture.height), (8, 8));
            }
        }
    }
}

#[test]
fn s19_s20_only_png_and_jpeg_are_pictures_whatever_they_are_called() {
    let png = png_file(8, 8, png::ColorType::Rgb, &[9; 192], None);
    for other in [
        &b"<svg xmlns='http://www.w3.org/2000/svg'><image href='file:///etc/passwd'/><script>alert(1)</script></svg>"[..],
        b"<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;&a;'>]><svg>&b;</svg>",
        b"\x1f\x8b\x08 svgz",
        b"GIF89a\x01\0\x01\0",
        b"BM\x46\0\0\0",
        b"RIFF\x24\0\0\0WEBPVP8 ",
        b"%PDF-1.7 %\x89PNG",
        b"<html>\x89PNG\r\n\x1a\n",
        b"%!PS-Adobe-3.0 EPSF",
        b"\0\0\x01\0\x01\0",
        b"\x49\x49\x2a\0",
        &[b"\n", &png[..]].concat(),
        &png[1..],
    ] {
        assert_eq!(refusal(other), ImageRefusal::Format, "{:?}", String::from_utf8_lossy(&other[..8.min(other.len())]));
    }
    // A page behind the last chunk: the pixels are taken, the page is not.
    let polyglot = [&png[..], b"<script>alert(1)</script>"].concat();
    let Logo(picture) = Logo::read(&polyglot).expect("a PNG with something behind it");
    assert!(!picture.to_png().windows(7).any(|window| window == b"<script"));
}

#[test]
fn s20_no_damage_makes_a_reader_panic() {
    let png = png_file(8, 8, png::ColorType::Rgba, &[9; 256], Some("comment"));
    let jpeg = include_bytes!("../../tests/samples/photo.jpg");
    // All of the headers, and places in the pixels.
    let places = |length: usize| (0..length.min(700)).chain((700..length).step_by(997));
    for file in [&png[..], &jpeg[..]] {
        for place in places(file.len()) {
            let _cut = Logo::read(&file[..place]);
            for value in [0x00, 0xff, file[place] ^ 0x01] {
                let mut changed = file.to_vec();
                changed[place] = value;
                if let Ok(Logo(picture)) = Logo::read(&changed) {
                    assert!(picture.width.max(picture.height) <= KEPT_SIDE);
                }
            }
        }
    }
}

#[test]
fn only_pixels_are_kept() {
    let file = png_file(2, 1, png::ColorType::Rgba, &[1, 2, 3, 255, 4, 5, 6, 0], Some("taken at home"));
    assert!(file.windows(5).any(|window| window == b"taken"));
    let Logo(picture) = Logo::read(&file).expect("a small PNG is taken");
    assert_eq!((picture.width, picture.channels, picture.pixels[4]), (2, Channels::Rgba, 4));
    assert!(!picture.to_png().windows(5).any(|window| window == b"taken"));
}

#[test]
fn large_pictures_are_reduced_and_transparent_pixels_do_not_darken() {
    let mut pixels = [200, 100, 50, 255, 0, 0, 0, 0].repeat(1200);
    pixels.extend([200, 100, 50, 255, 0, 0, 0, 0].repeat(1200));
    let Logo(picture) = Logo::read(&png_file(2400, 2, png::ColorType::Rgba, &pixels, None)).expect("readable");
    assert_eq!((picture.width, picture.height), (800, 1));
    assert_eq!(&picture.pixels[..3], &[200, 100, 50]);
}
