//! The file and the disk: a second window, a folder without leave to write, a disk without room.

use crate::world::{TODAY, World, clock, folders};
use app::{App, Problem};
use domain::Country;
use serde_json::json;
use std::path::Path;
use std::process::{Command, Output};

/// Names the folder in which one of the stories below runs as another process.
const FOLDER: &str = "MILEPOST_STORY_FOLDER";
/// Set where that folder is a disk of its own, with little room.
const SMALL_DISK: &str = "MILEPOST_STORY_SMALL_DISK";

fn home() -> Country {
    Country::parse("IE").unwrap()
}

fn open(folder: &Path) -> Result<App, Problem> {
    App::open(folders(folder), clock(TODAY), home()).map_err(Problem::from)
}

/// Runs the test `name` of this file in a process of its own, started by `shell` which ends in `exec "$@"`.
fn elsewhere(name: &str, folder: &Path, shell: &str) -> Output {
    let test = format!("disks::{name}");
    let exe = std::env::current_exe().unwrap();
    let mut command = Command::new("bash");
    command
        .args(["-c", shell, "story"])
        .arg(exe)
        .args(["--exact", &test, "--nocapture"])
        .env(FOLDER, folder)
        .env("FOLDER", folder);
    command.output().expect("bash starts")
}

#[track_caller]
fn assert_passed(output: &Output) {
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{out}{err}");
    assert!(out.contains("1 passed"), "the other process ran no story: {out}{err}");
}

#[test]
fn a_book_that_is_open_elsewhere_is_refused_by_name() {
    let w = World::on(TODAY);
    let before = w.export();
    let problem = open(&w.folder()).err().expect("one writer at a time");
    assert_eq!(problem.code, "in_use");
    assert!(problem.message.contains("own.milepost"), "{}", problem.message);
    assert_eq!(w.export(), before);
    assert_eq!(w.bill_freely(w.client(), "Advice", "100")["number"], "2026-001", "the first window goes on");
}

#[test]
fn a_folder_without_leave_to_write_shows_everything_and_takes_nothing() {
    let w = World::on(TODAY);
    w.bill_freely(w.client(), "Advice", "100");
    let folder = w.folder();
    let closed = w.close();
    let nobody = "chmod -R a+rX \"$FOLDER\"; chmod a-w \"$FOLDER\" \"$FOLDER\"/*; rm -f \"$FOLDER\"/*.lock;
        if [ \"$(id -u)\" = 0 ]; then exec setpriv --reuid 65534 --regid 65534 --clear-groups \"$@\"; fi; exec \"$@\"";
    assert_passed(&elsewhere("reads_only", &folder, nobody));
    assert!(Command::new("chmod").arg("-R").arg("u+w").arg(&folder).status().unwrap().success());
    drop(closed);
}

/// The story of the reader, in a process that modes hold back.
#[test]
fn reads_only() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    let app = open(Path::new(&folder)).expect("a read-only book opens");
    let call = |name: &str, arguments| app::table::call(&app, name, arguments);
    assert_eq!(call("workspace", json!({})).unwrap()["is_read_only"], true);
    assert_eq!(call("invoices", json!({})).unwrap()["rows"][0]["number"], "2026-001");
    assert!(app::bytes::bytes(&app, "invoice_pdf", json!({ "id": 1 })).unwrap().starts_with(b"%PDF"));
    assert_eq!(call("verify", json!({})).unwrap()["is_sound"], true);
    app::invoices::record_event(&app, domain::InvoiceId(1), "pdf_saved", "").expect("a page can be taken out");
    let problem = call("create_client", json!({ "name": "Kestrel" })).unwrap_err();
    assert_eq!(problem.code, "read_only");
    assert!(problem.message.contains("reading and exporting still work"), "{}", problem.message);
    assert_eq!(call("clients", json!({})).unwrap().as_array().unwrap().len(), 1);
}

/// A small disk of its own where the system lets us mount one, else a limit on the size of files.
#[test]
fn a_full_disk_loses_nothing_and_uses_no_number() {
    let folder = tempfile::tempdir().unwrap();
    let mounts = "export MILEPOST_STORY_SMALL_DISK=1
        exec unshare -rm bash -c 'mount -t tmpfs -o size=3m none \"$FOLDER\" && exec \"$@\"' story \"$@\"";
    let output = elsewhere("fills_the_disk", folder.path(), mounts);
    if String::from_utf8_lossy(&output.stdout).contains("running 1 test") {
        return assert_passed(&output);
    }
    // XFSZ is ignored, so that the write fails instead of ending the process.
    assert_passed(&elsewhere("fills_the_disk", folder.path(), "trap '' XFSZ; ulimit -S -f 2000; exec \"$@\""));
}

