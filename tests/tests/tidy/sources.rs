//! Finds and reads the sources that the rules judge; knows no rule.

use std::fs;
use std::path::Path;

const FOLDERS: &[&str] = &["src-tauri", "tests", "ui"];
/// Written by people, line by line. Fixtures, golden files and lock files are not.
const KINDS: &[&str] = &["rs", "toml", "sql", "ts", "mts", "js", "mjs", "svelte", "css", "html", "sh", "py", "java"];
/// Built, fetched or generated.
const NOT_OURS: &[&str] = &["node_modules", "target", "dist", "gen", "out", "fixtures", "golden"];
const GENERATED: &[&str] = &["ui/src/lib/api.gen.ts"];

/// Every source as (path from the repository's root with `/`, text), in order of paths.
pub fn all() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the crate lies one folder below the root");
    let mut paths = vec!["Cargo.toml".to_owned(), "dev".to_owned()];
    for folder in FOLDERS {
        walk(root, folder, &mut paths);
    }
    paths.sort();
    paths
        .into_iter()
        .filter(|path| !GENERATED.contains(&path.as_str()))
        .map(|path| {
            let text = fs::read_to_string(root.join(&path)).unwrap_or_else(|e| panic!("reading {path}: {e}"));
            (path, text)
        })
        .collect()
}

fn walk(root: &Path, folder: &str, found: &mut Vec<String>) {
    // `ui` may be missing in a checkout of the Rust part alone; the other folders are asked for by name in tidy.rs.
    let Ok(entries) = fs::read_dir(root.join(folder)) else { return };
    for entry in entries {
        let entry = entry.unwrap_or_else(|e| panic!("listing {folder}: {e}"));
        let name = entry.file_name().into_string().unwrap_or_else(|name| panic!("{folder}: {name:?} is not UTF-8"));
        let path = format!("{folder}/{name}");
        let kind = entry.file_type().unwrap_or_else(|e| panic!("asking after {path}: {e}"));
        if kind.is_dir() && !NOT_OURS.contains(&name.as_str()) {
            walk(root, &path, found);
        } else if kind.is_file() && is_source(&name) {
            found.push(path);
        }
    }
}

fn is_source(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, kind)| KINDS.contains(&kind))
}
