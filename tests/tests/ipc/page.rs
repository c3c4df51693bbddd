//! The page of a window that nobody sees: real permissions, real handlers, a real book in a folder of its own.

use milepost_shell::outbox::Turn;
use milepost_shell::printing::Cups;
use milepost_shell::{Books, Desktop, Hands, Media, Places, Question};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use tauri::ipc::{CallbackFn, InvokeBody, InvokeResponseBody};
use tauri::test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder};
use tauri::webview::InvokeRequest;
use tauri::{App, Manager, WebviewWindow, WebviewWindowBuilder};

pub const TODAY: &str = "2026-11-16";

pub struct Page {
    webview: WebviewWindow<MockRuntime>,
    _app: App<MockRuntime>,
    pub system: Arc<Mutex<System>>,
    folder: tempfile::TempDir,
}

/// What stands in for the user's system: the answer to the next dialog, whether programs come up, what was asked.
#[derive(Default)]
pub struct System {
    pub answer: Option<PathBuf>,
    /// Of those that take drafts.
    pub has_mail_program: bool,
    /// Of those that take an address alone.
    pub has_address_program: bool,
    pub has_viewer: bool,
    pub has_file_manager: bool,
    pub asked: Vec<Question>,
    pub opened: Vec<PathBuf>,
    pub written: Vec<String>,
    pub revealed: Vec<PathBuf>,
    pub quits: u32,
    /// Programs that stand in for those of the system's printers.
    pub cups: Option<Cups>,
}

struct Stand(Arc<Mutex<System>>);

impl Hands for Stand {
    fn ask(&self, question: Question) -> Option<PathBuf> {
        let mut system = self.0.lock().unwrap();
        system.asked.push(question);
        system.answer.take()
    }

    fn open(&self, path: &Path, media: Media) -> bool {
        let mut system = self.0.lock().unwrap();
        let found = match media {
            Media::Pdf
            | Media::Xml
            | Media::Calendar
            | Media::Table
            | Media::Workbook
            | Media::Journal
            | Media::Archive
            | Media::Kept(_) => system.has_viewer,
            Media::MailDraft => system.has_mail_program,
        };
        if found {
            system.opened.push(path.to_owned());
        }
        found
    }

    fn write_mail(&self, address: &str) -> bool {
        let mut system = self.0.lock().unwrap();
        if system.has_address_program {
            system.written.push(address.to_owned());
        }
        system.has_address_program
    }

    fn reveal(&self, path: &Path) -> bool {
        let mut system = self.0.lock().unwrap();
        system.revealed.push(path.to_owned());
        system.has_file_manager
    }

    fn cups(&self) -> Option<Cups> {
        self.0.lock().unwrap().cups.clone()
    }

    fn quit(&self) {
        self.0.lock().unwrap().quits += 1;
    }
}

impl Page {
    /// A window on a new book.
    pub fn new() -> Self {
        Self::over(|_| {})
    }

