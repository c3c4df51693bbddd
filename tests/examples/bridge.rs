//! The command tables behind a small HTTP server on this computer, so that the pages run in a plain browser:
//! `POST /ipc/<name>` and `POST /bytes/<name>` with JSON arguments, `POST /take/<name>` with bytes and the arguments in the
//! header `x-arguments`; 200 is the answer, 422 a Problem. `POST /day/<date>`: the day goes on under the open pages.
//!
//! `bridge --book FILE [--port N] [--on DATE] [--sample] [--documents FOLDER] [--no-programs]`. Dialogs are answered by
//! `MILEPOST_DIALOG_PATH` (a file, or a folder that takes the suggested name), else cancelled.
//! Prints `http://127.0.0.1:<port>` once it listens, then a line for all that would have left the window.

use app::{Folders, Problem};
use chrono::NaiveDate;
use milepost_shell::outbox::Turn;
use milepost_shell::printing::Cups;
use milepost_shell::{Books, Desktop, Hands, Media, Places, Question};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tiny_http::{Header, Method, Request, Response, Server};

/// As many as a browser keeps open at once.
const WORKERS: usize = 6;

struct Arguments {
    book: PathBuf,
    port: u16,
    on: Option<NaiveDate>,
    sample: bool,
    documents: PathBuf,
    has_programs: bool,
}

impl Arguments {
    fn read() -> Result<Self, String> {
        let mut given = std::env::args().skip(1);
        let (mut book, mut documents) = (None, None);
        let (mut port, mut on, mut sample, mut has_programs) = (0, None, false, true);
        while let Some(name) = given.next() {
            let mut value = || given.next().ok_or(format!("{name} wants a value"));
            match name.as_str() {
                "--book" => book = Some(PathBuf::from(value()?)),
                "--documents" => documents = Some(PathBuf::from(value()?)),
                "--port" => port = value()?.parse().map_err(|e| format!("--port: {e}"))?,
                "--on" => on = Some(value()?.parse().map_err(|e| format!("--on: {e}"))?),
                "--sample" => sample = true,
                "--no-programs" => has_programs = false,
                other => return Err(format!("unknown argument {other}")),
            }
        }
        let book = book.ok_or("say which book by --book FILE")?;
        let documents = documents.unwrap_or_else(|| book.with_file_name("Documents"));
        Ok(Self { book, port, on, sample, documents, has_programs })
    }
}

/// Says what a window would have done.
struct Spoken {
    has_programs: bool,
}

impl Hands for Spoken {
    fn ask(&self, question: Question) -> Option<PathBuf> {
        let answer = std::env::var_os("MILEPOST_DIALOG_PATH").map(PathBuf::from)?;
        match question {
            Question::Save { name, .. } if answer.is_dir() => Some(answer.join(name)),
            Question::Save { .. }
            | Question::PickPicture
            | Question::PickFile
            | Question::PickBankFile
            | Question::PickFolder { .. } => Some(answer),
        }
    }

    fn open(&self, path: &Path, media: Media) -> bool {
        println!("open {media:?} {}", path.display());
        self.has_programs
    }

    fn write_mail(&self, address: &str) -> bool {
        println!("write {address}");
        self.has_programs
    }

    fn reveal(&self, path: &Path) -> bool {
        println!("reveal {}", path.display());
        self.has_programs
    }

    /// Those of a folder that a test laid down.
    fn cups(&self) -> Option<Cups> {
        std::env::var_os("MILEPOST_CUPS").map(|folder| Cups::inside(Path::new(&folder)))
    }

    fn quit(&self) {
        println!("quit");
    }
}

