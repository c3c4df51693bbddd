//! Rules that read one page at a time. Paths are relative to the repository's root, with `/`.

use crate::finding::Finding;
use crate::rust_text::{self, RustText};

const LONGEST_FILE: usize = 400;
const EXACT_CRATES: &[&str] = &["src-tauri/crates/domain/", "src-tauri/crates/storage/", "src-tauri/crates/app/"];
const SHELL: &str = "src-tauri/src/shell/";
const FILES_OF_THE_BOOK: &str = "src-tauri/crates/storage/src/files.rs";

/// No float type, conversion or literal where money lives; page geometry in `documents` may use them.
pub fn no_floats(path: &str, text: &str) -> Vec<Finding> {
    if !EXACT_CRATES.iter().any(|exact| path.starts_with(exact)) || !path.ends_with(".rs") {
        return Vec::new();
    }
    let RustText { code, .. } = rust_text::separate(text);
    let mut findings = Vec::new();
    for (line, code) in numbered(&code) {
        if mentions_float(code) || has_float_literal(code) {
            findings.push(Finding::new(path, line, "a float: amounts, shares and rates are exact decimals"));
        }
    }
    findings
}

/// `f64`, `to_f64`, `1f64`, but not the last letters of a word like `buf64`.
fn mentions_float(code: &str) -> bool {
    ["f32", "f64"].iter().any(|float| {
        code.match_indices(float).any(|(at, _)| {
            let before = code[..at].chars().next_back();
            let after = code[at + float.len()..].chars().next();
            !before.is_some_and(char::is_alphabetic) && !after.is_some_and(char::is_alphanumeric)
        })
    })
}

/// `1.5` and `1.`, but neither the range `1..5` nor the field `pair.0.1` nor the call `1.max(2)`.
fn has_float_literal(code: &str) -> bool {
    code.match_indices('.').any(|(at, _)| {
        let number = code[..at].chars().rev().take_while(|c| c.is_ascii_digit() || *c == '_').count();
        let before = code[..at - number].chars().next_back();
        let after = code[at + 1..].chars().next();
        number > 0
            && !before.is_some_and(|c| c.is_alphanumeric() || c == '.' || c == '_')
            && !after.is_some_and(|c| c.is_alphabetic() || c == '.' || c == '_')
    })
}

pub fn file_length(path: &str, text: &str) -> Vec<Finding> {
    let lines = text.lines().count();
    if lines <= LONGEST_FILE {
        return Vec::new();
    }
    vec![Finding::new(path, lines, format!("{lines} lines, more than {LONGEST_FILE}: it holds two things"))]
}

/// No reminder, no placeholder, no test switched off.
pub fn nothing_unfinished(path: &str, text: &str) -> Vec<Finding> {
    const REMINDERS: &[&str] = &["TODO", "FIXME"];
    const RUST: &[&str] = &["dbg!", "todo!", "unimplemented!", "#[ignore"];
    const SCRIPT: &[&str] = &[".only(", ".skip(", "debugger;", ".todo("];

    if path.ends_with(".rs") {
        let RustText { code, comments } = rust_text::separate(text);
        let mut findings = banned(path, &comments, REMINDERS, "belongs in an issue");
        findings.extend(banned(path, &code, RUST, "is unfinished"));
        return findings;
    }
    let mut findings = banned(path, text, REMINDERS, "belongs in an issue");
    if is_script(path) {
        findings.extend(banned(path, text, SCRIPT, "is unfinished"));
    }
    findings
}

/// No markup from text, no arithmetic on amounts, no calendar in the UI: Rust decides, the UI shows.
pub fn ui_shows_only(path: &str, text: &str) -> Vec<Finding> {
    const INJECTS: &[&str] = &["{@html", "innerHTML", "outerHTML", "insertAdjacentHTML"];
    const COMPUTES: &[&str] = &["parseFloat", "toFixed", "new Date(", "Date.now"];

    if !path.starts_with("ui/src/") || !is_script(path) {
        return Vec::new();
    }
    let mut findings = banned(path, text, INJECTS, "puts text into the page as markup");
    findings.extend(banned(path, text, COMPUTES, "computes in the UI what Rust decides"));
    findings
}

/// Code for one operating system stands in the shell's three files and nowhere else; a test may try what one system
/// alone can do.
/// One exception: file modes and the syncing of folders differ by family of systems, and stand in one file of `storage`.
pub fn system_specific(path: &str, text: &str) -> Vec<Finding> {
    const SYSTEMS: &[&str] = &["target_os", "target_vendor"];
    const FAMILIES: &[&str] =
        &["target_family", "cfg(unix", "cfg(windows", "cfg!(unix", "cfg!(windows", "not(unix", "not(windows"];

    let is_test = path.contains("/tests/");
    if !path.starts_with("src-tauri/") || path.starts_with(SHELL) || is_test || !path.ends_with(".rs") {
        return Vec::new();
    }
    let RustText { code, .. } = rust_text::separate(text);
    let mut findings = banned(path, &code, SYSTEMS, "belongs in src-tauri/src/shell/");
    if path != FILES_OF_THE_BOOK {
        findings.extend(banned(path, &code, FAMILIES, "belongs in src-tauri/src/shell/"));
    }
    findings
}

fn is_script(path: &str) -> bool {
    [".ts", ".mts", ".js", ".mjs", ".svelte"].iter().any(|kind| path.ends_with(kind))
}

fn banned(path: &str, text: &str, words: &[&str], why: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (line, text) in numbered(text) {
        for word in words.iter().filter(|word| text.contains(**word)) {
            findings.push(Finding::new(path, line, format!("`{word}` {why}")));
        }
    }
    findings
}

fn numbered(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines().enumerate().map(|(at, line)| (at + 1, line))
}
