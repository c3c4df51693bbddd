//! Which fonts are asked first for which script, on Linux, macOS and Windows. Knows no files.

use std::collections::{BTreeMap, BTreeSet};

use unicode_script::{Script, UnicodeScript};

/// Characters that are looked for together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Group {
    /// The script's name as Unicode writes it.
    Script(&'static str),
    /// Chinese characters with the letters of Japanese, in the shapes of one tradition.
    Han(Tradition),
    /// Signs of no script: arrows, dingbats, emoji. Asked last, for a script's own face may have them.
    Signs,
}

/// Whose shapes the shared characters take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Tradition {
    Japanese,
    Korean,
    SimplifiedChinese,
    TraditionalChinese,
}

/// Sorts characters into groups, in the order in which they are to be looked for.
/// `country`: where the reader is at home.
pub(crate) fn groups(chars: &BTreeSet<char>, country: &str) -> BTreeMap<Group, BTreeSet<char>> {
    let tradition = tradition(chars, country);
    let mut groups: BTreeMap<Group, BTreeSet<char>> = BTreeMap::new();
    for &character in chars {
        let group = match character.script() {
            Script::Common | Script::Inherited | Script::Unknown => Group::Signs,
            Script::Han | Script::Hiragana | Script::Katakana | Script::Bopomofo => Group::Han(tradition),
            script => Group::Script(script.full_name()),
        };
        groups.entry(group).or_default().insert(character);
    }
    groups
}

/// Letters tell more than the address: kana are Japanese wherever the client lives.
fn tradition(chars: &BTreeSet<char>, country: &str) -> Tradition {
    let has = |script: Script| chars.iter().any(|character| character.script() == script);
    match country {
        _ if has(Script::Hiragana) || has(Script::Katakana) => Tradition::Japanese,
        _ if has(Script::Hangul) => Tradition::Korean,
        _ if has(Script::Bopomofo) => Tradition::TraditionalChinese,
        "JP" => Tradition::Japanese,
        "KR" => Tradition::Korean,
        "TW" | "HK" | "MO" => Tradition::TraditionalChinese,
        _ => Tradition::SimplifiedChinese,
    }
}

impl Group {
    /// Families in order of preference: plain sans serif faces that go with the shipped ones. Noto first, because it
    /// looks alike on every system; then what each system brings.
    pub(crate) fn families(self) -> Vec<String> {
        let known: &[&str] = match self {
            Group::Script("Arabic") => &["Noto Naskh Arabic", "Geeza Pro", "Segoe UI", "Tahoma", "Arial"],
            Group::Script("Hebrew") => &["Arial Hebrew", "Segoe UI", "Arial", "Tahoma"],
            Group::Script("Devanagari") => &["Kohinoor Devanagari", "Nirmala UI", "Mangal", "Lohit Devanagari"],
            Group::Script("Thai") => &["Thonburi", "Leelawadee UI", "Tahoma", "Loma"],
            Group::Script("Hangul") | Group::Han(Tradition::Korean) => &[
                "Noto Sans CJK KR",
                "Noto Sans KR",
                "Source Han Sans KR",
                "Source Han Sans K",
                "Apple SD Gothic Neo",
                "Malgun Gothic",
                "NanumGothic",
            ],
            Group::Han(Tradition::Japanese) => &[
                "Noto Sans CJK JP",
                "Noto Sans JP",
                "Source Han Sans",
                "Source Han Sans JP",
                "Hiragino Sans",
                "Hiragino Kaku Gothic ProN",
                "Yu Gothic",
                "Meiryo",
                "IPAexGothic",
            ],
            Group::Han(Tradition::SimplifiedChinese) => &[
                "Noto Sans CJK SC",
                "Noto Sans SC",
                "Source Han Sans SC",
                "Source Han Sans CN",
                "PingFang SC",
                "Hiragino Sans GB",
                "Microsoft YaHei",
                "WenQuanYi Zen Hei",
                "Droid Sans Fallback",
            ],
            Group::Han(Tradition::TraditionalChinese) => &[
                "Noto Sans CJK TC",
                "Noto Sans TC",
                "Source Han Sans TC",
                "Source Han Sans TW",
                "PingFang TC",
                "Microsoft JhengHei",
                "WenQuanYi Zen Hei",
                "Droid Sans Fallback",
            ],
            Group::Signs => &[
                "Noto Sans Symbols",
                "Noto Sans Symbols 2",
                "Noto Sans Symbols2",
                "Noto Emoji",
                "Segoe UI Symbol",
                "Segoe UI Emoji",
                "Apple Symbols",
                "DejaVu Sans",
            ],
            Group::Script(_) => &[],
        };
        let of_the_script = match self {
            Group::Script(script) => Some(format!("Noto Sans {}", script.replace('_', " "))),
            Group::Han(_) | Group::Signs => None,
        };
        of_the_script.into_iter().chain(known.iter().map(|family| (*family).to_owned())).collect()
    }
}