#[test]
fn fills_the_disk() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    let folder = Path::new(&folder);
    let is_small = std::env::var_os(SMALL_DISK).is_some();
    std::fs::write(folder.join("holiday.jpg"), vec![7; 500_000]).unwrap();
    let w = World::inside(folder, TODAY);
    let client = w.client();
    w.bill_freely(client, "Advice", "100");
    // Ever longer notes, until one does not fit.
    let mut issued = 1;
    let mut kept = 0;
    let problem = loop {
        kept += 1;
        assert!(kept < 400, "the disk never filled");
        let note = format!("{kept} {}", "x".repeat(20_000));
        if let Err(problem) = w.call("save_client", json!({ "id": client, "patch": { "private_note": note } })) {
            break problem;
        }
    };
    assert_eq!(problem["severity"], "file", "{problem:#}");
    if is_small {
        assert_eq!(problem["code"], "disk_full", "{problem:#}");
        assert!(problem["message"].as_str().unwrap().contains("free some space and try again"), "{problem:#}");
    }
    let noted = w.export()["clients"][0]["private_note"].as_str().unwrap().split(' ').next().unwrap().to_owned();
    assert_eq!(noted, (kept - 1).to_string(), "the last note that was answered with yes is there");

    let next = || w.ok("business", json!({}))["next_number"].as_str().unwrap().to_owned();
    while w.call("new_invoice", json!({ "client": client })).is_ok_and(|draft| {
        let lines = json!({ "id": draft["id"], "patch": { "lines": [crate::world::line("Advice", "100")] } });
        let saved = w.call("save_invoice_draft", lines);
        saved.is_ok() && w.call("issue_invoice", json!({ "id": draft["id"] })).is_ok()
    }) {
        issued += 1;
        assert!(issued < 200, "invoices fit for ever");
    }
    assert_eq!(next(), format!("2026-{:03}", issued + 1), "the refused invoice used no number");
    w.assert_sound();
    assert_eq!(w.export()["invoices"].as_array().unwrap().len(), issued);
    std::fs::remove_file(folder.join("holiday.jpg")).unwrap();
    if is_small {
        let draft = w.ok("invoices", json!({ "state": "drafts" }))["rows"][0]["draft"].clone();
        let draft =
            if draft.is_null() { w.ok("new_invoice", json!({ "client": client }))["id"].clone() } else { draft };
        w.ok("save_invoice_draft", json!({ "id": draft, "patch": { "lines": [crate::world::line("Advice", "100")] } }));
        let number = w.ok("issue_invoice", json!({ "id": draft }))["number"].clone();
        assert_eq!(number, format!("2026-{:03}", issued + 1), "with room again it is issued under that number");
    }
    w.assert_reopens_sound();
}

#[test]
fn s87_a_dossier_that_finds_no_leave_or_no_room_says_so_and_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let nobody = "chmod 555 \"$FOLDER\"
        if [ \"$(id -u)\" = 0 ]; then exec setpriv --reuid 65534 --regid 65534 --clear-groups \"$@\"; fi; exec \"$@\"";
    assert_passed(&elsewhere("writes_no_dossier", folder.path(), nobody));
    let small = tempfile::tempdir().unwrap();
    let mounts = "export MILEPOST_STORY_SMALL_DISK=1
        exec unshare -rm bash -c 'mount -t tmpfs -o size=1m none \"$FOLDER\" && exec \"$@\"' story \"$@\"";
    let output = elsewhere("writes_no_dossier", small.path(), mounts);
    // Where no disk can be mounted only the folder is tried.
    if String::from_utf8_lossy(&output.stdout).contains("running 1 test") {
        assert_passed(&output);
    }
}

#[test]
fn a_pack_that_finds_no_leave_or_no_room_says_so_and_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let nobody = "chmod 555 \"$FOLDER\"
        if [ \"$(id -u)\" = 0 ]; then exec setpriv --reuid 65534 --regid 65534 --clear-groups \"$@\"; fi; exec \"$@\"";
    assert_passed(&elsewhere("writes_no_pack", folder.path(), nobody));
    let small = tempfile::tempdir().unwrap();
    let mounts = "export MILEPOST_STORY_SMALL_DISK=1
        exec unshare -rm bash -c 'mount -t tmpfs -o size=128k none \"$FOLDER\" && exec \"$@\"' story \"$@\"";
    let output = elsewhere("writes_no_pack", small.path(), mounts);
    // Where no disk can be mounted only the folder is tried.
    if String::from_utf8_lossy(&output.stdout).contains("running 1 test") {
        assert_passed(&output);
    }
}

#[test]
fn writes_no_pack() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    let expected = if std::env::var_os(SMALL_DISK).is_some() { "disk_full" } else { "read_only" };
    let w = World::on(TODAY);
    let client = w.client();
    (0..6).for_each(|_| drop(w.bill_freely(client, "Advice", "100")));
    let pack = app::year_pack::year_pack(w.app(), &app::year_pack::YearPackArgument::default()).unwrap();
    let path = Path::new(&folder).join("year.zip");
    let refused = app::year_pack::write(w.app(), &pack, &path, app::dossier::Existing::Kept).unwrap_err();
    let problem = Problem::from(refused);
    assert_eq!(problem.code, expected, "{}", problem.message);
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 0, "nothing is left");
    w.assert_sound();
}

#[test]
fn writes_no_dossier() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    let expected = if std::env::var_os(SMALL_DISK).is_some() { "disk_full" } else { "read_only" };
    let w = World::on(TODAY);
    let plan = w.agreed();
    let to = json!({ "to": { "kind": "project", "id": plan.id }, "name": "scan.png" });
    app::bytes::take(w.app(), "attach_file", to, &vec![7; 2_000_000]).unwrap();
    let asked = app::dossier::DossierArgument { id: domain::ProjectId(plan.id), private_notes: None };
    let made = app::dossier::dossier(w.app(), asked).unwrap();
    let path = Path::new(&folder).join("own.zip");
    let refused = app::dossier::write(w.app(), &made, &path, app::dossier::Existing::Kept).unwrap_err();
    let problem = Problem::from(refused);
    assert_eq!(problem.code, expected, "{}", problem.message);
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 0, "nothing is left");
    w.assert_sound();
}
