//! Reads our own sources and holds them to the walls of ARCHITECTURE.md that no compiler guards.
//!
//! Each rule is a pure function from a path and a text to findings, so that it can be shown to bite:
//! `tidy/controls.rs` feeds every rule a page that breaks it and one that does not.

#[path = "tidy/controls.rs"]
mod controls;
#[path = "tidy/crates.rs"]
mod crates;
#[path = "tidy/finding.rs"]
mod finding;
#[path = "tidy/layers.rs"]
mod layers;
#[path = "tidy/rules.rs"]
mod rules;
#[path = "tidy/rust_text.rs"]
mod rust_text;
#[path = "tidy/sources.rs"]
mod sources;

use finding::Finding;

/// Applies one rule to every source and fails with all that it found.
fn hold(rule: fn(&str, &str) -> Vec<Finding>) {
    let findings: Vec<String> =
        sources::all().iter().flat_map(|(path, text)| rule(path, text)).map(|finding| finding.to_string()).collect();
    assert!(findings.is_empty(), "\n{}\n", findings.join("\n"));
}

#[test]
fn crates_know_only_whom_they_may() {
    hold(crates::walls);
}

#[test]
fn every_crate_of_the_map_is_there_to_be_checked() {
    let paths: Vec<String> = sources::all().into_iter().map(|(path, _)| path).collect();
    for manifest in crates::manifests() {
        assert!(paths.iter().any(|path| path == manifest), "{manifest} is on the map but not in the tree");
    }
}

#[test]
fn money_never_meets_a_float() {
    hold(rules::no_floats);
}

#[test]
fn files_stay_readable() {
    hold(rules::file_length);
}

#[test]
fn nothing_is_left_unfinished() {
    hold(rules::nothing_unfinished);
}

#[test]
fn ui_layers_import_downwards_only() {
    hold(layers::downwards_only);
}

#[test]
fn ui_neither_computes_nor_injects() {
    hold(rules::ui_shows_only);
}

#[test]
fn system_specific_code_lives_in_the_shell() {
    hold(rules::system_specific);
}

/// A walk that missed a folder would pass every rule for it.
#[test]
fn the_walk_sees_the_whole_house() {
    let sources = sources::all();
    for known in
        ["Cargo.toml", "src-tauri/src/main.rs", "src-tauri/crates/domain/src/lib.rs", "tests/tests/tidy/sources.rs"]
    {
        assert!(sources.iter().any(|(path, _)| path == known), "the walk does not see {known}");
    }
    assert!(sources.iter().all(|(path, _)| !path.contains("node_modules")), "the walk reads other people's code");
}
