//! The UI's layers: `routes -> features -> components -> lib`, never sideways, never up.
//! Read from import paths, relative or by the aliases `$lib`, `$components`, `$features`, `$routes` and `src/`.

use crate::finding::Finding;

const UI: &str = "ui/src/";

#[derive(PartialEq, Eq, PartialOrd, Ord, Clone, Copy)]
enum Layer {
    /// Words and colours: everybody may read them.
    Ground,
    Lib,
    Components,
    Features,
    Routes,
    /// `main.ts` and `App.svelte`: they know all, nobody knows them.
    Entry,
}

pub fn downwards_only(path: &str, text: &str) -> Vec<Finding> {
    let Some(from) = path.strip_prefix(UI) else { return Vec::new() };
    let mut findings = Vec::new();
    for (line, specifier) in imports(text) {
        let Some(to) = resolve(from, &specifier) else { continue };
        if !may_import(from, &to) {
            findings.push(Finding::new(
                path,
                line,
                format!("may not import {to}: routes -> features -> components -> lib"),
            ));
        }
    }
    findings
}

fn may_import(from: &str, to: &str) -> bool {
    let (from_layer, to_layer) = (layer(from), layer(to));
    match from_layer {
        Layer::Entry => true,
        // Words have types, and those live in `lib`; nothing else is below them.
        Layer::Ground => to_layer <= Layer::Lib,
        Layer::Lib | Layer::Components => to_layer <= from_layer,
        // A feature is a folder and may look around in it, but not into the next one. A route is alone.
        Layer::Features => to_layer < from_layer || to_layer == from_layer && feature(from) == feature(to),
        Layer::Routes => to_layer < from_layer,
    }
}

fn layer(path: &str) -> Layer {
    match path.split('/').next().unwrap_or_default() {
        "messages" | "styles" | "assets" => Layer::Ground,
        "lib" => Layer::Lib,
        "components" => Layer::Components,
        "features" => Layer::Features,
        "routes" => Layer::Routes,
        _ => Layer::Entry,
    }
}

fn feature(path: &str) -> Option<&str> {
    path.split('/').nth(1)
}

/// The path from `ui/src` that a specifier means, or nothing for a package.
fn resolve(from: &str, specifier: &str) -> Option<String> {
    let aliases = ["$", "@/", "src/", "/src/"];
    if let Some(absolute) = aliases.iter().find_map(|alias| specifier.strip_prefix(alias)) {
        return Some(absolute.to_owned());
    }
    if !specifier.starts_with('.') {
        return None;
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in specifier.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// Every module that a page imports or exports from, with its line. Statements may span lines: the specifier decides.
fn imports(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (at, line) in text.lines().enumerate() {
        for word in ["from", "import"] {
            for (start, _) in line.match_indices(word) {
                let after = line[start + word.len()..].trim_start_matches([' ', '(']);
                let Some(quote) = after.chars().next().filter(|c| ['\'', '"', '`'].contains(c)) else { continue };
                if let Some((specifier, _)) = after[1..].split_once(quote) {
                    found.push((at + 1, specifier.to_owned()));
                }
            }
        }
    }
    found
}
