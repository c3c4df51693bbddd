//! Everything that the page can ask of the window, through Tauri's own machinery on its mock runtime: both command
//! tables, their bytes, the walls around them. No screen, no dialog, no other program.

#[path = "ipc/bank.rs"]
mod bank;
#[path = "ipc/closed.rs"]
mod closed;
#[path = "ipc/files.rs"]
mod files;
#[path = "ipc/filing.rs"]
mod filing;
#[path = "ipc/outbox.rs"]
mod outbox;
#[path = "ipc/page.rs"]
mod page;
#[path = "ipc/papers.rs"]
mod papers;
#[path = "ipc/printing.rs"]
mod printing;
#[path = "ipc/reminders.rs"]
mod reminders;
#[path = "ipc/script.rs"]
mod script;
#[path = "ipc/shapes.rs"]
mod shapes;
#[path = "ipc/walls.rs"]
mod walls;
