//! Who may know whom, read from the manifests. Cargo lets a line in; this lets it in only by the map.

use crate::finding::Finding;

/// A manifest, and those of our crates that it may name. The acceptance crate may know everybody.
const MAP: &[(&str, &[&str])] = &[
    ("src-tauri/Cargo.toml", &["app", "domain", "post"]),
    ("src-tauri/crates/domain/Cargo.toml", &[]),
    ("src-tauri/crates/storage/Cargo.toml", &["domain"]),
    ("src-tauri/crates/documents/Cargo.toml", &["domain"]),
    ("src-tauri/crates/app/Cargo.toml", &["domain", "storage", "documents"]),
    ("src-tauri/crates/post/Cargo.toml", &["domain"]),
    ("src-tauri/crates/cli/Cargo.toml", &["app", "domain"]),
];

const OURS: &[&str] = &["domain", "storage", "documents", "post", "app", "milepost", "milepost-cli", "acceptance"];

/// A foreign family of crates, by the beginning of its names, and the only manifest that may name it.
const KEEPERS: &[(&str, &str)] = &[
    ("tauri", "src-tauri/Cargo.toml"),
    ("rusqlite", "src-tauri/crates/storage/Cargo.toml"),
    ("printpdf", "src-tauri/crates/documents/Cargo.toml"),
    ("lopdf", "src-tauri/crates/documents/Cargo.toml"),
    ("keyring", "src-tauri/crates/post/Cargo.toml"),
];

pub fn manifests() -> impl Iterator<Item = &'static str> {
    MAP.iter().map(|(manifest, _)| *manifest)
}

pub fn walls(path: &str, text: &str) -> Vec<Finding> {
    if !path.starts_with("src-tauri/") || !path.ends_with("Cargo.toml") {
        return Vec::new();
    }
    let Some((_, may_know)) = MAP.iter().find(|(manifest, _)| *manifest == path) else {
        return vec![Finding::new(path, 1, "a crate that the map in tidy/crates.rs does not know")];
    };
    let mut findings = Vec::new();
    for (line, name) in dependencies(text) {
        if OURS.contains(&name.as_str()) && !may_know.contains(&name.as_str()) {
            findings.push(Finding::new(path, line, format!("may not know `{name}` (see ARCHITECTURE.md)")));
        }
        for (family, keeper) in KEEPERS {
            if name.starts_with(family) && *keeper != path {
                findings.push(Finding::new(path, line, format!("only {keeper} may know `{name}`")));
            }
        }
    }
    findings
}

/// Every crate that a manifest names as a dependency of any kind, with its line; a renamed one by its true name.
fn dependencies(manifest: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut inside = false;
    for (at, line) in manifest.lines().enumerate() {
        let line = line.trim();
        if let Some(section) = line.strip_prefix('[') {
            let section = section.split(']').next().unwrap_or_default();
            let last = section.rsplit('.').next().unwrap_or_default();
            inside = last.ends_with("dependencies");
            // `[dependencies.tauri]`: the crate stands in the heading, its table follows.
            if !inside && section.contains("dependencies.") {
                found.push((at + 1, unquoted(last)));
            }
        } else if inside && !line.starts_with('#') {
            if let Some((key, value)) = line.split_once('=') {
                let name = key.trim().split('.').next().unwrap_or_default();
                found.push((at + 1, renamed(value).unwrap_or_else(|| unquoted(name))));
            }
        } else if line.starts_with("package")
            && let Some(name) = renamed(line)
        {
            found.push((at + 1, name));
        }
    }
    found
}

/// The true name in `{ package = "tauri", .. }`.
fn renamed(value: &str) -> Option<String> {
    let (_, after) = value.split_once("package")?;
    let (_, after) = after.split_once('"')?;
    after.split_once('"').map(|(name, _)| name.to_owned())
}

fn unquoted(name: &str) -> String {
    name.trim().trim_matches(['"', '\'']).to_owned()
}
