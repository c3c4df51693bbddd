use super::*;
use crate::clean::isolated;
use crate::faces::{AddedFace, GEIST};
use crate::samples::scripts;

const STYLE: Style = Style {
    font: FontStyle::Regular,
    size: 9.0,
    leading: 13.5,
    tracking: 0.0,
    colour: Colour::hex(0),
    figures: Figures::Proportional,
};

fn lines(text: &str, width: f32) -> Vec<Line> {
    Paragraph::new(GEIST, &Fonts::shipped(), &[Span { text: text.into(), style: STYLE }]).lines(width)
}

fn text_of(line: &Line) -> String {
    line.runs.iter().map(|run| run.text.as_str()).collect()
}

#[test]
fn lines_keep_every_character_and_fit() {
    let text = "Ten-day parallel run, 0.02% variance; Ωmega Ελληνικά и кириллица, e\u{301}t\u{e9} office\u{a0}hours "
        .repeat(4);
    for width in [20.0, 60.0, 143.0, 400.0] {
        let set = lines(&text, width);
        assert_eq!(set.iter().map(text_of).collect::<String>(), text, "at {width}");
        assert!(set.iter().all(|line| line.width <= width + 0.02), "a line is wider than {width}");
    }
}

#[test]
fn wrapped_lines_keep_their_space_but_do_not_count_it() {
    let set = lines("alpha beta", 30.0);
    assert_eq!(text_of(&set[0]), "alpha ");
    assert!(set[0].width < lines("alpha beta", 300.0)[0].width);
}

#[test]
fn unbreakable_words_break_behind_the_signs_of_an_address() {
    let set = lines("maximiliane.mustermann@beispielgesellschaft.example", 120.0);
    assert_eq!(text_of(&set[0]), "maximiliane.mustermann@");
    assert!(lines(&"M".repeat(300), 50.0).len() > 10);
}

#[test]
fn balanced_lines_are_as_few_and_more_even() {
    let paragraph =
        Paragraph::new(GEIST, &Fonts::shipped(), &[Span { text: "Handover and training".into(), style: STYLE }]);
    let set = paragraph.balanced(paragraph.natural_width() - 5.0);
    assert_eq!(set.len(), 2);
    assert_eq!(text_of(&set[0]), "Handover ");
}

fn fonts() -> Fonts {
    let files = [(scripts::ARABIC, 0), (scripts::HEBREW, 0), (scripts::THAI, 0), (scripts::DEVANAGARI, 0)];
    let files = files.into_iter().chain([(scripts::CJK, 0), (scripts::HEBREW_BOLD, 0)]);
    Fonts::with(files.map(|(bytes, index)| AddedFace::new(bytes.into(), index).expect("a font")).collect())
}

fn set(text: &str, width: f32) -> Vec<Line> {
    Paragraph::new(GEIST, &fonts(), &[Span { text: text.into(), style: STYLE }]).lines(width)
}

/// The runs of one line by their left edges.
fn from_the_left(text: &str) -> Vec<String> {
    let mut runs = set(text, 1000.0).remove(0).runs;
    runs.sort_by(|one, two| one.x.total_cmp(&two.x));
    runs.into_iter().map(|run| run.text.trim().to_owned()).filter(|text| !text.is_empty()).collect()
}

#[test]
fn every_script_is_set_without_an_empty_box_and_without_loss() {
    for (_, _, name) in scripts::NAMES.into_iter().filter(|(_, index, _)| *index == 0) {
        for text in [name.to_owned(), format!("Halden {name} (Europe) 2026")] {
            let lines = set(&text, 1000.0);
            assert_eq!(lines.iter().map(text_of).collect::<String>(), text);
            let ids = lines.iter().flat_map(|line| &line.runs).flat_map(|run| &run.glyphs).map(|glyph| glyph.id);
            assert!(ids.into_iter().all(|id| id != 0), "{text}");
        }
    }
}

#[test]
fn hebrew_and_arabic_run_to_the_left_within_a_line_that_does_not() {
    assert_eq!(from_the_left("to רכבת now"), ["to", "רכבת", "now"]);
    assert_eq!(from_the_left("רכבת 12 ישראל"), ["ישראל", "12", "רכבת"], "the paragraph runs as its first letter");
    assert_eq!(from_the_left("שלום Ltd"), ["Ltd", "שלום"]);
    let hebrew = &set("רכבת", 1000.0)[0].runs[0];
    let origins: Vec<f32> = hebrew.origins().map(|(right, _)| right).collect();
    assert!(origins.windows(2).all(|pair| pair[0] > pair[1]), "each letter stands left of the one before");
    assert_eq!(origins.last(), Some(&0.0));
}

