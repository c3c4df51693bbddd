//! The window and what is done outside it: dialogs, other programs, the second start, closing.
//! What differs between systems is in `linux`, `macos` and `windows`, which all offer the same functions.

mod native;
#[cfg(unix)]
mod unix;

#[cfg(target_os = "linux")]
#[path = "linux.rs"]
mod system;
#[cfg(target_os = "macos")]
#[path = "macos.rs"]
mod system;
#[cfg(target_os = "windows")]
#[path = "windows.rs"]
mod system;

use system::make_own_folder;
pub(crate) use system::{make_private, make_private_folder, prepare};

use crate::outbox::{self, Turn};
use crate::{Books, Desktop, Places, locale};
use app::outbox::delivery::Due;
use native::Native;
use post::Post;
use std::path::PathBuf;
use std::time::Duration;
use tauri::plugin::TauriPlugin;
use tauri::{AppHandle, Emitter, Manager, Runtime, Url, Window};

/// The page's name of the only window.
const MAIN: &str = "main";

/// So often the outbox is looked through for mails whose time has come.
const BETWEEN: Duration = Duration::from_secs(20);

/// After this long a closing window no longer waits for the page.
const CLOSING: Duration = Duration::from_secs(5);

/// Finds the folders of this system, opens the book and puts the native hands to it.
/// Set for tests: `MILEPOST_BOOK`, `MILEPOST_DOCUMENTS`, and `MILEPOST_DIALOG_PATH` in place of every dialog.
pub(crate) fn desktop<R: Runtime>(handle: &AppHandle<R>) -> tauri::Result<Desktop> {
    let paths = handle.path();
    let (book, folder) = match from_environment("MILEPOST_BOOK") {
        Some(book) => (std::path::absolute(book)?, Ok(())),
        None => {
            let folder = paths.app_data_dir()?;
            (folder.join("Milepost.milepost"), make_own_folder(&folder))
        }
    };
    let documents = from_environment("MILEPOST_DOCUMENTS").or_else(|| paths.document_dir().ok());
    let documents = match documents {
        Some(documents) => documents,
        // Systems without a folder for documents have none in their settings, but everybody has a home.
        None => paths.home_dir()?.join("Documents"),
    };
    let hands = Box::new(Native::new(handle.clone(), from_environment("MILEPOST_DIALOG_PATH")));
    let country = locale::home_country();
    let books = match folder {
        Ok(()) => Books::open(&book, country, None),
        Err(error) => Books::none(&book, country, app::closed::trouble(&book, error).into()),
    };
    let temporary = paths.app_cache_dir()?.join("Opened files");
    // Copies of the last time: the files themselves are in the book.
    if let Err(error) = std::fs::remove_dir_all(&temporary)
        && error.kind() != std::io::ErrorKind::NotFound
    {
        tracing::warn!("{} could not be emptied: {error}", temporary.display());
    }
    // Set for tests, which must find the system's keyring as it was.
    let keys: Box<dyn post::Keys> = match from_environment("MILEPOST_NO_KEYRING") {
        Some(_) => Box::new(post::NoKeys),
        None => Box::new(post::SystemKeys),
    };
    Ok(Desktop { books, places: Places { documents, temporary }, hands, post: Post::new(keys), turn: Turn::new() })
}

fn from_environment(name: &str) -> Option<PathBuf> {
    std::env::var_os(name).map(PathBuf::from)
}

/// Makes the verified backup of this start while the user already works. Events: `backup_done`, `backup_failed`.
pub(crate) fn back_up_aside<R: Runtime>(handle: AppHandle<R>) {
    let Ok(own) = handle.state::<Desktop>().books.own() else { return };
    let work = move || {
        let said = match own.backup_aside().map_err(app::Problem::from) {
            Ok(made) => handle.emit("backup_done", made),
            // A book that is only read does not change, so that it needs no new backup.
            Err(refused) if refused.code == "read_only" => Ok(()),
            Err(refused) => handle.emit("backup_failed", refused),
        };
        if let Err(error) = said {
            tracing::warn!("the window was not told of the backup: {error}");
        }
    };
    if let Err(error) = std::thread::Builder::new().name("backup".to_owned()).spawn(work) {
        tracing::error!("no backup could be started: {error}");
    }
}