fn main() {
    let arguments = Arguments::read().unwrap_or_else(|wrong| panic!("{wrong}"));
    let mut on = arguments.on;
    if arguments.sample && !arguments.book.exists() {
        let day = *on.get_or_insert(app::sample::TODAY);
        app::sample::make(Folders::beside(&arguments.book), day, None).expect("the sample is made");
    }
    let country = domain::Country::parse("IE").expect("Ireland is in the table");
    let desktop = Arc::new(Desktop {
        books: Books::open(&arguments.book, country, on),
        places: Places { temporary: arguments.documents.join("Opened files"), documents: arguments.documents },
        hands: Box::new(Spoken { has_programs: arguments.has_programs }),
        // A system without a keyring: the password is asked for in each run.
        post: post::Post::new(Box::new(post::NoKeys)),
        turn: Turn::new(),
    });
    let server = Arc::new(Server::http(("127.0.0.1", arguments.port)).expect("the port is free"));
    println!("http://{}", server.server_addr());
    let workers: Vec<_> = (0..WORKERS)
        .map(|_| {
            let (server, desktop) = (Arc::clone(&server), Arc::clone(&desktop));
            std::thread::spawn(move || server.incoming_requests().for_each(|request| answer(&desktop, request)))
        })
        .collect();
    workers.into_iter().for_each(|worker| worker.join().expect("a worker serves until the end"));
}

/// What one request gets.
enum Answer {
    Json(u16, Value),
    Bytes(Vec<u8>),
}

fn answer(desktop: &Desktop, mut request: Request) {
    let answer = run(desktop, &mut request);
    let (status, kind, body) = match answer {
        Answer::Json(status, value) => (status, "application/json", value.to_string().into_bytes()),
        Answer::Bytes(bytes) => (200, "application/octet-stream", bytes),
    };
    let kind = Header::from_bytes("content-type", kind).expect("a plain header");
    let response = Response::from_data(body).with_status_code(status).with_header(kind);
    if let Err(gone) = request.respond(response) {
        println!("the browser went away: {gone}");
    }
}

fn run(desktop: &Desktop, request: &mut Request) -> Answer {
    let url = request.url().to_owned();
    if *request.method() != Method::Post {
        return Answer::Json(405, json!("only POST"));
    }
    if let Some(name) = url.strip_prefix("/take/") {
        return take(desktop, name, request);
    }
    if let Some(day) = url.strip_prefix("/day/") {
        let (Ok(day), Ok(app)) = (day.parse(), desktop.books.shown()) else {
            return Answer::Json(400, json!("no day"));
        };
        app.jump_to(day);
        return Answer::Json(200, json!(null));
    }
    let mut text = String::new();
    let arguments = match request.as_reader().read_to_string(&mut text).map(|_| text.trim()) {
        Ok("") => Ok(json!({})),
        Ok(text) => serde_json::from_str(text).map_err(|e| e.to_string()),
        Err(error) => Err(error.to_string()),
    };
    let Ok(arguments) = arguments else { return Answer::Json(400, json!("the arguments are not JSON")) };
    if let Some(name) = url.strip_prefix("/ipc/") {
        return desktop.call(name, arguments).map_or_else(refused, |value| Answer::Json(200, value));
    }
    match url.strip_prefix("/bytes/") {
        Some(name) => desktop.bytes(name, arguments).map_or_else(refused, Answer::Bytes),
        None => Answer::Json(404, json!("POST /ipc/<name> or /bytes/<name>")),
    }
}

fn take(desktop: &Desktop, name: &str, request: &mut Request) -> Answer {
    let header = request.headers().iter().find(|header| header.field.equiv("x-arguments"));
    let arguments = header.and_then(|header| serde_json::from_str(header.value.as_str()).ok());
    let Some(arguments) = arguments else { return Answer::Json(400, json!("the arguments are not JSON")) };
    let mut bytes = Vec::new();
    match request.as_reader().read_to_end(&mut bytes) {
        Ok(_) => desktop.take(name, arguments, &bytes).map_or_else(refused, |value| Answer::Json(200, value)),
        Err(error) => Answer::Json(400, json!(error.to_string())),
    }
}

fn refused(problem: Problem) -> Answer {
    Answer::Json(422, json!(problem))
}
