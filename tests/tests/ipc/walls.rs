//! What the page cannot do: call wrongly and break something, call Tauri's plugins, load or run what is not ours.
//! Rows S27, S28, S30, S31 and S33 of the reliability list.

use crate::page::{Page, code};
use crate::script::names;
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::Path;

const CAPABILITIES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../src-tauri/capabilities");

#[test]
fn wrong_types_and_unknown_names_are_refused_as_problems() {
    let page = Page::with_invoice();
    for name in names() {
        for arguments in [json!([]), json!("x"), json!(7), json!(true), json!({ "no_such_field": 1 })] {
            assert_eq!(page.refused(name, arguments), "usage", "{name}");
        }
    }
    for name in ["", "no_such_command", "workspace ", "Workspace", "__proto__", "call", "../workspace"] {
        assert_eq!(page.refused(name, json!({})), "usage", "{name:?}");
        assert_eq!(code(name, &page.bytes(name, json!({})).unwrap_err()), "usage", "{name:?}");
    }
    for command in ["call", "bytes"] {
        for body in [json!({}), json!([]), json!({ "name": 7 }), json!({ "arguments": {} })] {
            assert!(page.invoke(command, body.clone()).is_err(), "{command} {body}");
        }
    }
}

#[test]
fn no_name_stands_in_both_tables() {
    let mut known = BTreeSet::new();
    for name in names() {
        assert!(known.insert(name), "{name} would hide the desktop's command of that name");
    }
}

/// JSON as an injected script would try it: ids out of range, other types, long and odd texts.
fn odd_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (-3_i64..6).prop_map(Value::from),
        prop_oneof![
            Just("1e999"),
            Just("-1"),
            Just("99999999999999999999999.99"),
            Just("2026-02-30"),
            Just("\u{0}\u{202e}")
        ]
        .prop_map(Value::from),
        ".{0,40}".prop_map(Value::from),
    ];
    leaf.prop_recursive(2, 8, 4, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            proptest::collection::hash_map("[a-z_]{1,9}", inner, 0..4).prop_map(|map| json!(map)),
        ]
    })
}

fn odd_arguments() -> impl Strategy<Value = Value> {
    let fields = prop::sample::subsequence(
        vec![
            "id",
            "client",
            "project",
            "milestone",
            "patch",
            "invoices",
            "amount",
            "on",
            "by",
            "name",
            "title",
            "position",
            "preset",
        ],
        0..5,
    );
    (fields, proptest::collection::vec(odd_value(), 5)).prop_map(|(fields, values)| {
        let pairs = fields.into_iter().map(str::to_owned).zip(values);
        Value::Object(pairs.collect())
    })
}

#[test]
fn s27_no_arguments_make_a_command_panic() {
    let page = Page::with_invoice();
    // These end the story or cost a copy of the book each time.
    let names: Vec<_> =
        names().into_iter().filter(|name| !["quit", "backup", "open_sample", "leave_sample"].contains(name)).collect();
    let mut runner =
        TestRunner::new(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() });
    let calls = (prop::sample::select(names), odd_arguments());
    let outcome = runner.run(&calls, |(name, arguments)| {
        if let Err(problem) = page.call(name, arguments) {
            prop_assert_ne!(code(name, &problem), "own_fault", "{}", problem);
        }
        Ok(())
    });
    outcome.unwrap();
    assert_eq!(page.ok("verify", json!({}))["is_sound"], true, "and the book is sound");
}

