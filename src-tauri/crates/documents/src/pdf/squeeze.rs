//! Squeezes the streams of a file. Knows nothing of what they hold.

use flate2::{Compress, Compression, FlushCompress, Status};
use lopdf::Stream;

/// What is asked of zlib, from 1 to 9; 6 is its own default.
const EFFORT: u32 = 6;
/// `/Filter/FlateDecode`: a stream must shrink by more than it takes to say so.
const FILTER_LENGTH: usize = 19;

/// One state for all streams of a file: making one costs as much as squeezing a small stream.
pub(super) struct Squeezer {
    zlib: Compress,
}

impl Squeezer {
    pub fn new() -> Squeezer {
        Squeezer { zlib: Compress::new(Compression::new(EFFORT), true) }
    }

    /// Squeezes the content, unless it is squeezed already, must stay readable, or would gain nothing.
    pub fn squeeze(&mut self, stream: &mut Stream) {
        if !stream.allows_compression || stream.dict.has(b"Filter") {
            return;
        }
        let squeezed = self.squeezed(&stream.content);
        if squeezed.len() + FILTER_LENGTH < stream.content.len() {
            stream.dict.set("Filter", "FlateDecode");
            stream.set_content(squeezed);
        }
    }

    /// The content as a zlib stream, whether that is shorter or not.
    pub fn squeezed(&mut self, content: &[u8]) -> Vec<u8> {
        self.zlib.reset();
        let mut squeezed = Vec::with_capacity(content.len() / 2 + 64);
        loop {
            let taken = usize::try_from(self.zlib.total_in()).expect("no more was taken than there is");
            let status = self.zlib.compress_vec(&content[taken..], &mut squeezed, FlushCompress::Finish);
            match status.expect("a fresh state takes any bytes") {
                Status::StreamEnd => return squeezed,
                // It ran out of room.
                Status::Ok | Status::BufError => squeezed.reserve(content.len() / 4 + 64),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use lopdf::dictionary;

    use super::*;

    #[test]
    fn streams_come_back_as_they_were_and_short_ones_stay() {
        let mut squeezer = Squeezer::new();
        // What does not repeat needs more room than it had.
        let noise: Vec<u8> = (0..60_000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
        for content in [b"0 0 m ".repeat(900), noise, b"short".to_vec(), Vec::new()] {
            let mut stream = Stream::new(dictionary! {}, content.clone());
            squeezer.squeeze(&mut stream);
            assert!(stream.content.len() <= content.len());
            assert_eq!(stream.get_plain_content().expect("readable"), content);
        }
    }

    #[test]
    fn what_must_stay_readable_stays() {
        let content = b"<x:xmpmeta>".repeat(50);
        let mut stream = Stream::new(dictionary! {}, content.clone()).with_compression(false);
        Squeezer::new().squeeze(&mut stream);
        assert_eq!((stream.content, stream.dict.has(b"Filter")), (content, false));
    }
}
