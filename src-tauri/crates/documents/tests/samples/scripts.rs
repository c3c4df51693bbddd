//! Small fonts of other scripts and the names that are set in them. Bytes only: each user makes faces of its own kind.
#![allow(dead_code, reason = "each user takes what it needs")]

pub const ARABIC: &[u8] = include_bytes!("fonts/arabic.ttf");
pub const HEBREW: &[u8] = include_bytes!("fonts/hebrew.ttf");
pub const HEBREW_BOLD: &[u8] = include_bytes!("fonts/hebrew-bold.ttf");
pub const DEVANAGARI: &[u8] = include_bytes!("fonts/devanagari.ttf");
pub const THAI: &[u8] = include_bytes!("fonts/thai.ttf");
/// A collection with outlines of the other kind (CFF): face 0 draws as Japan does, face 1 as China does.
pub const CJK: &[u8] = include_bytes!("fonts/cjk.ttc");

/// A font file, the face in it, and a client's name that it draws.
pub const NAMES: [(&[u8], u32, &str); 7] = [
    (ARABIC, 0, "شركة النور للاستشارات"),
    (HEBREW, 0, "רכבת ישראל בע״מ"),
    (DEVANAGARI, 0, "भारतीय रेल प्रौद्योगिकी लिमिटेड"),
    (THAI, 0, "การรถไฟแห่งประเทศไทย"),
    (CJK, 0, "東京鉄道株式会社"),
    (CJK, 1, "北京铁路有限公司"),
    (CJK, 0, "한국철도"),
];