#[test]
fn bytes_are_the_stored_document_and_nothing_else() {
    let page = Page::with_invoice();
    assert!(page.bytes("invoice_pdf", json!({ "id": 1 })).unwrap().starts_with(b"%PDF-1.7"));
    for name in ["invoice_xml", "invoice_ubl"] {
        assert!(page.bytes(name, json!({ "id": 1 })).unwrap().starts_with(b"<?xml"), "{name}");
    }
    let draft = page.ok("prepare_invoice", json!({ "id": 2 }))["id"].clone();
    assert!(page.bytes("draft_pdf", json!({ "id": draft })).unwrap().starts_with(b"%PDF-1.7"));
    assert!(page.bytes("proposal_pdf", json!({ "id": 1 })).unwrap().starts_with(b"%PDF-1.7"));
    assert!(page.bytes("certificate_pdf", json!({ "id": 1 })).unwrap().starts_with(b"%PDF-1.7"));
    for (name, arguments, expected) in [
        ("proposal_pdf", json!({ "id": 2 }), "not_found"),
        ("proposal_pdf", json!({ "id": 1, "typed": {} }), "usage"),
        ("addendum_pdf", json!({ "id": 9 }), "not_found"),
        ("certificate_pdf", json!({ "id": 3 }), "nothing_to_certify"),
        ("certificate_pdf", json!({ "id": -3 }), "not_found"),
        ("status_report_pdf", json!({ "id": 9 }), "not_found"),
        ("status_report_pdf", json!({ "id": 1, "path": "/etc/passwd" }), "usage"),
        ("mail_eml", json!({ "id": 9 }), "not_found"),
        ("mail_eml", json!({ "id": 1, "path": "/etc/passwd" }), "usage"),
        ("statement_pdf", json!({ "client": 9 }), "not_found"),
        ("statement_pdf", json!({ "client": 1, "path": "/etc/passwd" }), "usage"),
        ("statement_csv", json!({ "client": 1, "from": "2 Jan 2026", "to": "1 Jan 2026" }), "days_reversed"),
        ("reminder_pdf", json!({ "client": 9 }), "not_found"),
        ("reminder_pdf", json!({ "client": 1 }), "nothing_overdue"),
        ("reminder_pdf", json!({ "client": 1, "path": "/etc/passwd" }), "usage"),
        ("invoice_pdf", json!({ "id": 2 }), "not_found"),
        ("invoice_pdf", json!({ "id": -1 }), "not_found"),
        ("invoice_pdf", json!({ "id": "1" }), "usage"),
        ("invoice_xml", json!({ "id": 2 }), "not_found"),
        ("invoice_xml", json!({ "id": 1, "path": "/etc/passwd" }), "usage"),
        ("invoice_xrechnung", json!({ "id": 2 }), "not_found"),
        ("invoice_xrechnung", json!({ "id": 1 }), "einvoice_faults"),
        ("invoice_ubl", json!({ "id": 2 }), "not_found"),
        ("draft_pdf", json!({ "id": 9 }), "not_found"),
        ("register_csv", json!({ "on": "31 February" }), "invalid"),
        ("invoices_csv", json!({ "invoices": [9] }), "not_found"),
        ("invoices_csv", json!({ "all_of": { "from": "31 February" } }), "invalid"),
        ("report_csv", json!({ "period": "2026-13" }), "invalid"),
        ("report_pdf", json!({ "currency": "EURO" }), "invalid"),
        ("report_xlsx", json!({ "period": "2026", "path": "/etc/passwd" }), "usage"),
        ("journal_csv", json!({ "period": "2026-13" }), "invalid"),
        ("journal_datev", json!({ "period": "2025-12-31..2026-01-01" }), "period_crosses_year"),
        ("journal_hledger", json!({ "period": "2026", "path": "/etc/passwd" }), "usage"),
        ("attachment", json!({ "id": 9 }), "not_found"),
        ("attachment", json!({ "id": 1, "path": "/etc/passwd" }), "usage"),
        ("logo", json!({}), "not_found"),
        ("logo", json!({ "path": "/etc/passwd" }), "usage"),
    ] {
        let problem = page.bytes(name, arguments.clone()).unwrap_err();
        assert_eq!(code(name, &problem), expected, "{name} {arguments}");
    }
    for row in app::bytes::TABLE {
        const CASES: &[&str] = &[
            "invoice_pdf",
            "invoice_xml",
            "invoice_xrechnung",
            "invoice_ubl",
            "draft_pdf",
            "proposal_pdf",
            "addendum_pdf",
            "certificate_pdf",
            "register_csv",
            "invoices_csv",
            "status_report_pdf",
            "statement_pdf",
            "statement_csv",
            "report_csv",
            "report_xlsx",
            "report_pdf",
            "journal_csv",
            "journal_datev",
            "journal_hledger",
            "reminder_pdf",
            "mail_eml",
            "attachment",
            "logo",
        ];
        assert!(CASES.contains(&row.name), "{} has no case here", row.name);
    }
}

#[test]
fn the_page_reaches_no_plugin() {
    let page = Page::new();
    for command in [
        "plugin:fs|read_file",
        "plugin:fs|write_file",
        "plugin:shell|open",
        "plugin:shell|execute",
        "plugin:http|fetch",
        "plugin:opener|open_path",
        "plugin:opener|open_url",
        "plugin:dialog|open",
        "plugin:dialog|save",
        "plugin:window-state|save_window_state",
        "plugin:window|close",
        "plugin:webview|create_webview_window",
        "plugin:event|emit",
        "plugin:app|version",
        "plugin:path|resolve_directory",
    ] {
        let refused =
            page.invoke(command, json!({ "path": "/etc/passwd", "url": "https://example.com", "options": {} }));
        let said = refused.expect_err(command).to_string();
        assert!(said.contains("not allowed") || said.contains("not found"), "{command}: {said}");
    }
}

#[test]
fn the_page_may_hear_events_and_nothing_more() {
    let files: Vec<_> = std::fs::read_dir(CAPABILITIES).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(files, ["main.json"], "every file in this folder is a permission");
    let text = std::fs::read_to_string(Path::new(CAPABILITIES).join("main.json")).unwrap();
    let capability: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(capability["windows"], json!(["main"]));
    assert_eq!(capability["permissions"], json!(["core:event:allow-listen", "core:event:allow-unlisten"]));
    assert!(capability.get("remote").is_none() && capability.get("webviews").is_none(), "no page from elsewhere");
}

#[test]
fn the_content_policy_allows_our_own_files_only() {
    let context = milepost_shell::context::<tauri::test::MockRuntime>();
    let app = &context.config().app;
    let policy = app.security.csp.as_ref().expect("there is a policy").to_string();
    assert_eq!(
        policy,
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; \
         connect-src ipc: http://ipc.localhost; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
    );
    assert!(!policy.contains("unsafe"));
    assert!(app.security.dev_csp.is_none(), "development has the same policy");
    assert!(app.security.freeze_prototype && !app.with_global_tauri);
    assert!(!app.security.asset_protocol.enable);
    assert_eq!(json!(app.security.dangerous_disable_asset_csp_modification), json!(false));
    assert_eq!(app.windows.len(), 1);
    assert!(app.windows[0].devtools.is_none(), "devtools only in development");
}
