//! The window of Milepost: finds the data folder, opens the book, runs. Knows Tauri and the desktop, decides nothing.
//!
//! - `commands`: the two handlers behind which both command tables stand, and the table of desktop commands.
//! - `desktop`: what those commands work on: the open book, the places for files, the hands of the system.
//! - `computer`: what is kept on this computer and in no book.
//! - `books`, `papers` and `outbox`: the desktop commands themselves.
//! - `printing`: the printers of the system.
//! - `shell`: dialogs, other programs, the window; system-specific code is in its `linux`, `macos` and `windows`.

pub mod books;
pub mod commands;
pub mod computer;
pub mod desktop;
pub mod locale;
pub mod outbox;
pub mod papers;
pub mod printing;
pub mod shell;

pub use books::Books;
pub use desktop::{Desktop, Hands, Media, Places, Question};

use std::process::ExitCode;
use tauri::{Builder, Context, Manager, RunEvent, Runtime, WindowEvent};
use tauri_plugin_window_state::StateFlags;

/// Opens the window and returns when it is closed.
pub fn run() -> ExitCode {
    if let Err(reason) = shell::prepare() {
        return refuse(&reason);
    }
    tracing_subscriber::fmt().with_writer(std::io::stderr).with_max_level(tracing::Level::WARN).init();
    let builder = Builder::default()
        // First of all plugins: a second start ends inside it, before it has touched any file.
        .plugin(tauri_plugin_single_instance::init(|handle, _, _| shell::second_start(handle)));
    let built = equip(builder)
        .setup(|app| {
            let desktop = shell::desktop(app.handle())?;
            app.manage(desktop);
            shell::back_up_aside(app.handle().clone());
            shell::post_aside(app.handle().clone());
            Ok(())
        })
        .on_window_event(|window, event| {
            if let WindowEvent::CloseRequested { api, .. } = event {
                api.prevent_close();
                shell::close_gently(window);
            }
        })
        .build(context());
    match built {
        Ok(app) => {
            app.run(|handle, event| {
                if let RunEvent::Exit = event {
                    handle.state::<Desktop>().books.close();
                }
            });
            ExitCode::SUCCESS
        }
        Err(error) => refuse(&error.to_string()),
    }
}

/// All that the page can reach, and nothing of it on a real screen yet: the same for the window and for tests.
pub fn equip<R: Runtime>(builder: Builder<R>) -> Builder<R> {
    builder
        .plugin(tauri_plugin_window_state::Builder::default().with_state_flags(remembered()).build())
        .plugin(tauri_plugin_dialog::init())
        .plugin(shell::stay_at_home())
        .invoke_handler(commands::handlers())
}

/// Configuration, permissions and pages as they were built in.
#[expect(clippy::exit, reason = "inside Tauri's macro, should its own data be unreadable")]
pub fn context<R: Runtime>() -> Context<R> {
    tauri::generate_context!()
}

/// What the window finds again at the next start.
fn remembered() -> StateFlags {
    StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED
}

#[expect(clippy::print_stderr, reason = "without a window there is nowhere else to say it")]
fn refuse(reason: &str) -> ExitCode {
    eprintln!("Milepost cannot open its window: {reason}");
    ExitCode::FAILURE
}