/// Sends the mails that wait, all of them now and later each when its time has come, as long as the window is open.
/// Event: `outbox_changed`.
pub(crate) fn post_aside<R: Runtime>(handle: AppHandle<R>) {
    let work = move || {
        let mut which = Due::All;
        loop {
            let desktop = handle.state::<Desktop>();
            if let Ok(own) = desktop.books.own() {
                match outbox::deliver(&own, &desktop.post, &desktop.turn, which) {
                    Ok(delivered) if delivered.tried == 0 => {}
                    Ok(_) => {
                        if let Err(error) = handle.emit("outbox_changed", ()) {
                            tracing::warn!("the window was not told of the outbox: {error}");
                        }
                    }
                    Err(failed) => tracing::warn!("the outbox could not be looked through: {}", failed.message),
                }
                which = Due::Scheduled;
            }
            std::thread::sleep(BETWEEN);
        }
    };
    if let Err(error) = std::thread::Builder::new().name("post".to_owned()).spawn(work) {
        tracing::error!("no mail can be sent by itself: {error}");
    }
}

/// Brings the window forward when Milepost is started once more. Event: `second_start`.
pub(crate) fn second_start<R: Runtime>(handle: &AppHandle<R>) {
    let Some(window) = handle.get_webview_window(MAIN) else { return };
    let shown = window.unminimize().and_then(|()| window.show()).and_then(|()| window.set_focus());
    if let Err(error) = shown.and_then(|()| handle.emit("second_start", ())) {
        tracing::warn!("the window could not be brought forward: {error}");
    }
}

/// Tells the page to save what was just typed, and closes when it calls `quit` or when it has had time enough.
/// Event: `closing`.
pub(crate) fn close_gently<R: Runtime>(window: &Window<R>) {
    let handle = window.app_handle().clone();
    if let Err(error) = window.hide().and_then(|()| handle.emit("closing", ())) {
        tracing::warn!("the page was not told of the closing: {error}");
    }
    std::thread::spawn(move || {
        std::thread::sleep(CLOSING);
        handle.exit(0);
    });
}

/// Keeps the window on its own pages, whatever a link, a form or a dropped file asks for.
pub fn stay_at_home<R: Runtime>() -> TauriPlugin<R> {
    tauri::plugin::Builder::new("stay-at-home").on_navigation(|_, url| is_own(url, tauri::is_dev())).build()
}

/// The pages inside the program; in development also those of the local server.
fn is_own(url: &Url, is_dev: bool) -> bool {
    let place = (url.scheme(), url.host_str().unwrap_or_default(), url.port());
    match place {
        ("tauri", "localhost", None) | ("http" | "https", "tauri.localhost", None) => true,
        ("http", "localhost", Some(5173)) => is_dev,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_own;

    #[test]
    fn the_window_goes_nowhere_else() {
        for (url, own, own_in_dev) in [
            ("tauri://localhost/index.html#/invoices", true, true),
            ("http://tauri.localhost/", true, true),
            ("http://localhost:5173/", false, true),
            ("http://localhost:8080/", false, false),
            ("http://tauri.localhost.example/", false, false),
            ("http://tauri.localhost:8080/", false, false),
            ("https://example.com/", false, false),
            ("file:///etc/passwd", false, false),
            ("data:text/html,x", false, false),
            ("javascript:alert(1)", false, false),
            ("about:blank", false, false),
        ] {
            let parsed = url.parse().expect("an address");
            assert_eq!((is_own(&parsed, false), is_own(&parsed, true)), (own, own_in_dev), "{url}");
        }
    }
}