    /// A window whose book is what `lay` leaves in the folder as `Milepost.milepost`.
    pub fn over(lay: impl FnOnce(&Path)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        lay(folder.path());
        let system = Arc::new(Mutex::new(System { has_viewer: true, has_mail_program: true, ..System::default() }));
        let country = domain::Country::parse("IE").unwrap();
        let books = Books::open(&folder.path().join("Milepost.milepost"), country, TODAY.parse().ok());
        let temporary = folder.path().join("Opened files");
        let places = Places { documents: folder.path().join("Documents"), temporary };
        let hands = Box::new(Stand(Arc::clone(&system)));
        let post = post::Post::new(Box::new(post::NoKeys));
        let desktop = Desktop { books, places, hands, post, turn: Turn::new() };
        let app = milepost_shell::equip(mock_builder()).build(milepost_shell::context()).unwrap();
        app.manage(desktop);
        let webview = WebviewWindowBuilder::new(&app, "main", Default::default()).build().unwrap();
        Self { webview, _app: app, system, folder }
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub fn documents(&self) -> PathBuf {
        self.folder.path().join("Documents")
    }

    /// What `invoke(command, body)` gives in the page.
    pub fn invoke(&self, command: &str, body: Value) -> Result<InvokeResponseBody, Value> {
        let request = InvokeRequest {
            cmd: command.to_owned(),
            callback: CallbackFn(0),
            error: CallbackFn(1),
            url: if cfg!(windows) { "http://tauri.localhost" } else { "tauri://localhost" }.parse().unwrap(),
            body: InvokeBody::Json(body),
            headers: Default::default(),
            invoke_key: INVOKE_KEY.to_owned(),
        };
        get_ipc_response(&self.webview, request)
    }

    /// What the page does with a file that was dropped onto it.
    pub fn take(&self, name: &str, arguments: &Value, bytes: &[u8]) -> Result<Value, Value> {
        let header = |text: &str| text.parse().unwrap();
        let request = InvokeRequest {
            cmd: "take".to_owned(),
            callback: CallbackFn(0),
            error: CallbackFn(1),
            url: if cfg!(windows) { "http://tauri.localhost" } else { "tauri://localhost" }.parse().unwrap(),
            body: InvokeBody::Raw(bytes.to_vec()),
            headers: [("x-name", name), ("x-arguments", &plain(arguments))]
                .into_iter()
                .map(|(key, value)| (key.parse::<tauri::http::HeaderName>().unwrap(), header(value)))
                .collect(),
            invoke_key: INVOKE_KEY.to_owned(),
        };
        Ok(get_ipc_response(&self.webview, request)?.deserialize().unwrap())
    }

    pub fn call(&self, name: &str, arguments: Value) -> Result<Value, Value> {
        let answer = self.invoke("call", json!({ "name": name, "arguments": arguments }))?;
        Ok(answer.deserialize().unwrap())
    }

    pub fn ok(&self, name: &str, arguments: Value) -> Value {
        self.call(name, arguments.clone()).unwrap_or_else(|problem| panic!("{name} {arguments}: {problem}"))
    }

    /// The code of a problem, whose shape is checked on the way.
    pub fn refused(&self, name: &str, arguments: Value) -> String {
        match self.call(name, arguments.clone()) {
            Ok(answer) => panic!("{name} {arguments} was not refused: {answer}"),
            Err(problem) => code(name, &problem),
        }
    }

    pub fn bytes(&self, name: &str, arguments: Value) -> Result<Vec<u8>, Value> {
        match self.invoke("bytes", json!({ "name": name, "arguments": arguments }))? {
            InvokeResponseBody::Raw(bytes) => Ok(bytes),
            InvokeResponseBody::Json(text) => panic!("{name} came as JSON: {text}"),
        }
    }

    /// A book with an issued invoice of the id 1, the draft of another, and a third milestone.
    pub fn with_invoice() -> Self {
        let page = Self::new();
        for line in include_str!("../../../src-tauri/crates/cli/tests/road/road.jsonl").lines() {
            if let Ok(step) = serde_json::from_str::<Value>(line) {
                let name = step["call"].as_str().unwrap();
                if name != "record_payment" {
                    page.ok(name, step["arguments"].clone());
                }
            }
        }
        page
    }
}

/// The code of a problem that has the one shape that the page understands.
pub fn code(what: &str, problem: &Value) -> String {
    let mut keys: Vec<&str> = problem.as_object().map(|o| o.keys().map(String::as_str).collect()).unwrap_or_default();
    keys.sort_unstable();
    assert_eq!(keys, ["code", "detail", "fields", "message", "severity"], "{what}: not a Problem: {problem}");
    assert!(problem["message"].as_str().is_some_and(|m| !m.is_empty()), "{what}: {problem}");
    assert!(["refused", "usage", "file"].contains(&problem["severity"].as_str().unwrap()), "{what}: {problem}");
    problem["code"].as_str().unwrap().to_owned()
}

/// JSON as the page puts it into a header: what is no plain character is escaped.
fn plain(arguments: &Value) -> String {
    let escaped = |unit: &u16| format!("\\u{unit:04x}");
    let one = |c: char| if (' '..='~').contains(&c) { c.to_string() } else { units(c).iter().map(escaped).collect() };
    arguments.to_string().chars().map(one).collect()
}

fn units(c: char) -> Vec<u16> {
    c.encode_utf16(&mut [0; 2]).to_vec()
}
