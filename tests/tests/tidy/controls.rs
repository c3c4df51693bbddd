//! Negative controls: a rule that cannot fail is a defect. Each rule meets pages that break it and pages that do not.

use crate::finding::Finding;
use crate::{crates, layers, rules};

type Rule = fn(&str, &str) -> Vec<Finding>;

/// Every one of these texts breaks the rule.
fn bites(rule: Rule, path: &str, texts: &[&str]) {
    for text in texts {
        assert!(!rule(path, text).is_empty(), "should be refused in {path}: {text}");
    }
}

/// None of these texts breaks the rule.
fn passes(rule: Rule, path: &str, texts: &[&str]) {
    for text in texts {
        assert_eq!(rule(path, text), [], "should be allowed in {path}: {text}");
    }
}

#[test]
fn walls_bite() {
    let [shell, domain, storage, app, cli] = [
        "src-tauri/Cargo.toml",
        "src-tauri/crates/domain/Cargo.toml",
        "src-tauri/crates/storage/Cargo.toml",
        "src-tauri/crates/app/Cargo.toml",
        "src-tauri/crates/cli/Cargo.toml",
    ];
    let ways_to_name_storage = [
        "[dependencies]\nstorage.workspace = true",
        "[dependencies]\n\"storage\" = \"1\"",
        "[dev-dependencies]\nstorage = { path = \"../storage\" }",
        "[dependencies]\nbook = { package = \"storage\", path = \"../storage\" }",
        "[dependencies.book]\npackage = \"storage\"",
        "[build-dependencies.storage]\npath = \"../storage\"",
        "[target.'cfg(unix)'.dependencies]\nstorage.workspace = true",
    ];
    bites(crates::walls, domain, &ways_to_name_storage);
    bites(crates::walls, shell, &ways_to_name_storage);
    bites(crates::walls, app, &["[dependencies]\ntauri.workspace = true"]);
    bites(crates::walls, cli, &["[dependencies]\nrusqlite = \"0.40\"", "[dependencies.lopdf]\nversion = \"0.44\""]);
    bites(crates::walls, storage, &["[dependencies]\nprintpdf.workspace = true"]);
    bites(crates::walls, "src-tauri/crates/stray/Cargo.toml", &["[package]\nname = \"stray\""]);

    passes(crates::walls, app, &ways_to_name_storage);
    passes(crates::walls, cli, &["[package]\nname = \"milepost-cli\"\n[dependencies]\napp.workspace = true"]);
    passes(crates::walls, shell, &["[build-dependencies]\ntauri-build.workspace = true\n[lints]\nworkspace = true"]);
    passes(crates::walls, "tests/Cargo.toml", &["[dev-dependencies]\nrusqlite.workspace = true"]);
}

#[test]
fn floats_bite() {
    let broken = [
        "fn a(x: f64) {}",
        "let x = 1.5;",
        "let x = 1.;",
        "let x = (0.5, 1);",
        "let x = 2f32;",
        "amount.to_f64()",
        "/* a comment */ let v = 0.1_f64;",
    ];
    let exact = [
        "for i in 0..5 {}",
        "let a = pair.0.1;",
        "let a = 1.max(2);",
        "// 1.5 f64",
        "money(\"1.50\")",
        "let buf64 = r#\"f64 \"1.5\"\"#;",
    ];
    for name in ["domain", "storage", "app"] {
        bites(rules::no_floats, &format!("src-tauri/crates/{name}/src/any.rs"), &broken);
        passes(rules::no_floats, &format!("src-tauri/crates/{name}/src/any.rs"), &exact);
    }
    passes(rules::no_floats, "src-tauri/crates/documents/src/layout.rs", &broken);
}

#[test]
fn length_bites() {
    bites(rules::file_length, "ui/src/lib/router.ts", &[&"x\n".repeat(401)]);
    passes(rules::file_length, "ui/src/lib/router.ts", &[&"x\n".repeat(400)]);
}