#[test]
fn an_isolated_name_leaves_the_date_behind_it_where_it_is() {
    let inside = from_the_left(&format!("Accepted by {}, 16 November", isolated("שלום")));
    assert_eq!(inside, ["Accepted by", "שלום", ", 16 November"]);
    let bare = from_the_left("Accepted by שלום, 16 November");
    assert_ne!(bare, inside, "without isolation the date would move");
}

#[test]
fn arabic_letters_join_and_a_non_joiner_parts_them() {
    let glyphs =
        |text: &str| -> Vec<u16> { set(text, 1000.0)[0].runs[0].glyphs.iter().map(|glyph| glyph.id).collect() };
    assert_ne!(glyphs("ببب")[0], glyphs("ب")[0], "the first of three has another shape than one alone");
    assert_eq!(set("لا", 1000.0)[0].runs[0].glyphs.len(), 1, "lam and alef are one sign");
    assert_ne!(glyphs("می\u{200c}خواهم")[1], glyphs("میخواهم")[1]);
}

#[test]
fn lines_of_text_that_runs_to_the_left_begin_at_the_left_edge_and_fit() {
    let text = "شركة النور للاستشارات 2026 Halden ".repeat(6);
    for width in [60.0, 143.0, 400.0] {
        let lines = set(&text, width);
        assert_eq!(lines.iter().map(text_of).collect::<String>(), text, "at {width}");
        for line in &lines {
            let placed = line.runs.iter().flat_map(|run| {
                let scale = run.size / run.font.face().units_per_em();
                let visible =
                    |(glyph, _): &(&crate::display_list::Glyph, _)| !run.text[glyph.text.clone()].trim().is_empty();
                let origins = run.glyphs.iter().zip(run.origins()).filter(visible);
                origins.map(move |(glyph, (right, _))| (run.x + right * scale, run.x + (right + glyph.advance) * scale))
            });
            let (left, right) =
                placed.fold((f32::MAX, 0.0f32), |(left, right), (from, to)| (left.min(from), right.max(to)));
            assert!(left.abs() < 0.1 && right <= width + 0.1, "{left} to {right} in {width}");
        }
    }
}

#[test]
fn thai_without_spaces_breaks_at_syllables_and_never_inside_a_cluster() {
    let text = "การรถไฟแห่งประเทศไทย".repeat(5);
    let lines = set(&text, 80.0);
    assert!(lines.len() > 4);
    assert_eq!(lines.iter().map(text_of).collect::<String>(), text);
    let boundaries: Vec<usize> = clusters(&text).map(|cluster| cluster.start).collect();
    let mut end = 0;
    for line in &lines[..lines.len() - 1] {
        end += text_of(line).len();
        assert!(boundaries.contains(&end), "cut inside a cluster at {end}");
        assert!(line.width <= 80.02);
    }
}

#[test]
fn chinese_and_japanese_break_between_characters_but_not_before_a_full_stop() {
    let lines = set("東京鉄道株式会社、東京鉄道。株式会社", 40.0);
    assert!(lines.len() > 2);
    assert!(lines.iter().all(|line| !text_of(line).starts_with(['、', '。'])));
}

#[test]
fn headings_take_the_bold_face_of_a_script_where_there_is_one() {
    let heading = |text: &str| {
        let style = Style { font: FontStyle::SemiBold, ..STYLE };
        let line = Paragraph::new(GEIST, &fonts(), &[Span { text: text.into(), style }]).lines(1000.0).remove(0);
        line.runs[0].font.face().postscript_name.clone()
    };
    assert_eq!(heading("רכבת"), "NotoSansHebrew-Bold");
    assert_eq!(heading("شركة"), "NotoSansArabic-Regular");
}

#[test]
fn joined_scripts_are_not_spaced_out() {
    let width = |tracking: f32, text: &str| {
        let style = Style { tracking, ..STYLE };
        Paragraph::new(GEIST, &fonts(), &[Span { text: text.into(), style }]).natural_width()
    };
    assert_eq!(width(0.1, "شركة"), width(0.0, "شركة"));
    assert!(width(0.1, "Halden") > width(0.0, "Halden"));
}

#[test]
fn a_note_in_arabic_may_be_as_long_as_notes_are() {
    let note = "شركة النور للاستشارات، ".repeat(2500);
    assert!(note.len() > 100_000);
    assert!(set(&note, 300.0).len() > 500);
}

#[test]
fn a_word_without_end_is_cut_into_lines_in_each_direction() {
    assert!(set(&"ب".repeat(50_000), 300.0).len() > 300);
    assert!(lines(&"x".repeat(300_000), 300.0).len() > 3000);
}
