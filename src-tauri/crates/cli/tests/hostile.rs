//! What a script or a terminal may hand over that is no text, or far too much of it: refused in one short line of JSON.
#![expect(clippy::unwrap_used, reason = "a story that cannot be set up fails where it stands")]

use serde_json::Value;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

fn run(book: &Path, arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_milepost-cli"))
        .arg("--book")
        .arg(book)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A run that stopped at the first bad line has closed it: that is no failure of the story.
    let _closed = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

/// The problem of a run, short and in one line.
#[track_caller]
fn problem(output: &Output) -> Value {
    assert!(!String::from_utf8_lossy(&output.stderr).contains("panicked"));
    assert!(output.stderr.len() < 5_000, "{} bytes", output.stderr.len());
    assert!(!output.stderr.iter().any(|byte| byte.is_ascii_control() && *byte != b'\n'), "no escape for the terminal");
    serde_json::from_slice(&output.stderr).expect("the problem is one JSON object on standard error")
}

#[test]
fn s14_s16_what_is_no_text_or_too_much_of_it_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let book = folder.path().join("own.milepost");
    assert!(run(&book, &["new"], b"").status.success());
    for half_a_character in [r#"{"name":"\ud800"}"#, r#"{"name":"\udfff\ud800"}"#, "{\"name\":\"a\nb\"}"] {
        let output = run(&book, &["call", "create_client", half_a_character], b"");
        assert_eq!(output.status.code(), Some(2));
        assert_eq!(problem(&output)["code"], "usage");
    }
    let script = |line: &[u8]| run(&book, &["script"], line);
    for bytes in
        [&b"{\"call\":\"create_client\",\"arguments\":{\"name\":\"\xff\"}}\n"[..], b"\x00\n", b"\xed\xa0\x80\n"]
    {
        let output = script(bytes);
        assert_eq!(output.status.code(), Some(2));
        problem(&output);
    }
    let endless = format!("{{\"call\":\"create_client\",\"arguments\":{{\"name\":\"{}\"}}}}\n", "x".repeat(10_000_000));
    let output = script(endless.as_bytes());
    assert_eq!(output.status.code(), Some(1));
    let told = problem(&output);
    assert_eq!(
        (told["fields"][0]["field"].as_str(), told["fields"][0]["code"].as_str()),
        (Some("name"), Some("too_long"))
    );
    let deep = format!("{{\"call\":\"create_client\",\"arguments\":{}{}}}\n", "[".repeat(100_000), "]".repeat(100_000));
    assert_eq!(problem(&script(deep.as_bytes()))["code"], "usage");
    let escape = run(&book, &["call", "invoice_by_number", "{\"number\":\"\\u001b[2Jpwn\"}"], b"");
    assert_eq!(problem(&escape)["code"], "not_found");
    let listed = run(&book, &["list", "clients", "--json"], b"");
    assert_eq!(serde_json::from_slice::<Value>(&listed.stdout).unwrap(), serde_json::json!([]), "nothing was kept");
}

#[cfg(unix)]
#[test]
fn an_argument_that_is_no_text_is_refused_without_a_panic() {
    use std::os::unix::ffi::OsStrExt;
    let folder = tempfile::tempdir().unwrap();
    let book = folder.path().join("own.milepost");
    assert!(run(&book, &["new"], b"").status.success());
    let bytes = std::ffi::OsStr::from_bytes(b"{\"name\":\"\xff\"}");
    let command = Command::new(env!("CARGO_BIN_EXE_milepost-cli"))
        .arg("--book")
        .arg(&book)
        .args(["call", "create_client"])
        .arg(bytes)
        .output();
    let output = command.unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(!String::from_utf8_lossy(&output.stderr).contains("panicked"));
}