#[test]
fn unfinished_bites() {
    let rust = "src-tauri/crates/app/src/lib.rs";
    let broken = [
        "// TODO later",
        "/* a /* nested FIXME */ */",
        "dbg!(x);",
        "todo!()",
        "unimplemented!()",
        "#[ignore = \"slow\"]",
        "let b = r\"\\\"; todo!()",
    ];
    let finished = [
        "let rest = lines.skip(1); let s = \"TODO\"; let q = '\"'; // done",
        "fn a<'a>(s: &'a str) -> &'a str { s } let c = '\\''; let d = \"todo!() \\\" dbg!\";",
        "let a = br#\"todo!() \"# ; let b = r\"\\\"; // x",
    ];
    bites(rules::nothing_unfinished, rust, &broken);
    passes(rules::nothing_unfinished, rust, &finished);

    let story = "tests/e2e/window/road.test.mjs";
    bites(rules::nothing_unfinished, story, &["test.only('x', () => {})", "test.skip('x', () => {})"]);
    bites(rules::nothing_unfinished, "ui/src/routes/Dashboard.svelte", &["<!-- FIXME -->"]);
    bites(rules::nothing_unfinished, "src-tauri/crates/storage/src/0001.sql", &["-- TODO index"]);
}

#[test]
fn layers_bite() {
    let [component, feature, route, lib] = [
        "ui/src/components/Amount.svelte",
        "ui/src/features/invoices/List.svelte",
        "ui/src/routes/Invoices.svelte",
        "ui/src/lib/router.ts",
    ];
    let up_from_a_component = [
        "import { open } from '../features/invoices/open';",
        "import { open } from \"$features/invoices/open\";",
        "import App from '../App.svelte';",
    ];
    let up_from_lib = [
        "const page = await import('../routes/Dashboard.svelte');",
        "export * from '../components/Button.svelte';",
        "import '../components/Button.svelte';",
    ];
    let beside_a_feature =
        ["import Row from '../payments/Row.svelte';", "import {\n  a,\n} from '../../routes/Clients.svelte';"];
    bites(layers::downwards_only, component, &up_from_a_component);
    bites(layers::downwards_only, lib, &up_from_lib);
    bites(layers::downwards_only, feature, &beside_a_feature);
    bites(layers::downwards_only, route, &["import Clients from './Clients.svelte';"]);
    bites(layers::downwards_only, "ui/src/messages/en.ts", &["import B from '../components/B.svelte';"]);

    passes(layers::downwards_only, "ui/src/main.ts", &["import App from './App.svelte';\nimport './styles/base.css';"]);
    passes(layers::downwards_only, route, &["import List from '../features/invoices/List.svelte';"]);
    passes(
        layers::downwards_only,
        feature,
        &["import Row from './Row.svelte';", "import { t } from '../../messages';"],
    );
    passes(layers::downwards_only, component, &["import B from './B.svelte';", "import { Dialog } from 'bits-ui';"]);
    passes(layers::downwards_only, "tests/e2e/a.test.mjs", &["import a from '../../ui/src/routes/A.svelte';"]);
}

#[test]
fn ui_rules_bite() {
    let broken =
        ["{@html text}", "node.innerHTML = text", "parseFloat(amount)", "sum.toFixed(2)", "new Date()", "Date.now()"];
    bites(rules::ui_shows_only, "ui/src/routes/Dashboard.svelte", &broken);
    bites(rules::ui_shows_only, "ui/src/lib/format.ts", &broken);
    passes(rules::ui_shows_only, "ui/src/lib/format.ts", &["<DateText date={invoice.issued_on} />"]);
    passes(rules::ui_shows_only, "tests/e2e/bench-window.mjs", &broken);
}

#[test]
fn system_specific_bites() {
    let specific = [
        "#[cfg(target_os = \"linux\")]",
        "#[cfg(any(target_os = \"macos\"))]",
        "#[cfg(windows)]",
        "#[cfg(not(windows))]",
        "if cfg!(unix) {}",
    ];
    bites(rules::system_specific, "src-tauri/crates/storage/src/backup.rs", &specific);
    bites(rules::system_specific, "src-tauri/src/main.rs", &specific);
    passes(rules::system_specific, "src-tauri/src/shell/linux.rs", &specific);
    let files_of_the_book = "src-tauri/crates/storage/src/files.rs";
    bites(rules::system_specific, files_of_the_book, &specific[..2]);
    passes(rules::system_specific, files_of_the_book, &specific[2..]);
    let no_console = "#![cfg_attr(not(debug_assertions), windows_subsystem = \"windows\")]";
    passes(rules::system_specific, "src-tauri/src/main.rs", &[no_console]);
}
