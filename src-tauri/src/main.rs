//! Milepost's window. Everything is in the library, so that tests can run it without one.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() -> std::process::ExitCode {
    milepost_shell::run()
}
